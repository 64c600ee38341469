import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { useCounts } from '../intake/words.ts';
import { factsOf, type FactLike } from '../timeline/facts.ts';
import type { Advice } from './conduct.queries.ts';
import { useClockTime, useNotBefore } from './when.ts';

/** A list among the facts: joined by commas, with or without a space. */
export const listed = (value: string | undefined): string[] => (value ?? '').split(',').map((one) => one.trim()).filter(Boolean);

/** A line that stands alone begins as a sentence does. */
export const sentence = (line: string): string => line.charAt(0).toLocaleUpperCase() + line.slice(1);

export interface ToldFinding { code: string; /** In a line, without its article. */ line: string; article: string | null; outcome: string }

/** The words of the contact check: channels, and what it finds, each in one line. */
export function useConductWords() {
  const { t } = useLingui();
  const { day } = useFormats();
  const counts = useCounts();
  const clock = useClockTime(), notBefore = useNotBefore();
  const channels: Record<string, string> = { call: t`appel`, sms: 'SMS', email: t`courriel`, letter: t`lettre`, registeredMail: t`recommandé`, electronicRegisteredMail: t`recommandé électronique` };
  const several: Record<string, string> = { call: t`appels`, sms: 'SMS', email: t`courriels`, letter: t`lettres`, registeredMail: t`recommandés`, electronicRegisteredMail: t`recommandés électroniques` };
  const whom: Record<string, string> = {
    creditorsRepresentative: t`au mandataire judiciaire`, liquidator: t`au liquidateur`, notary: t`au notaire`, legalRepresentative: t`au représentant légal`, guardian: t`au tuteur`, curator: t`au curateur`, creditor: t`au créancier`, heir: t`aux héritiers`, lawyer: t`à l’avocat`,
  };
  const channel = (one: string): string => channels[one] ?? one;
  const span = (one: string): string => { const [from = '', to = ''] = one.split('-'); return t`${clock(from)} à ${clock(to)}`; };

  /** What one finding says; `nextAt` when waiting is enough. */
  const line = ({ code, facts }: { code: string; facts: readonly FactLike[] }, nextAt?: string | null): string => {
    const fact = factsOf(facts), then = nextAt ? notBefore(nextAt) : undefined;
    const after = (said: string) => (then ? t`${said} : ${then}` : said);
    const to = listed(fact('redirectTo')).map((one) => whom[one]).filter(Boolean).join(', ');
    switch (code) {
      case 'third_person': return t`un tiers ne doit rien apprendre de la dette`;
      case 'case_paused': return t`le créancier laisse le dossier en pause jusqu’au ${day(fact('until') ?? '')}`;
      case 'on_hold': return to ? t`suspendu par une mesure en cours ; s’adresser ${to}` : t`suspendu par une mesure en cours`;
      case 'redirected': return to ? t`s’adresser aussi ${to}` : t`une autre personne doit être avertie`;
      case 'claim_barred': return t`créance prescrite`;
      case 'first_letter_missing': return t`la première lettre n’est pas encore partie`;
      case 'first_letter_not_recalled': { const sentOn = fact('sentOn'); return sentOn ? t`rappeler notre lettre ${fact('reference') ?? ''} du ${day(sentOn)}` : t`rappeler la première lettre`; }
      case 'stop_asked_in_writing': { const on = fact('askedOn'); return on ? t`a demandé par écrit, le ${day(on)}, à n’être joint que par courrier` : t`a demandé par écrit à n’être joint que par courrier`; }
      case 'registered_email_without_consent': return t`sans son consentement, le recommandé reste sur papier`;
      case 'outside_hours': { const spans = listed(fact('spans')).map(span).join(', '); return then ?? (spans ? t`hors des heures : ${spans}` : t`hors des heures`); }
      case 'too_many_contacts': {
        const count = Number(fact('count') ?? 0), days = Number(fact('withinDays') ?? 0);
        if (!count) return t`trop de contacts`;
        if (fact('cap') === 'answeredCalls') return after(days <= 1 ? t`déjà joint ce jour` : t`joint ${count} fois en ${counts.days(days)}`);
        const made = t`${plural(count, { one: '# contact', other: '# contacts' })}`;
        return after(days <= 1 ? t`${made} ce jour` : t`${made} en ${counts.days(days)}`);
      }
      case 'forbidden_words': return t`« ${fact('words') ?? ''} » ne peut pas être écrit`;
      default: return after(code);
    }
  };
  /** Outside the hours and too often, the moment is one: it is said once, by what says the most. */
  const told = (advice: Pick<Advice, 'findings' | 'nextAt'>): ToldFinding[] => {
    const often = advice.findings.some(({ code }) => code === 'too_many_contacts');
    const last = advice.findings.findLastIndex(({ code }) => code === 'too_many_contacts');
    return advice.findings.map((finding, at): ToldFinding => {
      const waits = finding.code === 'outside_hours' ? !often : finding.code === 'too_many_contacts' ? at === last : false;
      return { code: finding.code, line: line(finding, waits ? advice.nextAt : null), article: finding.article ?? null, outcome: finding.outcome };
    });
  };
  return { channel, channels: (list: readonly string[]): string => list.map((one) => several[one] ?? one).join(', '), span, line, told };
}

/** What stops a channel, in one line with its article; undefined: nothing does. */
export function useWhyNot(): (advice: Advice | undefined) => string | undefined {
  const { told } = useConductWords();
  return (advice) => {
    if (!advice || advice.outcome !== 'refuse') return undefined;
    const refused = told(advice).filter(({ outcome }) => outcome === 'refuse');
    const articles = [...new Set(refused.map(({ article }) => article).filter(Boolean))].join(' ; ');
    const said = sentence(refused.map(({ line }) => line).join(', '));
    return articles ? `${said} (${articles})` : said;
  };
}
