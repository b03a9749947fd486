import { recommendPattern } from './recommendation';

describe('recommendPattern', () => {
  it.each([
    [1, 1, 'embed', undefined],
    [4, 4, 'embed', undefined],
    [9, 4, 'embed', undefined],
    [1, 2, 'liaison', 40],
    [2, 3, 'liaison', 40],
    [1, 3, 'liaison', 26],
    [2, 5, 'liaison', 26],
    [1, 4, 'liaison', 20],
    [1, 5, 'liaison', 16],
    [3, 15, 'liaison', 16],
    [1, 6, 'rituals', undefined],
    [3, 16, 'rituals', undefined],
    [0, 4, 'self-run', undefined],
    [0, 0, 'self-run', undefined],
    [2, 0, 'embed', undefined],
  ])('%i ops people and %i teams: %s', (ops, teams, pattern, allocation) => {
    expect(recommendPattern(ops, teams)).toMatchObject({ pattern });
    expect(recommendPattern(ops, teams).allocation).toBe(allocation);
  });

  it('no ops people: the teams run on a managed platform', () => {
    expect(recommendPattern(0, 4).suggestions.join()).toMatch(
      /managed platform/,
    );
    expect(recommendPattern(0, 4).warnings).toEqual([]);
  });

  it('one ops person and four teams: four liaisons at 20 %, weekly, a single point of failure, rituals as first step', () => {
    const { suggestions, warnings } = recommendPattern(1, 4);
    expect(suggestions.join()).toMatch(/each of the 4 teams at 20 %.*weekly/);
    expect(suggestions.join()).toMatch(/first step, rituals/);
    expect(warnings.join()).toMatch(/single point of failure/);
  });

  it('two ops people are no single point of failure', () => {
    expect(recommendPattern(2, 8).warnings).toEqual([]);
  });

  it('more than five teams each: says how many get a liaison, and how many rituals', () => {
    const { suggestions } = recommendPattern(2, 13);
    expect(suggestions.join()).toMatch(
      /10 most critical teams at 16 %.*other 3:/,
    );
  });

  it('says what ops people beyond the teams can do', () => {
    expect(recommendPattern(5, 4).suggestions.join()).toMatch(
      /1 more ops person can be a deputy/,
    );
    expect(recommendPattern(6, 4).suggestions.join()).toMatch(
      /2 more ops people can be deputies/,
    );
    expect(recommendPattern(4, 4).suggestions).toHaveLength(1);
  });

  it.each([0, 1, 3])('%i ops people and no team yet: says so kindly', ops => {
    expect(recommendPattern(ops, 0)).toMatchObject({
      warnings: [],
      suggestions: [expect.stringMatching(/no team to help yet/)],
    });
  });
});
