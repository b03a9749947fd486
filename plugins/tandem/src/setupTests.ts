import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { Settings } from 'luxon';

// Dates read the same on every machine.
Settings.defaultLocale = 'en-US';
Settings.defaultZone = 'UTC';

// Whole pages render slowly on a busy machine.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });

// jsdom lays nothing out: nothing ever comes into view.
globalThis.IntersectionObserver ??= class implements IntersectionObserver {
  readonly root = null;
  readonly rootMargin = '';
  readonly thresholds = [];
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
};

// Nor does it measure text, which the YAML editor asks for.
Range.prototype.getClientRects ??= () =>
  Object.assign([], { item: () => null }) as unknown as DOMRectList;
Range.prototype.getBoundingClientRect ??= () => new DOMRect();

// It lacks this way to read a file.
File.prototype.text ??= function text(this: File) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsText(this);
  });
};
