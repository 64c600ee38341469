import { Trans } from '@lingui/react/macro';
import type { PasskeyFault } from './passkeys.ts';
import { usePasskeyFaultWords } from './words.ts';

/** Why no passkey came, in one sentence. Heard when it appears; the focus stays where the next try begins. */
export function PasskeyFaultNote({ fault }: { fault: PasskeyFault | 'unreachable' | null }) {
  const words = usePasskeyFaultWords();
  if (!fault) return null;
  return <p className="passkey-fault" role="alert">{fault === 'unreachable' ? <Trans>Quittance ne répond pas. Rien n’a changé ; essayez de nouveau dans un instant.</Trans> : words(fault)}</p>;
}
