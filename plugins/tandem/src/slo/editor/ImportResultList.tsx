import { Flex, Text } from '@backstage/ui';
import {
  RiAddLine,
  RiAlertLine,
  RiEqualLine,
  RiPencilLine,
} from '@remixicon/react';
import type {
  SloImportResult,
  SloImportResults,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../../translation';
import { Muted } from '../../ui/Muted';
import { StatusTag, type StatusTone } from '../../ui/StatusTag';
import styles from './Editor.module.css';

const LOOKS: Record<
  SloImportResult['status'],
  { tone: StatusTone; icon: typeof RiAddLine }
> = {
  created: { tone: 'positive', icon: RiAddLine },
  updated: { tone: 'announcement', icon: RiPencilLine },
  unchanged: { tone: 'neutral', icon: RiEqualLine },
  invalid: { tone: 'warning', icon: RiAlertLine },
};

/** What saving would do to each document, as the server sees it. */
export function ImportResultList(props: { results: SloImportResults }) {
  const { results } = props.results;
  const { t } = useTranslate();
  return (
    <Flex direction="column" gap="2">
      <Text as="h3" weight="bold">
        {t('slo.editor.results')}
      </Text>
      <ul className={styles.list} aria-label={t('slo.editor.results')}>
        {results.map(result => (
          <li key={result.line} className={styles.result}>
            <StatusTag {...LOOKS[result.status]}>
              {t(`slo.editor.result.${result.status}`)}
            </StatusTag>
            {result.kind} {result.name}
            <Muted>{t('slo.editor.line', { line: `${result.line}` })}</Muted>
          </li>
        ))}
      </ul>
      {results.every(({ status }) => status === 'unchanged') && (
        <Muted as="p">{t('slo.editor.nothingToSave')}</Muted>
      )}
    </Flex>
  );
}
