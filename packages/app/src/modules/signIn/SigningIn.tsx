import { useEffect, useState } from 'react';
import { ProxiedSignInPage } from '@backstage/core-components';
import { IdentityApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { Button } from '@backstage/ui';
import { guest, Viewer } from './people';
import classes from './signIn.module.css';

const RETRY_MILLISECONDS = 2000;

/** Signs one person in, with patience for a backend that is still starting. */
export function SigningIn(props: {
  person: Viewer;
  onChooseAgain: () => void;
  onSignInSuccess: (identity: IdentityApi) => void;
}) {
  const { person, onChooseAgain, onSignInSuccess } = props;
  const [attempt, setAttempt] = useState(1);
  const [error, setError] = useState<Error>();
  const isRefused =
    error instanceof ResponseError && [401, 403].includes(error.statusCode);

  useEffect(() => {
    if (!error || isRefused) return undefined;
    const timer = setTimeout(
      () => setAttempt(number => number + 1),
      RETRY_MILLISECONDS,
    );
    return () => clearTimeout(timer);
  }, [error, isRefused]);

  return (
    <main className={classes.page}>
      <div className={classes.waiting} role="status">
        <h1 className={classes.waitingTitle}>
          {isRefused
            ? `${person.name} cannot sign in here`
            : `Signing in ${person.name}`}
        </h1>
        {error && (
          <p className={classes.lead}>
            {isRefused
              ? error.cause.message
              : 'The portal is still starting. This usually takes less than half a minute.'}
          </p>
        )}
        {error && (
          <Button variant="secondary" onPress={onChooseAgain}>
            Choose another person
          </Button>
        )}
      </div>
      <div hidden={Boolean(error)}>
        <ProxiedSignInPage
          key={attempt}
          {...(person.id === guest.id
            ? { provider: 'guest' }
            : {
                provider: 'tandemDemo',
                headers: { 'x-tandem-demo-person': person.id },
              })}
          onSignInSuccess={onSignInSuccess}
          ErrorComponent={({ error: reason }) => (
            <Report error={reason} onError={setError} />
          )}
        />
      </div>
    </main>
  );
}

/** Hands an error that is being rendered to whoever deals with it. */
function Report(props: {
  error?: Error;
  onError: (error: Error | undefined) => void;
}) {
  const { error, onError } = props;
  useEffect(() => onError(error), [error, onError]);
  return null;
}
