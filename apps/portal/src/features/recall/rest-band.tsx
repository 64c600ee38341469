import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Button, dayOfInstant, Note, useFormats, useToast, Waiting } from '@quittance/ui';
import { useState } from 'react';
import { RefusalNote, type RefusalLike } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { CASE_REST, RESUME_CASE } from './recall.queries.ts';
import { useRestWords } from './words.ts';
import './recall.css';

/** Over who it is: that its creditor lets the case rest, until when and why; or that he took it back. */
export function RestBand({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = useRestWords();
  const toast = useToast();
  const apollo = useApolloClient();
  const may = useMay();
  const { data } = useQuery(CASE_REST, { variables: { id: caseId }, fetchPolicy: 'cache-and-network' });
  const [resume, { loading }] = useMutation(RESUME_CASE, { fetchPolicy: 'no-cache' });
  const [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const file = data?.caseFile;
  if (!file) return null;
  const { pause, takenBack } = file;
  if (takenBack) return <div className="rest-band"><Note><p><b>{t`Repris par ${takenBack.by} le ${day(dayOfInstant(takenBack.at))}`}</b></p><p className="soft">{words.recall(takenBack.reason)}{takenBack.words && <> : « {takenBack.words} »</>}</p></Note></div>;
  if (!pause) return null;
  // What the creditor laid to rest he alone takes up.
  const takesUp = may('pause', 'CaseFile') && (pause.byKind !== 'creditor' || may('recall', 'CaseFile'));
  const goOn = async () => {
    setRefusal(null);
    const { data: done } = await resume({ variables: { caseId } }).catch(() => ({ data: undefined }));
    if (done?.resumeCase.__typename === 'Refusal') { setRefusal(done.resumeCase); return; }
    if (done) toast.say(t`Le dossier reprend`);
    void apollo.refetchQueries({ include: [CASE_REST] }).catch(() => undefined);
  };
  return (
    <div className="rest-band">
      <Waiting actions={takesUp ? <Button size="small" busy={loading} onClick={() => void goOn()}>{t`Reprendre maintenant`}</Button> : undefined}>
        <p><b>{t`En pause jusqu’au ${day(pause.until)}`}</b></p>
        <p className="soft">{t`par ${pause.by}, ${words.pause(pause.reason)}`}{pause.words && <> : « {pause.words} »</>}</p>
        {refusal && <RefusalNote refusal={refusal} />}
      </Waiting>
    </div>
  );
}
