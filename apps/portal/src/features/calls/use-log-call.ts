import { useApolloClient, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useFormats, useToast } from '@quittance/ui';
import { useRef } from 'react';
import { useRefusalWords } from '../../app/refusals.tsx';
import type { LogCallInput } from '../../gql/graphql.ts';
import { useConductWords } from '../conduct/words.ts';
import { CASE, THREAD } from '../cases/case.queries.ts';
import { LOG_CALL, REVERSE_CALL } from './call.queries.ts';
import { useCallWords } from './words.ts';

/** A key that the server has not seen; the same input sent again keeps it, so nothing is ever kept twice. */
function freshKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export type CallDraft = Omit<LogCallInput, 'idempotencyKey'>;

/** Keeps a call, and for ten seconds offers to take it back. Answers the refusal, or where to go next. */
export function useLogCall(onTakenBack: (caseId: string) => void) {
  const { t } = useLingui();
  const { money, day } = useFormats();
  const { outcome } = useCallWords();
  const { line } = useConductWords();
  const toast = useToast();
  const apollo = useApolloClient();
  const words = useRefusalWords();
  const [log, { loading, error }] = useMutation(LOG_CALL);
  const sent = useRef<{ said: string; key: string } | null>(null);

  const takeBack = async (callId: string, caseId: string) => {
    const { data } = await apollo.mutate({ mutation: REVERSE_CALL, variables: { callId, reason: 'taken back within ten seconds' } }).catch(() => ({ data: undefined }));
    if (!data) { toast.say(t`Quittance ne répond pas. L’appel reste gardé.`); return; }
    if (data.reverseCall.__typename === 'Refusal') { const told = words(data.reverseCall); toast.say([told.title, told.body].filter(Boolean).join(' ')); return; }
    toast.say(t`L’appel est repris ; le fil en garde la trace.`);
    onTakenBack(caseId);
    await apollo.refetchQueries({ include: [CASE, THREAD] }).catch(() => undefined);
  };

  const keep = async (draft: CallDraft) => {
    const said = JSON.stringify(draft);
    if (sent.current?.said !== said) sent.current = { said, key: freshKey() };
    const { data } = await log({ variables: { input: { ...draft, idempotencyKey: sent.current.key } } }).catch(() => ({ data: undefined }));
    if (!data) return undefined;
    if (data.logCall.__typename === 'Refusal') return { refusal: data.logCall, nextCaseId: null };
    const { call, promise, nextCaseId, findings } = data.logCall;
    const kept = promise ? t`Promesse gardée : ${money(promise.amount)} pour le ${day(promise.dueOn)}` : t`Appel gardé : ${outcome(call.outcome).toLowerCase()}`, beyond = findings.map((finding) => line(finding)).join(', ');
    toast.undoable(beyond ? t`${kept}. Votre responsable verra : ${beyond}` : kept, () => void takeBack(call.id, String(draft.caseId)));
    return { refusal: null, nextCaseId: nextCaseId ?? null };
  };
  return { keep, loading, error };
}
