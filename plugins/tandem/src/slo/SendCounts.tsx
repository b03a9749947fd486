import { Flex, Text } from '@backstage/ui';
import type { Slo } from '@tandem/backstage-plugin-tandem-common';
import { useTandemUrl } from '../ui/useTandemUrl';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { Snippet } from '../ui/Snippet';

/** How the first counts of an SLO get in. */
export function SendCounts({ slo }: { slo: Slo }) {
  const { t } = useTranslate();
  const baseUrl = useTandemUrl();
  return (
    <Flex direction="column" gap="2">
      <Text as="h3" weight="bold">
        {t('slo.detail.pushData')}
      </Text>
      <Muted as="p">{t('slo.detail.pushDataWhy')}</Muted>
      <Snippet
        title={t('slo.detail.pushDataSnippet')}
        text={samplesRequest(slo.id, baseUrl)}
      />
    </Flex>
  );
}

function samplesRequest(id: string, baseUrl: string): string {
  return `START=$(date -u -d "@$(( $(date +%s) / 300 * 300 - 300 ))" +%Y-%m-%dT%H:%M:%SZ)
curl -X POST ${baseUrl}/slos/${id}/samples \\
  -H "Authorization: Bearer $TANDEM_TOKEN" \\
  -H 'Content-Type: application/json' \\
  -d "{ \\"items\\": [{ \\"start\\": \\"$START\\", \\"good\\": 998, \\"total\\": 1000 }] }"`;
}
