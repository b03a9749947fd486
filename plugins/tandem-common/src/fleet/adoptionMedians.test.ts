import { adoptionMedians } from './adoptionMedians';

const DAY = 86_400_000;
const START = 1_800_000_000_000;

/** Steps in their order, each so many days after the start. */
function service(...days: (number | undefined)[]) {
  const [catalogued, owned, tracked, drafted, published, covered] = days.map(
    day => (day === undefined ? undefined : START + day * DAY),
  );
  return { catalogued, owned, tracked, drafted, published, covered };
}

describe('adoptionMedians', () => {
  it('take the days between having taken all steps before and this one too', () => {
    const services = [
      service(0, 0, 2, 4, 8, 16),
      service(0, 1, 2, 4, 10, 30),
      service(5, 9),
      service(undefined, 1, 1, 1, 1, 1),
    ];
    expect(adoptionMedians(services)).toEqual({
      steps: { owned: 1, tracked: 1.5, drafted: 2, published: 5, covered: 14 },
      total: 23,
    });
  });

  it('take 0 days for a step that was taken before its turn', () => {
    const { steps, total } = adoptionMedians([service(0, 3, 1, 2, 7, 5)]);
    expect(steps).toEqual({
      owned: 3,
      tracked: 0,
      drafted: 0,
      published: 4,
      covered: 0,
    });
    expect(total).toBe(7);
  });

  it('leave out what comes after a step that is still to be taken', () => {
    const { steps, total } = adoptionMedians([
      service(0, 1, undefined, 2, 3, 4),
    ]);
    expect(steps).toEqual({ owned: 1 });
    expect(total).toBeUndefined();
  });
});
