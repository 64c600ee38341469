import { useQuery } from '@apollo/client/react';
import { useMay } from '../../app/session.tsx';
import { CASE_HOLDS } from './holds.queries.ts';
import { useHoldWords } from './words.ts';

/** The first thing that the holds of a case ask for, in its words, as the band has read it. */
export function useNextTask(caseId: string): { name: string; due: string | null; late: boolean; article: string | null } | undefined {
  const words = useHoldWords();
  const reads = useMay()('read', 'Hold');
  const { data } = useQuery(CASE_HOLDS, { variables: { id: caseId, reads }, fetchPolicy: 'cache-only' });
  const task = data?.caseFile?.holdEffects.tasks[0];
  return task && { name: words.task(task.task), due: task.due, late: task.late, article: task.article };
}
