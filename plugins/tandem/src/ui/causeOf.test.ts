import { causeOf } from './causeOf';

describe('causeOf', () => {
  it('prefers the words of the backend, with names for references', () => {
    const cause = new Error('user:default/dana has an assignment there');
    expect(causeOf(new Error('Request failed', { cause }))).toBe(
      'dana has an assignment there',
    );
  });

  it('leaves out the page that a proxy answered with', () => {
    const error = new Error(
      'Request failed with status 502 Bad Gateway, <html>\n<body>nginx</body>',
    );
    expect(causeOf(error)).toBe('Request failed with status 502 Bad Gateway');
  });

  it('keeps other words as they are', () => {
    expect(causeOf(new Error('Failed to fetch'))).toBe('Failed to fetch');
  });
});
