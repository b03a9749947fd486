import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiArrowDownSLine } from '@remixicon/react';
import { DateTime } from 'luxon';
import { useTranslate } from '../translation';
import { useNow } from '../ui/useNow';
import { snoozeTimes } from './snoozeTimes';

/** Until when to put something off. */
export function SnoozeMenu(props: {
  words: string;
  /** Says what is put off, where the words alone do not. */
  label?: string;
  onSnooze: (until: string) => void;
}) {
  const { words, label, onSnooze } = props;
  const { t } = useTranslate();
  const now = DateTime.fromMillis(useNow());
  return (
    <MenuTrigger>
      <Button
        size="small"
        variant="tertiary"
        aria-label={label}
        iconEnd={<RiArrowDownSLine />}
      >
        {words}
      </Button>
      <Menu>
        {snoozeTimes(now).map(({ name, until }) => (
          <MenuItem key={name} onAction={() => onSnooze(instantOf(until))}>
            {t(`attention.snooze.${name}`, {
              time: until.toLocaleString(DateTime.TIME_SIMPLE),
            })}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}

function instantOf(until: DateTime): string {
  return until.toUTC().toISO()!;
}
