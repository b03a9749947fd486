import { RiInformationLine } from '@remixicon/react';
import {
  addDays,
  daysBetween,
  ENDING_DAYS,
  todayIn,
  type Coverage,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { StatusTag } from '../ui/StatusTag';
import { TextButton } from '../ui/TextButton';
import { useNow } from '../ui/useNow';
import { withNames } from '../ui/withNames';
import { formatCivilDate } from './civilDateNames';
import { useLiaisonDialogs } from './LiaisonDialogsProvider';
import { viewerTimeZone } from './queries';
import { refName } from '../ui/refName';
import styles from './LiaisonOverview.module.css';

/** What begins the warning that the card tells in its own words. */
const GAP_WARNING = 'Nobody is in until';

/** Who comes next, what ends soon, and what else is good to know. */
export function CoverageNotes(props: {
  entityRef: string;
  coverage: Coverage;
  mayPropose: boolean;
}) {
  const { coverage, mayPropose } = props;
  const { upcoming } = coverage;
  const { t } = useTranslate();
  const warnings = coverage.warnings.filter(
    warning => !warning.startsWith(GAP_WARNING),
  );
  return (
    <>
      {upcoming && (
        <Muted as="p">
          {upcoming.liaisonRef
            ? t('liaison.card.from', {
                name: refName(upcoming.liaisonRef, upcoming.liaisonTitle),
                date: formatCivilDate(upcoming.startsOn),
              })
            : t('liaison.card.fromSelfRun', {
                date: formatCivilDate(upcoming.startsOn),
              })}
        </Muted>
      )}
      {!upcoming && <EndsSoon coverage={coverage} mayPropose={mayPropose} />}
      {warnings.map(warning => (
        <div key={warning} className={styles.notice} data-tone="announcement">
          <Muted as="p">{withNames(warning, titlesOf(coverage))}</Muted>
        </div>
      ))}
    </>
  );
}

/** What the answer itself calls those it is about. */
function titlesOf({ people, scopeRef, scopeTitle }: Coverage) {
  const named = people.map(({ userRef, title }) => [userRef, title] as const);
  return Object.fromEntries(
    scopeRef ? [...named, [scopeRef, scopeTitle] as const] : named,
  );
}

function EndsSoon(props: { coverage: Coverage; mayPropose: boolean }) {
  const { coverage, mayPropose } = props;
  const { until, scopeRef, people, channel } = coverage;
  const { t } = useTranslate();
  const { open } = useLiaisonDialogs();
  const today = todayIn(people[0]?.timeZone ?? viewerTimeZone(), useNow());
  if (!until || daysBetween(today, until) > ENDING_DAYS) {
    return null;
  }
  const preset = { scopeRef, channel, startsOn: addDays(until, 1) };
  return (
    <div className={styles.notice}>
      <StatusTag tone="warning" icon={RiInformationLine}>
        {t('liaison.card.endsSoon', { date: formatCivilDate(until) })}
      </StatusTag>
      {mayPropose && (
        <Muted as="p">
          <TextButton onPress={() => open({ kind: 'propose', preset })}>
            {t('liaison.card.proposeNext')}
          </TextButton>
        </Muted>
      )}
    </div>
  );
}
