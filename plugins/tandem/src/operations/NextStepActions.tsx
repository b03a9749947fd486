import { Button, ButtonLink } from '@backstage/ui';
import {
  assignmentCreatePermission,
  sloCreatePermission,
  type EntitySummary,
} from '@tandem/backstage-plugin-tandem-common';
import { useState } from 'react';
import { SetUpDialog } from '../delivery/SetUpDialog';
import {
  LiaisonDialogsProvider,
  useLiaisonDialogs,
} from '../liaison/LiaisonDialogsProvider';
import { ProposeButton } from '../liaison/ProposeButton';
import { proposableOf } from '../liaison/proposalRights';
import type { NewSloRights } from '../slo/sloRights';
import { useImportDialog } from '../slo/useImportDialog';
import type { NextStep } from '../summary/nextStep';
import { useOperationsLink } from '../summary/useOperationsLink';
import { useTranslate } from '../translation';
import { isWebAddress } from '../ui/isWebAddress';
import { mayDo } from '../ui/rights';
import { WhoMay } from '../ui/WhoMay';
import { BUDGET_PART } from '../summary/operationsParts';

/** Begins a step, or opens the place where it is done. */
export function NextStepActions(props: {
  entityRef: string;
  step: NextStep;
  summary: EntitySummary;
}) {
  const { entityRef, step, summary } = props;
  const { allowed } = summary;
  const operationsLink = useOperationsLink();
  switch (step.kind) {
    case 'deployment':
      return <ReportDeployment entityRef={entityRef} />;
    case 'slo':
      return mayDo(allowed, sloCreatePermission) ? (
        <WriteSlo entityRef={entityRef} rights={summary} />
      ) : (
        <WhoMay right="writeSlo" />
      );
    case 'exhausted':
    case 'burning':
      return <LookAndAsk entityRef={entityRef} step={step} />;
    case 'cover':
    case 'deputy':
      return mayDo(allowed, assignmentCreatePermission) ? (
        <LiaisonDialogsProvider entityRef={entityRef}>
          {step.kind === 'cover' ? (
            <ProposeButton size="small" proposable={proposableOf(summary)} />
          ) : (
            <NameDeputy step={step} />
          )}
        </LiaisonDialogsProvider>
      ) : (
        <WhoMay right="propose" />
      );
    case 'done':
    case 'hidden':
      return null;
    default:
      return (
        <Place
          action={step.kind === 'draft' ? 'draft' : 'details'}
          href={operationsLink(
            entityRef,
            `?slo=${encodeURIComponent(step.slo.id)}`,
          )}
        />
      );
  }
}

function Place(props: { action: 'story' | 'details' | 'draft'; href: string }) {
  const { t } = useTranslate();
  return (
    <ButtonLink size="small" href={props.href}>
      {t(`nextStep.action.${props.action}`)}
    </ButtonLink>
  );
}

function LookAndAsk(props: {
  entityRef: string;
  step: Extract<NextStep, { kind: 'exhausted' | 'burning' }>;
}) {
  const { entityRef, step } = props;
  const { t } = useTranslate();
  const operationsLink = useOperationsLink();
  const search = `?budget=${encodeURIComponent(step.slo.id)}#${BUDGET_PART}`;
  return (
    <>
      <Place action="story" href={operationsLink(entityRef, search)} />
      {isWebAddress(step.channel) && (
        <ButtonLink
          size="small"
          variant="secondary"
          href={step.channel}
          target="_blank"
          rel="noopener noreferrer"
        >
          {t('nextStep.action.ask')}
        </ButtonLink>
      )}
    </>
  );
}

function ReportDeployment(props: { entityRef: string }) {
  const { t } = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setIsOpen(true)}>
        {t('nextStep.action.deployment')}
      </Button>
      {isOpen && <SetUpDialog {...props} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function WriteSlo(props: { entityRef: string; rights: NewSloRights }) {
  const { t } = useTranslate();
  const { dialog, open } = useImportDialog(props.entityRef, props.rights);
  return (
    <>
      <Button size="small" onPress={open}>
        {t('nextStep.action.slo')}
      </Button>
      {dialog}
    </>
  );
}

function NameDeputy(props: { step: Extract<NextStep, { kind: 'deputy' }> }) {
  const { scopeRef, channel } = props.step.coverage;
  const { t } = useTranslate();
  const { open } = useLiaisonDialogs();
  return (
    <Button
      size="small"
      onPress={() =>
        open({ kind: 'propose', preset: { scopeRef, channel, role: 'deputy' } })
      }
    >
      {t('nextStep.action.deputy')}
    </Button>
  );
}
