import { CardBody } from '@backstage/ui';
import { Route, Routes } from 'react-router-dom';
import { useTranslate } from '../translation';
import { EmptyState } from '../ui/EmptyState';
import { Panel } from '../ui/Panel';
import { Workspace } from '../ui/Workspace';

/**
 * Stands where a link leads to a tab that the viewer does not have.
 *
 * @param paths - of the tabs that are there
 */
export function NoSuchTab(props: { paths: readonly string[] }) {
  const { t } = useTranslate();
  return (
    <Routes>
      <Route index element={null} />
      {props.paths.map(path => (
        <Route key={path} path={`${path}/*`} element={null} />
      ))}
      <Route
        path="*"
        element={
          <Workspace>
            <Panel>
              <CardBody>
                <EmptyState
                  title={t('fleet.page.noTab')}
                  description={t('fleet.page.noTabWhy')}
                />
              </CardBody>
            </Panel>
          </Workspace>
        }
      />
    </Routes>
  );
}
