import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { useId, type FormEvent, type ReactNode } from 'react';
import { useTranslate } from '../../translation';
import styles from './form.module.css';

/**
 * A dialog around a form. A click beside it does not close it, so that nothing
 * typed is lost by accident.
 */
export function FormDialog(props: {
  title: string;
  /** The word on the button that sends. */
  send: string;
  isDestructive?: boolean;
  /** There is nothing to send, or no more. */
  isDisabled?: boolean;
  isSending: boolean;
  width?: number;
  onSubmit: (event: FormEvent) => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { title, send, isDestructive, isDisabled, isSending } = props;
  const { width = 560, onSubmit, onClose, children } = props;
  const { t } = useTranslate();
  const formId = useId();
  return (
    <Dialog
      isOpen
      isDismissable={false}
      width={width}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <form
          id={formId}
          noValidate
          className={styles.form}
          onSubmit={event => {
            // Forms of a dialog lie within others in React's tree.
            event.stopPropagation();
            onSubmit(event);
          }}
        >
          {children}
        </form>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('ui.form.cancel')}
        </Button>
        <Button
          type="submit"
          form={formId}
          variant="primary"
          destructive={isDestructive}
          isDisabled={isDisabled}
          isPending={isSending}
        >
          {send}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
