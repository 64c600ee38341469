import { Trans, useLingui } from '@lingui/react/macro';
import { Press, useFormats, Word } from '@quittance/ui';
import type { CaseFile } from '../cases/case.queries.ts';
import { usePhone } from '../cases/words.ts';
import { useCounts } from '../intake/words.ts';
import { adviceOn, isMobile } from './channels.ts';
import type { Advice, Conduct } from './conduct.queries.ts';
import { useConductWords } from './words.ts';
import './conduct.css';

interface ReachProps { file: CaseFile; conduct: Conduct | undefined; /** Opens the panel of the call. */ onCall?: (() => void) | undefined; onWishes?: (() => void) | undefined }

/** Where the debtor is, and whether he may be sought out there now: quiet where he may, with the reason, its article and the next moment where not. */
export function Reach({ file: { debtor }, conduct, onCall, onWishes }: ReachProps) {
  const { t } = useLingui();
  const { day } = useFormats();
  const phone = usePhone();
  const { address, phone: number, email } = debtor;
  const advice = conduct?.contactAdvice ?? [];
  const call = number ? adviceOn(advice, 'call') : undefined, sms = number && isMobile(number) ? adviceOn(advice, 'sms') : undefined, mail = email ? adviceOn(advice, 'email') : undefined, letter = address ? adviceOn(advice, 'letter') : undefined;
  const who = [debtor.representative, debtor.representativeTitle].filter(Boolean).join(', ');
  // What the check refuses, or has not answered yet, is not dialled by a slip of the finger.
  const dialled = call && call.outcome !== 'refuse' && onCall;
  return (
    <>
      {address ? <p className="soft">{[address.line1, address.line2, `${address.postalCode} ${address.city}`].filter(Boolean).join(', ')}{debtor.addressReturnedOn && <><br /><Word tone="danger">{t`le courrier en revient depuis le ${day(debtor.addressReturnedOn)}`}</Word></>}</p> : <p className="soft"><Word tone="wait">{t`Adresse inconnue`}</Word></p>}
      {(who || number) && <p className="soft">{who}{who && number && ', '}{number && (dialled ? <a href={`tel:${number.replace(/[^\d+]/g, '')}`} onClick={onCall}>{phone(number)}</a> : phone(number))} <Passing advice={[call, sms]} /></p>}
      {email && <p className="soft reach-mail">{email} <Passing advice={[mail]} /></p>}
      <Found advice={[call, sms, mail, letter]} />
      {conduct && <Asked conduct={conduct} onWishes={onWishes} />}
    </>
  );
}

/** What passes is said in a word. */
function Passing({ advice }: { advice: readonly (Advice | undefined)[] }) {
  const { t } = useLingui();
  const { channel } = useConductWords();
  const open = advice.filter((one) => one?.outcome === 'pass').map((one) => channel(one!.channel)).join(', ');
  return open ? <span className="note day">{t`${open} possible`}</span> : null;
}

/** What the check finds, each reason once, with the channels that it holds for. */
function Found({ advice }: { advice: readonly (Advice | undefined)[] }) {
  const { channel, told } = useConductWords();
  const lines = new Map<string, { channels: string[]; line: string; article: string | null; outcome: string }>();
  for (const one of advice) {
    // The first letter is itself a letter.
    for (const each of one ? told(one).filter(({ code }) => !(one.channel === 'letter' && code === 'first_letter_missing')) : []) {
      const key = `${each.outcome} ${each.line}`, known = lines.get(key);
      if (known) known.channels.push(one!.channel); else lines.set(key, { ...each, channels: [one!.channel] });
    }
  }
  return [...lines].map(([key, { channels, line, article, outcome }]) => <p key={key} className="note reach"><Word tone={outcome === 'refuse' ? 'danger' : 'wait'}>{channels.map(channel).join(', ')}</Word> {line} {article && <span className="day faint">{article}</span>}</p>);
}

/** What he asked for in writing, and how often he was sought out. */
function Asked({ conduct: { wishes, contactsInDays, contactAdvice }, onWishes }: { conduct: Conduct; onWishes: (() => void) | undefined }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const counts = useCounts();
  const stands = (kind: string) => { const wish = wishes.find((one) => one.kind === kind); return wish?.holds ? wish : undefined; };
  const stop = stands('stopAsked'), consent = stands('registeredEmailConsent');
  // The check says it already, with its article.
  const told = contactAdvice.some(({ channel, findings }) => channel === 'call' && findings.some(({ code }) => code === 'stop_asked_in_writing'));
  return (
    <p className="note reach">
      {stop && !told && <><Word tone="wait">{t`Par courrier seulement, à sa demande du ${day(stop.on)}`}</Word><br /></>}
      {consent && <>{t`Accepte le recommandé électronique depuis le ${day(consent.on)}`}<br /></>}
      {contactsInDays === 0 ? t`Aucun contact en ${counts.days(7)}` : contactsInDays === 1 ? t`Un contact en ${counts.days(7)}` : t`${contactsInDays} contacts en ${counts.days(7)}`}
      {onWishes && <>, <Press onClick={onWishes}><Trans>souhaits du débiteur</Trans></Press></>}
    </p>
  );
}
