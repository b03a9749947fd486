import { Dialog, DialogBody, DialogHeader, Skeleton } from '@backstage/ui';
import { ErrorState } from '../../ui/ErrorState';

/** Holds the place of a dialog until what it is about is loaded. */
export function PendingDialog(props: {
  title: string;
  loading: string;
  failed: string;
  error: Error | null;
  onRetry: () => void;
  onClose: () => void;
}) {
  const { title, loading, failed, error, onRetry, onClose } = props;
  return (
    <Dialog isOpen width={560} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        {error ? (
          <ErrorState title={failed} error={error} onRetry={onRetry} />
        ) : (
          <Skeleton
            role="status"
            aria-label={loading}
            width="100%"
            height={160}
          />
        )}
      </DialogBody>
    </Dialog>
  );
}
