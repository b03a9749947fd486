import type { OpenSloPath } from './openSloDocument';

/**
 * A path as people read it, such as `spec.objectives[0].target`; empty for the
 * whole document.
 */
export function formatOpenSloPath(path: OpenSloPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') {
      text += `[${step}]`;
    } else {
      const name = step.length > 100 ? `${step.slice(0, 100)}…` : step;
      text += text === '' ? name : `.${name}`;
    }
  }
  return text;
}

/** Whether the path is the prefix itself or lies below it. */
export function isBelow(path: OpenSloPath, prefix: OpenSloPath): boolean {
  return (
    path.length >= prefix.length &&
    prefix.every((step, index) => path[index] === step)
  );
}
