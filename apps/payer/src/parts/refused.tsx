import type { RefusalView } from '../view.ts';
import { useRefusal } from './refusals.ts';

/** Why it was not taken, above the form that keeps what was typed. */
export function Refused({ refusal }: { refusal: RefusalView | null }) {
  const say = useRefusal();
  return refusal && <p className="refused" role="alert">{say(refusal)}</p>;
}
