import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import App from './App';

const appConfig = {
  context: 'test',
  data: {
    app: { title: 'Tandem demo', baseUrl: 'http://localhost:3000' },
    backend: { baseUrl: 'http://localhost:7007' },
    organization: { name: 'Kestrelmoor' },
  },
};

describe('the demo portal', () => {
  const environment = process.env;
  const browserFetch = globalThis.fetch;

  beforeEach(() => {
    process.env = {
      ...environment,
      APP_CONFIG: [appConfig] as unknown as string,
    };
    window.sessionStorage.clear();
  });

  afterEach(() => {
    process.env = environment;
    globalThis.fetch = browserFetch;
  });

  it('asks who is looking, and names three people', async () => {
    render(App.createRoot());

    expect(
      await screen.findByRole('heading', {
        name: 'Kestrelmoor developer portal',
      }),
    ).toBeInTheDocument();
    const choices = within(screen.getByRole('list')).getAllByRole('button');
    expect(choices.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/Maya Lindqvist.*Developer · Checkout/),
      expect.stringMatching(/Tomás Ferreira.*Platform engineer · Platform/),
      expect.stringMatching(/Dana Kim.*Ops liaison · Operations/),
    ]);
  });

  it('lets a guest in too, through the provider for guests', async () => {
    const requests: string[] = [];
    globalThis.fetch = async input => {
      requests.push(String(input));
      return Response.json({}, { status: 403 });
    };
    render(App.createRoot());

    await userEvent.click(
      await screen.findByRole('button', { name: 'look around as a guest' }),
    );

    expect(
      await screen.findByRole('heading', { name: 'Guest cannot sign in here' }),
    ).toBeInTheDocument();
    expect(requests[0]).toBe('http://localhost:7007/api/auth/guest/refresh');
  });

  it('signs in the chosen person with the keyboard, remembers and forgets', async () => {
    // No backend runs here: answer as one that refuses, so that the page stays.
    const requests: Request[] = [];
    globalThis.fetch = async (input, init) => {
      requests.push(new Request(input, init));
      return Response.json(
        {
          error: { name: 'NotAllowedError', message: 'in development only' },
          response: { statusCode: 403 },
        },
        { status: 403 },
      );
    };
    render(App.createRoot());
    const user = userEvent.setup();
    await screen.findByRole('button', { name: /Dana Kim/ });

    await user.tab();
    await user.tab();
    await user.tab();
    await user.keyboard('{Enter}');

    expect(
      await screen.findByRole('heading', {
        name: 'Dana Kim cannot sign in here',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('in development only')).toBeInTheDocument();
    expect(requests[0].url).toBe(
      'http://localhost:7007/api/auth/tandemDemo/refresh',
    );
    expect(requests[0].headers.get('x-tandem-demo-person')).toBe('dana');
    expect(window.sessionStorage).toHaveLength(1);

    await user.click(
      screen.getByRole('button', { name: 'Choose another person' }),
    );

    expect(
      await screen.findByRole('button', { name: /Maya Lindqvist/ }),
    ).toBeInTheDocument();
    expect(window.sessionStorage).toHaveLength(0);
  });
});
