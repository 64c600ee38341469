import { useForbiddenWords } from '../../app/refusals.tsx';
import { adviceOn, writtenChannels } from './channels.ts';
import type { Conduct } from './conduct.queries.ts';
import { useWhyNot } from './words.ts';

/** Whether an SMS could carry words to this debtor, and why nothing can be written to him: what waiting opens is prepared meanwhile, what it never opens is told. */
export function useWriting(debtor: { email?: string | null; phone?: string | null }, conduct: Conduct | undefined): { sms: boolean; forbidden: string | undefined } {
  const why = useForbiddenWords(), whyNot = useWhyNot();
  if (!conduct) return { sms: false, forbidden: undefined };
  const channels = writtenChannels(conduct.contactAdvice, debtor), [first] = channels;
  if (!first) return { sms: false, forbidden: why({ code: 'no_address', facts: [{ key: 'channel', value: 'email' }] }) };
  const never = channels.every((channel) => { const advice = adviceOn(conduct.contactAdvice, channel); return advice?.outcome === 'refuse' && !advice.nextAt; });
  return { sms: channels.includes('sms'), forbidden: never ? whyNot(adviceOn(conduct.contactAdvice, first)) : undefined };
}
