import { useLingui } from '@lingui/react/macro';
import { useFormats, type Explanation, type ExplanationLine } from '@quittance/ui';
import type { CaseFile, ClaimStatement, StatementData } from '../cases/case.queries.ts';
import { isZero, minus, sumOf } from './decimal.ts';

type Line = ClaimStatement['interest'][number];
const bare = (rate: string) => rate.replace(/[.]?0+$/, '').replace(/^$/, '0');

/** The sentences of amounts: every euro of a statement says what it is made of. */
export function useSentences() {
  const { t } = useLingui();
  const { money, percent, day, today, locale } = useFormats();
  const sure = (confidence: string) => confidence === 'high';
  const points = (rate: string) => (locale === 'fr' ? bare(rate).replace('.', ',') : bare(rate));

  /** "1er mai – 30 juin"; the year where it is not this one. */
  const period = (from: string, to: string): string => {
    const year = today.slice(0, 4), sameYear = from.slice(0, 4) === to.slice(0, 4);
    return `${day(from, sameYear ? 'brief' : 'short')} – ${day(to, to.slice(0, 4) === year ? 'brief' : 'short')}`;
  };
  /** "4 860,00 € × 12,15 % × 61 j / 365" */
  const formula = (line: Line): string => t`${money(line.base)} × ${percent(line.rate)} × ${line.days} j / ${line.year}`;
  /** "BCE 2,15 % + 10 au 1er janv. 2026" */
  const composition = (line: Line): string => {
    const [reference, ...added] = line.parts;
    if (!reference) return percent(line.rate);
    const plus = added.map(({ value }) => ` + ${points(value)}`).join('');
    const at = reference.at ? day(reference.at) : undefined, figure = percent(reference.value);
    const doubt = line.parts.some((part) => !sure(part.confidence)) ? t` (à confirmer)` : '';
    switch (reference.source) {
      case 'ecb': return (at ? t`BCE ${figure}${plus} au ${at}` : t`BCE ${figure}${plus}`) + doubt;
      case 'legal': return (at ? t`taux légal ${figure}${plus} au ${at}` : t`taux légal ${figure}${plus}`) + doubt;
      case 'contract': return t`taux du contrat ${figure}` + doubt;
      case 'judgment': return t`taux du jugement ${figure}${plus}` + doubt;
      default: return `${figure}${plus}${doubt}`;
    }
  };
  const uncertain = (line: Line): boolean => !sure(line.confidence) || line.parts.some((part) => !sure(part.confidence));
  const articles = (lines: readonly Line[]): string => [...new Set(lines.map(({ article }) => article))].join(' ; ');

  return { period, formula, composition, uncertain, articles };
}

export interface Explanations { principal: Explanation; interest: Explanation; indemnity: Explanation; paid: Explanation; costs: Explanation; claim: (claimId: string) => Explanation | undefined }

export function useExplanations(): (statement: StatementData, claims: CaseFile['claims']) => Explanations {
  const { t } = useLingui();
  const { money, day } = useFormats();
  const { period, formula, composition, uncertain, articles } = useSentences();

  const interestLine = (line: Line, group: string): ExplanationLine => ({ group, formula: formula(line), period: period(line.from, line.to), amount: line.amount, note: uncertain(line) ? t`taux à confirmer` : undefined });
  const rates = (lines: readonly Line[]): string => {
    const each = [...new Set(lines.map(composition))];
    return each.length ? t`${articles(lines)} : ${each.join(' ; ')}. Chaque ligne est arrondie au centime.` : '';
  };

  return ({ totals, claims: lines }, claims) => {
    const all = lines.flatMap(({ interest }) => interest);
    const claimOf = (id: string) => claims.find((claim) => claim.id === id);
    return {
      principal: {
        title: t`Principal : ${money(totals.principal)}`,
        lines: lines.map((line): ExplanationLine => {
          const claim = claimOf(line.claimId);
          const less = claim && !isZero(claim.credited) ? t`${money(claim.amount)} − ${money(claim.credited)} d’avoir` : undefined;
          return { formula: line.reference, period: t`échue le ${day(line.dueOn)}`, amount: line.principal, note: less };
        }),
        total: { amount: totals.principal },
        law: t`Le montant des factures, avoirs déduits, avant tout versement.`,
      },
      interest: {
        title: t`Intérêts de retard : ${money(totals.interest)}`,
        lines: all.length ? lines.flatMap((line) => line.interest.map((one) => interestLine(one, line.reference))) : [{ formula: t`Aucun intérêt ne court encore`, amount: '0.00' }],
        total: { amount: totals.interest },
        law: rates(all) || undefined,
      },
      indemnity: {
        title: t`Indemnités forfaitaires : ${money(totals.indemnity)}`,
        lines: lines.filter((line) => !isZero(line.indemnity)).map((line): ExplanationLine => ({ formula: line.reference, period: t`due dès le retard`, amount: line.indemnity })),
        total: { amount: totals.indemnity },
        law: lines.find((line) => line.indemnityArticle)?.indemnityArticle ? t`${lines.find((line) => line.indemnityArticle)?.indemnityArticle} : quarante euros par facture payée en retard, entre professionnels.` : t`Aucune indemnité n’est due.`,
      },
      paid: {
        title: t`Versements : ${money(minus(totals.paid))}`,
        lines: isZero(totals.paid) ? [{ formula: t`Aucun versement reçu à ce jour`, amount: '0.00' }] : lines.flatMap((line) => ([[t`sur les intérêts`, line.paid.interest], [t`sur le principal`, line.paid.principal], [t`sur l’indemnité`, line.paid.indemnity]] as const).filter(([, amount]) => !isZero(amount)).map(([what, amount]): ExplanationLine => ({ group: line.reference, formula: what, amount: minus(amount) }))),
        total: { amount: minus(totals.paid) },
        law: isZero(totals.paid) ? undefined : t`C. civ. 1343-1 : sur les intérêts d’abord, puis sur le principal, sauf choix du débiteur (C. civ. 1342-10).`,
      },
      costs: {
        title: t`Frais d’exécution : ${money(totals.costs)}`,
        lines: [{ formula: t`Actes rapportés par l’étude, à la charge du débiteur`, amount: totals.costs }],
        law: t`CPCE L111-8 : les frais de l’exécution forcée sont à la charge du débiteur, sauf s’ils n’étaient manifestement pas nécessaires.`,
      },
      claim: (claimId) => {
        const line = lines.find((one) => one.claimId === claimId);
        if (!line) return undefined;
        const left = sumOf(line.outstanding.principal, line.outstanding.interest, line.outstanding.indemnity);
        const paid = sumOf(line.paid.principal, line.paid.interest, line.paid.indemnity);
        return {
          title: t`${line.reference} : ${money(left)}`,
          lines: [
            { formula: t`Principal`, period: t`échue le ${day(line.dueOn)}`, amount: line.principal },
            ...line.interest.map((one): ExplanationLine => ({ formula: formula(one), period: period(one.from, one.to), amount: one.amount, note: uncertain(one) ? t`taux à confirmer` : undefined })),
            ...(isZero(line.indemnity) ? [] : [{ formula: t`Indemnité forfaitaire`, amount: line.indemnity }]),
            ...(isZero(paid) ? [] : [{ formula: t`Versé`, amount: minus(paid) }]),
          ],
          total: { amount: left, label: t`Reste dû` },
          law: rates(line.interest) || undefined,
        };
      },
    };
  };
}
