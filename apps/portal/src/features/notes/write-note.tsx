import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Panel, TextArea, useKeys, useToast } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { RefusalNote, type RefusalLike } from '../../app/refusals.tsx';
import { graphql } from '../../gql/index.ts';
import { THREAD } from '../cases/case.queries.ts';
import { NoteWatch } from '../conduct/words-watch.tsx';

const WRITE_NOTE = graphql(`
  mutation WriteNote($caseId: ID!, $text: String!, $internal: Boolean!) {
    writeNote(caseId: $caseId, text: $text, internal: $internal) {
      ... on CaseFile { id version timelineCount }
      ... on Refusal { code article facts { key value } fields { field code facts { key value } } }
    }
  }
`);

export function WriteNote({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useLingui();
  return <Panel title={t`Écrire une note`} onClose={onClose} closeLabel={t`ne rien écrire`} head={<b>{t`Écrire une note`}</b>}><Inside caseId={caseId} onClose={onClose} /></Panel>;
}

function Inside({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useLingui();
  const toast = useToast();
  const apollo = useApolloClient();
  const [text, setText] = useState(''), [internal, setInternal] = useState(true), [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [write, { loading, error }] = useMutation(WRITE_NOTE);
  const box = useRef<HTMLDivElement>(null);
  const area = () => box.current?.querySelector('textarea');
  useEffect(() => { area()?.focus(); }, []);
  const keep = async () => {
    if (loading) return;
    if (!text.trim()) { setMissing(true); area()?.focus(); return; }
    const { data } = await write({ variables: { caseId, text: text.trim(), internal } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.writeNote.__typename === 'Refusal') { setRefusal(data.writeNote); return; }
    onClose();
    toast.say(t`Note gardée`);
    await apollo.refetchQueries({ include: [THREAD] });
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`garder la note`, inFields: true, run: () => void keep() }]);
  return (
    <div ref={box} className="note-form">
      {refusal && <RefusalNote refusal={refusal} focus />}
      <TextArea label={t`Note`} rows={3} maxLength={4000} value={text} onValueChange={(next) => { setText(next); setMissing(false); }} error={missing ? t`Écrivez la note, ou fermez avec Échap.` : error ? t`Quittance ne répond pas. La note n’est pas gardée ; essayez de nouveau.` : undefined} />
      <NoteWatch text={text} />
      <div className="panel-end">
        <Checkbox label={t`Interne : le créancier ne la voit pas`} checked={internal} onCheckedChange={setInternal} />
        <Button kind="primary" kbd="Ctrl+Enter" busy={loading} onClick={() => void keep()}><Trans>Garder la note</Trans></Button>
      </div>
    </div>
  );
}
