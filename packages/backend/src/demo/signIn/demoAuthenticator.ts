import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** The header in which the sign-in page names the person. */
export const PERSON_HEADER = 'x-tandem-demo-person';

/** The catalog names of those who may sign in without a password. */
export const DEMO_PEOPLE = ['maya', 'tomas', 'dana'];

/** Believes the header, so it must never answer outside of development. */
export const demoAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize: () => ({
    isDevelopment: process.env.NODE_ENV === 'development',
  }),
  async authenticate({ req }, { isDevelopment }) {
    if (!isDevelopment) {
      throw new NotAllowedError(
        'The demo sign-in works in development only: set up a real auth provider, see https://backstage.io/docs/auth',
      );
    }
    const person = req.header(PERSON_HEADER);
    if (!person || !DEMO_PEOPLE.includes(person)) {
      throw new AuthenticationError(
        `The header ${PERSON_HEADER} must name one of ${DEMO_PEOPLE.join(
          ', ',
        )}`,
      );
    }
    return { result: { person } };
  },
});
