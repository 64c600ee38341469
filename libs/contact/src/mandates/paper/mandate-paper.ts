/**
 * A mandate on paper, before it is signed: who gives power to whom, the power to receive (C. civ. 1984, CPCE R124-3), the four clauses that
 * R124-3 asks for, each under its number, and what else was agreed. Pure: the same terms give the same characters.
 */
import { formatRate, type FeeBand, type FeeCost } from '@quittance/law';
import type { MandateFees, MandateTerms } from '@quittance/parties';
import { html, longDay, type Markup, type Paper } from '@quittance/platform/paper';
import { accountLine, deedPaper, footOf, insuranceLine, moneyFr, percentFr, type SignedPaper } from './parts.ts';

export interface MandatePaper extends SignedPaper { terms: MandateTerms; fees: MandateFees | null }

const STAGES: Record<string, string> = { amicable: 'phase amiable', judicial: 'phase judiciaire', enforcement: 'exécution' };
export const COSTS: Record<FeeCost, string> = { postage: 'affranchissement', registered_letter: 'lettre recommandée', tracing: 'recherche d’adresse', court_fee: 'frais de greffe', bailiff_act: 'acte de commissaire de justice', lawyer: 'avocat' };
const ALLOCATIONS: Record<string, string> = { statutory: 'sur les intérêts, puis sur le principal (C. civ. 1343-1)', indemnity_first: 'sur les indemnités d’abord', principal_first: 'sur le principal d’abord' };

export function mandatePaper(paper: MandatePaper): Paper {
  const { terms, fees, agency, reference, creditor } = paper;
  const { kind, minimumClaimCents, currencies, inForceFrom, inForceTo } = terms;
  const framework = kind === 'framework';
  const body = [
    html`<p>Le créancier donne à l’agence, qui l’accepte, le pouvoir de recouvrer à l’amiable et de recevoir pour son compte les sommes qui lui sont dues (C. civ. 1984 ; CPCE R124-3). Ce pouvoir ne comprend ni la représentation en justice, ni la remise de dettes au-delà de ce qui suit : il y faut un pouvoir spécial.</p>`,
    clause('1. Fondement et montant des créances', '1°', terms.basisClause),
    html`<p>${framework ? 'Ce mandat est un mandat-cadre : chaque dépôt confirmé est un bordereau daté et numéroté, annexé au mandat, qui donne pour chaque créance son fondement et son montant, distinctement.' : 'Ce mandat vaut pour un seul dépôt : son bordereau, annexé au mandat, donne pour chaque créance son fondement et son montant, distinctement.'} ${minimumClaimCents > 0n ? `Les créances inférieures à ${moneyFr(minimumClaimCents)} ne sont pas reçues. ` : ''}Monnaies : ${currencies.join(', ')}.</p>`,
    clause('2. Garantie de l’agence', '2°', terms.insuranceClause), insuranceLine(agency) && html`<p>${insuranceLine(agency)!}</p>`,
    clause('3. Rémunération', '3°', terms.feeClause), feeTable(terms, fees),
    html`<p>La rémunération et les frais sont à la charge du créancier ; rien n’en est demandé au débiteur sans titre exécutoire (CPCE L111-8, al. 2).</p>`,
    clause('4. Reversement des fonds', '4°', terms.remittanceClause), html`<p>Les fonds encaissés sont reversés à ${creditor.name} sous ${terms.remittanceDays}\u00a0jours. ${accountLine(agency)}</p>`,
    html`<h2>5. Ce que l’agence peut accorder sans demander</h2><ul>${limits(terms).map((one) => html`<li>${one}</li>`)}</ul>`,
    html`<h2>6. Durée</h2><p>En vigueur à partir du ${longDay(inForceFrom)}, et au plus tôt du jour de sa signature${inForceTo ? `, jusqu’au ${longDay(inForceTo)} compris ; il n’est pas renouvelé sans un nouvel accord.` : ', jusqu’à ce qu’il y soit mis fin.'} Chaque partie peut y mettre fin (C. civ. 2003, 2004, 2007) ; les dossiers ouverts restent lisibles.</p>`,
    html`<h2>7. Données personnelles</h2><p>Pour les données des débiteurs, l’agence traite pour le compte du créancier et sur ses instructions (RGPD, art. 28) : elles ne servent qu’au recouvrement, restent confidentielles et protégées, et sont rendues ou effacées aux durées convenues. Pour ses propres obligations, l’agence est responsable du traitement. Contact : ${agency.dataEmail}.</p>`,
  ];
  return deedPaper({ title: framework ? 'Mandat-cadre de recouvrement amiable' : 'Mandat de recouvrement amiable', reference: `n° ${reference}`, body, foot: footOf(agency), signed: paper });
}

