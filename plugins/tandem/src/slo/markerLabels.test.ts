import { placeLabels } from './markerLabels';

const label = (id: string, x: number, weight = 1) => ({
  id,
  x,
  text: id,
  weight,
});

const outline = (...args: Parameters<typeof placeLabels>) =>
  placeLabels(...args).map(
    ({ id, row, isLeft }) => `${id} ${row} ${isLeft ? 'left' : 'right'}`,
  );

describe('placeLabels', () => {
  it('writes to the right of a line where there is room', () => {
    expect(outline([label('v2.38', 100), label('v2.41', 300)], 600)).toEqual([
      'v2.38 0 right',
      'v2.41 0 right',
    ]);
  });

  it('writes to the left of a line at the right edge', () => {
    expect(outline([label('v2.41', 590)], 600)).toEqual(['v2.41 0 left']);
  });

  it('moves what would cover another to a lower row', () => {
    const close = [
      label('v2.41', 300),
      label('v2.42', 302),
      label('v2.43', 304),
    ];
    expect(outline(close, 600)).toEqual([
      'v2.41 0 right',
      'v2.42 1 right',
      'v2.43 2 right',
    ]);
  });

  it('keeps the most important when there is no room for all', () => {
    const crowd = Array.from({ length: 20 }, (_, index) =>
      label(`v2.${10 + index}`, 300 + index, index === 13 ? 9 : 1),
    );
    const placed = placeLabels(crowd, 600);
    expect(placed.length).toBeLessThan(8);
    expect(placed[0]).toMatchObject({ id: 'v2.23', row: 0, isLeft: false });
  });
});
