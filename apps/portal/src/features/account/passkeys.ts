/** Passkeys as the browser gives them. The options come from the door as JSON; what the authenticator answers goes back as JSON. */
import { browserSupportsWebAuthn, startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser';

/** Whether this browser can hold a passkey at all, and is allowed to here (https, or this very machine). */
export const canUsePasskeys = (): boolean => window.isSecureContext !== false && browserSupportsWebAuthn();

/** given_up: the person closed the window of the browser, or let it wait · known_here: this device holds one already · unfit: it cannot tell who holds it · wrong_address: the page is not where the door says it is · failed: anything else. */
export type PasskeyFault = 'given_up' | 'known_here' | 'unfit' | 'wrong_address' | 'failed';
export type PasskeyAnswer = { response: string } | { fault: PasskeyFault };

function faultOf(error: unknown): PasskeyFault {
  if (error instanceof WebAuthnError)
    switch (error.code) {
      case 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED': return 'known_here';
      case 'ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT': case 'ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT': case 'ERROR_AUTHENTICATOR_NO_SUPPORTED_PUBKEYCREDPARAMS_ALG': return 'unfit';
      case 'ERROR_INVALID_DOMAIN': case 'ERROR_INVALID_RP_ID': return 'wrong_address';
      case 'ERROR_CEREMONY_ABORTED': return 'given_up';
      default:
    }
  const name = error instanceof Error ? (error.cause instanceof Error ? error.cause.name : error.name) : '';
  return name === 'NotAllowedError' || name === 'AbortError' ? 'given_up' : name === 'SecurityError' ? 'wrong_address' : 'failed';
}

const answer = async (ceremony: () => Promise<object>): Promise<PasskeyAnswer> => {
  try { return { response: JSON.stringify(await ceremony()) }; } catch (error) { return { fault: faultOf(error) }; }
};

/** Shows that one of the passkeys of this person is at hand. */
export const provePasskey = (options: string): Promise<PasskeyAnswer> => answer(() => startAuthentication({ optionsJSON: JSON.parse(options) as Parameters<typeof startAuthentication>[0]['optionsJSON'] }));

/** Makes a new one, kept by the device or by its key ring. */
export const makePasskey = (options: string): Promise<PasskeyAnswer> => answer(() => startRegistration({ optionsJSON: JSON.parse(options) as Parameters<typeof startRegistration>[0]['optionsJSON'] }));
