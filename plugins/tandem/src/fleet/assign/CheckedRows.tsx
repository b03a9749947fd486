import { Skeleton, Text } from '@backstage/ui';
import { formatCivilDate } from '../../liaison/civilDateNames';
import type { Proposal } from '../../liaison/dialogs/proposal';
import { SendProblem } from '../../liaison/dialogs/SendProblem';
import { useTranslate } from '../../translation';
import { ErrorState } from '../../ui/ErrorState';
import { FormAlert } from '../../ui/form/FormAlert';
import { Muted } from '../../ui/Muted';
import { TextButton } from '../../ui/TextButton';
import { usePersonName } from '../../ui/usePersonName';
import { CheckedRow } from './CheckedRow';
import type { CheckedBatch } from './useCheckedBatch';
import { sharedWarnings, warningWords } from './warnings';
import styles from './Assign.module.css';

/** What would happen to each, with a way to leave it out. */
export function CheckedRows(props: { batch: CheckedBatch; terms: Proposal }) {
  const { batch, terms } = props;
  const { rows, dryRun, asking } = batch;
  const { t } = useTranslate();
  const shared = sharedWarnings(rows);
  return (
    <div className={styles.checked}>
      <TermsLine batch={batch} terms={terms} />
      <Shared warnings={shared} liaisonRef={terms.liaisonRef} />
      {dryRun.error && (
        <ErrorState
          title={t('fleet.assign.checkFailed')}
          error={dryRun.error}
          onRetry={dryRun.again}
        />
      )}
      {!dryRun.results && dryRun.isChecking && (
        <div role="status" aria-label={t('fleet.assign.checking')}>
          {rows.map(({ scope }) => (
            <Skeleton
              key={scope.ref}
              width="100%"
              height={28}
              style={{ marginBlockEnd: 8 }}
            />
          ))}
        </div>
      )}
      {rows.some(({ result, isOut }) => result || isOut) && (
        <ul className={styles.rows} aria-label={t('fleet.assign.checkTitle')}>
          {rows.map(row => (
            <CheckedRow
              key={row.scope.ref}
              row={row}
              liaisonRef={terms.liaisonRef}
              shared={shared}
              isAsked={asking.results !== undefined}
              onTakeIn={isIn => batch.takeIn(row.scope.ref, isIn)}
            />
          ))}
        </ul>
      )}
      <Summary batch={batch} terms={terms} />
      <SendProblem error={asking.error} />
    </div>
  );
}

/** «Dana Kim, liaison, from Nov 21 · 20 % each», and the way back. */
function TermsLine(props: { batch: CheckedBatch; terms: Proposal }) {
  const { batch, terms } = props;
  const { liaisonRef, pattern, allocation, startsOn, endsOn } = terms;
  const { t } = useTranslate();
  const facts = {
    name: usePersonName(liaisonRef),
    pattern: t(`liaison.word.pattern.${pattern}`),
    date: formatCivilDate(startsOn),
  };
  return (
    <div>
      <Text as="p" weight="bold">
        {endsOn
          ? t('fleet.assign.termsDays', {
              ...facts,
              end: formatCivilDate(endsOn),
            })
          : t('fleet.assign.terms', facts)}
        {allocation > 0 &&
          `, ${
            batch.rows.length > 1
              ? t('fleet.assign.each', { allocation: `${allocation}` })
              : t('fleet.assign.once', { allocation: `${allocation}` })
          }`}
      </Text>
      <Muted as="p">
        <TextButton onPress={batch.changeTerms}>
          {t('fleet.assign.back')}
        </TextButton>
      </Muted>
    </div>
  );
}

/** What is worth knowing of all of them. */
function Shared(props: { warnings: readonly string[]; liaisonRef: string }) {
  const { warnings, liaisonRef } = props;
  const { t } = useTranslate();
  const name = usePersonName(liaisonRef);
  return warnings.length ? (
    <FormAlert
      status="info"
      title={t('fleet.assign.worthKnowing')}
      description={warnings
        .map(each => warningWords(each, { ref: liaisonRef, name }))
        .join(' ')}
    />
  ) : null;
}

/** What the whole of it comes to. */
function Summary(props: { batch: CheckedBatch; terms: Proposal }) {
  const { possible, wanted, rows, dryRun, asking } = props.batch;
  const { t } = useTranslate();
  const name = usePersonName(props.terms.liaisonRef);
  if (asking.results) {
    const done = asking.results.filter(({ status }) => status === 'created');
    return (
      <FormAlert
        title={
          done.length
            ? t('fleet.assign.partTitle', {
                name,
                done: `${done.length}`,
                total: `${asking.results.length}`,
              })
            : t('fleet.assign.noneTitle')
        }
        description={t('fleet.assign.partWhy')}
      />
    );
  }
  if (!dryRun.results || !dryRun.isFresh) {
    return null;
  }
  const refused = rows.filter(({ result }) => result?.status === 'rejected');
  if (!possible && wanted > 0) {
    return (
      <FormAlert
        status={refused.length ? 'warning' : 'info'}
        title={
          refused.length
            ? t('fleet.assign.nothingGood')
            : t('fleet.assign.nothingNew')
        }
        description={
          refused.length
            ? t('fleet.assign.nothingGoodWhy')
            : t('fleet.assign.nothingNewWhy', { name })
        }
      />
    );
  }
  return (
    <Muted as="p">
      <span role="status">
        {refused.length > 0 &&
          `${t('fleet.assign.leftOut', { count: refused.length })} `}
        {t('fleet.assign.untilThen', { name })}
      </span>
    </Muted>
  );
}
