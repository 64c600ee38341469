/** What of a contact policy can't be taken: libs/law says which hours and numbers make one, the house from when and why. */
import { checkPolicy } from '@quittance/law';
import type { Fault } from '@quittance/platform';
import type { ContactPolicyInput } from './contact-policy.type.ts';

const MOST_ROWS = 20;
const LONGEST_REASON = 500;

/** Codes: those of libs/law's checkPolicy; day_past (from), too_many (windows, caps), missing and too_long (reason), bad_key. */
export function policyFaults({ from, windows, caps, reason, idempotencyKey }: ContactPolicyInput, policy: unknown, today: Temporal.PlainDate): Fault[] {
  const faults: Fault[] = [];
  if (Temporal.PlainDate.compare(from, today) < 0) faults.push({ field: 'from', code: 'day_past', facts: { on: String(from), earliest: String(today) } });
  if (windows.length > MOST_ROWS) faults.push({ field: 'windows', code: 'too_many', facts: { most: MOST_ROWS } });
  if (caps.length > MOST_ROWS) faults.push({ field: 'caps', code: 'too_many', facts: { most: MOST_ROWS } });
  if (!faults.some(({ code }) => code === 'too_many')) faults.push(...checkPolicy(policy).map(({ field, code, facts }) => ({ field, code, facts: { ...facts } })));
  if (!reason.trim()) faults.push({ field: 'reason', code: 'missing' });
  if (reason.trim().length > LONGEST_REASON) faults.push({ field: 'reason', code: 'too_long', facts: { most: LONGEST_REASON } });
  if (idempotencyKey.trim().length < 8 || idempotencyKey.length > 200) faults.push({ field: 'idempotencyKey', code: 'bad_key' });
  return faults;
}
