import { Trans, useLingui } from '@lingui/react/macro';
import type { HistoryLine } from '../view.ts';
import { useSay } from './say.ts';

/** What happened on the case, as far as it was told to him. A line that this page has no words for is not shown. */
export function History({ lines }: { lines: readonly HistoryLine[] }) {
  const { day } = useSay();
  const say = useHappened();
  const told = lines.flatMap((line) => { const text = say(line); return text ? [{ ...line, text }] : []; });
  if (told.length === 0) return null;
  return (
    <details className="history">
      <summary><span><Trans>Ce qui s’est passé</Trans></span></summary>
      <ol>{told.map((line, i) => <li key={i}><time dateTime={line.at}>{day(line.at)}</time><span>{line.documentId ? <a href={`/d/documents/${line.documentId}`}>{line.text}</a> : line.text}</span></li>)}</ol>
    </details>
  );
}

function useHappened(): (line: HistoryLine) => string | undefined {
  const { t } = useLingui();
  const { money, day } = useSay();
  const sum = (text: string | undefined) => (text && /^-?\d+\.\d\d$/.test(text) ? money(text.replace('.', '')) : (text ?? ''));
  const on = (text: string | undefined) => (text ? day(text) : '');
  return ({ code, facts }) => {
    switch (code) {
      case 'case.opened': return t`Le dossier nous a été confié`;
      case 'case.closed': return facts['reason'] === 'paid' ? t`Tout est payé, le dossier est clos` : t`Le dossier est clos`;
      case 'claims.given_up': return t`Ce qui est prescrit ne vous est plus demandé : ${facts['references'] ?? ''}`;
      case 'case.reopened': return t`Le dossier a été rouvert`;
      case 'letter.sent': return t`Nous vous avons écrit`;
      case 'payment.recorded': return t`Nous avons reçu ${sum(facts['amount'])}`;
      case 'payment.reversed': return t`Un paiement de ${sum(facts['amount'])} a été annulé`;
      case 'receipt.issued': return t`Quittance ${facts['number'] ?? ''}`;
      case 'plan.proposed': return facts['by'] === 'agent' ? t`Un échéancier vous a été proposé` : t`Vous avez proposé un échéancier`;
      case 'plan.agreed': return t`L’échéancier est accepté`;
      case 'plan.refused': return t`L’échéancier proposé n’est pas accepté`;
      case 'plan.late': return t`Le versement du ${on(facts['dueOn'])} n’est pas arrivé ; il est attendu jusqu’au ${on(facts['until'])}`;
      case 'plan.pushed_back': return t`Votre échéancier, suspendu, reprend : prochain versement le ${on(facts['nextOn'])}`;
      case 'plan.broken': return t`L’échéancier a pris fin : un versement manquait`;
      case 'plan.completed': return t`L’échéancier est tenu jusqu’au bout`;
      case 'plan.ended': return t`L’échéancier a pris fin`;
      case 'dispute.opened': return t`Vous avez contesté la somme`;
      case 'dispute.answered': return t`Le créancier a répondu à votre contestation`;
      case 'dispute.settled': return t`Votre contestation a reçu sa réponse`;
      case 'handoff.accepted': return facts['study'] ? t`Le dossier est confié à ${facts['study']}, commissaires de justice` : t`Le dossier est confié à un commissaire de justice`;
      case 'act.reported': return t`Un acte de commissaire de justice a été fait le ${on(facts['doneOn'])}`;
      default: return undefined;
    }
  };
}
