/** What is to be signed, as text on a page: so that nobody needs a PDF reader to know it. In French, the language of the paper that binds. */
import { formatDate, formatRate } from '@quittance/law';
import { mandateTermsFromJson, type MandateTermsJson } from '@quittance/parties';
import { moneyFr, percentFr } from '../paper/parts.ts';
import { actArticle, ACTS, type PowerTerms } from '../paper/power-paper.ts';
import type { RequestRow } from '../requests/signature-requests.service.ts';
import type { SigningPart } from './signing.type.ts';

const R = 'CPCE R124-3';
const long = (day: Temporal.PlainDate) => formatDate(day, 'long');

export const partsOf = (row: Pick<RequestRow, 'kind' | 'terms'>): SigningPart[] => (row.kind === 'mandate' ? mandateParts(row.terms as MandateTermsJson) : powerParts(row.terms as PowerTerms));

function mandateParts(json: MandateTermsJson): SigningPart[] {
  const { terms, fees } = mandateTermsFromJson(json);
  const rates = fees ? fees.terms.bands.map(({ percent }) => percent) : [];
  const fee = fees
    ? `${terms.feeClause}\nDe ${percentFr(formatRate(rates.reduce((a, b) => (a < b ? a : b))))} à ${percentFr(formatRate(rates.reduce((a, b) => (a > b ? a : b))))} des sommes encaissées, selon le barème du document.`
    : `${terms.feeClause}\nCommission : ${percentFr(terms.feeRate)} des sommes encaissées${terms.feeMinimumCents > 0n ? `, ${moneyFr(terms.feeMinimumCents)} au moins par dossier` : ''}.`;
  return [
    { title: 'Fondement et montant des créances', article: `${R} 1°`, text: terms.basisClause }, { title: 'Garantie de l’agence', article: `${R} 2°`, text: terms.insuranceClause },
    { title: 'Rémunération', article: `${R} 3°`, text: fee }, { title: 'Reversement des fonds', article: `${R} 4°`, text: `${terms.remittanceClause}\nSous ${terms.remittanceDays}\u00a0jours.` },
    { title: 'Durée', article: null, text: `À partir du ${long(terms.inForceFrom)}, et au plus tôt du jour de la signature${terms.inForceTo ? `, jusqu’au ${long(terms.inForceTo)} compris` : ', jusqu’à ce qu’il y soit mis fin'}.` },
  ];
}

function powerParts({ acts, court, representativeName, representativeTitle, from, until }: PowerTerms): SigningPart[] {
  const day = (text: string) => long(Temporal.PlainDate.from(text));
  return [
    { title: 'À qui', article: null, text: `${representativeName}, ${representativeTitle}${court ? `, devant ${court}` : ''}` },
    ...acts.map((act) => ({ title: 'Pour', article: actArticle(act), text: ACTS[act].words })),
    { title: 'Durée', article: null, text: `Du ${day(from)}${until ? ` au ${day(until)} compris` : ', jusqu’à l’achèvement de ces actes'} ; révocable à tout moment.` },
  ];
}
