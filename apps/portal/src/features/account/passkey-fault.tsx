import { Trans } from '@lingui/react/macro';
import { useRefusalWords } from '../../app/refusals.tsx';
import type { NoPasskey } from './use-passkey.ts';
import { usePasskeyFaultWords } from './words.ts';

/** Why no passkey came, in one sentence. Heard when it appears; the focus stays where the next try begins. */
export function PasskeyFaultNote({ fault }: { fault: NoPasskey | null }) {
  const words = usePasskeyFaultWords(), refused = useRefusalWords();
  if (!fault) return null;
  if (typeof fault === 'object') { const { title, body } = refused(fault); return <p className="passkey-fault" role="alert">{[title, body].filter(Boolean).join(' ')}</p>; }
  return <p className="passkey-fault" role="alert">{fault === 'unreachable' ? <Trans>Quittance ne répond pas. Rien n’a changé ; essayez de nouveau dans un instant.</Trans> : words(fault)}</p>;
}
