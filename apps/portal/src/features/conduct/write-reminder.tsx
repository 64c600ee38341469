import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Choice, Confirm, KeyScope, Loading, Moment, Panel, Press, TextArea, TextField, useKeys, useToast, Word } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import type { PreviewReminderQuery } from '../../gql/graphql.ts';
import { usePreview } from '../acts/use-preview.ts';
import { CASE, THREAD, type CaseFile } from '../cases/case.queries.ts';
import { CASE_MESSAGES } from '../messages/messages.queries.ts';
import { adviceOn, writtenChannels, type WrittenChannel } from './channels.ts';
import { CASE_CONDUCT, PREVIEW_REMINDER, SEND_REMINDER, type Advice, type Conduct, type ReminderPreview } from './conduct.queries.ts';
import { useReminderDraft } from './drafts.ts';
import { sentence, useConductWords } from './words.ts';
import { atField } from './words-at-field.ts';
import { useCheckedWords, WordsFound } from './words-watch.tsx';
import './conduct.css';

type Fields = RefusalLike & { fields: NonNullable<RefusalLike['fields']> };
interface WriteProps { file: CaseFile; conduct: Conduct | undefined; onClose: () => void }
/** Longer than one SMS that a telephone puts together. */
const LONGEST: Record<WrittenChannel, number> = { email: 4000, sms: 600 };

/** A mail or an SMS that asks the debtor to pay: written here, shown whole as it leaves, checked as one types. */
export function WriteReminder({ file, conduct, onClose }: WriteProps) {
  const { t } = useLingui();
  return (
    <Panel title={t`Écrire au débiteur`} onClose={onClose} closeLabel={t`fermer, le brouillon reste`} head={<><b>{t`Écrire à ${file.debtor.name}`}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}>
      {conduct ? <Channels file={file} conduct={conduct} onClose={onClose} /> : <Loading lines={4} />}
    </Panel>
  );
}

function Channels({ file, conduct, onClose }: WriteProps & { conduct: Conduct }) {
  const channels = writtenChannels(conduct.contactAdvice, file.debtor);
  if (!channels.length) return <RefusalNote refusal={{ code: 'no_address', facts: [{ key: 'channel', value: 'email' }] }} focus />;
  return <Inside file={file} conduct={conduct} channels={channels} onClose={onClose} />;
}

