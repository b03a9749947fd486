import { Button } from '@backstage/ui';
import type {
  Attention,
  AttentionItem,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { TextButton } from '../ui/TextButton';
import { SnoozeMenu } from './SnoozeMenu';
import { isSnoozed } from './snoozing';
import type { AttentionView } from './useAttentionView';
import type { Snoozing } from './useSnoozing';
import styles from './Attention.module.css';

/** «newest reason first · 2 snoozed», and a way to put all of it off or bring it back. */
export function AttentionHeader(props: {
  attention: Attention;
  view: AttentionView;
  snoozing: Snoozing;
}) {
  const { attention, view, snoozing } = props;
  const { t } = useTranslate();
  const awake = attention.items.filter(item => !isSnoozed(item));
  const asleep = attention.items.filter(isSnoozed);
  return (
    <div className={styles.header}>
      <Muted>
        {awake.length > 1 && t('attention.order')}
        {awake.length > 1 && attention.snoozed > 0 && ' · '}
        {attention.snoozed > 0 && (
          <TextButton
            aria-pressed={view.showsSnoozed}
            onPress={view.toggleSnoozed}
          >
            {t('attention.snoozedCount', {
              number: `${attention.snoozed}`,
            })}
          </TextButton>
        )}
      </Muted>
      {awake.length > 1 && (
        <SnoozeMenu
          words={t('attention.snooze.all')}
          onSnooze={until => snoozing.snooze(idsOf(awake), until)}
        />
      )}
      {asleep.length > 1 && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() => snoozing.wake(idsOf(asleep))}
        >
          {t('attention.snooze.wakeAll')}
        </Button>
      )}
    </div>
  );
}

function idsOf(items: readonly AttentionItem[]): string[] {
  return items.map(({ id }) => id);
}
