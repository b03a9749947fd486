import { dana, omar } from './__testUtils__/assignments';
import { awayUntil, isAway } from './absences';

const away = (startsOn: string, endsOn: string, userRef = dana) => ({
  userRef,
  startsOn,
  endsOn,
});

describe('absences', () => {
  it('holds on its first and its last day, for that person only', () => {
    const absences = [away('2026-03-02', '2026-03-04')];
    const days = ['2026-03-01', '2026-03-02', '2026-03-04', '2026-03-05'];
    expect(days.map(date => isAway(dana, absences, date))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isAway(omar, absences, '2026-03-03')).toBe(false);
  });

  it.each([
    ['one', [away('2026-03-02', '2026-03-04')], '2026-03-04'],
    ['none today', [away('2026-03-04', '2026-03-04')], undefined],
    ['over', [away('2026-03-01', '2026-03-02')], undefined],
    [
      'one after the other, in any order',
      [away('2026-03-05', '2026-03-09'), away('2026-03-02', '2026-03-04')],
      '2026-03-09',
    ],
    [
      'one inside the other',
      [away('2026-03-01', '2026-03-09'), away('2026-03-02', '2026-03-04')],
      '2026-03-09',
    ],
    [
      'a day between them',
      [away('2026-03-01', '2026-03-04'), away('2026-03-06', '2026-03-09')],
      '2026-03-04',
    ],
    ['of someone else', [away('2026-03-01', '2026-03-04', omar)], undefined],
  ])('away without a break until: %s', (_, absences, expected) => {
    expect(awayUntil(dana, absences, '2026-03-03')).toBe(expected);
  });
});
