import {
  formatBudget,
  formatRatio,
  type Team,
} from '@tandem/backstage-plugin-tandem-common';
import { AssignmentStateTag } from '../liaison/AssignmentStateTag';
import { formatCivilDate } from '../liaison/civilDateNames';
import { SloStateTag } from '../slo/SloTag';
import { type Translate, useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { refName } from '../ui/refName';
import styles from './TeamsCard.module.css';

/** How they help, who follows, and where it stands unless it just goes on. */
export function TeamPattern({ team }: { team: Team }) {
  const { assignment, successor } = team;
  const { pattern, role, state } = assignment;
  const { t } = useTranslate();
  const name = t(`liaison.word.pattern.${pattern}`);
  return (
    <div className={styles.lines}>
      {role === 'primary'
        ? name
        : t('teams.table.role', {
            pattern: name,
            role: t(`liaison.word.role.${role}`).toLocaleLowerCase(),
          })}
      {successor && <Muted>{successorWords(successor, t)}</Muted>}
      {state !== 'active' && <AssignmentStateTag assignment={assignment} />}
    </div>
  );
}

function successorWords(
  successor: NonNullable<Team['successor']>,
  t: Translate,
): string {
  const { liaisonRef, liaisonTitle, startsOn, state } = successor;
  const date = formatCivilDate(startsOn);
  if (!liaisonRef) {
    return t('teams.table.nextSelfRun', { date });
  }
  const name = refName(liaisonRef, liaisonTitle);
  return state === 'proposed'
    ? t('teams.table.nextAsked', { name, date })
    : t('teams.table.next', { name, date });
}

/** How the worst SLO does; what is left of it where that is known. */
export function TeamBudget({ slo }: { slo: Team['slo'] }) {
  const { state, worstRemainingRatio } = slo;
  const { t } = useTranslate();
  if (state === 'none') {
    return <Muted>{t('teams.table.noSlo')}</Muted>;
  }
  const isCurrent = ['healthy', 'burning', 'exhausted'].includes(state);
  const left =
    isCurrent && worstRemainingRatio !== null
      ? formatBudget(worstRemainingRatio)
      : undefined;
  return (
    <div className={styles.lines}>
      <SloStateTag state={state}>
        {t(`slo.card.state.${state}`).toLocaleLowerCase()}
      </SloStateTag>
      {left && <Muted>{t('teams.table.left', { budget: left })}</Muted>}
    </div>
  );
}

/** How many deployments failed, and of how many. */
export function TeamFailRate({ dora }: { dora: Team['dora'] }) {
  const { failRatio, failed, deployments } = dora;
  const { t } = useTranslate();
  if (failRatio === null || !deployments) {
    return <Muted>{t('teams.table.noDeployments')}</Muted>;
  }
  return (
    <span className={styles.figure} title={t('teams.table.failedIn')}>
      {formatRatio(failRatio)}
      <Muted>
        {t('teams.table.failedOf', {
          failed: failed.toLocaleString(),
          total: deployments.toLocaleString(),
        })}
      </Muted>
    </span>
  );
}
