import { SLOT_MILLIS } from '@tandem/backstage-plugin-tandem-common';
import {
  afterPiece,
  firstCursors,
  nextPiece,
  nextSlotDue,
  type Cursors,
  type Piece,
} from './collectionPieces';

const MINUTE = 60_000;
const DAY = SLOT_MILLIS['1d'];
const NOW = Date.parse('2026-03-20T09:31:10Z');

/** All pieces up to an instant, and where they lead to. */
function piecesUntil(now: number, from: Cursors) {
  const pieces: Piece[] = [];
  let cursors = from;
  for (;;) {
    const piece = nextPiece(cursors, now);
    if (!piece) return { pieces, cursors };
    pieces.push(piece);
    cursors = afterPiece(cursors, piece);
  }
}

/** Pieces as texts. */
function ranges(pieces: Piece[]) {
  return pieces.map(({ resolution, from, to }) => [
    resolution,
    new Date(from).toISOString().slice(5, 16),
    new Date(to).toISOString().slice(5, 16),
  ]);
}

describe('what is asked for', () => {
  it('of a new SLO is its whole window: the oldest first, sealed once the finer slots are there', () => {
    const first = firstCursors({ count: 30, unit: 'd' }, NOW);
    expect(ranges(piecesUntil(NOW, first).pieces)).toEqual([
      ['1h', '02-18T09:00', '03-16T09:00'],
      ['5m', '03-16T09:00', '03-18T11:00'],
      ['5m', '03-18T10:45', '03-20T09:25'],
      ['1h', '03-16T09:00', '03-20T09:00'],
      ['1d', '02-19T00:00', '03-20T00:00'],
    ]);
  });

  it('of a window of a year are days, then hours of 100 days, then slots', () => {
    const first = firstCursors({ count: 1, unit: 'Y' }, NOW);
    const { pieces } = piecesUntil(NOW, first);
    const tiers = pieces.map(({ resolution }) => resolution);
    expect(tiers.filter((tier, index) => tier !== tiers[index - 1])).toEqual([
      '1d',
      '1h',
      '5m',
      '1h',
      '1d',
    ]);
    expect(pieces[0].from).toBe(Date.parse('2025-03-20T00:00:00Z'));
  });

  it('of a short window are 4 days all the same, since alerts look back 3 days', () => {
    const first = firstCursors({ count: 1, unit: 'h' }, NOW);
    const { pieces } = piecesUntil(NOW, first);
    expect(pieces[0]).toMatchObject({ resolution: '5m' });
    expect(pieces[0].from).toBe(Date.parse('2026-03-16T09:00:00Z'));
  });

  it('then is each slot once it has ended, with those before that may have come late', () => {
    const { cursors } = piecesUntil(
      NOW,
      firstCursors({ count: 7, unit: 'd' }, NOW),
    );
    expect(nextPiece(cursors, NOW)).toBeUndefined();
    const due = nextSlotDue(NOW);
    expect(new Date(due).toISOString()).toBe('2026-03-20T09:32:00.000Z');
    expect(nextPiece(cursors, due - 1)).toBeUndefined();
    expect(ranges([nextPiece(cursors, due)!])).toEqual([
      ['5m', '03-20T09:10', '03-20T09:30'],
    ]);
  });

  it('is sealed only where no slot is asked for again', () => {
    let cursors = firstCursors({ count: 7, unit: 'd' }, NOW);
    const pieces: (Piece & { now: number })[] = [];
    for (let now = NOW; now < NOW + 2 * DAY; now += 5 * MINUTE) {
      const done = piecesUntil(now, cursors);
      pieces.push(...done.pieces.map(piece => ({ ...piece, now })));
      cursors = done.cursors;
    }
    let sealedTo = 0;
    const askedAgain = pieces.filter(({ resolution, from, to }) => {
      if (resolution === '1h') sealedTo = to;
      return resolution === '5m' && from < sealedTo;
    });
    expect(askedAgain).toEqual([]);
    expect(pieces.filter(({ from, to }) => from >= to)).toEqual([]);
    const early = pieces.filter(({ to, now }) => to > now - 2 * MINUTE);
    expect(early).toEqual([]);
    const sealed = [cursors.hoursTo, cursors.daysTo];
    expect(sealed.map(each => new Date(each).toISOString())).toEqual([
      '2026-03-22T09:00:00.000Z',
      '2026-03-22T00:00:00.000Z',
    ]);
  });

  it('after an outage of weeks are hours for what slots are no longer kept of', () => {
    const { cursors } = piecesUntil(
      NOW,
      firstCursors({ count: 7, unit: 'd' }, NOW),
    );
    const later = NOW + 14 * DAY;
    const { pieces } = piecesUntil(later, cursors);
    expect(ranges(pieces)).toEqual([
      ['1h', '03-20T09:00', '03-30T09:00'],
      ['5m', '03-30T09:00', '04-01T11:00'],
      ['5m', '04-01T10:45', '04-03T09:25'],
      ['1h', '03-30T09:00', '04-03T09:00'],
      ['1d', '03-20T00:00', '04-03T00:00'],
    ]);
  });

  it('is never so much that a source refuses it', () => {
    const first = firstCursors({ count: 550, unit: 'd' }, NOW);
    for (const { resolution, from, to } of piecesUntil(NOW, first).pieces) {
      expect((to - from) / SLOT_MILLIS[resolution]).toBeLessThan(11_000);
    }
  });
});
