import { Trans } from '@lingui/react/macro';
import { RefusalNote, type RefusalLike } from '../../app/refusals.tsx';

/** Why an act on the account was not done: refused, or not answered. */
export function NotDone({ refusal, failed }: { refusal: RefusalLike | null; failed: boolean }) {
  if (refusal) return <RefusalNote refusal={refusal} focus />;
  return failed ? <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’a changé ; essayez de nouveau.</Trans></p> : null;
}
