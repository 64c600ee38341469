import { useFormats } from '@quittance/ui';
import { useCallback, useEffect, useState } from 'react';
import { client } from '../../app/client.ts';
import type { CreditorsQuery } from '../../gql/graphql.ts';
import { MANDATE_ENDS } from '../agency/agency.queries.ts';
import { CREDITORS, type CreditorLine } from '../creditors/creditors.queries.ts';
import { daysBetween } from '../timeline/facts.ts';

export interface WatchedMandate { creditorId: string; creditorName: string; reference: string | null; why: 'none' | 'ended' | 'not_yet' | 'ending'; until: string | null; days: number | null }
interface Watch { mandates?: WatchedMandate[]; creditors?: number; error?: unknown }

const NOTICE_DAYS = 60, AT_ONCE = 4;

async function allCreditors(): Promise<CreditorLine[]> {
  const rows: CreditorLine[] = [];
  let after: string | null = null;
  do {
    const page: CreditorsQuery['creditors'] = (await client.query({ query: CREDITORS, variables: { first: 100, after, text: null }, fetchPolicy: 'no-cache' })).data!.creditors;
    rows.push(...page.rows);
    after = page.next ?? null;
  } while (after);
  return rows;
}

/** The creditors that no mandate covers, or not for much longer: the worst first. The last day of each is asked creditor by creditor, a few at once. */
async function read(today: string): Promise<Watch> {
  const all = await allCreditors();
  const found: WatchedMandate[] = [];
  const look = async (row: CreditorLine) => {
    const state = row.mandateState as WatchedMandate['why'] | 'in_force';
    if (state === 'none') { found.push({ creditorId: row.id, creditorName: row.name, reference: null, why: 'none', until: null, days: null }); return; }
    const { data } = await client.query({ query: MANDATE_ENDS, variables: { id: row.id }, fetchPolicy: 'no-cache' });
    const mandates = data?.creditor?.mandates ?? [];
    const last = mandates.find(({ reference }) => reference === row.mandateReference), until = last?.inForceTo ?? null;
    if (state !== 'in_force') { found.push({ creditorId: row.id, creditorName: row.name, reference: row.mandateReference ?? null, why: state, until, days: null }); return; }
    // One that follows takes over: nobody has to do anything.
    const running = mandates.filter((one) => one.state === 'in_force' || one.state === 'not_yet');
    const end = running.some(({ inForceTo }) => !inForceTo) ? null : running.map(({ inForceTo }) => inForceTo!).sort().at(-1) ?? null;
    const days = end ? daysBetween(today, end) : null;
    if (end && days !== null && days <= NOTICE_DAYS) found.push({ creditorId: row.id, creditorName: row.name, reference: row.mandateReference ?? null, why: 'ending', until: end, days });
  };
  for (let at = 0; at < all.length; at += AT_ONCE) await Promise.all(all.slice(at, at + AT_ONCE).map(look));
  const rank = { none: 0, ended: 1, not_yet: 2, ending: 3 };
  return { creditors: all.length, mandates: found.sort((a, b) => rank[a.why] - rank[b.why] || (a.days ?? 0) - (b.days ?? 0) || (a.creditorName < b.creditorName ? -1 : 1)) };
}

export function useMandateWatch(): Watch & { again: () => void } {
  const { today } = useFormats();
  const [watch, setWatch] = useState<Watch>({}), [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((was) => was + 1), []);
  useEffect(() => {
    let gone = false;
    read(today).then((found) => { if (!gone) setWatch(found); }, (error: unknown) => { if (!gone) setWatch({ error }); });
    return () => { gone = true; };
  }, [today, turn]);
  return { ...watch, again };
}
