import { useApolloClient, useMutation } from '@apollo/client/react';
import { AbilityProvider, useAbility } from '@casl/react';
import { unpack, type Ability } from '@quittance/access';
import { createContext, use, useEffect, useMemo, type ReactNode } from 'react';
import { graphql } from '../gql/index.ts';
import type { MeQuery } from '../gql/graphql.ts';
import { client, codeOf } from './client.ts';
import { isLocale, speak } from './i18n.ts';

export const ME = graphql(`query Me { me { id name email locale workspace roles creditorId companyName agencyName rules secondFactor { required enrolled dueOn } viewing { id as subjectName byName beganAt expiresAt backTo } } }`);
const SIGN_OUT = graphql(`mutation SignOut { signOut }`);
const SET_LOCALE = graphql(`mutation SetLocale($locale: String!) { setLocale(locale: $locale) { id locale } }`);

export type Me = MeQuery['me'];
export const MeContext = createContext<Me | null>(null);

/** Who is signed in, or undefined; any other fault is thrown. */
export async function whoIsThere(fresh = false): Promise<Me | undefined> {
  try {
    const { data } = await client.query({ query: ME, fetchPolicy: fresh ? 'network-only' : 'cache-first' });
    return data?.me;
  } catch (error) {
    if (codeOf(error) === 'UNAUTHENTICATED') return undefined;
    throw error;
  }
}

/** The signed-in person and his ability, for everything below. */
export function SessionProvider({ me, children }: { me: Me; children: ReactNode }) {
  const ability = useMemo(() => unpack(me.rules), [me.rules]);
  useEffect(() => { if (isLocale(me.locale)) void speak(me.locale); }, [me.locale]);
  return <MeContext value={me}><AbilityProvider value={ability}>{children}</AbilityProvider></MeContext>;
}

export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('Nobody is signed in here: useMe stands under the _signed routes only.');
  return me;
}

/** may('logCall', 'CaseFile') or may('read', as('CaseFile', row)): what is shown is decided by the ability, never by the role. */
export function useMay(): Ability['can'] {
  const ability = useAbility<Ability>();
  return (...question) => ability.can(...question);
}

/** Ends the session at the door, then forgets everything that was read. */
export function useSignOut(): () => Promise<void> {
  const [signOut] = useMutation(SIGN_OUT);
  return async () => {
    await signOut();
    await client.clearStore();
    window.location.assign('/sign-in');
  };
}

export function useLocaleSwitch(): (locale: 'fr' | 'en') => Promise<void> {
  const apollo = useApolloClient();
  return async (locale) => {
    await speak(locale);
    await apollo.mutate({ mutation: SET_LOCALE, variables: { locale } });
  };
}
