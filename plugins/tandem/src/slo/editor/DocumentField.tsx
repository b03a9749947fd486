import { Alert, Button, Flex, Skeleton } from '@backstage/ui';
import {
  lazy,
  Suspense,
  useRef,
  useState,
  type ChangeEvent,
  type DragEvent,
  type ReactNode,
} from 'react';
import { useTranslate } from '../../translation';
import { Muted } from '../../ui/Muted';
import { ProblemList } from './ProblemList';
import type { PlacedProblem, ReadText } from './problems';
import { Templates } from './Templates';
import type { YamlEditorHandle } from './YamlEditor';
import styles from './Editor.module.css';

const YamlEditor = lazy(() =>
  import('./YamlEditor').then(m => ({ default: m.YamlEditor })),
);

/** OpenSLO documents to write, paste, drop or begin from a template. */
export function DocumentField(props: {
  value: string;
  onChange: (value: string) => void;
  read: ReadText;
  problems: readonly PlacedProblem[];
  /** The service that templates are filled in for; without it there are none. */
  templatesFor?: string;
}) {
  const { value, onChange, read, problems, templatesFor } = props;
  const { t } = useTranslate();
  const editor = useRef<YamlEditorHandle>(null);
  const { replace, question } = useReplacement(value, onChange);
  const take = async (file: File | undefined) => {
    if (file) replace(await file.text());
  };
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    // The editor would put it where the pointer is.
    event.preventDefault();
    event.stopPropagation();
    take(file);
  };
  return (
    <Flex direction="column" gap="2">
      <Muted as="p">
        {templatesFor ? t('slo.editor.hint') : t('slo.editor.hintEdit')}{' '}
        {t('slo.editor.keys')}
      </Muted>
      <div className={styles.toolbar}>
        {templatesFor && (
          <Templates entityRef={templatesFor} onChoose={replace} />
        )}
        <FileButton onFile={take} />
      </div>
      {question}
      <div onDropCapture={drop}>
        <Suspense fallback={<EditorSkeleton />}>
          <YamlEditor
            ref={editor}
            label={t('slo.editor.label')}
            value={value}
            onChange={onChange}
            problems={problems}
          />
        </Suspense>
      </div>
      <ProblemList
        read={read}
        problems={problems}
        onGoTo={({ line, column }) => editor.current?.goTo(line, column)}
      />
    </Flex>
  );
}

/** Replaces a text at once where nothing is written, else after a question. */
function useReplacement(value: string, onChange: (value: string) => void) {
  const { t } = useTranslate();
  const [offered, setOffered] = useState<string>();
  const replace = (text: string) =>
    value.trim() && value !== text ? setOffered(text) : onChange(text);
  const answer = (text: string | undefined) => {
    if (text !== undefined) onChange(text);
    setOffered(undefined);
  };
  const question: ReactNode = offered !== undefined && (
    <Alert
      role="alert"
      status="warning"
      icon
      title={t('slo.editor.replaceAsk')}
      customActions={
        <Flex gap="2">
          <Button
            size="small"
            variant="secondary"
            onPress={() => answer(undefined)}
          >
            {t('slo.editor.stay')}
          </Button>
          <Button size="small" onPress={() => answer(offered)}>
            {t('slo.editor.replace')}
          </Button>
        </Flex>
      }
    />
  );
  return { replace, question };
}

function FileButton(props: { onFile: (file: File | undefined) => void }) {
  const { t } = useTranslate();
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    props.onFile(target.files?.[0]);
    // The same file can be chosen again after it was mended.
    target.value = '';
  };
  return (
    <label className={styles.file}>
      {t('slo.editor.openFile')}
      <input type="file" accept=".yaml,.yml,text/yaml" onChange={take} />
    </label>
  );
}

function EditorSkeleton() {
  const { t } = useTranslate();
  return (
    <Skeleton
      width="100%"
      height={342}
      role="status"
      aria-label={t('slo.editor.loading')}
    />
  );
}
