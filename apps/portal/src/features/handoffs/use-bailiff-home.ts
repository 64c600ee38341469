import { useQuery } from '@apollo/client/react';
import { useLiveSoon } from '../../app/live.tsx';
import { BAILIFF_HOME } from './handoffs.queries.ts';

/** How many files wait, are in hand, are over, and how many questions wait for an answer; live. */
export function useBailiffHome(enabled = true) {
  const { data, refetch } = useQuery(BAILIFF_HOME, { fetchPolicy: 'cache-and-network', skip: !enabled });
  useLiveSoon(['HandoffOffered', 'HandoffAccepted', 'HandoffRefused', 'HandoffReturned', 'HandoffWithdrawn', 'QuestionAsked', 'QuestionAnswered', 'Resync'], () => { if (enabled) void refetch(); });
  return data?.bailiffHome;
}
