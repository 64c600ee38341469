import { useQuery } from '@apollo/client/react';
import { useMay } from '../../app/session.tsx';
import { CASE_CONDUCT, type Conduct } from './conduct.queries.ts';

/** The hours turn while a case lies open: what may be done is asked again by itself. */
const AGAIN_EVERY = 120_000;

/** How the debtor may be sought out now; undefined while it is being read, or for who does not work the case. */
export function useConduct(caseId: string): Conduct | undefined {
  const reads = useMay()('read', 'Wish');
  const { data } = useQuery(CASE_CONDUCT, { variables: { id: caseId }, skip: !reads, fetchPolicy: 'cache-and-network', pollInterval: AGAIN_EVERY, skipPollAttempt: () => document.hidden });
  return data?.caseFile ?? undefined;
}
