import { Button, Text } from '@backstage/ui';
import { DateTime } from 'luxon';
import { useLiaisonDialogs } from '../liaison/LiaisonDialogsProvider';
import { type Translate, useTranslate } from '../translation';
import { useNow } from '../ui/useNow';
import styles from './MyTeamsPage.module.css';

/** Higher ones are written as figures. */
const NUMBERS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
] as const;

/** «Good morning, Dana. Three things need you today.» */
export function Greeting(props: {
  userRef: string;
  firstName: string;
  /** How many things need them; unset until that is known. */
  count: number | undefined;
}) {
  const { userRef, firstName, count } = props;
  const { t } = useTranslate();
  const { open } = useLiaisonDialogs();
  const time = timeOfDay(DateTime.fromMillis(useNow()).hour);
  return (
    <div className={styles.greeting}>
      <Text as="h2" variant="body-large" weight="bold">
        {t(`teams.greeting.${time}`, { name: firstName })}
        {count !== undefined && ` ${needsWords(count, t)}`}
      </Text>
      <Button
        variant="secondary"
        onPress={() => open({ kind: 'away', userRef })}
      >
        {t('teams.away')}
      </Button>
    </div>
  );
}

export function timeOfDay(hour: number): 'morning' | 'afternoon' | 'evening' {
  if (hour >= 5 && hour < 12) {
    return 'morning';
  }
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening';
}

function needsWords(count: number, t: Translate): string {
  if (count === 0) {
    return t('teams.needsNothing');
  }
  const word: (typeof NUMBERS)[number] | undefined = NUMBERS[count - 1];
  const number = word ? t(`teams.number.${word}`) : count.toLocaleString();
  return t('teams.needs', { count, number });
}
