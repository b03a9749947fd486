import { useState } from 'react';
import { IdentityApi } from '@backstage/core-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { Viewer } from './people';
import { PersonChoice } from './PersonChoice';
import { SigningIn } from './SigningIn';
import {
  forgetPerson,
  rememberedPerson,
  rememberPerson,
} from './rememberedPerson';

/** Asks who is looking at the demo, and signs that person in. */
export function DemoSignInPage({ onSignInSuccess }: SignInPageProps) {
  const [person, setPerson] = useState(rememberedPerson);

  const choose = (chosen: Viewer) => {
    rememberPerson(chosen);
    setPerson(chosen);
  };
  const chooseAgain = () => {
    forgetPerson();
    setPerson(undefined);
  };

  if (!person) return <PersonChoice onChoose={choose} />;
  return (
    <SigningIn
      person={person}
      onChooseAgain={chooseAgain}
      onSignInSuccess={identity => onSignInSuccess(forgetOnSignOut(identity))}
    />
  );
}

function forgetOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      forgetPerson();
      await identity.signOut();
    },
  };
}
