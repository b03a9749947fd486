import { Dialog, DialogBody, DialogHeader, Flex, Text } from '@backstage/ui';
import {
  formatBudget,
  formatConsumed,
  formatEvents,
  type Slo,
} from '@tandem/backstage-plugin-tandem-common';
import { useState } from 'react';
import { type Translate, useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { TextButton } from '../ui/TextButton';
import { momentWords } from './budgetSummary';
import {
  countsSlices,
  periodWords,
  shareWords,
  sliWords,
  targetWords,
} from './sloWords';

/** Explains a budget with its own numbers to whoever asks. */
export function HowBudgetComputed(props: { slo: Slo }) {
  const { slo } = props;
  const { t } = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <TextButton aria-haspopup="dialog" onPress={() => setIsOpen(true)}>
        {t('slo.budget.howComputed')}
      </TextButton>
      {isOpen && (
        <Dialog
          isOpen
          width={560}
          onOpenChange={open => !open && setIsOpen(false)}
        >
          <DialogHeader>{t('slo.budget.computation.title')}</DialogHeader>
          <DialogBody>
            <Flex direction="column" gap="3">
              <Text as="h3" weight="bold">
                {slo.title}
              </Text>
              {explainBudget(slo, t).map(sentence => (
                <Muted key={sentence} as="p">
                  {sentence}
                </Muted>
              ))}
            </Flex>
          </DialogBody>
        </Dialog>
      )}
    </>
  );
}

/** The formulas of a budget in the order they build on each other. */
export function explainBudget(slo: Slo, t: Translate): string[] {
  const { window, target, sli, good, total, budget } = slo.status;
  const frame = t('slo.budget.computation.window', {
    period: periodWords(slo, t),
    from: momentWords(Date.parse(window.start)),
    to: momentWords(Date.parse(window.end)),
    coverage: shareWords(window.coverage),
  });
  if (sli === null || good === null || total === null || !budget) {
    return [frame, t('slo.budget.computation.nothing')];
  }
  const bad = formatEvents(total - good, 'up');
  const allowed = formatEvents(budget.total);
  return [
    frame,
    t(`slo.budget.computation.${countsSlices(slo) ? 'slices' : 'events'}`, {
      good: formatEvents(good),
      total: formatEvents(total),
      bad,
    }),
    t('slo.budget.computation.sli', {
      sli: sliWords(sli, target),
      target: targetWords(target),
    }),
    t('slo.budget.computation.allowed', { allowed }),
    t('slo.budget.computation.consumed', {
      bad,
      allowed,
      consumed: formatConsumed(budget.consumed),
      remaining: formatBudget(budget.remainingRatio),
    }),
    t('slo.budget.computation.burn'),
    t('slo.budget.computation.rounding'),
  ];
}
