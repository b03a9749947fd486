import { Flex, Text } from '@backstage/ui';
import {
  RiAddLine,
  RiAlertLine,
  RiEqualLine,
  RiPencilLine,
} from '@remixicon/react';
import type { SloImportResult } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../../translation';
import { FormAlert } from '../../ui/form/FormAlert';
import { Muted } from '../../ui/Muted';
import { StatusTag, type StatusTone } from '../../ui/StatusTag';
import type { ImportAnswer } from './useImport';
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

/** What saving would do to each document, as the server sees it, or did. */
export function ImportResultList({ answer }: { answer: ImportAnswer }) {
  const { isSaved } = answer;
  const { results } = answer.results;
  const { t } = useTranslate();
  const title = isSaved ? t('slo.editor.outcomes') : t('slo.editor.results');
  const refused = results.filter(({ status }) => status === 'invalid');
  return (
    <Flex direction="column" gap="2">
      <Text as="h3" weight="bold">
        {title}
      </Text>
      <ul className={styles.list} aria-label={title}>
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
      {isSaved && refused.length > 0 && (
        <FormAlert
          title={t('slo.editor.notSaved', { count: refused.length })}
          description={t('slo.editor.notSavedWhy')}
        />
      )}
      {results.every(({ status }) => status === 'unchanged') && (
        <Muted as="p">{t('slo.editor.nothingToSave')}</Muted>
      )}
    </Flex>
  );
}
