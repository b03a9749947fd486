import { withNames } from './withNames';

describe('withNames', () => {
  it.each([
    [
      'a name stands in place of a reference',
      'user:default/dana helps 4 teams from 2026-11-21.',
      'dana helps 4 teams from 2026-11-21.',
    ],
    [
      'punctuation behind it stays',
      'The assignment of group:default/team-checkout; component:shop/cart.v2.',
      'The assignment of team-checkout; cart.v2.',
    ],
    [
      'capitals are read as well',
      'Group:Default/Team-Checkout is paused.',
      'Team-Checkout is paused.',
    ],
    [
      'what only looks similar stays',
      'See https://example.com/user:guide and allocation: 20/100.',
      'See https://example.com/user:guide and allocation: 20/100.',
    ],
  ])('%s', (_, sentence, expected) => {
    expect(withNames(sentence)).toBe(expected);
  });

  it('prefers the titles that are known', () => {
    expect(
      withNames('user:default/dana, the liaison of group:default/x, left.', {
        'user:default/dana': 'Dana Kim',
      }),
    ).toBe('Dana Kim, the liaison of x, left.');
  });
});
