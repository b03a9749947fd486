import {
  addDays,
  civilDateSchema,
  type Load,
} from '@tandem/backstage-plugin-tandem-common';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslate } from '../../translation';
import { FormNumber } from '../../ui/form/FormNumber';
import formStyles from '../../ui/form/form.module.css';
import { Muted } from '../../ui/Muted';
import { formatCivilDate } from '../civilDateNames';
import { useLoad } from '../queries';
import { usePersonName } from '../../ui/usePersonName';
import type { Proposal } from './proposal';

/** So far ahead a load is looked at where no last day is given. */
const AHEAD_DAYS = 90;
/** The API's limit. */
const MOST_DAYS = 400;
const STEP = 5;

/** How much of their week, beside what the person has promised already. */
export function AllocationField(props: { control: Control<Proposal> }) {
  const { control } = props;
  const { t } = useTranslate();
  const role = useWatch({ control, name: 'role' });
  return (
    <div>
      <div className={formStyles.short}>
        <FormNumber
          control={control}
          name="allocation"
          label={t('liaison.form.allocation')}
          description={
            role === 'deputy' ? t('liaison.form.allocationDeputy') : undefined
          }
          minValue={0}
          maxValue={100}
          step={STEP}
        />
      </div>
      <LoadNote control={control} />
    </div>
  );
}

function LoadNote(props: { control: Control<Proposal> }) {
  const { control } = props;
  const { t } = useTranslate();
  const [liaisonRef, startsOn, endsOn] = useWatch({
    control,
    name: ['liaisonRef', 'startsOn', 'endsOn'],
  });
  const days = daysToLookAt(startsOn, endsOn);
  const userRef = days && liaisonRef ? liaisonRef : undefined;
  const { data } = useLoad(userRef, days ?? { from: '', to: '' });
  const name = usePersonName(userRef);
  if (!data || !userRef) {
    return null;
  }
  const fullest = fullestDay(data);
  return (
    <Muted as="p" className={formStyles.note}>
      {fullest
        ? t(
            fullest.date === startsOn
              ? 'liaison.form.loadNow'
              : 'liaison.form.load',
            {
              name,
              allocation: `${fullest.allocation}`,
              date: formatCivilDate(fullest.date),
            },
          )
        : t('liaison.form.loadNothing', { name })}
    </Muted>
  );
}

/** The first of the days on which most is promised. */
function fullestDay({ items }: Load): Load['items'][number] | undefined {
  return items.reduce<Load['items'][number] | undefined>(
    (fullest, day) =>
      day.allocation > (fullest?.allocation ?? 0) ? day : fullest,
    undefined,
  );
}

function daysToLookAt(startsOn: string, endsOn: string) {
  if (!civilDateSchema.safeParse(startsOn).success) {
    return undefined;
  }
  const to = endsOn >= startsOn ? addDays(endsOn, 1) : undefined;
  const farthest = addDays(startsOn, MOST_DAYS);
  const wanted = to ?? addDays(startsOn, AHEAD_DAYS);
  return { from: startsOn, to: wanted < farthest ? wanted : farthest };
}
