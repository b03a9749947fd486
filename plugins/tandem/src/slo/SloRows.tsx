import { parseEntityRef } from '@backstage/catalog-model';
import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { formatBudget, type Slo } from '@tandem/backstage-plugin-tandem-common';
import { useState } from 'react';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { TextButton } from '../ui/TextButton';
import { TextLink } from '../ui/TextLink';
import { BudgetBar } from './BudgetBar';
import type { BurnCause } from './burnCause';
import { SloReason } from './SloReason';
import { SloTag } from './SloTag';
import { objectiveWords } from './sloWords';
import styles from './SloRows.module.css';

const SHOWN = 4;
const FIGURE_STATES = ['healthy', 'burning', 'exhausted'];

/** The worst SLOs with what is left of their budgets, compact enough for a card. */
export function SloRows(props: {
  slos: readonly Slo[];
  /** Of all, also those that are not in `slos`. */
  sloCount: number;
  /** Names the service of each, where they are of several. */
  withService?: boolean;
  sloLink: (slo: Slo) => string;
  /** Where all of them are; unset where there is no such place. */
  allLink?: string;
  /** What the budget of an SLO went down after, by id. */
  causes?: Readonly<Record<string, BurnCause>>;
}) {
  const { slos, sloCount, allLink, causes = {} } = props;
  const { t } = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  const shown = isOpen ? slos : slos.slice(0, SHOWN);
  const rest = sloCount - shown.length;
  return (
    <Flex direction="column" gap="3">
      <ul className={styles.rows}>
        {shown.map(slo => (
          <SloRow key={slo.id} {...props} slo={slo} cause={causes[slo.id]} />
        ))}
      </ul>
      {rest > 0 && (
        <More
          words={t('slo.card.more', { count: rest })}
          allLink={allLink}
          onOpen={
            shown.length < slos.length ? () => setIsOpen(true) : undefined
          }
        />
      )}
    </Flex>
  );
}

/** The way to the others: the place where all are, or right here. */
function More(props: { words: string; allLink?: string; onOpen?: () => void }) {
  const { words, allLink, onOpen } = props;
  if (allLink) {
    return (
      <TextLink standalone variant="body-small" href={allLink}>
        {words}
      </TextLink>
    );
  }
  return (
    <Muted as="p">
      {onOpen ? <TextButton onPress={onOpen}>{words}</TextButton> : words}
    </Muted>
  );
}

function SloRow(props: {
  slo: Slo;
  withService?: boolean;
  sloLink: (slo: Slo) => string;
  cause?: BurnCause;
}) {
  const { slo, withService, sloLink, cause } = props;
  const { t } = useTranslate();
  const service = slo.entityTitle ?? parseEntityRef(slo.entityRef).name;
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <span className={styles.name}>
          <TextLink standalone href={sloLink(slo)}>
            {withService ? `${service}: ${slo.title}` : slo.title}
          </TextLink>{' '}
          <Muted className={styles.objective}>{objectiveWords(slo, t)}</Muted>
        </span>
        <BudgetLeft slo={slo} />
      </div>
      <BudgetBar status={slo.status} />
      {slo.status.state !== 'healthy' && <SloReason slo={slo} cause={cause} />}
    </li>
  );
}

/** The figure while it holds; else the word that says why it does not. */
function BudgetLeft({ slo }: { slo: Slo }) {
  const { t } = useTranslate();
  const { state, budget } = slo.status;
  if (!budget || !FIGURE_STATES.includes(state)) {
    return <SloTag slo={slo} />;
  }
  const figure = formatBudget(budget.remainingRatio);
  return (
    <span
      className={styles.budget}
      data-overspent={budget.remainingRatio <= 0 || undefined}
    >
      <span aria-hidden="true">{figure}</span>
      <VisuallyHidden>
        {t('slo.card.budgetLeft', { budget: figure })}
      </VisuallyHidden>
    </span>
  );
}

/** Holds the place of {@link SloRows} while they load. */
export function SloRowsSkeleton() {
  const { t } = useTranslate();
  return (
    <div
      className={styles.rows}
      role="status"
      aria-label={t('slo.card.loading')}
    >
      {['60%', '70%', '50%'].map(width => (
        <div key={width} className={styles.row}>
          <div className={styles.head}>
            <Skeleton width={width} height={20} />
            <Skeleton width={40} height={20} />
          </div>
          <Skeleton width="100%" height={6} />
        </div>
      ))}
    </div>
  );
}
