import { useFormats } from '@quittance/ui';
import { useCallback, useEffect, useState } from 'react';
import { client } from '../../app/client.ts';
import type { CreditorsQuery } from '../../gql/graphql.ts';
import { CREDITORS, type CreditorLine } from '../creditors/creditors.queries.ts';
import { daysBetween } from '../timeline/facts.ts';

export interface WatchedMandate { creditorId: string; creditorName: string; reference: string | null; why: 'none' | 'ended' | 'not_yet' | 'ending'; until: string | null; days: number | null }
interface Watch { mandates?: WatchedMandate[]; creditors?: number; error?: unknown }

const NOTICE_DAYS = 60;

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

/** The creditors that no mandate covers, or not for much longer: the worst first. */
async function read(today: string): Promise<Watch> {
  const all = await allCreditors();
  const found: WatchedMandate[] = [];
  for (const row of all) {
    const of = { creditorId: row.id, creditorName: row.name, reference: row.mandateReference ?? null };
    const state = row.mandateState as WatchedMandate['why'] | 'in_force';
    if (state !== 'in_force') { found.push({ ...of, why: state, until: row.mandateUntil ?? null, days: null }); continue; }
    // One that follows takes over: nobody has to do anything.
    const until = row.coveredUntil, days = until ? daysBetween(today, until) : null;
    if (until && days !== null && days <= NOTICE_DAYS) found.push({ ...of, why: 'ending', until, days });
  }
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
