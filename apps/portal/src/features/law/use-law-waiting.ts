import { useQuery } from '@apollo/client/react';
import { useLiveSoon } from '../../app/live.tsx';
import { useMay } from '../../app/session.tsx';
import type { LawWaitingQuery } from '../../gql/graphql.ts';
import { LAW_WAITING } from './law.queries.ts';

export type WaitingEntry = LawWaitingQuery['lawEntries']['rows'][number];

/** The entries that nobody has decided yet, and how many of them this reader may decide; followed live. */
export function useLawWaiting(): { rows: readonly WaitingEntry[]; mine: number } {
  const reads = useMay()('decide', 'LawEntry');
  const { data, refetch } = useQuery(LAW_WAITING, { skip: !reads, fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  useLiveSoon(['LawEntered', 'LawDecided', 'Resync'], () => { if (reads) void refetch().catch(() => undefined); });
  const rows = data?.lawEntries.rows ?? [];
  return { rows, mine: rows.filter(({ decidable }) => decidable).length };
}
