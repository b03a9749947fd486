import { DateTime, IANAZone } from 'luxon';
import { checkDuration } from './checkDuration';
import type { DocumentField } from './DocumentField';
import { refuseCalendarWindow } from './notYetSupported';
import { longestSeconds } from './openSloDuration';

const SHORTEST_SECONDS = 3_600;
const LONGEST_DAYS = 550;

/** `spec.timeWindow` of an SLO: a list of exactly one. */
export function checkTimeWindow(timeWindow: DocumentField): void {
  if (!timeWindow.required()) {
    return;
  }
  const windows = timeWindow.items();
  if (Array.isArray(timeWindow.value) && windows.length !== 1) {
    timeWindow.error('must hold exactly one window');
  }
  for (const window of windows) {
    checkWindow(window);
  }
}

function checkWindow(window: DocumentField): void {
  if (!window.isObjectOf(['duration', 'isRolling', 'calendar'])) {
    return;
  }
  if (window.field('duration').required()) {
    checkLength(window.field('duration'));
  }
  const isRolling = window.field('isRolling');
  const calendar = window.field('calendar');
  if (isRolling.present && !isRolling.isFlag()) {
    return;
  }
  if (isRolling.value === true && calendar.present) {
    calendar.error('isRolling: true and calendar exclude each other');
    return;
  }
  if (isRolling.value !== true && !calendar.present) {
    isRolling.error('isRolling: true or calendar is required');
  }
  checkCalendar(calendar);
  refuseCalendarWindow(calendar);
}

function checkLength(field: DocumentField): void {
  const duration = checkDuration(field);
  const seconds = duration && longestSeconds(duration);
  if (seconds !== undefined && seconds < SHORTEST_SECONDS) {
    field.error('must be at least 1h');
  }
  if (seconds !== undefined && seconds > LONGEST_DAYS * 86_400) {
    field.error(`must be at most ${LONGEST_DAYS}d`);
  }
}

function checkCalendar(calendar: DocumentField): void {
  if (!calendar.present || !calendar.isObjectOf(['startTime', 'timeZone'])) {
    return;
  }
  const startTime = calendar.field('startTime');
  const format = 'yyyy-MM-dd HH:mm:ss';
  if (
    startTime.required() &&
    !DateTime.fromFormat(String(startTime.value), format, { zone: 'utc' })
      .isValid
  ) {
    startTime.error('must be a time such as 2026-01-31 12:00:00');
  }
  const timeZone = calendar.field('timeZone');
  if (timeZone.required() && !IANAZone.isValidZone(String(timeZone.value))) {
    timeZone.error('must be an IANA time zone such as Europe/Berlin');
  }
}
