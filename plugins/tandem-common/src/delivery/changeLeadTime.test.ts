import * as fc from 'fast-check';
import { DAY, HOUR, JANUARY, sample } from './__testUtils__/deliveryFacts';
import { changeLeadTime } from './changeLeadTime';

const samples = (...leadMillis: number[]) =>
  leadMillis.map(lead => sample(JANUARY.from, lead));

describe('changeLeadTime', () => {
  it('interpolates the median: of 100, 200, 300, 400 s it is 250 s', () => {
    const figure = changeLeadTime(
      samples(400_000, 100_000, 300_000, 200_000),
      '2023',
    );
    expect(figure.medianSeconds).toBe(250);
  });

  it('interpolates the 90th percentile the same way', () => {
    const figure = changeLeadTime(
      samples(10_000, 20_000, 30_000, 40_000, 50_000),
      '2023',
    );
    expect(figure.p90Seconds).toBeCloseTo(46, 10);
  });

  it('does not round: 61.5 s is 61.5 s', () => {
    expect(changeLeadTime(samples(61_500), '2023').medianSeconds).toBe(61.5);
  });

  it('scores and ranks the median: 21 h is elite in 2023, high in 2021', () => {
    expect(changeLeadTime(samples(21 * HOUR), '2023').level).toBe('elite');
    const figure = changeLeadTime(samples(21 * HOUR), '2021');
    expect(figure.level).toBe('high');
    expect(figure.score).toBeCloseTo(7.084, 4);
  });

  it('leaves out negative lead times and counts them', () => {
    expect(changeLeadTime(samples(-1, 0, 2000), '2023')).toMatchObject({
      medianSeconds: 1,
      changes: 2,
      excluded: 1,
    });
  });

  it.each([
    { given: [], excluded: 0 },
    { given: [-5], excluded: 1 },
  ])('is null and not 0 without a change: $given', ({ given, excluded }) => {
    expect(changeLeadTime(samples(...given), '2023')).toEqual({
      medianSeconds: null,
      p90Seconds: null,
      changes: 0,
      excluded,
      level: 'insufficient-data',
      score: null,
    });
  });

  it('gives the median of each known phase and leaves unknown ones out', () => {
    const { phases } = changeLeadTime(
      [
        sample(0, DAY, { codingMillis: 1000, deployMillis: 5000 }),
        sample(0, DAY, { codingMillis: 4000 }),
        sample(0, DAY),
      ],
      '2023',
    );
    expect(phases).toEqual({ codingSeconds: 2.5, deploySeconds: 5 });
  });

  it('clamps negative phases to 0', () => {
    const { phases } = changeLeadTime(
      [sample(0, DAY, { codingMillis: -9000, reviewMillis: 1000 })],
      '2023',
    );
    expect(phases).toEqual({ codingSeconds: 0, reviewSeconds: 1 });
  });

  it('takes no phase from a sample it leaves out', () => {
    const figure = changeLeadTime(
      [sample(0, -1, { codingMillis: 1000 }), sample(0, 1)],
      '2023',
    );
    expect(figure).not.toHaveProperty('phases');
  });

  it('counts every sample once, as used or as excluded', () => {
    const leads = fc.array(fc.integer({ min: -DAY, max: DAY }));
    fc.assert(
      fc.property(leads, given => {
        const figure = changeLeadTime(samples(...given), '2023');
        expect(figure.changes + figure.excluded).toBe(given.length);
      }),
    );
  });
});
