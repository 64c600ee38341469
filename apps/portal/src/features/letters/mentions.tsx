import { useLingui } from '@lingui/react/macro';
import { Word } from '@quittance/ui';
import type { NoticePreview } from './letters.queries.ts';

/** What the law requires of the letter, and what of it is there. */
export function useMentionWords() {
  const { t } = useLingui();
  const names: Record<string, string> = {
    limitation: t`Créance non prescrite`, mandate: t`Mandat écrit, ses quatre clauses`, insurance: t`Assurance de l’agence en cours`, prosecutorDeclaration: t`Déclaration au procureur`, segregatedAccount: t`Compte affecté, et lui seul sur la lettre`,
    agency: t`Nom et adresse de l’agence, activité de recouvrement amiable`, creditor: t`Nom et siège du créancier`, groundAndAmounts: t`Fondement et montant : principal, intérêts, accessoires, distingués`, noCreditorCosts: t`Aucun frais à la charge du créancier dans la somme`,
    demandAndMeans: t`Obligation de payer et manières de le faire`, statutoryText: t`Texte de L111-8, alinéas 2 et 3, à la lettre`, firstLetterRecall: t`Rappel de la première lettre, sa référence et sa date`, debtorAndTimeLimit: t`Débiteur, son adresse, et le délai pour payer`,
  };
  const paths: Record<string, string> = {
    'agency.name': t`le nom de l’agence`, 'agency.address': t`l’adresse de l’agence`, 'agency.activityStated': t`l’activité de recouvrement amiable`, 'agency.insuranceUntil': t`une assurance en cours`, 'agency.declaredToProsecutorOn': t`la déclaration au procureur`, 'agency.segregatedIban': t`l’IBAN du compte affecté`,
    'creditor.name': t`le nom du créancier`, 'creditor.address': t`l’adresse du siège du créancier`, 'debtor.name': t`le nom du débiteur`, 'debtor.address': t`l’adresse du débiteur`, payBy: t`le délai pour payer`, mandate: t`un mandat en vigueur`, barred: t`une créance qui peut encore être demandée`, printedIban: t`l’IBAN du compte affecté sur la lettre`,
    paymentMeans: t`une manière de payer`, demandsPayment: t`l’obligation de payer`, claims: t`le fondement des créances`, 'amounts.principal': t`le principal`, 'amounts.interest': t`les intérêts`, 'amounts.indemnity': t`l’indemnité`, 'amounts.total': t`la somme demandée`, 'amounts.creditorCosts': t`des frais à retirer de la somme`, 'amounts.recoverableCosts': t`des frais à retirer de la somme`,
    'recalls.reference': t`la référence de la première lettre`, 'recalls.sentOn': t`la date de la première lettre`, 'law.texts': t`le texte de L111-8`,
  };
  return {
    mention: (id: string): string => names[id] ?? id,
    path: (path: string): string => paths[path] ?? (path.startsWith('reproducedTexts') ? paths['law.texts']! : path.startsWith('claims') ? paths['claims']! : path),
  };
}

export function Mentions({ mentions }: { mentions: NoticePreview['mentions'] }) {
  const { t } = useLingui();
  const words = useMentionWords();
  return (
    <section aria-labelledby="mentions">
      <h2 className="label" id="mentions">{t`Les mentions obligatoires, vérifiées sur la lettre`}</h2>
      <ul className="checks">
        {mentions.map((mention) => (
          <li key={mention.id} className={mention.present ? undefined : 'is-missing'}>
            <span>{mention.present ? words.mention(mention.id) : <b>{words.mention(mention.id)}</b>}{mention.missing.length > 0 && <><br /><span className="note">{t`manque : ${[...new Set(mention.missing.map(words.path))].join(', ')}`}</span></>}</span>
            <span className="faint">{mention.article.replace(/^CPCE /, '')}</span>
            {mention.present ? <span className="state">{t`présent`}</span> : <Word tone="danger">{t`manque`}</Word>}
          </li>
        ))}
      </ul>
    </section>
  );
}
