import { useTranslate } from '../../translation';
import { Muted } from '../../ui/Muted';
import { TextButton } from '../../ui/TextButton';
import { isClean, type PlacedProblem, type ReadText } from './problems';
import styles from './Editor.module.css';

/** What is to mend, in words; each leads to its line. */
export function ProblemList(props: {
  read: ReadText;
  problems: readonly PlacedProblem[];
  onGoTo: (problem: PlacedProblem) => void;
}) {
  const { read, problems, onGoTo } = props;
  const { t } = useTranslate();
  const errors = problems.filter(({ severity }) => severity === 'error');
  return (
    <div className={styles.problems}>
      <div role="status">
        <Muted as="p">
          {read.file.length === 0 && t('slo.editor.nothingYet')}
          {read.file.length > 0 &&
            (isClean(problems)
              ? t('slo.editor.valid', { count: read.file.length })
              : t('slo.editor.mend', { count: errors.length }))}
        </Muted>
      </div>
      <Problems
        title={t('slo.editor.problems')}
        problems={errors}
        onGoTo={onGoTo}
      />
      <Problems
        title={t('slo.editor.warnings')}
        problems={problems.filter(({ severity }) => severity === 'warning')}
        onGoTo={onGoTo}
      />
    </div>
  );
}

function Problems(props: {
  title: string;
  problems: readonly PlacedProblem[];
  onGoTo: (problem: PlacedProblem) => void;
}) {
  const { title, problems, onGoTo } = props;
  const { t } = useTranslate();
  if (!problems.length) {
    return null;
  }
  return (
    <ul className={styles.list} aria-label={title}>
      {problems.map(problem => (
        <li key={`${problem.line}:${problem.column} ${problem.message}`}>
          <TextButton onPress={() => onGoTo(problem)}>
            {t('slo.editor.line', { line: `${problem.line}` })}
          </TextButton>
          {': '}
          {problem.message}
        </li>
      ))}
    </ul>
  );
}
