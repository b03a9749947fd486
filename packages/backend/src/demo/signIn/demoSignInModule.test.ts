import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { DEMO_PEOPLE, PERSON_HEADER } from './demoAuthenticator';
import { demoSignInModule } from './demoSignInModule';

const everyone = ['maya', 'tomas', 'dana', 'ingrid'].map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name },
  spec: { profile: { displayName: `${name} by name` }, memberOf: [] },
}));

describe('the demo sign-in', () => {
  const environment = process.env.NODE_ENV;
  let stop: (() => Promise<void>) | undefined;

  async function signIn(nodeEnvironment: string, person?: string) {
    (process.env as Record<string, string>).NODE_ENV = nodeEnvironment;
    const { server } = await startTestBackend({
      features: [
        authPlugin,
        demoSignInModule,
        catalogServiceMock.factory({ entities: everyone }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            backend: { baseUrl: 'http://localhost:7007' },
            auth: { providers: { tandemDemo: {} } },
          },
        }),
      ],
    });
    stop = async () => {
      await server.stop();
    };
    const response = await fetch(
      `http://127.0.0.1:${server.port()}/api/auth/tandemDemo/refresh`,
      { headers: person ? { [PERSON_HEADER]: person } : {} },
    );
    return { status: response.status, body: await response.json() };
  }

  afterEach(async () => {
    (process.env as Record<string, string | undefined>).NODE_ENV = environment;
    await stop?.();
  });

  it.each(DEMO_PEOPLE)('gives %s a token of their own', async person => {
    const { status, body } = await signIn('development', person);

    expect(status).toBe(200);
    expect(body.backstageIdentity.identity.userEntityRef).toBe(
      `user:default/${person}`,
    );
    expect(body.profile.displayName).toBe(`${person} by name`);
    const [, payload] = body.backstageIdentity.token.split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString()).sub).toBe(
      `user:default/${person}`,
    );
  });

  it.each(['ingrid', 'nobody', undefined])('refuses %s', async person => {
    const { status, body } = await signIn('development', person);

    expect(status).toBe(401);
    expect(body.error.message).toContain('must name one of');
    expect(body.backstageIdentity).toBeUndefined();
  });

  it('refuses everyone in production', async () => {
    const { status, body } = await signIn('production', 'maya');

    expect(status).toBe(403);
    expect(body.error.message).toContain('in development only');
    expect(body.backstageIdentity).toBeUndefined();
  });
});
