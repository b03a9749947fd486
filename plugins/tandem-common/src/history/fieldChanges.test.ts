import { fieldChanges } from './fieldChanges';

describe('fieldChanges', () => {
  it.each([
    ['nothing where nothing differs', { a: 1 }, { a: 1 }, []],
    [
      'a value by its path',
      { spec: { objectives: [{ target: 0.99 }] } },
      { spec: { objectives: [{ target: 0.995 }] } },
      [{ field: 'doc.spec.objectives[0].target', before: 0.99, after: 0.995 }],
    ],
    ['a field that came', {}, { a: 'x' }, [{ field: 'doc.a', after: 'x' }]],
    ['a field that went', { a: 'x' }, {}, [{ field: 'doc.a', before: 'x' }]],
    [
      'an item that came to a list',
      { a: [1] },
      { a: [1, { b: 2 }] },
      [{ field: 'doc.a[1]', after: { b: 2 } }],
    ],
    [
      'the whole where it is of another kind',
      { a: [1] },
      { a: { b: 1 } },
      [{ field: 'doc.a', before: [1], after: { b: 1 } }],
    ],
    [
      'the whole where there was none',
      undefined,
      3,
      [{ field: 'doc', after: 3 }],
    ],
  ])('tells %s', (_, before, after, expected) => {
    expect(fieldChanges('doc', before, after)).toEqual(expected);
  });
});
