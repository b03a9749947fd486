import { Button, Flex, Text } from '@backstage/ui';
import type { Coverage } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { WhoMay } from '../ui/WhoMay';
import { Term } from '../ui/Term';
import { useLiaisonDialogs } from './LiaisonDialogsProvider';
import styles from './LiaisonOverview.module.css';

/** Nobody yet: what a liaison is for, and two ways to begin. */
export function NoLiaison(props: { coverage: Coverage; mayPropose: boolean }) {
  const { t } = useTranslate();
  const { open } = useLiaisonDialogs();
  const isAsked = props.coverage.proposals > 0;
  return (
    <Flex direction="column" gap="2" align="start">
      <Text as="p" weight="bold">
        {t('liaison.card.nobody')}
      </Text>
      <Muted as="p">
        {t('liaison.card.nobodyWhy', {
          liaison: <Term id="liaison" />,
        })}
      </Muted>
      {!isAsked && !props.mayPropose && <WhoMay right="propose" />}
      {!isAsked && props.mayPropose && (
        <div className={styles.actions}>
          <Button onPress={() => open({ kind: 'propose' })}>
            {t('liaison.card.propose')}
          </Button>
          <Button
            variant="secondary"
            onPress={() => open({ kind: 'self-run' })}
          >
            {t('liaison.card.selfRun')}
          </Button>
        </div>
      )}
    </Flex>
  );
}
