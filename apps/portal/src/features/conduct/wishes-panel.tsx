import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, DayField, Loading, Moment, Panel, Press, TextField, useFormats, useKeys, useToast, Word } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { CASE, THREAD } from '../cases/case.queries.ts';
import { Attach, filesOf, Papers, type Attached } from '../questions/attach.tsx';
import { CASE_CONDUCT, RECORD_WISH, type Conduct, type Wish } from './conduct.queries.ts';
import './conduct.css';

export const WISHES = ['stopAsked', 'registeredEmailConsent'] as const;
type WishKind = (typeof WISHES)[number];
type Fields = RefusalLike & { fields: NonNullable<RefusalLike['fields']> };

export function useWishWords() {
  const { t } = useLingui();
  const names: Record<WishKind, string> = { stopAsked: t`Ne plus être appelé ni recevoir de messages`, registeredEmailConsent: t`Consentement au recommandé électronique` };
  const articles: Record<WishKind, string> = { stopAsked: 'C. conso. L121-6, C. pén. 222-16', registeredEmailConsent: 'CPCE postes L100' };
  const does: Record<WishKind, string> = {
    stopAsked: t`Demandé par écrit. Ni appel, ni courriel, ni SMS ne le cherche plus ; la lettre reste possible, et ce qu’il commence lui-même reçoit sa réponse.`,
    registeredEmailConsent: t`Sans lui, le recommandé d’un particulier part sur papier. Il peut le reprendre à tout moment.`,
  };
  return { name: (kind: string): string => names[kind as WishKind] ?? kind, article: (kind: WishKind) => articles[kind], does: (kind: WishKind) => does[kind] };
}

/** What the debtor asked for in writing: recorded and taken back, with its day, where it was said, and its paper. */
export function WishesPanel({ caseId, conduct, onClose }: { caseId: string; conduct: Conduct | undefined; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Panel title={t`Souhaits du débiteur`} onClose={onClose} closeLabel={t`fermer les souhaits`} head={<><b>{t`Souhaits du débiteur`}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}>
      {conduct ? <Inside caseId={caseId} wishes={conduct.wishes} /> : <Loading lines={4} />}
    </Panel>
  );
}

function Inside({ caseId, wishes }: { caseId: string; wishes: readonly Wish[] }) {
  const [open, setOpen] = useState<WishKind | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('.buttons button')?.focus({ preventScroll: true }), []);
  return <div className="wishes" ref={box}>{WISHES.map((kind) => <One key={kind} caseId={caseId} kind={kind} history={wishes.filter((wish) => wish.kind === kind)} open={open === kind} onOpen={(opened) => setOpen(opened ? kind : null)} />)}</div>;
}

function One({ caseId, kind, history, open, onOpen }: { caseId: string; kind: WishKind; history: readonly Wish[]; open: boolean; onOpen: (open: boolean) => void }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = useWishWords();
  const records = useMay()('hold', 'CaseFile');
  const latest = history[0], stands = latest?.holds ? latest : undefined;
  return (
    <article className="wish" aria-label={words.name(kind)}>
      <p><b>{words.name(kind)}</b>, {stands ? (kind === 'stopAsked' ? <Word tone="wait">{t`depuis le ${day(stands.on)}`}</Word> : t`depuis le ${day(stands.on)}`) : latest ? <span className="soft">{t`retiré le ${day(latest.on)}`}</span> : <span className="soft">{kind === 'stopAsked' ? t`rien de tel n’est demandé` : t`non donné`}</span>} <span className="note">{words.article(kind)}</span></p>
      <p className="soft">{words.does(kind)}</p>
      {history.length > 0 && <ol className="events">{history.map((wish) => <li key={wish.id}><span className="note"><Moment value={wish.at} /> {wish.by}</span> {wish.holds ? (kind === 'stopAsked' ? t`demandé le ${day(wish.on)}` : t`donné le ${day(wish.on)}`) : t`retiré le ${day(wish.on)}`}, <span className="soft">{wish.source}</span><Papers documents={wish.documents} /></li>)}</ol>}
      {open ? <Record caseId={caseId} kind={kind} holds={!stands} onClose={() => onOpen(false)} />
        : records && <div className="buttons"><Button onClick={() => onOpen(true)}>{stands ? (kind === 'stopAsked' ? t`Il revient sur sa demande` : t`Il retire son consentement`) : kind === 'stopAsked' ? t`Enregistrer sa demande` : t`Enregistrer son consentement`}</Button></div>}
    </article>
  );
}

function Record({ caseId, kind, holds, onClose }: { caseId: string; kind: WishKind; holds: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const toast = useToast();
  const apollo = useApolloClient();
  const [on, setOn] = useState<string | null>(today), [source, setSource] = useState(''), [files, setFiles] = useState<Attached[]>([]), [withFiles, setWithFiles] = useState(false), [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Fields | null>(null);
  const [record, { loading, error }] = useMutation(RECORD_WISH);
  const keyOf = useAttemptKey();
  const wrong = useFieldWords()(refusal);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { const first = box.current?.querySelector<HTMLInputElement>('.input'); first?.focus(); first?.select(); }, []);
  const keep = async () => {
    if (loading) return;
    setTried(true);
    if (!on || !source.trim()) { box.current?.querySelectorAll<HTMLInputElement>('.input')[on ? 1 : 0]?.focus(); return; }
    setRefusal(null);
    const input = { caseId, kind, holds, on, source: source.trim(), files: filesOf(files) };
    const { data } = await record({ variables: { input: { ...input, idempotencyKey: keyOf({ ...input, files: files.map(({ name, size }) => [name, size]) }) } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.recordWish.__typename === 'Refusal') { setRefusal(data.recordWish); return; }
    onClose();
    toast.say(kind === 'stopAsked' ? (holds ? t`Sa demande est enregistrée : plus ni appel ni message` : t`Sa demande est retirée`) : holds ? t`Son consentement est enregistré` : t`Son consentement est retiré`);
    void apollo.refetchQueries({ include: [CASE, CASE_CONDUCT, THREAD] }).catch(() => undefined);
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`enregistrer`, inFields: true, run: () => void keep() }, { keys: 'Escape', label: t`revenir`, inFields: true, run: onClose }]);
  const filesWrong = Object.entries(wrong).find(([field]) => field.startsWith('files'))?.[1];
  return (
    <div className="form wish-form" ref={box}>
      {refusal && !refusal.fields.length && <RefusalNote refusal={refusal} focus />}
      {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est enregistré.</Trans></p>}
      <div className="pair">
        <DayField past label={t`Quel jour`} value={on} onValueChange={setOn} max={today} error={wrong['on'] ?? (tried && !on ? t`Écrivez le jour.` : undefined)} />
        <TextField label={t`D’où le sait-on`} hint={t`Son courriel du 12, sa lettre reçue ce jour`} value={source} onValueChange={setSource} maxLength={500} error={wrong['source'] ?? (tried && !source.trim() ? t`Dites d’où on le sait.` : undefined)} />
      </div>
      {(withFiles || files.length > 0) && <Attach label={t`Déposez ici son écrit`} files={files} error={filesWrong} onFiles={setFiles} />}
      <div className="panel-end"><span>{!withFiles && <Press onClick={() => setWithFiles(true)}>{t`Joindre son écrit`}</Press>}</span><span className="buttons"><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button><Button kind="primary" kbd="Ctrl+Enter" busy={loading} onClick={() => void keep()}><Trans>Enregistrer</Trans></Button></span></div>
    </div>
  );
}
