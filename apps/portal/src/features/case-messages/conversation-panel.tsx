import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ErrorState, Loading, Moment, Panel, Press, TextArea, useKeys } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { useLiveSoon } from '../../app/live.tsx';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { useMay, useMe } from '../../app/session.tsx';
import { Attach, filesOf, Papers, type Attached } from '../questions/attach.tsx';
import { CASE_CONVERSATION, CONVERSATIONS, READ_CASE_MESSAGES, UNREAD_MESSAGES, WRITE_CASE_MESSAGE, type Said } from './case-messages.queries.ts';
import './case-messages.css';

/** What creditor and agency write to each other on a case; opened is read. */
export function ConversationPanel({ caseId, creditor, onClose }: { caseId: string; creditor: string; onClose: () => void }) {
  const { t } = useLingui();
  const { agencyName, creditorId } = useMe();
  const title = creditorId ? t`Messages avec ${agencyName}` : t`Messages avec ${creditor}`;
  return <Panel title={title} onClose={onClose} closeLabel={t`fermer les messages`} head={<><b>{title}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}><Inside caseId={caseId} /></Panel>;
}

function Inside({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const apollo = useApolloClient();
  const writes = useMay()('write', 'CaseMessage');
  const { data, error, loading, refetch, fetchMore } = useQuery(CASE_CONVERSATION, { variables: { id: caseId, first: 50 }, fetchPolicy: 'cache-and-network' });
  const page = data?.caseFile?.conversation, unread = page?.unread ?? 0;
  useLiveSoon(['CaseMessageWritten', 'CaseMessageSeen', 'Resync'], () => void refetch().catch(() => undefined));
  useEffect(() => {
    if (!writes || !unread) return;
    apollo.mutate({ mutation: READ_CASE_MESSAGES, variables: { caseId }, fetchPolicy: 'no-cache' }).then(() => apollo.refetchQueries({ include: listed(apollo) }), () => undefined);
  }, [apollo, caseId, unread, writes]);
  if (error && !page) return <ErrorState onRetry={() => void refetch()} />;
  return (
    <>
      {writes && <Write caseId={caseId} onSent={() => void refetch()} />}
      {!page ? <Loading lines={4} />
        : page.rows.length === 0 ? <p className="soft">{t`Rien n’a encore été écrit. Ce que vous écrivez ici, le débiteur et l’étude ne le lisent jamais.`}</p>
          : <ol className="conversation" aria-label={t`Messages`}>{page.rows.map((said) => <Line key={said.id} of={said} />)}</ol>}
      {page?.next && <p className="older"><Button kind="quiet" busy={loading} onClick={() => void fetchMore({ variables: { after: page.next } })}><Trans>Voir ce qui précède</Trans></Button></p>}
    </>
  );
}

/** Of the lists that stand on screen, those that count what is unread. */
const listed = (apollo: ReturnType<typeof useApolloClient>) => [UNREAD_MESSAGES, CONVERSATIONS].filter((query) => [...apollo.getObservableQueries().values()].some((one) => one.query === query));

function Line({ of }: { of: Said }) {
  const { t } = useLingui();
  return (
    <li className={of.ours ? 'is-ours' : undefined}>
      <p className="note">{of.by}, <Moment value={of.at} />{of.ours && <> · {of.seenAt ? <>{t`lu par ${of.seenBy ?? ''}`}, <Moment value={of.seenAt} /></> : t`pas encore lu`}</>}</p>
      <p className="said">{of.text}</p>
      <Papers documents={of.documents} />
    </li>
  );
}

function Write({ caseId, onSent }: { caseId: string; onSent: () => void }) {
  const { t } = useLingui();
  const [text, setText] = useState(''), [files, setFiles] = useState<Attached[]>([]), [withFiles, setWithFiles] = useState(false), [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<(RefusalLike & { fields: NonNullable<RefusalLike['fields']> }) | null>(null);
  const [write, { loading, error }] = useMutation(WRITE_CASE_MESSAGE, { fetchPolicy: 'no-cache' });
  const wrong = useFieldWords()(refusal);
  const keyOf = useAttemptKey();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.querySelector('textarea')?.focus(); }, []);
  const send = async () => {
    if (loading) return;
    if (!text.trim()) { setMissing(true); box.current?.querySelector('textarea')?.focus(); return; }
    setRefusal(null);
    const input = { caseId, text: text.trim(), files: filesOf(files) };
    const { data } = await write({ variables: { input: { ...input, idempotencyKey: keyOf(input) } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.writeCaseMessage.__typename === 'Refusal') { setRefusal(data.writeCaseMessage); return; }
    setText(''); setFiles([]); setWithFiles(false);
    onSent();
    box.current?.querySelector('textarea')?.focus();
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`envoyer le message`, inFields: true, run: () => void send() }]);
  const filesWrong = Object.entries(wrong).find(([field]) => field.startsWith('files'))?.[1];
  return (
    <div className="form write-message" ref={box}>
      {refusal && !refusal.fields.length && <RefusalNote refusal={refusal} focus />}
      {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Le message n’est pas parti ; ce que vous avez écrit reste là.</Trans></p>}
      <TextArea label={t`Votre message`} rows={3} maxLength={4000} value={text} onValueChange={(next) => { setText(next); setMissing(false); }} error={wrong['text'] ?? (missing ? t`Écrivez le message.` : undefined)} />
      {withFiles || files.length > 0 ? <Attach label={t`Déposez ici les pièces`} files={files} error={filesWrong} onFiles={setFiles} /> : null}
      <div className="panel-end"><span>{!withFiles && <Press onClick={() => setWithFiles(true)}>{t`Joindre une pièce`}</Press>}</span><Button kind="primary" kbd="Ctrl+Enter" busy={loading} onClick={() => void send()}><Trans>Envoyer le message</Trans></Button></div>
    </div>
  );
}
