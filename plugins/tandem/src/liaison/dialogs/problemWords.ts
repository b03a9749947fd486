import type { Translate } from '../../translation';
import { formMessages } from '../messages/form';

type Field = keyof typeof formMessages.problem;

/** What is to do about each field of a proposal. */
export function problemWords(
  t: Translate,
): (field: string) => string | undefined {
  return field =>
    field in formMessages.problem
      ? t(`liaison.form.problem.${field as Field}`)
      : undefined;
}
