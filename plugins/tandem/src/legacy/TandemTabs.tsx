import { useRouteRef } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { PluginHeader } from '@backstage/ui';
import { RiTeamLine } from '@remixicon/react';
import {
  adminReadPermission,
  unmatchedReadPermission,
} from '@tandem/backstage-plugin-tandem-common';
import { type ComponentType, lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { tandemRouteRef } from '../fleet/routes';

interface Tab {
  path: string;
  label: string;
  Content: ComponentType;
}

const TABS: readonly Tab[] = [
  {
    path: 'fleet',
    label: 'Fleet',
    Content: lazyPage(() =>
      import('../fleet/FleetPage').then(m => m.FleetPage),
    ),
  },
  {
    path: 'my-teams',
    label: 'My teams',
    Content: lazyPage(() =>
      import('../teams/MyTeamsPage').then(m => m.MyTeamsPage),
    ),
  },
  {
    path: 'unmatched',
    label: 'Unmatched',
    Content: lazyPage(() =>
      import('../unmatched/UnmatchedPage').then(m => m.UnmatchedPage),
    ),
  },
  {
    path: 'health',
    label: 'Health',
    Content: lazyPage(() =>
      import('../health/HealthPage').then(m => m.HealthPage),
    ),
  },
];

/** The tabs of Tandem's page, which the new frontend system draws by itself. */
export function TandemTabs() {
  const root = useRouteRef(tandemRouteRef)();
  const maySee: Partial<Record<string, boolean>> = {
    unmatched: usePermission({ permission: unmatchedReadPermission }).allowed,
    health: usePermission({ permission: adminReadPermission }).allowed,
  };
  const shown = TABS.filter(({ path }) => maySee[path] ?? true);
  return (
    <>
      <PluginHeader
        title="Tandem"
        titleLink={root}
        icon={<RiTeamLine />}
        tabs={shown.map(({ path, label }) => ({
          id: path,
          label,
          href: `${root}/${path}`,
          matchStrategy: 'prefix',
        }))}
      />
      <Suspense fallback={null}>
        <Routes>
          {TABS.map(({ path, Content }) => (
            <Route key={path} path={`${path}/*`} element={<Content />} />
          ))}
          <Route path="*" element={<Navigate to={TABS[0].path} replace />} />
        </Routes>
      </Suspense>
    </>
  );
}

function lazyPage(load: () => Promise<ComponentType>) {
  return lazy(() => load().then(Page => ({ default: Page })));
}
