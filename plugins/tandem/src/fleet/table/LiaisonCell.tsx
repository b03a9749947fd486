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
  const person = personOf(coverage);
  if (!person) {
    return <Person name={t('fleet.table.selfRun')} notes={[via && t(via)]} />;
  }
  const { primary, actingRef } = coverage;
  return (
    <Person
      name={
        <TextLink standalone href={entityLink(person.ref)}>
          {refName(person.ref, person.title)}
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

/** Who is there now, else who is away: nobody where the team runs it itself. */
function personOf(coverage: NonNullable<FleetService['coverage']>) {
  const { actingRef, primary, deputy } = coverage;
  if (actingRef) return { ref: actingRef, title: coverage.actingTitle };
  if (primary) return { ref: primary, title: coverage.primaryTitle };
  return deputy && { ref: deputy, title: coverage.deputyTitle };
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
