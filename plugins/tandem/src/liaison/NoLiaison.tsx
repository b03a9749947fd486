import { Button, Flex, Text } from '@backstage/ui';
import type {
  Coverage,
  ProposalKind,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { WhoMay } from '../ui/WhoMay';
import { Term } from '../ui/Term';
import { useLiaisonDialogs } from './LiaisonDialogsProvider';
import { ProposeButton } from './ProposeButton';
import styles from './LiaisonOverview.module.css';

/** Nobody yet: what a liaison is for, and the ways to begin that are the viewer's. */
export function NoLiaison(props: {
  coverage: Coverage;
  proposable: readonly ProposalKind[];
}) {
  const { coverage, proposable } = props;
  const { t } = useTranslate();
  const { open } = useLiaisonDialogs();
  const isAsked = coverage.proposals > 0;
  const mayPropose = proposable.length > 0;
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
      {!isAsked && !mayPropose && <WhoMay right="propose" />}
      {!isAsked && mayPropose && (
        <div className={styles.actions}>
          <ProposeButton proposable={proposable} />
          {proposable.includes('self-run') && (
            <Button
              variant="secondary"
              onPress={() => open({ kind: 'self-run' })}
            >
              {t('liaison.card.selfRun')}
            </Button>
          )}
        </div>
      )}
    </Flex>
  );
}
