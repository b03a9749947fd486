import { Button } from '@backstage/ui';
import { useRef, useState } from 'react';
import { useTranslate } from '../translation';
import { SectionCard } from '../ui/SectionCard';
import { useInView } from '../ui/useInView';
import { HistoryList } from './HistoryList';

/** Who changed what about a service; asked for when somebody gets there. */
export function ChangesSection(props: { entityRef: string }) {
  const { entityRef } = props;
  const { t } = useTranslate();
  const ref = useRef<HTMLDivElement>(null);
  const isInView = useInView(ref);
  const [isOpened, setIsOpened] = useState(false);
  const isWanted = isInView || isOpened;
  return (
    <div ref={ref}>
      <SectionCard title={t('history.title')}>
        {isWanted ? (
          <HistoryList of={{ entityRef }} />
        ) : (
          <Button
            size="small"
            variant="secondary"
            onPress={() => setIsOpened(true)}
          >
            {t('history.show')}
          </Button>
        )}
      </SectionCard>
    </div>
  );
}
