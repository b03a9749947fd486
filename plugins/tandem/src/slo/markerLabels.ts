/** A marker's label: where its line is, and what it says. */
export interface MarkerLabel {
  id: string;
  /** In pixels. */
  x: number;
  text: string;
  /** The higher, the sooner it gets a place. */
  weight: number;
}

export interface PlacedLabel extends MarkerLabel {
  /** From the top, 0 is the first. */
  row: number;
  /** Whether the text ends at its line instead of beginning there. */
  isLeft: boolean;
}

const ROWS = 3;
const CHARACTER = 6.4;
const GAP = 4;

/**
 * Places labels so that none covers another; those without a place are left
 * out, the least important first.
 *
 * @param width - of the plot from 0, in pixels
 */
export function placeLabels(
  labels: readonly MarkerLabel[],
  width: number,
): PlacedLabel[] {
  const taken: { row: number; from: number; to: number }[] = [];
  const placed: PlacedLabel[] = [];
  const byWeight = [...labels].sort((a, b) => b.weight - a.weight || a.x - b.x);
  for (const label of byWeight) {
    const place = spots(label, width).find(spot =>
      taken.every(
        other =>
          other.row !== spot.row ||
          spot.to <= other.from ||
          spot.from >= other.to,
      ),
    );
    if (place) {
      taken.push(place);
      placed.push({ ...label, row: place.row, isLeft: place.isLeft });
    }
  }
  return placed;
}

/** Where a label could stand: upper rows first, right of its line first. */
function spots({ x, text }: MarkerLabel, width: number) {
  const length = text.length * CHARACTER + 2 * GAP;
  return Array.from({ length: ROWS }, (_, row) => [
    { row, isLeft: false, from: x, to: x + length },
    { row, isLeft: true, from: x - length, to: x },
  ])
    .flat()
    .filter(({ from, to }) => from >= 0 && to <= width);
}
