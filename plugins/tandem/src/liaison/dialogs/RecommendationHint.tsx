import { useApi } from '@backstage/core-plugin-api';
import { Button, NumberField } from '@backstage/ui';
import type { Recommendation } from '@tandem/backstage-plugin-tandem-common';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { tandemApiRef } from '../../api';
import { useTranslate } from '../../translation';
import formStyles from '../../ui/form/form.module.css';
import { Muted } from '../../ui/Muted';
import styles from '../LiaisonOverview.module.css';

/** What fits so many ops people and teams; a person decides. */
export function RecommendationHint(props: {
  onUse: (recommendation: Recommendation) => void;
}) {
  const { onUse } = props;
  const { t } = useTranslate();
  const [ops, setOps] = useState(1);
  const [teams, setTeams] = useState(4);
  const { data } = useRecommendation(ops, teams);
  return (
    <div className={styles.notice} data-tone="announcement">
      <div className={formStyles.row}>
        <NumberField
          label={t('liaison.form.opsCount')}
          value={ops}
          minValue={0}
          maxValue={999_999}
          onChange={setOps}
        />
        <NumberField
          label={t('liaison.form.teamsCount')}
          value={teams}
          minValue={0}
          maxValue={999_999}
          onChange={setTeams}
        />
      </div>
      <div role="status">
        {[...(data?.suggestions ?? []), ...(data?.warnings ?? [])].map(line => (
          <Muted key={line} as="p">
            {line}
          </Muted>
        ))}
      </div>
      {data && data.pattern !== 'self-run' && (
        <Button size="small" variant="secondary" onPress={() => onUse(data)}>
          {t('liaison.form.recommendUse', {
            pattern: t(`liaison.word.patternName.${data.pattern}`),
          })}
        </Button>
      )}
    </div>
  );
}

function useRecommendation(ops: number, teams: number) {
  const api = useApi(tandemApiRef);
  const areCounts = Number.isInteger(ops) && Number.isInteger(teams);
  return useQuery({
    queryKey: ['tandem', 'recommendation', ops, teams],
    queryFn: ({ signal }) => api.getRecommendation({ ops, teams }, { signal }),
    enabled: areCounts,
    placeholderData: previous => previous,
  });
}
