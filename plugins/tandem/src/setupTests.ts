import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { Settings } from 'luxon';

// Dates read the same on every machine.
Settings.defaultLocale = 'en-US';
Settings.defaultZone = 'UTC';

// Whole pages render slowly on a busy machine.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });
