import { timeLabel, timeTicks } from './timeTicks';

const labels = (from: string, to: string) => {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return timeTicks(start, end).map(at => timeLabel(at, end - start));
};

describe('timeTicks', () => {
  it('marks quarters of an hour in an hour', () => {
    expect(labels('2026-11-21T09:35:00Z', '2026-11-21T10:35:00Z')).toEqual([
      '09:45',
      '10:00',
      '10:15',
      '10:30',
    ]);
  });

  it('marks every third hour in a day', () => {
    expect(labels('2026-11-20T10:35:00Z', '2026-11-21T10:35:00Z')).toEqual([
      '11:00',
      '14:00',
      '17:00',
      '20:00',
      '23:00',
      '02:00',
      '05:00',
      '08:00',
    ]);
  });

  it('marks midnights in weeks, at most eight', () => {
    const month = labels('2026-10-22T10:00:00Z', '2026-11-21T10:00:00Z');
    expect(month.slice(0, 2)).toEqual(['Oct 23', 'Oct 27']);
    expect(month).toHaveLength(8);
    expect(labels('2026-11-14T10:00:00Z', '2026-11-21T10:00:00Z')).toHaveLength(
      7,
    );
  });
});
