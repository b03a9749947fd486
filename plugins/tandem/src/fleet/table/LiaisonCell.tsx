import { RiUserUnfollowLine } from '@remixicon/react';
import type { FleetService } from '@tandem/backstage-plugin-tandem-common';
import type { ReactNode } from 'react';
import { useTranslate } from '../../translation';
import { Hidden } from '../../ui/Hidden';
import { Muted } from '../../ui/Muted';
import { refName } from '../../ui/refName';
import { StatusTag } from '../../ui/StatusTag';
import { TextLink } from '../../ui/TextLink';
import { useEntityLink } from '../../ui/useEntityLink';
import { viaOf } from './viaOf';
import styles from './ServicesTable.module.css';

/** Whom to ask, and via which scope: «Dana Kim via team», «self-run», «no one». */
export function LiaisonCell({ service }: { service: FleetService }) {
  const { coverage } = service;
  const { t } = useTranslate();
  const entityLink = useEntityLink();
  if (!coverage) {
    return <Hidden right="seeLiaison" />;
  }
  if (!coverage.covered) {
    return (
      <StatusTag tone="neutral" icon={RiUserUnfollowLine}>
        {t('fleet.table.noOne')}
      </StatusTag>
    );
  }
  const via = viaOf(coverage);
  const { primary, primaryTitle, actingRef, actingTitle } = coverage;
  const personRef = actingRef ?? primary;
  if (!personRef) {
    return <Person name={t('fleet.table.selfRun')} notes={[via && t(via)]} />;
  }
  const name = refName(personRef, actingRef ? actingTitle : primaryTitle);
  return (
    <Person
      name={
        <TextLink standalone href={entityLink(personRef)}>
          {name}
        </TextLink>
      }
      notes={[
        !actingRef && t('fleet.table.away'),
        actingRef !== undefined &&
          actingRef !== primary &&
          t('fleet.table.standsIn'),
        via && t(via),
      ]}
    />
  );
}

function Person(props: {
  name: ReactNode;
  notes: (string | false | undefined)[];
}) {
  const { name, notes } = props;
  const words = notes.filter(Boolean).join(', ');
  return (
    <span className={styles.pair}>
      <span>{name}</span>
      {words && <Muted>{words}</Muted>}
    </span>
  );
}
