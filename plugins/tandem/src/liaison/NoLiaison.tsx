import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, Flex, Text } from '@backstage/ui';
import type { Coverage } from '@tandem/backstage-plugin-tandem-common';
import { tandemTranslationRef } from '../translation';
import { Muted } from '../ui/Muted';
import { Term } from '../ui/Term';
import { useLiaisonDialogs } from './LiaisonDialogsProvider';
import styles from './LiaisonOverview.module.css';

/** Nobody yet: what a liaison is for, and two ways to begin. */
export function NoLiaison(props: { coverage: Coverage }) {
  const { t } = useTranslationRef(tandemTranslationRef);
  const { open } = useLiaisonDialogs();
  const isAsked = props.coverage.proposals > 0;
  return (
    <Flex direction="column" gap="2" align="start">
      <Text as="p" weight="bold">
        {t('liaison.card.nobody')}
      </Text>
      <Muted as="p">
        {t('liaison.card.nobodyWhy', {
          liaison: (
            <Term
              word={t('liaison.word.liaison')}
              meaning={t('liaison.word.liaisonMeans')}
            />
          ),
        })}
      </Muted>
      {!isAsked && (
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
