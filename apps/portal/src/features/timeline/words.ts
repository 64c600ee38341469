import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { useCallWords } from '../calls/words.ts';
import { useDebtorStory } from '../debtors/timeline-words.ts';
import { useJudicialStory } from '../handoffs/timeline-words.ts';
import { useConductStory } from '../conduct/timeline-words.ts';
import { usePrivacyStory } from '../privacy/timeline-words.ts';
import { useAmicableStory } from './amicable-words.ts';
import { useRestStory } from '../recall/timeline-words.ts';
import { useHoldStory } from './hold-words.ts';
import { factsOf, type FactLike } from './facts.ts';

/** The sentences of what happened: a code and its facts make one line in the reader's language. An unknown code says its facts. */
export function useStory() {
  const { t } = useLingui();
  const { money, day, today } = useFormats();
  const words = useCallWords();
  const amicable = useAmicableStory(), judicial = useJudicialStory(), conduct = useConductStory(), holds = useHoldStory(), privacy = usePrivacyStory(), rests = useRestStory(), debtors = useDebtorStory();
  const kinds: Record<string, string> = { deposit: t`Dépôt`, call: t`Appel`, promise: t`Promesse`, letter: t`Lettre`, note: t`Note`, stage: t`Étape`, task: t`Suite`, payment: t`Paiement`, plan: t`Échéancier`, dispute: t`Litige`, question: t`Question`, judicial: t`Justice`, message: t`Message`, visit: t`Visite`, hold: t`Mesure`, debtor: t`Débiteur` };
  const stages: Record<string, string> = { placed: t`confié`, amicable: t`amiable`, judicial: t`judiciaire`, enforcement: t`exécution`, closed: t`clos`, returned: t`rendu` };

  const plain = (code: string, list: readonly FactLike[]): string => {
    const told = amicable(code, list) ?? judicial(code, list) ?? conduct.story(code, list) ?? holds(code, list) ?? privacy(code, list) ?? rests(code, list) ?? debtors(code, list);
    if (told !== undefined) return told;
    const fact = factsOf(list);
    const euros = (key: string) => { const value = fact(key); return value ? money(value) : '—'; };
    const on = (key: string) => { const value = fact(key); return value ? day(value, value.slice(0, 4) === today.slice(0, 4) ? 'brief' : 'short') : '—'; };
    const quote = fact('note') ?? fact('text');
    const quoted = (line: string) => (quote ? t`${line} : « ${quote} »` : line);
    const reference = fact('reference') ?? '';
    switch (code) {
      case 'case.opened': return fact('claims') === '1' ? t`Dossier ouvert avec une facture, ${euros('total')}` : t`Dossier ouvert avec ${fact('claims') ?? '—'} factures, ${euros('total')}`;
      case 'case.withdrawn': return fact('claims') === '1' ? t`Dossier retiré avec son dépôt, une facture, ${euros('total')} : ${fact('reason') ?? '—'}` : t`Dossier retiré avec son dépôt, ${fact('claims') ?? '—'} factures, ${euros('total')} : ${fact('reason') ?? '—'}`;
      case 'claims.withdrawn': return fact('claims') === '1' ? t`Une facture retirée avec son dépôt, ${euros('total')} : ${fact('reason') ?? '—'}` : t`${fact('claims') ?? '—'} factures retirées avec leur dépôt, ${euros('total')} : ${fact('reason') ?? '—'}`;
      case 'claims.added': return fact('claims') === '1' ? t`Une facture ajoutée, ${euros('total')}` : t`${fact('claims') ?? '—'} factures ajoutées, ${euros('total')}`;
      case 'papers.attached': { const of = fact('references') ?? '—', named = fact('names') ?? ''; return fact('papers') === '1' ? t`Une pièce jointe à ${of} : ${named}` : t`${fact('papers') ?? '—'} pièces jointes à ${of} : ${named}`; }
      case 'call.promise': return quoted(t`Promet ${euros('amount')} pour le ${on('dueOn')}`);
      case 'call.refusal': return quoted(t`Refuse de payer`);
      case 'call.dispute': return quoted(t`Conteste`);
      case 'call.absent': return quoted(t`Absent`);
      case 'call.message_left': return quoted(t`Message laissé`);
      case 'call.third_party': return quoted(t`Un tiers a répondu`);
      case 'call.wrong_number': return quoted(t`Faux numéro`);
      case 'call.callback': return quoted(t`Demande à être rappelé`);
      case 'call.reversed': { const taken = fact('outcome'); return taken ? t`Appel repris dans les dix secondes : ${words.outcome(taken).toLowerCase()}` : t`Appel repris dans les dix secondes`; }
      case 'promise.taken': return t`Promet ${euros('amount')} pour le ${on('dueOn')}`;
      case 'promise.broken': return t`Échue sans paiement : ${euros('amount')}`;
      case 'promise.reversed': return t`Promesse reprise : ${euros('amount')}`;
      case 'note.written': return quote ? t`« ${quote} »` : t`Note`;
      case 'letter.queued': return t`Mise en demeure ${reference} en préparation, ${euros('amount')}`;
      case 'letter.sent': return fact('channel') === 'simple' ? t`Mise en demeure ${reference} en lettre simple, ${euros('amount')}` : t`Mise en demeure ${reference} en recommandé, ${euros('amount')}`;
      case 'letter.failed': return t`La mise en demeure ${reference} n’a pas pu être faite`;
      case 'next_action.planned': case 'task.planned': { const kind = fact('kind') ?? 'other', day_ = fact('on') ?? fact('dueOn'); return day_ ? t`${words.next(kind, quote)} ${words.onDay(day_)}` : words.next(kind, quote); }
      case 'stage.changed': case 'case.stage': { const stage = fact('to') ?? fact('stage') ?? ''; return t`Le dossier passe à l’étape ${stages[stage] ?? stage}`; }
      default: {
        if (code.startsWith('stage.')) { const stage = code.slice(6); return t`Le dossier passe à l’étape ${stages[stage] ?? stage}`; }
        return quoted(list.map(({ value }) => value).join(', ') || code);
      }
    }
  };
  const say = (code: string, list: readonly FactLike[]): string => (code.startsWith('call.') ? conduct.call(plain(code, list), list) : plain(code, list));
  return { say, found: conduct.found, kind: (kind: string): string => kinds[kind] ?? kind, stage: (stage: string): string => stages[stage] ?? stage };
}
