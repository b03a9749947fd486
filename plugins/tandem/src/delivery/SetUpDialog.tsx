import { Dialog, DialogBody, DialogHeader, Flex, Text } from '@backstage/ui';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { Snippet } from '../ui/Snippet';
import { useTandemUrl } from '../ui/useTandemUrl';

/** Two ways to report deployments, ready to copy. */
export function SetUpDialog(props: { entityRef: string; onClose: () => void }) {
  const { entityRef, onClose } = props;
  const { t } = useTranslate();
  const baseUrl = useTandemUrl();
  return (
    <Dialog isOpen width={640} onOpenChange={open => !open && onClose()}>
      <DialogHeader>{t('delivery.setUp.dialogTitle')}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="3">
          <Way
            title={t('delivery.setUp.pipeline')}
            why={t('delivery.setUp.pipelineWhy')}
            snippetTitle={t('delivery.setUp.pipelineSnippet')}
            snippet={requestFor(entityRef, baseUrl)}
          />
          <Way
            title={t('delivery.setUp.history')}
            why={t('delivery.setUp.historyWhy')}
            snippetTitle={t('delivery.setUp.historySnippet')}
            snippet={importCommandFor(entityRef)}
          />
        </Flex>
      </DialogBody>
    </Dialog>
  );
}

function Way(props: {
  title: string;
  why: string;
  snippetTitle: string;
  snippet: string;
}) {
  return (
    <Flex direction="column" gap="1">
      <Text as="h3" weight="bold">
        {props.title}
      </Text>
      <Muted as="p">{props.why}</Muted>
      <Snippet title={props.snippetTitle} text={props.snippet} />
    </Flex>
  );
}

/** A request that reports a deployment of this service. */
function requestFor(entityRef: string, baseUrl: string): string {
  return `curl -X POST ${baseUrl}/deployments \\
  -H "Authorization: Bearer $TANDEM_TOKEN" \\
  -H 'Content-Type: application/json' \\
  -d @- <<JSON
{
  "entityRef": "${entityRef}",
  "environment": "production",
  "status": "succeeded",
  "finishedAt": "$(date -u +%Y-%m-%dT%H:%M:%SZ)",
  "version": "v1.0.0",
  "commit": "$(git rev-parse HEAD)",
  "source": "ci",
  "externalId": "$CI_PIPELINE_ID"
}
JSON`;
}

/** A command that imports a service's history from a clone. */
function importCommandFor(entityRef: string): string {
  return `npx tandem import git --repo PATH --tags 'v*' --entity ${entityRef}`;
}
