import { adoptionCounts } from './adoptionCounts';

function group(services: number, ...taken: string[]) {
  return {
    services,
    steps: {
      owned: taken.includes('owned'),
      tracked: taken.includes('tracked'),
      drafted: taken.includes('drafted'),
      published: taken.includes('published'),
      covered: taken.includes('covered'),
    },
  };
}

describe('adoptionCounts', () => {
  it('counts each step for itself, and reached only after all steps before', () => {
    const groups = [
      group(1),
      group(20, 'owned'),
      group(300, 'owned', 'tracked', 'drafted', 'published', 'covered'),
      group(4000, 'drafted', 'published', 'covered'),
      group(50_000, 'owned', 'drafted', 'covered'),
    ];
    expect(adoptionCounts(groups)).toEqual({
      services: {
        catalogued: 54_321,
        owned: 50_320,
        tracked: 300,
        drafted: 54_300,
        published: 4300,
        covered: 54_300,
      },
      reached: {
        catalogued: 54_321,
        owned: 50_320,
        tracked: 300,
        drafted: 300,
        published: 300,
        covered: 300,
      },
    });
  });

  it('counts nothing in an empty catalog', () => {
    const { services, reached } = adoptionCounts([]);
    expect(new Set(Object.values({ ...services, ...reached }))).toEqual(
      new Set([0]),
    );
  });
});