function Inside({ file, conduct, channels, onClose }: { file: CaseFile; conduct: Conduct; channels: readonly WrittenChannel[]; onClose: () => void }) {
  const { t } = useLingui();
  const toast = useToast();
  const apollo = useApolloClient();
  const words = useConductWords();
  const [{ channel: wanted, subject, text }, change, forget] = useReminderDraft(file.id, channels[0]!);
  const channel = channels.includes(wanted) ? wanted : channels[0]!;
  const [asking, setAsking] = useState(false), [missing, setMissing] = useState(false), [refusal, setRefusal] = useState<Fields | null>(null);
  const [send, { loading, error }] = useMutation(SEND_REMINDER);
  const keyOf = useAttemptKey();
  const box = useRef<HTMLDivElement>(null);
  const area = () => box.current?.querySelector('textarea');
  useEffect(() => { area()?.focus(); }, []);

  const input = { caseId: file.id, channel, subject: channel === 'email' ? subject.trim() || null : null, text: text.trim() };
  const preview = usePreview(input.text ? input : null, async (asked, signal): Promise<PreviewReminderQuery['previewReminder'] | undefined> => (await apollo.query({ query: PREVIEW_REMINDER, variables: asked, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } })).data?.previewReminder, 500);
  const { checked, fresh: checkedNow } = useCheckedWords({ caseId: file.id, text: [input.subject, input.text].filter(Boolean).join('\n') });
  const whole = preview.answer?.__typename === 'ReminderPreview' ? preview.answer : undefined, unfit = preview.answer?.__typename === 'Refusal' ? preview.answer : undefined;
  const advice = adviceOn(conduct.contactAdvice, channel);
  const contact = whole ? { findings: whole.findings.filter(({ code }) => code !== 'forbidden_words'), nextAt: advice?.nextAt ?? null } : advice;
  const found = input.text ? checked : null, forbidden = found?.outcome === 'refuse', stopped = contact?.findings.some(({ outcome }) => outcome === 'refuse') ?? false;
  const ready = Boolean(whole && preview.fresh && checkedNow && !forbidden && !stopped && whole.outcome !== 'refuse');
  const wrong = useFieldWords()(refusal ?? (preview.fresh && unfit ? unfit : null));

  const ask = () => {
    if (!input.text) { setMissing(true); area()?.focus(); return; }
    if (ready) { setRefusal(null); setAsking(true); } else box.current?.querySelector<HTMLElement>('.refusal, .contact-stops')?.focus();
  };
  const leave = async () => {
    if (loading) return;
    const { data } = await send({ variables: { input: { ...input, idempotencyKey: keyOf(input) } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.sendReminder.__typename === 'Refusal') { setRefusal(atField(data.sendReminder, 'text')); setAsking(false); return; }
    forget();
    onClose();
    toast.say(channel === 'sms' ? t`Le SMS part à ${data.sendReminder.recipient}` : t`Le courriel part à ${data.sendReminder.recipient}`);
    void apollo.refetchQueries({ include: [CASE, CASE_CONDUCT, CASE_MESSAGES, THREAD] }).catch(() => undefined);
  };
  useKeys([{ keys: 'Ctrl+Enter', label: channel === 'sms' ? t`envoyer le SMS` : t`envoyer le courriel`, inFields: true, disabled: asking, run: ask }]);
  if (asking && whole) {
    const counts = contact?.findings.length ? words.told(contact).map(({ line }) => line).join(', ') : null;
    return (
      <KeyScope title={t`Envoyer`} shadow>
        <Confirm
          title={channel === 'sms' ? t`Le SMS part maintenant à ${whole.recipient}.` : t`Le courriel part maintenant à ${whole.recipient}.`} confirm={channel === 'sms' ? t`Envoyer le SMS` : t`Envoyer le courriel`} busy={loading} onConfirm={() => void leave()} onCancel={() => setAsking(false)}
          consequences={<>
            {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est parti.</Trans></p>}
            <p><Trans>Une fois parti, il ne peut être ni repris ni corrigé. Il reste au fil avec votre nom et compte parmi les contacts du débiteur.</Trans></p>
            {whole.recall && <p><Trans>Il rappelle notre lettre {whole.recall.reference} (CPCE R124-4) et n’interrompt pas la prescription.</Trans></p>}
            {counts && <p><Trans>À savoir : {counts}.</Trans></p>}
          </>}
        />
      </KeyScope>
    );
  }
  const refused = refusal && !refusal.fields.length ? refusal : preview.fresh && unfit && !unfit.fields.length ? unfit : null;
  return (
    <div ref={box} className="form reminder-form">
      {refused && <RefusalNote refusal={refused} focus={Boolean(refusal)} />}
      {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est parti ; le brouillon reste.</Trans></p>}
      {contact && !refused && <Contact advice={contact} />}
      {channels.length > 1 && <Choice label={t`Par`} options={channels.map((value) => ({ value, label: value === 'sms' ? 'SMS' : t`Courriel` }))} value={channel} onValueChange={(next) => { change({ channel: next as WrittenChannel }); setRefusal(null); }} />}
      {channel === 'email' && <TextField label={t`Objet`} optional hint={t`Sans objet, celui de la maison : la référence du dossier`} value={subject} onValueChange={(next) => { change({ subject: next }); setRefusal(null); }} maxLength={150} error={wrong['subject']} />}
      <TextArea label={t`Ce que vous lui écrivez`} hint={t`La salutation, le rappel de notre lettre, la somme due et le lien vers sa page s’ajoutent d’eux-mêmes.`} rows={4} maxLength={LONGEST[channel]} value={text} onValueChange={(next) => { change({ text: next }); setMissing(false); setRefusal(null); }} error={wrong['text'] ?? (missing ? t`Écrivez le message, ou fermez avec Échap.` : undefined)} />
      <WordsFound checked={found} label={t`Mots à revoir`} />
      {whole ? <Paper whole={whole} fresh={preview.fresh} /> : !refused && <p className="soft">{t`Le message entier paraît ici, tel qu’il partira, dès qu’il y a un texte.`}</p>}
      <Before reminders={conduct.reminders} />
      <footer className="panel-end"><span className="note">{t`Le brouillon reste tant que cette fenêtre est ouverte.`}</span><Button kind="primary" kbd="Ctrl+Enter" busy={loading} disabled={stopped || (Boolean(input.text) && !ready)} onClick={ask}>{channel === 'sms' ? t`Envoyer le SMS` : t`Envoyer le courriel`}</Button></footer>
    </div>
  );
}

/** What the contact check says of this channel now. */
export function Contact({ advice }: { advice: Pick<Advice, 'findings' | 'nextAt'> }) {
  const { told } = useConductWords();
  const lines = told(advice);
  if (!lines.length) return null;
  return <ul className="contact-stops" tabIndex={-1}>{lines.map(({ line, article, outcome }, at) => <li key={at}><Word tone={outcome === 'refuse' ? 'danger' : 'wait'}>{sentence(line)}</Word> {article && <span className="note">{article}</span>}</li>)}</ul>;
}

/** What scrolls in its own box can be reached and moved by keyboard. */
const reachable = (box: HTMLElement | null) => { if (box) box.tabIndex = 0; };

/** The message whole, as it leaves: French, whatever the reader speaks. */
function Paper({ whole, fresh }: { whole: ReminderPreview; fresh: boolean }) {
  const { t } = useLingui();
  return (
    <section ref={reachable} className={fresh ? 'mail-paper' : 'mail-paper is-stale'} aria-label={t`Le message tel qu’il part`} aria-busy={!fresh}>
      <p className="note">{t`À ${whole.recipient}`}</p>
      {whole.channel === 'email' && <p lang="fr"><b>{whole.subject}</b></p>}
      <div className="body" lang="fr">{whole.whole}</div>
    </section>
  );
}

/** What was already written to him, so that nobody writes it twice. */
function Before({ reminders }: { reminders: Conduct['reminders'] }) {
  const { t } = useLingui();
  if (!reminders.length) return null;
  return (
    <details className="sent-before">
      <summary>{t`Déjà écrit : ${reminders.length}`}</summary>
      <ol>{reminders.map((one) => <li key={one.id}><span className="note"><Moment value={one.at} /> {one.by}</span> <b lang="fr">{one.subject}</b><p className="said soft" lang="fr">{one.text}</p></li>)}</ol>
    </details>
  );
}