const clause = (title: string, number: string, text: string): Markup => html`<h2>${title} <small>CPCE R124-3, ${number}</small></h2><p>${text}</p>`;

function feeTable({ feeRate, feeMinimumCents }: MandateTerms, fees: MandateFees | null): Markup {
  const least = (minimum: bigint) => (minimum > 0n ? `Minimum par dossier où une somme est encaissée : ${moneyFr(minimum)}. ` : '');
  if (!fees) return html`<p>Commission : ${percentFr(feeRate)} des sommes encaissées. ${least(feeMinimumCents)}TVA en sus.</p>`;
  const { terms: { bands, minimum, cap, recharged, vat }, vatNote } = fees;
  const costs = recharged.length ? `Frais refacturés : ${recharged.map(({ cost, fixed }) => `${COSTS[cost]} (${fixed === null ? 'au prix coûtant, en débours' : `${moneyFr(fixed)} chaque fois`})`).join(', ')}. Les autres frais restent à l’agence.` : 'Aucun frais n’est refacturé.';
  return html`<table class="lines"><thead><tr><th scope="col">Des sommes encaissées</th><th scope="col">Ancienneté au dépôt</th><th scope="col">Principal du dossier</th><th scope="col" class="amount">Taux</th></tr></thead><tbody>${bands.map(bandRow)}</tbody></table><p>La ligne la plus proche s’applique : la phase d’abord, puis l’ancienneté, puis le montant. ${least(minimum)}${cap === null ? '' : `Maximum par dossier : ${moneyFr(cap)}. `}${costs} TVA : ${percentFr(formatRate(vat))}${vatNote ? ` (${vatNote})` : ''}.</p>`;
}
const bandRow = ({ stage, fromDays, fromAmount, percent }: FeeBand): Markup => html`<tr><th scope="row">${stage === null ? 'à toute phase' : STAGES[stage]}</th><td>${fromDays === 0 ? 'toutes' : `dès ${fromDays}\u00a0jours`}</td><td>${fromAmount === 0n ? 'tous' : `dès ${moneyFr(fromAmount)}`}</td><td class="amount">${percentFr(formatRate(percent))}</td></tr>`;

function limits({ planMaxMonths, planMinInstalmentCents, planDownPaymentPercent, planFirstWithinDays, planGraceDays, planInterest, discountMaxPercent, allocation, dayCount }: MandateTerms): string[] {
  const plan = planMaxMonths === 0 ? 'Échéancier : jamais sans l’accord du créancier.' : [
    `Échéancier de ${planMaxMonths}\u00a0mois au plus`, planMinInstalmentCents > 0n && `échéance d’au moins ${moneyFr(planMinInstalmentCents)}`, Number(planDownPaymentPercent) > 0 && `acompte d’au moins ${percentFr(planDownPaymentPercent)}`,
    `première échéance sous ${planFirstWithinDays}\u00a0jours, retard admis de ${planGraceDays}\u00a0jours`, planInterest === 'stops' ? 'les intérêts s’arrêtent tant qu’il est tenu' : 'les intérêts continuent de courir',
  ].filter(Boolean).join(', ') + '.';
  return [plan, Number(discountMaxPercent) > 0 ? `Remise : ${percentFr(discountMaxPercent)} au plus.` : 'Remise : jamais sans l’accord du créancier.', `Un paiement s’impute ${ALLOCATIONS[allocation] ?? allocation}. L’année compte ${dayCount === 'ACT_365' ? 'toujours 365 jours' : '365 ou 366 jours, selon l’année'}.`];
}
