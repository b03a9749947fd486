import { Button, CardBody } from '@backstage/ui';
import { useTranslate } from '../translation';
import { EmptyState } from '../ui/EmptyState';
import { Panel } from '../ui/Panel';
import type { ChangeOperations } from '../summary/operationsState';

/** Leads from an environment without deployments to one that has some. */
export function OtherEnvironments(props: {
  environment: string;
  environments: string[];
  change: ChangeOperations;
}) {
  const { environment, environments, change } = props;
  const { t } = useTranslate();
  const [first] = environments;
  return (
    <Panel>
      <CardBody>
        <EmptyState
          title={t('delivery.operations.emptyEnvironment', { environment })}
          description={t('delivery.operations.emptyEnvironmentWhy', {
            environments: environments.join(', '),
          })}
          action={
            <Button size="small" onPress={() => change({ environment: first })}>
              {t('delivery.operations.showEnvironment', {
                environment: first,
              })}
            </Button>
          }
        />
      </CardBody>
    </Panel>
  );
}
