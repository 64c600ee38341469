/** What an act of procedure needs beside papers and days: one function a rule, each with its refusal and its article. */
import { fromPlainDate } from '../calendar/day.ts';
import { refuse } from '../faults/refusal.ts';
import { formatDecimal } from '../money/money.ts';
import { constantOn, eurosOn, inForceOn } from '../rates/lookup.ts';
import type { LawTables } from '../rates/tables.ts';
import type { Need, ProcedureFacts, ProcedureRefusalCode } from './procedure-facts.ts';

const unless = (holds: (facts: ProcedureFacts) => boolean, code: ProcedureRefusalCode, article: string | null, more: (facts: ProcedureFacts) => Record<string, string | null> = () => ({})): Need =>
  (facts) => (holds(facts) ? undefined : refuse(code, article, more(facts)));
export const limitOn = (law: LawTables, id: string, facts: ProcedureFacts): bigint => eurosOn(law, id, fromPlainDate(facts.on));

const merchants = (facts: ProcedureFacts): boolean => facts.debtorIsMerchant && facts.creditorIsMerchant !== false;

// Before any title.
export const notBarred = unless((facts) => !(facts.barred && facts.debtorIsConsumer), 'claim_barred', 'C. conso. L218-2');
export const somethingDue = unless((facts) => facts.principalAndInterest > 0n, 'nothing_due', null);
export const withoutTitle = unless((facts) => !facts.hasTitle, 'title_already', 'CPCE L111-3');
export const inMandate = unless((facts) => facts.routeInMandate !== false, 'route_not_in_mandate', 'CPCE R124-3');
/** What every way to a title begins with. */
export const TO_A_TITLE: readonly Need[] = [inMandate, notBarred, somethingDue, withoutTitle];

export const contractual = (article: string): Need => unless((facts) => facts.contractual !== false, 'not_contractual', article);
export const certain = (article: string): Need => unless((facts) => facts.certainLiquidDue !== false, 'not_certain_liquid_due', article);
export const inCourt = (court: 'judicial' | 'commercial', article: string): Need => unless((facts) => facts.court === court, 'wrong_court', article, (facts) => ({ court: facts.court ?? null, expected: court }));

// Payment order.
export const consignedFirst = unless((facts) => facts.court !== 'commercial' || facts.state !== 'petitioned', 'not_consigned', 'CPC 1425');
export const grantedInFull = unless((facts) => facts.grantedInPart !== true, 'granted_in_part', 'CPC 1409');

// Small claims and uncontested commercial claims.
export const underSmallClaimsCap: Need = (facts, law) => {
  const cap = limitOn(law, 'small_claims_cap', facts);
  return facts.principalAndInterest > cap ? refuse('above_small_claims_cap', 'CPCE R125-1', { cap: formatDecimal(cap), amount: formatDecimal(facts.principalAndInterest) }) : undefined;
};
export const notBetweenMerchants = unless((facts) => !merchants(facts), 'between_merchants', 'CPCE L125-1');
export const betweenMerchants = unless(merchants, 'not_between_merchants', 'CPCE L126-1');
export const invoiced = unless((facts) => facts.invoiced !== false, 'not_invoiced', 'CPCE L126-1');
export const inDistrict = unless((facts) => facts.bailiffInDistrict !== false, 'bailiff_out_of_district', 'CPCE R125-1');
export const anotherBailiff = unless((facts) => facts.sameBailiff !== true, 'same_bailiff', 'CPCE R125-8');
export const undisputed = unless((facts) => facts.disputed !== true, 'disputed', 'CPCE L126-2');
/** The switch: a dated row `uncontested_claim_decree` of the tables opens the route once the decree is out. */
export const decreePublished: Need = (facts, law) =>
  (constantOn(law, 'uncontested_claim_decree', fromPlainDate(facts.on))?.value === true ? undefined : refuse('decree_not_published', 'CPCE L126-1 à L126-5', { on: facts.on.toString() }));

// Before a court.
export const notSeriouslyContested = unless((facts) => facts.seriouslyContested !== true, 'seriously_contested', 'CPC 835, 873');
export const amicableTried: Need = (facts, law) => {
  const cap = limitOn(law, 'mandatory_amicable_cap', facts);
  if (facts.court !== 'judicial' || facts.principalAndInterest > cap || facts.amicableAttempt || facts.amicableExemption) return undefined;
  return refuse('amicable_attempt_missing', 'CPC 750-1', { cap: formatDecimal(cap), amount: formatDecimal(facts.principalAndInterest) });
};
/** Above the threshold a lawyer; below it the party, or before the commercial court anybody with a special power; the agency never before the judicial court. */
export const mayRepresent: Need = (facts, law) => {
  const threshold = limitOn(law, 'lawyer_threshold', facts), article = facts.court === 'commercial' ? 'CPC 853' : 'CPC 761';
  if (facts.by === 'lawyer') return undefined;
  if (facts.principalAndInterest > threshold) return refuse('lawyer_required', article, { threshold: formatDecimal(threshold), amount: formatDecimal(facts.principalAndInterest) });
  return facts.by === 'agency' && facts.court !== 'commercial' ? refuse('no_representation', 'CPC 762', { court: facts.court ?? null }) : undefined;
};
export const underPetitionCap: Need = (facts, law) => {
  const cap = limitOn(law, 'last_resort_threshold', facts);
  return facts.principalAndInterest > cap ? refuse('above_petition_cap', 'CPC 750, 818', { cap: formatDecimal(cap), amount: formatDecimal(facts.principalAndInterest) }) : undefined;
};

// Enforcement.
export const titled = (article: string): Need => unless((facts) => facts.hasTitle, 'no_title', article);
export const titleAlive = unless((facts) => facts.titleExpired !== true, 'title_expired', 'CPCE L111-4');
export const toEnforce = (article: string): readonly Need[] => [titled(article), titleAlive, somethingDue];
export const homeSeizure: Need = (facts, law) => {
  const minimum = limitOn(law, 'home_seizure_sale_min', facts);
  if (!facts.atHome || facts.maintenance || facts.otherMeansFailed || facts.judgeAuthorised || facts.principal >= minimum) return undefined;
  return refuse('below_home_seizure_minimum', 'CPCE L221-2, R221-2', { minimum: formatDecimal(minimum), principal: formatDecimal(facts.principal) });
};
export const threatened = unless((facts) => facts.recoveryThreatened === true, 'recovery_not_threatened', 'CPCE L511-1');
export const authorised = unless((facts) => facts.judgeAuthorised === true || facts.hasTitle || facts.authorisationNotNeeded === true, 'judge_not_authorised', 'CPCE L511-2');
/** The garnishment of wages by a bailiff, without a judge, since the first day of its figures. */
export const wageReform: Need = (facts, law) =>
  (inForceOn(law, 'wage_order_wait', fromPlainDate(facts.on)) ? undefined : refuse('not_in_force', 'CPCE L212-1, décret 2025-125', { from: law.constants['wage_order_wait']?.[0]?.from ?? null }));
/** The debtor's word is recorded before any money: in the state of invitation nothing may be taken. */
export const outcomeRecorded = unless((facts) => facts.state !== 'invited', 'payment_before_outcome', 'CPCE R125-7');
