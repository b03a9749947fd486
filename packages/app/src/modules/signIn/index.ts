import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';

const demoSignInPage = SignInPageBlueprint.make({
  params: {
    loader: () =>
      import('./DemoSignInPage').then(({ DemoSignInPage }) => DemoSignInPage),
  },
});

/** Lets the demo's people sign in by a click instead of a password. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [demoSignInPage],
});
