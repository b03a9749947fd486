import type { FleetService } from '@tandem/backstage-plugin-tandem-common';
import { useNavigate } from 'react-router-dom';
import { FleetPage } from '../fleet/FleetPage';
import type { Answers } from './fakeBackend';
import { exampleFunnel } from './fleetExamples';
import { CATALOG } from './liaisonExamples';
import type { localSignals } from './localSignals';
import { renderOnPage } from './renderOnPage';

/** What a fleet of these services answers. */
export function fleetOf(
  services: readonly FleetService[],
  parts: Answers = {},
): Answers {
  return {
    '/fleet/funnel': { body: exampleFunnel() },
    '/fleet/services': {
      body: { items: services, totalItems: services.length },
    },
    '/load': { body: { items: [] } },
    ...parts,
  };
}

/** Renders the fleet, with the address and a way back beside it. */
export function renderFleet(
  answers: Answers,
  search = '',
  signals?: ReturnType<typeof localSignals>,
) {
  window.localStorage.clear();
  return renderOnPage(
    <>
      <FleetPage />
      <Back />
    </>,
    {
      address: `/tandem/fleet${search}`,
      answers,
      entities: CATALOG,
      signals,
    },
  );
}

function Back() {
  const navigate = useNavigate();
  return <button onClick={() => navigate(-1)}>Browser’s back</button>;
}
