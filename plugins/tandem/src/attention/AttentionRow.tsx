import { Button } from '@backstage/ui';
import type { AttentionItem } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { AttentionActions } from './AttentionActions';
import { AttentionTag } from './AttentionTag';
import { AttentionText } from './AttentionText';
import { subjectOf } from './attentionWords';
import { ProposalActions } from './ProposalActions';
import { SnoozeMenu } from './SnoozeMenu';
import { isSnoozed } from './snoozing';
import type { Snoozing } from './useSnoozing';
import styles from './Attention.module.css';

/** One thing that needs somebody, and what can be done about it. */
export function AttentionRow(props: {
  item: AttentionItem;
  snoozing: Snoozing;
}) {
  const { item, snoozing } = props;
  const { kind, assignment } = item;
  const later = <LaterButton item={item} snoozing={snoozing} />;
  return (
    <li className={styles.item}>
      <div>
        <AttentionTag item={item} />
      </div>
      <AttentionText item={item} />
      {kind === 'proposal' && assignment ? (
        <ProposalActions item={item} proposal={assignment}>
          {later}
        </ProposalActions>
      ) : (
        <div className={styles.actions}>
          <AttentionActions item={item} />
          {later}
        </div>
      )}
    </li>
  );
}

/** Puts it off; what is put off already comes back. */
function LaterButton(props: { item: AttentionItem; snoozing: Snoozing }) {
  const { item, snoozing } = props;
  const { t } = useTranslate();
  const what = {
    kind: t(`attention.kind.${item.kind}`),
    subject: subjectOf(item),
  };
  return isSnoozed(item) ? (
    <Button
      size="small"
      variant="tertiary"
      aria-label={t('attention.snooze.wakeOf', what)}
      onPress={() => snoozing.wake([item.id])}
    >
      {t('attention.snooze.wake')}
    </Button>
  ) : (
    <SnoozeMenu
      words={t('attention.snooze.button')}
      label={t('attention.snooze.of', what)}
      onSnooze={until => snoozing.snooze([item.id], until)}
    />
  );
}
