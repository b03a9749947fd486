import { RiUserUnfollowLine } from '@remixicon/react';
import type { FleetService } from '@tandem/backstage-plugin-tandem-common';
import { useOperationsLink } from '../../summary/useOperationsLink';
import { useTranslate } from '../../translation';
import { Muted } from '../../ui/Muted';
import { refName } from '../../ui/refName';
import { StatusTag } from '../../ui/StatusTag';
import { TextLink } from '../../ui/TextLink';
import { useEntityLink } from '../../ui/useEntityLink';
import styles from './ServicesTable.module.css';

/** The service, leading to how it does. */
export function ServiceCell({ service }: { service: FleetService }) {
  const { entityRef, title } = service;
  const operationsLink = useOperationsLink();
  return (
    <span className={styles.name} title={title}>
      <TextLink standalone href={operationsLink(entityRef)}>
        {title}
      </TextLink>
    </span>
  );
}

/** Who owns it; a group that the catalog does not hold is told apart. */
export function OwnerCell({ service }: { service: FleetService }) {
  const { ownerRef, ownerTitle, isOwned } = service;
  const { t } = useTranslate();
  if (!ownerRef) {
    return (
      <StatusTag tone="warning" icon={RiUserUnfollowLine}>
        {t('fleet.table.noOwner')}
      </StatusTag>
    );
  }
  const name = refName(ownerRef, ownerTitle);
  return isOwned || ownerRef.startsWith('user:') ? (
    <EntityCell entityRef={ownerRef} title={name} />
  ) : (
    <span className={styles.pair}>
      <span className={styles.name} title={name}>
        {name}
      </span>
      <Muted>{t('fleet.table.notInCatalog')}</Muted>
    </span>
  );
}

/** The system it is part of. */
export function SystemCell({ service }: { service: FleetService }) {
  const { systemRef, systemTitle } = service;
  return systemRef ? (
    <EntityCell entityRef={systemRef} title={refName(systemRef, systemTitle)} />
  ) : (
    <Muted>–</Muted>
  );
}

function EntityCell(props: { entityRef: string; title: string }) {
  const { entityRef, title } = props;
  const entityLink = useEntityLink();
  return (
    <span className={styles.name} title={title}>
      <TextLink standalone href={entityLink(entityRef)}>
        {title}
      </TextLink>
    </span>
  );
}
