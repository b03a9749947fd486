import { Text } from '@backstage/ui';
import type { FleetService } from '@tandem/backstage-plugin-tandem-common';
import type { UseFormReturn } from 'react-hook-form';
import { AllocationField } from '../../liaison/dialogs/AllocationField';
import { DatesFields } from '../../liaison/dialogs/DatesFields';
import { PatternField } from '../../liaison/dialogs/PatternField';
import { PersonField } from '../../liaison/dialogs/PersonField';
import type { Proposal } from '../../liaison/dialogs/proposal';
import { RoleField } from '../../liaison/dialogs/RoleField';
import { TermsFields } from '../../liaison/dialogs/TermsFields';
import { useTranslate } from '../../translation';
import formStyles from '../../ui/form/form.module.css';
import { Muted } from '../../ui/Muted';
import type { AssignScopes, ScopeKind } from './assignScopes';
import { ScopeChoice } from './ScopeChoice';
import { usualAllocation } from './usualAllocation';
import styles from './Assign.module.css';

const WHOLE_WEEK = 100;

/** Whom to ask, for what and on which terms. */
export function TermsForMany(props: {
  isHidden: boolean;
  form: UseFormReturn<Proposal>;
  services: readonly FleetService[];
  scopes: AssignScopes;
  kind: ScopeKind;
  onKind: (kind: ScopeKind) => void;
}) {
  const { isHidden, form, services, scopes, kind, onKind } = props;
  const { control } = form;
  const { t } = useTranslate();
  const count = scopes[kind].length;
  return (
    <div className={styles.terms} hidden={isHidden}>
      <Text as="p">{t('fleet.assign.intro', { count: services.length })}</Text>
      <ScopeChoice
        services={services}
        scopes={scopes}
        kind={kind}
        onKind={onKind}
      />
      <PersonField control={control} label={t('liaison.form.person')} />
      <RoleField form={form} usual={role => usualAllocation(count, role)} />
      <PatternField form={form} />
      <div>
        <AllocationField control={control} />
        <Sum form={form} count={count} />
      </div>
      <DatesFields control={control} />
      <TermsFields control={control} />
    </div>
  );
}

/** «3 × 10 % = 30 % of their week» */
function Sum(props: { form: UseFormReturn<Proposal>; count: number }) {
  const { form, count } = props;
  const { t } = useTranslate();
  const [allocation, role] = form.watch(['allocation', 'role']);
  if (count < 2 || role === 'deputy' || !(allocation > 0)) {
    return null;
  }
  const sum = count * allocation;
  return (
    <Muted as="p" className={formStyles.note}>
      {t('fleet.assign.sum', {
        scopes: `${count}`,
        each: `${allocation}`,
        sum: `${sum}`,
      })}{' '}
      {sum > WHOLE_WEEK && t('fleet.assign.sumTooMuch')}
    </Muted>
  );
}
