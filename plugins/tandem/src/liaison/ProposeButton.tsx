import { Button } from '@backstage/ui';
import type { ProposalKind } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { useLiaisonDialogs } from './LiaisonDialogsProvider';
import { mayOnlyOffer } from './proposalRights';
import { useViewer } from './useViewer';

/** Asks for a liaison; whoever may ask nobody else here offers themselves. */
export function ProposeButton(props: {
  proposable: readonly ProposalKind[];
  size?: 'small';
}) {
  const { proposable, size } = props;
  const { t } = useTranslate();
  const { open } = useLiaisonDialogs();
  const liaisonRef = useViewer()?.userRef;
  return mayOnlyOffer(proposable) ? (
    <Button
      size={size}
      onPress={() => open({ kind: 'propose', preset: { liaisonRef } })}
    >
      {t('liaison.card.offer')}
    </Button>
  ) : (
    <Button size={size} onPress={() => open({ kind: 'propose' })}>
      {t('liaison.card.propose')}
    </Button>
  );
}
