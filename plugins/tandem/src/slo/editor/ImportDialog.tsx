import {
  Button,
  Checkbox,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Radio,
  RadioGroup,
} from '@backstage/ui';
import type { NewSloState } from '@tandem/backstage-plugin-tandem-common';
import { useMemo, useState } from 'react';
import { useTranslate } from '../../translation';
import { SaveError } from '../SaveError';
import { mayWriteAs, type NewSloRights } from '../sloRights';
import { DocumentField } from './DocumentField';
import { EffectPreview } from './EffectPreview';
import { ImportResultList } from './ImportResultList';
import { isClean, mergeProblems, readText, resultProblems } from './problems';
import { useCloseGuard } from './useCloseGuard';
import { useImport } from './useImport';
import styles from './Editor.module.css';

/** Imports or writes SLOs: checked while typing, tried on the server, then saved. */
export function ImportDialog(props: {
  entityRef: string;
  rights: NewSloRights;
  onClose: () => void;
}) {
  const { entityRef, rights, onClose } = props;
  const { t } = useTranslate();
  const [text, setText] = useState('');
  const mayPublish = mayWriteAs(rights, 'published');
  const [state, setState] = useState<NewSloState>(
    mayPublish ? 'published' : 'draft',
  );
  const [overwrite, setOverwrite] = useState(false);
  const read = useMemo(() => readText(text), [text]);
  const { check, save, answer } = useImport(
    { text, state, overwrite },
    onClose,
  );
  const problems = useMemo(
    () =>
      mergeProblems(
        read.problems,
        answer ? resultProblems(answer.results) : [],
      ),
    [read, answer],
  );
  const { close, question } = useCloseGuard(text.trim() !== '', onClose);
  const document = read.file.find(
    one => one.document?.kind === 'SLO',
  )?.document;
  return (
    <Dialog isOpen width={960} onOpenChange={open => !open && close()}>
      <DialogHeader>{t('slo.editor.importTitle')}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <DocumentField
            value={text}
            onChange={setText}
            read={read}
            problems={problems}
            templatesFor={entityRef}
          />
          {document && (
            <EffectPreview document={document} entityRef={entityRef} />
          )}
          <RadioGroup
            label={t('slo.editor.state')}
            description={
              mayPublish ? undefined : t('slo.editor.statePublishWho')
            }
            value={state}
            onChange={value => setState(value as NewSloState)}
          >
            <Radio value="published" isDisabled={!mayPublish}>
              {t('slo.editor.statePublish')}
            </Radio>
            <Radio value="draft" isDisabled={!mayWriteAs(rights, 'draft')}>
              {t('slo.editor.stateDraft')}
            </Radio>
          </RadioGroup>
          {answer && <ImportResultList answer={answer} />}
          {((answer && !isClean(resultProblems(answer.results))) ||
            overwrite) && (
            <Checkbox isSelected={overwrite} onChange={setOverwrite}>
              {t('slo.editor.overwrite')}
            </Checkbox>
          )}
          {save.error && <SaveError error={save.error} />}
          {check.error && (
            <SaveError
              error={check.error}
              title={t('slo.editor.checkFailed')}
            />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <div className={styles.footer}>
          {question}
          <Button variant="secondary" onPress={close}>
            {t('slo.editor.cancel')}
          </Button>
          <NextButton
            isReady={read.file.length > 0 && isClean(read.problems)}
            check={check}
            save={save}
            answer={answer}
          />
        </div>
      </DialogFooter>
    </Dialog>
  );
}

/** First a check on the server; once that is clean, saving. */
function NextButton(
  props: { isReady: boolean } & Omit<ReturnType<typeof useImport>, 'error'>,
) {
  const { isReady, check, save, answer } = props;
  const { t } = useTranslate();
  const isChecked = answer && isClean(resultProblems(answer.results));
  if (!isChecked) {
    return (
      <Button
        isDisabled={!isReady}
        isPending={check.isPending}
        onPress={() => check.mutate()}
      >
        {check.isPending ? t('slo.editor.checking') : t('slo.editor.check')}
      </Button>
    );
  }
  const count = answer.results.results.filter(
    ({ status }) => status !== 'unchanged',
  ).length;
  return (
    <Button
      isDisabled={!count}
      isPending={save.isPending}
      onPress={() => save.mutate()}
    >
      {save.isPending
        ? t('slo.editor.saving')
        : t('slo.editor.saveCount', { count })}
    </Button>
  );
}
