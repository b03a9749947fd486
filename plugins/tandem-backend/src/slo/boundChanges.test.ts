import { boundChanges } from './boundChanges';

describe('boundChanges', () => {
  it('keeps values as they are while they are short', () => {
    const changes = [
      { field: 'document.spec', before: { a: 1 }, after: 'x'.repeat(3900) },
      { field: 'state', before: 'draft' },
    ];
    expect(boundChanges(changes)).toEqual(changes);
  });

  it('tells of a long value how long it is', () => {
    expect(
      boundChanges([{ field: 'document', after: ['x'.repeat(1_000_000)] }]),
    ).toEqual([
      {
        field: 'document',
        after: '(1000004 characters; the revisions hold them)',
      },
    ]);
  });

  it('cuts long names, and counts what is too much', () => {
    const changes = Array.from({ length: 5000 }, (_, index) => ({
      field: `document.${index}.${'x'.repeat(10_000)}`,
      after: index,
    }));
    const bounded = boundChanges(changes);
    expect(bounded).toHaveLength(101);
    expect(bounded[100]).toEqual({
      field: 'more',
      after: '(4900 more fields changed; the revisions hold them)',
    });
    expect(JSON.stringify(bounded).length).toBeLessThan(100_000);
  });
});
