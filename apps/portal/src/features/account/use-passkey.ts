import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { PASSKEY_CHALLENGE } from './account.queries.ts';
import type { RefusalLike } from '../../app/refusals.tsx';
import { makePasskey, provePasskey, type PasskeyFault } from './passkeys.ts';

/** signIn: alone, for both proofs · secondFactor: after the password · register: a new one · reauthenticate: it is still the same person. */
export type PasskeyPurpose = 'signIn' | 'secondFactor' | 'register' | 'reauthenticate';

/** Why no passkey came: the browser gave none, the door would not ask for one, or did not answer. */
export type NoPasskey = PasskeyFault | 'unreachable' | RefusalLike;

/** A challenge of the door, answered by the authenticator; undefined: not answered, and `fault` says why. */
export function usePasskey(purpose: PasskeyPurpose) {
  const [challenge] = useMutation(PASSKEY_CHALLENGE, { fetchPolicy: 'no-cache' });
  const [fault, setFault] = useState<NoPasskey | null>(null), [busy, setBusy] = useState(false);
  const under = useRef(false);
  const take = async (): Promise<string | undefined> => {
    if (under.current) return undefined;
    under.current = true;
    setFault(null); setBusy(true);
    try {
      const asked = (await challenge({ variables: { purpose } }).catch(() => undefined))?.data?.passkeyChallenge;
      if (asked?.__typename !== 'PasskeyChallenge') { setFault(asked ?? 'unreachable'); return undefined; }
      const { options } = asked;
      const told = await (purpose === 'register' ? makePasskey(options) : provePasskey(options));
      if ('fault' in told) { setFault(told.fault); return undefined; }
      return told.response;
    } finally { under.current = false; setBusy(false); }
  };
  return { take, busy, fault, forget: () => setFault(null) };
}
