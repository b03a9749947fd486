import {
  RiArrowGoBackLine,
  RiCalendarEventLine,
  RiCheckLine,
  RiCloseLine,
  RiHistoryLine,
  RiHourglassLine,
  RiPauseLine,
  RiQuestionLine,
  RiTimeLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type {
  Assignment,
  AssignmentState,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { StatusTag, type StatusTone } from '../ui/StatusTag';

const LOOKS: Record<
  AssignmentState,
  { tone: StatusTone; icon: RemixiconComponentType }
> = {
  proposed: { tone: 'announcement', icon: RiHourglassLine },
  accepted: { tone: 'announcement', icon: RiCalendarEventLine },
  active: { tone: 'positive', icon: RiCheckLine },
  paused: { tone: 'neutral', icon: RiPauseLine },
  ending: { tone: 'warning', icon: RiTimeLine },
  ended: { tone: 'quiet', icon: RiHistoryLine },
  declined: { tone: 'quiet', icon: RiCloseLine },
  'handed-back': { tone: 'quiet', icon: RiArrowGoBackLine },
  orphaned: { tone: 'warning', icon: RiQuestionLine },
};

/** Where an assignment stands; an active deputy stands by. */
export function AssignmentStateTag(props: {
  assignment: Pick<Assignment, 'state' | 'role'>;
}) {
  const { state, role } = props.assignment;
  const { t } = useTranslate();
  return (
    <StatusTag {...LOOKS[state]}>
      {state === 'active' && role !== 'primary'
        ? t(`liaison.word.activeAs.${role}`)
        : t(`liaison.word.state.${state}`)}
    </StatusTag>
  );
}
