import { Checkbox } from '@backstage/ui';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiHourglassLine,
  RiSubtractLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { useTranslate } from '../../translation';
import { Muted } from '../../ui/Muted';
import { StatusTag, type StatusTone } from '../../ui/StatusTag';
import { usePersonName } from '../../ui/usePersonName';
import { Refusal } from './Refusal';
import type { CheckedRow as Row } from './useCheckedBatch';
import { warningWords } from './warnings';
import styles from './Assign.module.css';

type Outcome = 'created' | 'unchanged' | 'rejected' | 'out';

const LOOKS: Record<
  Outcome,
  { tone: StatusTone; icon: RemixiconComponentType }
> = {
  created: { tone: 'announcement', icon: RiHourglassLine },
  unchanged: { tone: 'quiet', icon: RiCheckLine },
  rejected: { tone: 'warning', icon: RiErrorWarningLine },
  out: { tone: 'quiet', icon: RiSubtractLine },
};

/** One scope: whether it is taken in, what becomes of it, and why. */
export function CheckedRow(props: {
  row: Row;
  liaisonRef: string;
  /** What is said of all of them already. */
  shared: readonly string[];
  /** It is done; before, it is what would happen. */
  isAsked: boolean;
  onTakeIn: (isIn: boolean) => void;
}) {
  const { row, liaisonRef, shared, isAsked, onTakeIn } = props;
  const { scope, isOut, result } = row;
  const { t } = useTranslate();
  const name = usePersonName(liaisonRef);
  const warnings = result?.warnings.filter(each => !shared.includes(each));
  const outcome = isOut ? 'out' : result?.status;
  const tense = isAsked ? 'became' : 'outcome';
  return (
    <li className={styles.row}>
      <Checkbox
        className={styles.scope}
        isSelected={!isOut}
        isDisabled={isAsked}
        onChange={onTakeIn}
      >
        {scope.title}
      </Checkbox>
      {outcome && (
        <StatusTag {...LOOKS[outcome]}>
          {t(`fleet.assign.${tense}.${outcome}`)}
        </StatusTag>
      )}
      {result?.error && (
        <Muted as="div" className={styles.why}>
          <Refusal error={result.error} liaisonRef={liaisonRef} />
        </Muted>
      )}
      {warnings?.map(warning => (
        <Muted key={warning} as="div" className={styles.why}>
          {warningWords(warning, { ref: liaisonRef, name })}
        </Muted>
      ))}
    </li>
  );
}
