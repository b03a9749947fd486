import { Tally } from './Tally';

type Piece = Parameters<Tally['record']>[0];

function answer(
  status: Piece['result']['status'],
  options: Partial<Piece> & { message?: string; field?: string } = {},
): Piece {
  const { label = 'line 1', isLast = true, message, field } = options;
  const error = message === undefined ? undefined : { message, field };
  return { label, isLast, result: { index: 0, status, error } };
}

describe('Tally', () => {
  it('counts what became of each item', () => {
    const tally = new Tally('deployment', () => {});
    tally.record(answer('created'));
    tally.record(answer('unchanged'));
    tally.record(answer('unchanged'));

    expect(tally.describe()).toBe(
      '3 deployments: 1 created, 0 updated, 2 unchanged, 0 rejected',
    );
  });

  it.each([
    [['created', 'updated'], '1 created, 0 updated, 0 unchanged, 0 rejected'],
    [['unchanged', 'updated'], '0 created, 1 updated, 0 unchanged, 0 rejected'],
    [
      ['unchanged', 'unchanged'],
      '0 created, 0 updated, 1 unchanged, 0 rejected',
    ],
    [['created', 'rejected'], '0 created, 0 updated, 0 unchanged, 1 rejected'],
  ] as const)('counts an item in pieces answered %j once', (statuses, text) => {
    const onItem = jest.fn();
    const tally = new Tally('deployment', onItem);
    tally.record(answer(statuses[0], { isLast: false }));
    expect(onItem).not.toHaveBeenCalled();
    tally.record(answer(statuses[1]));

    expect(onItem).toHaveBeenCalledTimes(1);
    expect(tally.describe()).toBe(`1 deployment: ${text}`);
  });

  it('does not carry the answer of one item over to the next', () => {
    const tally = new Tally('incident', () => {});
    tally.record(answer('rejected'));
    tally.record(answer('unchanged'));

    expect(tally.describe()).toBe(
      '2 incidents: 0 created, 0 updated, 1 unchanged, 1 rejected',
    );
  });

  it('gives the reasons of the first rejections only', () => {
    const tally = new Tally('deployment', () => {});
    for (let line = 1; line <= 7; line += 1) {
      tally.record(
        answer('rejected', {
          label: `line ${line}`,
          message: 'finishedAt is in the future',
        }),
      );
    }

    expect(tally.describeRejections()).toEqual([
      'rejected line 1: finishedAt is in the future',
      'rejected line 2: finishedAt is in the future',
      'rejected line 3: finishedAt is in the future',
      'rejected line 4: finishedAt is in the future',
      'rejected line 5: finishedAt is in the future',
      'and 2 more rejected',
    ]);
  });

  it('names the field where the reason does not', () => {
    const tally = new Tally('deployment', () => {});
    tally.record(
      answer('rejected', {
        message: 'must not be in the future',
        field: 'finishedAt',
      }),
    );

    expect(tally.describeRejections()).toEqual([
      'rejected line 1: finishedAt must not be in the future',
    ]);
  });
});
