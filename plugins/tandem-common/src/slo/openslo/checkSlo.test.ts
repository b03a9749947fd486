import {
  type Sample,
  type ProblemSample,
  rulesOn,
} from './__testUtils__/rulesOn';
import { sloJson } from './__testUtils__/openSloTexts';

describe('an SLO', () => {
  it.each<Sample>([
    [
      'a named indicator',
      sloJson({ indicator: undefined, indicatorRef: 'answers' }),
    ],
  ])('accepts %s without a word, and changes nothing', (_about, json) => {
    expect(rulesOn(json)).toEqual({ document: json, errors: [], warnings: [] });
  });
  it.each<ProblemSample>([
    [
      'a description of 1051 characters',
      sloJson({ description: 'a'.repeat(1051) }),
      'spec.description: must have at most 1050',
    ],
    [
      'an unknown field of an SLO',
      sloJson({ colour: 'red' }),
      'spec.colour: unknown field',
    ],
    [
      'no service',
      sloJson({ service: undefined }),
      'spec.service: service is required',
    ],
    [
      'no indicator',
      sloJson({ indicator: undefined }),
      'spec: indicator or indicatorRef is required',
    ],
    [
      'an indicator and a named one',
      sloJson({ indicatorRef: 'x' }),
      'spec.indicatorRef: indicator and indicatorRef exclude',
    ],
    [
      'no budgeting method',
      sloJson({ budgetingMethod: undefined }),
      'spec.budgetingMethod: budgetingMethod is required',
    ],
    [
      'another budgeting method',
      sloJson({ budgetingMethod: 'Guessing' }),
      'spec.budgetingMethod: must be Occurrences, Timeslices, RatioTimeslices',
    ],
  ])('refuses %s', (_about, json, problem) => {
    const { document, errors } = rulesOn(json);
    expect(errors).toEqual([expect.stringContaining(problem)]);
    expect(document).toBeUndefined();
  });
});
