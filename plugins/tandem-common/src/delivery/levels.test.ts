import { at, DAY } from './__testUtils__/deliveryFacts';
import { civilCalendar, distinctDays } from './calendar';
import type { DoraEdition } from './doraSchema';
import {
  changeFailRateLevel,
  changeLeadTimeLevel,
  deploymentFrequencyLevel,
  lowestLevel,
  medianLevel,
  recoveryTimeLevel,
} from './levels';

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;

function frequencyLevel(
  edition: DoraEdition,
  from: string,
  to: string,
  dates: string[],
) {
  const calendar = civilCalendar('UTC');
  const days = distinctDays(
    dates.map(date => at(`${date}T12:00:00Z`)),
    calendar,
  );
  const window = {
    from: at(`${from}T00:00:00Z`),
    to: at(`${to}T00:00:00Z`),
  };
  return deploymentFrequencyLevel(days, window, calendar, edition);
}

function consecutiveDates(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(at(`${first}T00:00:00Z`) + index * DAY).toISOString().slice(0, 10),
  );
}

describe('changeLeadTimeLevel', () => {
  it.each([
    ['2023', DAY_SECONDS - 0.001, 'elite'],
    ['2023', DAY_SECONDS, 'high'],
    ['2023', 7 * DAY_SECONDS, 'medium'],
    ['2023', 30 * DAY_SECONDS - 0.001, 'medium'],
    ['2023', 30 * DAY_SECONDS, 'low'],
    ['2021', HOUR_SECONDS - 0.001, 'elite'],
    ['2021', HOUR_SECONDS, 'high'],
    ['2021', 7 * DAY_SECONDS, 'medium'],
    ['2021', 180 * DAY_SECONDS - 0.001, 'medium'],
    ['2021', 180 * DAY_SECONDS, 'low'],
    ['2023', undefined, 'insufficient-data'],
  ] as const)('in %s %d s is %s', (edition, seconds, expected) => {
    expect(changeLeadTimeLevel(seconds, edition)).toBe(expected);
  });
});

describe('changeFailRateLevel', () => {
  it.each([
    ['2023', 0, 'elite'],
    ['2023', 1 / 20, 'elite'],
    ['2023', 0.0501, 'high'],
    ['2023', 2 / 20, 'high'],
    ['2023', 3 / 20, 'medium'],
    ['2023', 0.1501, 'low'],
    ['2021', 15 / 100, 'elite'],
    ['2021', 0.1501, 'high'],
    ['2021', 1 / 5, 'high'],
    ['2021', 3 / 10, 'medium'],
    ['2021', 0.3001, 'low'],
    ['2021', undefined, 'insufficient-data'],
  ] as const)(
    'in %s %d is %s, compared before rounding',
    (edition, ratio, expected) => {
      expect(changeFailRateLevel(ratio, edition)).toBe(expected);
    },
  );
});

describe('recoveryTimeLevel', () => {
  it.each([
    [HOUR_SECONDS - 0.001, 'elite'],
    [HOUR_SECONDS, 'high'],
    [DAY_SECONDS, 'medium'],
    [7 * DAY_SECONDS, 'low'],
    [undefined, 'insufficient-data'],
  ] as const)('%d s is %s', (seconds, expected) => {
    expect(recoveryTimeLevel(seconds)).toBe(expected);
  });
});

describe('deploymentFrequencyLevel', () => {
  const fourDays = ['2026-01-05', '2026-01-06', '2026-01-08', '2026-01-11'];

  it('is elite with four days in the median whole week, high with three', () => {
    const week = ['2026-01-01', '2026-01-16'] as const;
    expect(frequencyLevel('2023', ...week, fourDays)).toBe('elite');
    expect(frequencyLevel('2023', ...week, fourDays.slice(1))).toBe('high');
  });

  it('takes the median and not the best week', () => {
    const threeWeeks = ['2026-01-05', '2026-01-26'] as const;
    expect(frequencyLevel('2023', ...threeWeeks, fourDays)).toBe('medium');
    expect(
      frequencyLevel('2023', ...threeWeeks, [...fourDays, '2026-01-12']),
    ).toBe('high');
  });

  it('in 2023 is medium with a day in the median whole month, else low', () => {
    const quarter = ['2026-01-01', '2026-04-01'] as const;
    expect(
      frequencyLevel('2023', ...quarter, ['2026-01-10', '2026-03-10']),
    ).toBe('medium');
    expect(frequencyLevel('2023', ...quarter, ['2026-01-10'])).toBe('low');
  });

  it('in 2021 is high with a day in the median month, medium in the median half-year', () => {
    const year = ['2025-01-01', '2026-01-01'] as const;
    const monthly = Array.from(
      { length: 12 },
      (_, month) => `2025-${String(month + 1).padStart(2, '0')}-15`,
    );
    expect(frequencyLevel('2021', ...year, monthly)).toBe('high');
    expect(frequencyLevel('2021', ...year, ['2025-02-01', '2025-08-01'])).toBe(
      'medium',
    );
    expect(frequencyLevel('2021', ...year, ['2025-02-01'])).toBe('low');
  });

  it.each([
    ['2023', '2026-01-06', '2026-01-13', 4, 'elite'],
    ['2023', '2026-01-06', '2026-01-13', 3, 'high'],
    ['2023', '2026-01-06', '2026-01-13', 1, 'high'],
    ['2023', '2026-01-06', '2026-01-18', 1, 'medium'],
    ['2023', '2026-01-06', '2026-02-05', 1, 'medium'],
    ['2023', '2026-01-06', '2026-02-06', 1, 'low'],
    ['2021', '2026-01-06', '2026-02-05', 1, 'high'],
    ['2021', '2026-01-06', '2026-02-06', 1, 'medium'],
    ['2021', '2026-01-06', '2026-07-05', 1, 'medium'],
    ['2021', '2026-01-06', '2026-07-06', 1, 'low'],
  ] as const)(
    'in %s without the whole unit goes by days ÷ elapsed days: [%s, %s) with %d is %s',
    (edition, from, to, count, expected) => {
      const dates = consecutiveDates(from, count);
      expect(frequencyLevel(edition, from, to, dates)).toBe(expected);
    },
  );

  it('is low without a deployment, also in a window without time', () => {
    expect(frequencyLevel('2023', '2026-01-01', '2026-02-01', [])).toBe('low');
    expect(frequencyLevel('2021', '2026-01-01', '2026-01-01', [])).toBe('low');
  });
});

describe('lowestLevel', () => {
  it('leaves out what has no data', () => {
    expect(lowestLevel(['elite', 'insufficient-data', 'medium', 'high'])).toBe(
      'medium',
    );
    expect(lowestLevel(['insufficient-data'])).toBe('insufficient-data');
  });
});

describe('medianLevel', () => {
  it.each([
    [['elite', 'low', 'high'], 'high'],
    [['elite', 'high'], 'high'],
    [['low', 'elite', 'elite', 'medium'], 'medium'],
    [['low'], 'low'],
    [[], 'insufficient-data'],
  ] as const)('of %j is %s', (levels, expected) => {
    expect(medianLevel(levels)).toBe(expected);
  });
});
