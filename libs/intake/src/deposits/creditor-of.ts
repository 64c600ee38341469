import { as } from '@quittance/access';
import { isId, notFound, type Actor } from '@quittance/platform';

/** For whom this person hands over: the company he comes from, or the one he names if he may. */
export function creditorOf(actor: Actor, asked: string | null | undefined): string {
  const creditorId = asked ?? actor.creditorId;
  if (!creditorId || !isId(creditorId) || !actor.ability.can('deposit', as('Creditor', { id: creditorId }))) throw notFound('Creditor');
  return creditorId;
}
