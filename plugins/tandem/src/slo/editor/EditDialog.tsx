import { useApi } from '@backstage/core-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
  TextField,
} from '@backstage/ui';
import type { Slo, SloState } from '@tandem/backstage-plugin-tandem-common';
import { useMemo, useState } from 'react';
import { tandemApiRef } from '../../api';
import { useTranslate } from '../../translation';
import { isConflict } from '../../ui/errorStatus';
import { Muted } from '../../ui/Muted';
import { LineDiff } from '../LineDiff';
import { SaveError } from '../SaveError';
import { yamlOf } from '../sloReading';
import { useSaveSlo } from '../useSaveSlo';
import { DocumentField } from './DocumentField';
import { EffectPreview } from './EffectPreview';
import { isClean, readText } from './problems';
import { useCloseGuard } from './useCloseGuard';
import styles from './Editor.module.css';

/** Edits an SLO as YAML; what was typed survives errors and newer versions. */
export function EditDialog(props: { slo: Slo; onClose: () => void }) {
  const { onClose } = props;
  const { t } = useTranslate();
  // The list behind may show newer versions meanwhile; this edit began here.
  const [slo] = useState(props.slo);
  const original = useMemo(() => yamlOf(slo.document), [slo]);
  const [text, setText] = useState(original);
  const [reason, setReason] = useState('');
  const { save, latest } = useEdit(slo);
  const read = useMemo(() => readText(text), [text]);
  const [only, ...others] = read.file;
  const document = only?.document?.kind === 'SLO' ? only.document : undefined;
  const isOne = others.length === 0 && document !== undefined;
  const { close, question } = useCloseGuard(text !== original, onClose);
  const submit = () => {
    // What became of its state meanwhile is not this edit's to undo.
    const { version, state } = latest ?? slo;
    save.mutate(
      { document, reason: reason.trim(), version, state },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog isOpen width={960} onOpenChange={open => !open && close()}>
      <DialogHeader>
        {t('slo.editor.editTitle', { title: slo.title })}
      </DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <DocumentField
            value={text}
            onChange={setText}
            read={read}
            problems={read.problems}
          />
          {isClean(read.problems) && !isOne && (
            <Muted as="p">{t('slo.editor.oneDocument')}</Muted>
          )}
          {document && (
            <EffectPreview document={document} entityRef={slo.entityRef} />
          )}
          <TextField
            label={t('slo.editor.reason')}
            description={t('slo.editor.reasonHint')}
            maxLength={1000}
            value={reason}
            onChange={setReason}
          />
          {latest && <NewerVersion slo={slo} latest={latest} />}
          {save.error && !(latest && isConflict(save.error)) && (
            <SaveError error={save.error} />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <div className={styles.footer}>
          {question}
          <Button variant="secondary" onPress={close}>
            {t('slo.editor.cancel')}
          </Button>
          <Button
            isDisabled={!isOne || text === original}
            isPending={save.isPending}
            onPress={submit}
          >
            {latest
              ? t('slo.editor.staleSave', { version: `${latest.version}` })
              : t('slo.editor.save')}
          </Button>
        </div>
      </DialogFooter>
    </Dialog>
  );
}

/** Saves an edit; where a newer version is in the way, that is looked up. */
function useEdit(slo: Slo) {
  const api = useApi(tandemApiRef);
  const save = useSaveSlo(slo);
  const [latest, setLatest] = useState<Slo>();
  const mutate: typeof save.mutate = (change, options) =>
    save.mutate(change, {
      ...options,
      onError: async error => {
        if (!isConflict(error)) return;
        const newer = await api.getSlo(slo.id).catch(() => undefined);
        if (newer && newer.version !== slo.version) setLatest(newer);
      },
    });
  return { save: { ...save, mutate }, latest };
}

function NewerVersion(props: { slo: Slo; latest: Slo }) {
  const { slo, latest } = props;
  const { t } = useTranslate();
  const [original, newer] = [yamlOf(slo.document), yamlOf(latest.document)];
  const stateWords = (state: SloState) => t(`slo.detail.states.${state}`);
  return (
    <Flex direction="column" gap="2">
      <Alert
        role="alert"
        status="warning"
        icon
        title={t('slo.editor.staleTitle')}
        description={t('slo.editor.staleWhy')}
      />
      {slo.state !== latest.state && (
        <Text as="p">
          {t('slo.editor.staleState', {
            before: stateWords(slo.state),
            now: stateWords(latest.state),
          })}
        </Text>
      )}
      {original === newer ? (
        <Muted as="p">{t('slo.detail.sameDocument')}</Muted>
      ) : (
        <LineDiff
          label={t('slo.detail.compare')}
          before={original}
          after={newer}
        />
      )}
    </Flex>
  );
}
