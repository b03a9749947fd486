import type { FleetService } from '@tandem/backstage-plugin-tandem-common';
import { BUDGET_PART, SLOS_PART } from '../../summary/operationsParts';
import { useOperationsLink } from '../../summary/useOperationsLink';
import { useTranslate } from '../../translation';
import { Muted } from '../../ui/Muted';
import { TextButton } from '../../ui/TextButton';
import { TextLink } from '../../ui/TextLink';
import { useEntityLink } from '../../ui/useEntityLink';

/** What is most worth doing, and the place where it is done. */
export function NextStepCell(props: {
  service: FleetService;
  onAssign: (service: FleetService) => void;
}) {
  const { service, onAssign } = props;
  const { nextStep, title } = service;
  const { t } = useTranslate();
  const placeOf = usePlaces(service.entityRef);
  if (!nextStep) {
    return <Muted>{t('fleet.table.nothingWaits')}</Muted>;
  }
  const step = t(`fleet.table.nextStep.${nextStep}`);
  const name = t('fleet.table.nextStepOf', { step, service: title });
  return nextStep === 'find-liaison' ? (
    <TextButton aria-label={name} onPress={() => onAssign(service)}>
      {step}
    </TextButton>
  ) : (
    <TextLink href={placeOf(nextStep)} aria-label={name}>
      {step}
    </TextLink>
  );
}

/** Where each step is done. */
function usePlaces(entityRef: string) {
  const entityLink = useEntityLink();
  const operationsLink = useOperationsLink();
  return (
    step: Exclude<NonNullable<FleetService['nextStep']>, 'find-liaison'>,
  ) => {
    switch (step) {
      case 'set-owner':
        return entityLink(entityRef);
      case 'send-deployments':
        return operationsLink(entityRef);
      case 'stop-burning':
        return operationsLink(entityRef, `#${BUDGET_PART}`);
      default:
        return operationsLink(entityRef, `#${SLOS_PART}`);
    }
  };
}
