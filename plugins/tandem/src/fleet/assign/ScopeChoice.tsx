import { Radio, RadioGroup } from '@backstage/ui';
import type { FleetService } from '@tandem/backstage-plugin-tandem-common';
import { type Translate, useTranslate } from '../../translation';
import formStyles from '../../ui/form/form.module.css';
import { Muted } from '../../ui/Muted';
import type { AssignScope, AssignScopes, ScopeKind } from './assignScopes';
import { useOthersCovered } from './useOthersCovered';

const NAMED = 4;

/** For the teams behind the services, or for the services alone. */
export function ScopeChoice(props: {
  services: readonly FleetService[];
  scopes: AssignScopes;
  kind: ScopeKind;
  onKind: (kind: ScopeKind) => void;
}) {
  const { services, scopes, kind, onKind } = props;
  const { teams, unowned } = scopes;
  const { t } = useTranslate();
  const others = useOthersCovered(services, teams);
  if (!teams.length) {
    return (
      <Muted as="p">
        {t('fleet.assign.unownedAll', { count: unowned.length })}
      </Muted>
    );
  }
  return (
    <div>
      <RadioGroup
        label={t('fleet.assign.forWhat')}
        value={kind}
        onChange={chosen => onKind(chosen as ScopeKind)}
      >
        <Radio value="teams">
          <span className={formStyles.option}>
            <span>
              {t('fleet.assign.teams', {
                count: teams.length,
                names: namesOf(teams, t),
              })}
            </span>
            <Muted>
              {t('fleet.assign.teamsHow')}
              {others
                ? ` ${t('fleet.assign.teamsOthers', { count: others })}`
                : ''}
            </Muted>
          </span>
        </Radio>
        <Radio value="services">
          <span className={formStyles.option}>
            <span>
              {t('fleet.assign.services', { count: services.length })}
            </span>
            <Muted>
              {t('fleet.assign.servicesHow', { count: services.length })}
            </Muted>
          </span>
        </Radio>
      </RadioGroup>
      {kind === 'teams' && unowned.length > 0 && (
        <Muted as="p" className={formStyles.note}>
          {t('fleet.assign.unowned', {
            count: unowned.length,
            names: namesOf(unowned, t),
          })}
        </Muted>
      )}
    </div>
  );
}

/** The first names, and how many more there are. */
function namesOf(scopes: readonly AssignScope[], t: Translate): string {
  const names = scopes
    .slice(0, NAMED)
    .map(({ title }) => title)
    .join(', ');
  return scopes.length > NAMED
    ? t('fleet.assign.namesMore', { names, number: `${scopes.length - NAMED}` })
    : names;
}
