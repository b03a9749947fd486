import { UserEntity } from '@backstage/catalog-model';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** The header in which the sign-in page names the person. */
export const PERSON_HEADER = 'x-tandem-demo-person';

/** The catalog names of those who may sign in without a password. */
export const DEMO_PEOPLE = ['maya', 'tomas', 'dana'] as const;

export type DemoPerson = (typeof DEMO_PEOPLE)[number];

/** Believes the header, so it must never answer outside of development. */
export const demoAuthenticator = createProxyAuthenticator<
  { isDevelopment: boolean },
  { person: string },
  undefined
>({
  async defaultProfileTransform({ person }, context) {
    const { entity } = await context.findCatalogUser({
      entityRef: `user:default/${person}`,
    });
    const { profile } = (entity as UserEntity).spec;
    return {
      profile: { displayName: profile?.displayName, email: profile?.email },
    };
  },
  initialize: () => ({
    isDevelopment: process.env.NODE_ENV === 'development',
  }),
  async authenticate({ req }, { isDevelopment }) {
    if (!isDevelopment) {
      throw new NotAllowedError(
        'The demo sign-in works in development only: set up a real auth provider, see https://backstage.io/docs/auth',
      );
    }
    const header = req.header(PERSON_HEADER);
    const person = DEMO_PEOPLE.find(name => name === header);
    if (!person) {
      throw new AuthenticationError(
        `The header ${PERSON_HEADER} must name one of ${DEMO_PEOPLE.join(
          ', ',
        )}`,
      );
    }
    return { result: { person } };
  },
});
