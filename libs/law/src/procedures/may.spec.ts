/** Each procedure along its happy path, then each refusal with its article (rules 1.12, 6.1 to 6.6, 7, 8, 9.1 to 9.8). */
import { afterAll, describe, expect, test } from '@jest/globals';
import {
  effectsOf, LAW, may, openActs, procedureCost, PROCEDURE_ACTS, PROCEDURE_DOCUMENTS, PROCEDURE_REFUSALS, PROCEDURE_TABLES, termEnd,
  type Actor, type LawTables, type ProcedureActId, type ProcedureFacts, type ProcedureName, type ProcedureYes,
} from '../index.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const facts: ProcedureFacts = {
  on: day('2026-11-23'), state: 'prepared', by: 'bailiff', documents: PROCEDURE_DOCUMENTS, done: {}, court: 'judicial', principal: 400_000n, principalAndInterest: 420_000n,
  debtorIsMerchant: false, debtorIsConsumer: true, hasTitle: false,
};
/** The decree of L126, as an administrator would enter it once it is out. */
const DECREED: LawTables = { ...LAW, constants: { ...LAW.constants, uncontested_claim_decree: [{ from: '2026-06-01', to: null, value: true, unit: 'bool', article: 'CPCE L126-1', confidence: 'high' }] } };
const met = new Set<string>();

function yes(id: ProcedureActId, more: Partial<ProcedureFacts> = {}, law: LawTables = LAW): ProcedureYes {
  const answer = may(id, { ...facts, ...more }, law);
  if (!answer.allowed) throw new Error(`${id}: ${answer.refusal.code} ${JSON.stringify(answer.refusal.facts)}`);
  return answer;
}
function no(id: ProcedureActId, more: Partial<ProcedureFacts> = {}, law: LawTables = LAW): string {
  const answer = may(id, { ...facts, ...more }, law);
  if (answer.allowed) return 'allowed';
  met.add(answer.refusal.code);
  return `${answer.refusal.code} ${answer.refusal.article}`;
}

type Step = readonly [act: string, by: Actor, on: string, starts: readonly string[], more?: Partial<ProcedureFacts>];
/** Walks a procedure; each step tells the terms that it starts, "term last-day". The states it went through come back. */
function walk(procedure: ProcedureName, steps: readonly Step[], given: Partial<ProcedureFacts> = {}, law: LawTables = LAW): string[] {
  let state = 'prepared', done: Record<string, Temporal.PlainDate> = {};
  return steps.map(([act, by, on, starts, more]) => {
    const answer = yes(`${procedure}.${act}`, { ...given, ...more, state, done, by, on: day(on) }, law);
    expect([act, answer.starts.map((start) => `${start.term} ${start.until}`)]).toEqual([act, starts]);
    done = { ...done, [act]: day(on) };
    state = answer.to;
    return state;
  });
}
const titled = { hasTitle: true } as const;
const business = { debtorIsMerchant: true, debtorIsConsumer: false } as const;

describe('happy paths', () => {
  test('ip_scope_court: a payment order of the commercial court, from the petition to a title', () => {
    expect(walk('paymentOrder', [
      ['petition', 'agency', '2026-10-01', ['payment_order_consignment 2026-10-16']],
      ['consign', 'agency', '2026-10-08', []],
      ['order', 'judge', '2026-10-20', ['payment_order_service 2027-01-20']],
      ['serve', 'bailiff', '2026-11-03', ['payment_order_opposition 2026-12-03', 'registry_notice_wait 2027-01-03']],
      ['enforce', 'courtRegistry', '2027-01-04', []],
    ], { ...business, court: 'commercial' })).toEqual(['petitioned', 'consigned', 'ordered', 'served', 'enforceable']);
  });
  test('ip_opposition: an opposition brings the case before the court, whose judgment takes the order’s place', () => {
    expect(walk('paymentOrder', [
      ['petition', 'lawyer', '2026-07-01', []], ['order', 'judge', '2026-07-20', ['payment_order_service 2027-01-20']],
      ['serve', 'bailiff', '2026-10-14', ['payment_order_opposition 2026-11-16']],
      ['oppose', 'debtor', '2026-11-16', ['lawyer_after_opposition 2026-12-01'], { servedInPerson: true }], ['judge', 'judge', '2027-02-01', []],
    ], { principalAndInterest: 1_200_000n })).toEqual(['petitioned', 'ordered', 'served', 'opposed', 'judged']);
  });
  test('small_claims_l125: invitation, acceptance within the month, title, another bailiff', () => {
    expect(walk('smallClaims', [
      ['invite', 'bailiff', '2026-10-15', ['small_claims_reply 2026-11-15']], ['accept', 'debtor', '2026-11-15', []], ['issueTitle', 'bailiff', '2026-11-18', []],
      ['collect', 'bailiff', '2026-11-19', []], ['enforce', 'bailiff', '2026-11-23', [], titled],
    ])).toEqual(['invited', 'accepted', 'titled', 'titled', 'enforcing']);
  });
  test('uncontested_commercial_claim: once the decree is out: order of 15/09/2026, contest until 15/10, record after 23/10', () => {
    expect(walk('uncontestedCommercialClaim', [
      ['orderToPay', 'bailiff', '2026-09-15', ['uncontested_claim_contest 2026-10-15', 'uncontested_claim_record 2026-10-23']], ['record', 'bailiff', '2026-10-24', []],
      ['declareEnforceable', 'courtRegistry', '2026-11-02', ['record_service 2027-05-03']], ['serveRecord', 'bailiff', '2026-11-20', []],
    ], business, DECREED)).toEqual(['ordered', 'recorded', 'declared', 'enforceable']);
  });
  test('ref_provision: summons, order, service', () => {
    expect(walk('interimPaymentOrder', [['summon', 'lawyer', '2026-10-01', []], ['order', 'judge', '2026-11-05', []], ['serve', 'bailiff', '2026-11-23', []]])).toEqual(['summoned', 'ordered', 'enforceable']);
  });
  test('judgment_notification: a judgment by default is served within six months or is worth nothing', () => {
    const steps: Step[] = [['summon', 'lawyer', '2025-06-01', []], ['judge', 'judge', '2025-11-25', ['default_judgment_notice 2026-05-26'], { byDefault: true }]];
    expect(walk('fullClaim', [...steps, ['serve', 'bailiff', '2026-05-26', [], { byDefault: true }]], { amicableAttempt: true })).toEqual(['summoned', 'judged', 'enforceable']);
    const late = { state: 'judged', done: { judge: day('2025-11-25') }, on: day('2026-05-27') };
    expect([no('fullClaim.serve', { ...late, byDefault: true }), no('fullClaim.serve', late)]).toEqual(['too_late CPC 478', 'allowed']);
  });
  test('formal_demand_sale: order to pay, eight days, seizure, a month to sell amicably, sale', () => {
    expect(walk('seizureAndSale', [
      ['orderToPay', 'bailiff', '2026-10-01', ['order_to_pay_sale 2026-10-09', 'order_to_pay_lapse 2028-10-01']], ['seize', 'bailiff', '2026-10-10', ['amicable_sale 2026-11-10']], ['sell', 'bailiff', '2026-11-11', []],
    ], titled)).toEqual(['ordered', 'seized', 'sold']);
  });
  test('attachment_of_claims: notice within eight days, a month to contest, payment', () => {
    expect(walk('bankAttachment', [
      ['attach', 'bailiff', '2026-04-30', ['bank_attachment_notice 2026-05-11']], ['notice', 'bailiff', '2026-05-11', ['bank_attachment_contest 2026-06-11']], ['pay', 'garnishee', '2026-06-12', []],
    ], titled)).toEqual(['attached', 'noticed', 'paid']);
  });
  test('wage_garnishment_2025: order in the register, a month, the employer, his answer, the distribution', () => {
    expect(walk('wageGarnishment', [
      ['orderToPay', 'bailiff', '2026-01-06', ['wage_garnishment_earliest 2026-02-06', 'wage_garnishment_latest 2026-04-07']], ['seize', 'bailiff', '2026-02-09', ['employer_reply 2026-02-24']],
      ['answer', 'garnishee', '2026-02-20', ['wage_distribution 2026-04-03']], ['distribute', 'bailiff', '2026-04-01', ['wage_distribution 2026-05-13']],
    ], titled)).toEqual(['ordered', 'seized', 'answered', 'distributing']);
  });
  test('protective_measures: seizure by leave of the judge, notice in eight days, action in a month, conversion', () => {
    expect(walk('protectiveSeizure', [
      ['seize', 'bailiff', '2026-10-01', ['protective_notice 2026-10-09', 'protective_action 2026-11-02']], ['notice', 'bailiff', '2026-10-09', []], ['sue', 'lawyer', '2026-10-30', []], ['convert', 'bailiff', '2027-03-01', [], titled],
    ], { recoveryThreatened: true, judgeAuthorised: true })).toEqual(['seized', 'noticed', 'sued', 'converted']);
  });
  test('vehicle_immobilisation: declaration, then notice within eight days', () => {
    expect(walk('vehicleDeclaration', [['declare', 'bailiff', '2026-11-03', ['vehicle_notice 2026-11-12']], ['notice', 'bailiff', '2026-11-12', []], ['release', 'bailiff', '2026-11-23', []]], titled)).toEqual(['declared', 'noticed', 'released']);
  });
});

describe('refusals', () => {
  test('an unknown act, another state, another actor, a missing paper', () => {
    expect([no('paymentOrder.dance'), no('toString.petition' as ProcedureActId), no('paymentOrder.serve'), no('paymentOrder.petition', { by: 'debtor' })]).toEqual([
      'unknown_act null', 'unknown_act null', 'not_in_this_state CPC 1411, 1413', 'not_for_this_actor CPC 1405, 1407']);
    const answer = may('paymentOrder.petition', { ...facts, by: 'agency', documents: ['invoices', 'debtStatement'] }, LAW);
    expect(answer).toEqual({ allowed: false, refusal: { code: 'document_missing', article: 'CPC 1405, 1407', facts: { missing: ['groundOfClaim', 'formalNotice', 'specialPowerOfAttorney'] } } });
    expect(no('paymentOrder.petition', { by: 'agency', documents: ['groundOfClaim', 'invoices', 'formalNotice', 'debtStatement'] })).toBe('document_missing CPC 1407');
    expect(no('bankAttachment.notice', { ...titled, state: 'attached' })).toBe('act_not_done CPCE R211-3');
  });
  test('every way to a title: the mandate, a barred consumer, nothing due, a title already', () => {
    for (const [id, more, law] of [['paymentOrder.petition', {}, LAW], ['smallClaims.invite', {}, LAW], ['fullClaim.summon', { by: 'lawyer' }, LAW], ['interimPaymentOrder.summon', { by: 'lawyer' }, LAW], ['uncontestedCommercialClaim.orderToPay', business, DECREED]] as const) {
      expect([no(id, { ...more, routeInMandate: false }, law), no(id, { ...more, principalAndInterest: 0n }, law), no(id, { ...more, hasTitle: true }, law)]).toEqual(['route_not_in_mandate CPCE R124-3', 'nothing_due null', 'title_already CPCE L111-3']);
      expect(no(id, { ...more, debtorIsConsumer: true, barred: true }, law)).toBe('claim_barred C. conso. L218-2');
    }
    expect(no('paymentOrder.petition', { ...business, barred: true })).toBe('allowed');
    expect(yes('paymentOrder.petition', { ...business, barred: true }).warnings).toEqual([{ code: 'claim_barred', article: 'C. com. L110-4', facts: {} }]);
    expect(yes('paymentOrder.petition', { debtorIsConsumer: false, barred: true }).warnings).toMatchObject([{ article: 'C. civ. 2224' }]);
    expect(yes('paymentOrder.reject', { ...business, barred: true, state: 'petitioned', by: 'judge' }).warnings).toEqual([]);
  });
  test('a hold that stops courts or enforcement stops every procedure; a dispute is to be weighed', () => {
    const held = effectsOf([{ kind: 'insolvencyProceeding', id: 'H', openedOn: day('2026-11-02'), publishedOn: null }], facts.on, LAW);
    expect([no('paymentOrder.petition', { held }), no('bankAttachment.attach', { ...titled, held })]).toEqual(['on_hold C. com. L622-21', 'on_hold C. com. L622-21']);
    const disputed = effectsOf([{ kind: 'dispute', id: 'D', receivedOn: day('2026-11-20'), debtorIsConsumer: true }], facts.on, LAW);
    expect(yes('paymentOrder.petition', { held: disputed }).warnings).toEqual([{ code: 'on_hold', article: 'C. civ. 1353', facts: { stops: 'court', holds: ['D'] } }]);
    expect(no('uncontestedCommercialClaim.orderToPay', { ...business, held: disputed }, DECREED)).toBe('on_hold CPCE L126-2');
    expect(no('paymentOrder.reject', { state: 'petitioned', by: 'judge', held })).toBe('allowed');
  });
  test('payment order: a contract, a certain sum, the consignment in fifteen days, a full grant', () => {
    expect([no('paymentOrder.petition', { contractual: false }), no('paymentOrder.petition', { certainLiquidDue: false })]).toEqual(['not_contractual CPC 1405', 'not_certain_liquid_due CPC 1405']);
    const petitioned = { state: 'petitioned', court: 'commercial', by: 'agency', done: { petition: day('2026-11-06') } } as const;
    expect([no('paymentOrder.consign', petitioned), no('paymentOrder.consign', { ...petitioned, on: day('2026-11-24') }), no('paymentOrder.consign', { ...petitioned, court: 'judicial' })]).toEqual(['allowed', 'too_late CPC 1425', 'wrong_court CPC 1425']);
    expect([no('paymentOrder.order', { ...petitioned, by: 'judge' }), no('paymentOrder.serve', { state: 'ordered', grantedInPart: true })]).toEqual(['not_consigned CPC 1425', 'granted_in_part CPC 1409']);
  });
  test('ip_service_deadline: three months for orders from 1 September 2026, six before', () => {
    const on = (order: string, date: string): string => no('paymentOrder.serve', { state: 'ordered', done: { order: day(order) }, on: day(date) });
    expect([on('2026-09-15', '2026-12-15'), on('2026-09-15', '2026-12-16'), on('2026-08-31', '2027-03-01'), on('2026-08-31', '2027-03-02')]).toEqual(['allowed', 'too_late CPC 1411', 'allowed', 'too_late CPC 1411']);
  });
  test('ip_opposition: no title before the month, nor before two months without notice; the old orders need the certificate', () => {
    const served = { state: 'served', done: { order: day('2026-10-20'), serve: day('2026-11-03') } };
    const enforce = (date: string, more: Partial<ProcedureFacts> = {}): string => no('paymentOrder.enforce', { ...served, on: day(date), ...more });
    expect([enforce('2026-12-03'), enforce('2027-01-03'), enforce('2027-01-04')]).toEqual(['too_early CPC 1416', 'too_early CPC 1422, décret 2026-96', 'allowed']);
    expect(enforce('2027-01-04', { documents: ['proofOfService', 'nonOppositionCertificate'] })).toBe('document_missing CPC 1422, décret 2026-96');
    const old = { done: { order: day('2026-08-20'), serve: day('2026-11-03') }, documents: ['proofOfService', 'nonOppositionCertificate'] } as const;
    expect([enforce('2026-12-04', old), enforce('2026-12-04', { ...old, documents: ['proofOfService'] })]).toEqual(['allowed', 'document_missing CPC 1422']);
    const oppose = (more: Partial<ProcedureFacts>): string => no('paymentOrder.oppose', { ...served, by: 'debtor', on: day('2026-12-04'), ...more });
    expect([oppose({ servedInPerson: true }), oppose({}), oppose({ done: { ...served.done, firstActInPerson: day('2026-11-03') } })]).toEqual(['too_late CPC 1416', 'allowed', 'too_late CPC 1416']);
  });
  test('small_claims_l125: the cap, merchants, the district; silence is a refusal; no payment before; another bailiff after', () => {
    const invite = (more: Partial<ProcedureFacts>): string => no('smallClaims.invite', more);
    expect([invite({ principalAndInterest: 500_000n }), invite({ principalAndInterest: 500_001n }), invite(business), invite({ ...business, creditorIsMerchant: false }), invite({ bailiffInDistrict: false }), invite({ contractual: false })]).toEqual([
      'allowed', 'above_small_claims_cap CPCE R125-1', 'between_merchants CPCE L125-1', 'allowed', 'bailiff_out_of_district CPCE R125-1', 'not_contractual CPCE L125-1']);
    const invited = { state: 'invited', done: { invite: day('2026-10-15') } };
    expect([no('smallClaims.recordSilence', { ...invited, on: day('2026-11-15') }), no('smallClaims.recordSilence', { ...invited, on: day('2026-11-16') }), no('smallClaims.accept', { ...invited, by: 'debtor', on: day('2026-11-16') })]).toEqual(['too_early CPCE R125-2, R125-5', 'allowed', 'too_late CPCE R125-2, R125-5']);
    expect([no('smallClaims.collect', invited), no('smallClaims.decline', { ...invited, by: 'debtor' }), no('smallClaims.enforce', { state: 'titled', sameBailiff: true })]).toEqual(['payment_before_outcome CPCE R125-7', 'allowed', 'same_bailiff CPCE R125-8']);
    expect(yes('smallClaims.invite').costs).toMatchObject([{ cost: 'smallClaimsFee', bornBy: 'creditor', value: null, confidence: 'low' }]);
  });
  test('uncontested_commercial_claim: closed until its decree; merchants, an invoice, a certain sum, no dispute; eight more days', () => {
    const order = (more: Partial<ProcedureFacts>, law = DECREED): string => no('uncontestedCommercialClaim.orderToPay', { ...business, ...more }, law);
    expect([order({}, LAW), order({ on: day('2026-05-31') }), order({}), order({ debtorIsMerchant: false }), order({ certainLiquidDue: false }), order({ invoiced: false }), order({ disputed: true })]).toEqual([
      'decree_not_published CPCE L126-1 à L126-5', 'allowed', 'allowed', 'not_between_merchants CPCE L126-1', 'not_certain_liquid_due CPCE L126-1', 'not_invoiced CPCE L126-1', 'disputed CPCE L126-2']);
    const ordered = { ...business, state: 'ordered', done: { orderToPay: day('2026-09-15') } };
    expect([no('uncontestedCommercialClaim.record', { ...ordered, on: day('2026-10-23') }), no('uncontestedCommercialClaim.contest', { ...ordered, by: 'debtor', on: day('2026-10-16') }), no('uncontestedCommercialClaim.pay', { ...ordered, by: 'debtor' })]).toEqual(['too_early CPCE L126-2', 'too_late CPCE L126-2', 'allowed']);
    expect(no('uncontestedCommercialClaim.serveRecord', { ...business, state: 'declared', done: { declareEnforceable: day('2026-01-02') } })).toBe('too_late CPCE L126-4');
  });
  test('ref_provision: a serious dispute closes the way to a judge of urgency', () => {
    expect(no('interimPaymentOrder.summon', { by: 'lawyer', seriouslyContested: true })).toBe('seriously_contested CPC 835, 873');
  });
  test('mandatory_amicable_750_1: an attempt first, up to 5,000.00 before the judicial court', () => {
    const summon = (more: Partial<ProcedureFacts>): string => no('fullClaim.summon', { by: 'lawyer', ...more });
    expect([summon({}), summon({ amicableAttempt: true }), summon({ amicableExemption: true }), summon({ principalAndInterest: 500_001n }), summon({ court: 'commercial' })]).toEqual(['amicable_attempt_missing CPC 750-1', 'allowed', 'allowed', 'allowed', 'allowed']);
  });
  test('ordinary_claim_thresholds: a lawyer above 10,000.00; a petition up to 5,000.00 before the judicial court', () => {
    const summon = (more: Partial<ProcedureFacts>): string => no('fullClaim.summon', { by: 'creditor', amicableAttempt: true, ...more });
    expect([summon({ principalAndInterest: 1_000_000n }), summon({ principalAndInterest: 1_000_001n }), summon({ principalAndInterest: 1_000_001n, court: 'commercial' }), summon({ principalAndInterest: 1_000_001n, by: 'lawyer' })]).toEqual(['allowed', 'lawyer_required CPC 761', 'lawyer_required CPC 853', 'allowed']);
    const petition = (more: Partial<ProcedureFacts>): string => no('fullClaim.petition', { by: 'creditor', amicableAttempt: true, ...more });
    expect([petition({}), petition({ principalAndInterest: 500_001n }), petition({ court: 'commercial' })]).toEqual(['allowed', 'above_petition_cap CPC 750, 818', 'wrong_court CPC 750']);
  });
  test('no_legal_practice: the agency petitions and, with a special power, stands before the commercial court; never before the judicial one', () => {
    const summon = (more: Partial<ProcedureFacts>): string => no('fullClaim.summon', { by: 'agency', amicableAttempt: true, ...more });
    expect([summon({}), summon({ court: 'commercial' }), summon({ court: 'commercial', documents: ['groundOfClaim', 'invoices', 'formalNotice', 'debtStatement'] }), no('paymentOrder.petition', { by: 'agency' })]).toEqual(['no_representation CPC 762', 'allowed', 'document_missing CPC 853', 'allowed']);
    for (const id of PROCEDURE_ACTS.filter((each) => /^(?:seizureAndSale|bankAttachment|wageGarnishment|vehicleDeclaration)\./.test(each))) expect(no(id, { by: 'agency', state: PROCEDURE_TABLES[id.split('.')[0] as ProcedureName].acts.find((row) => id.endsWith(`.${row.act}`))!.from[0]! })).toMatch(/^not_for_this_actor/);
  });
  test('enforceable_titles: no measure without a title that lives and was served', () => {
    for (const [id, article] of [['seizureAndSale.orderToPay', 'CPCE L221-1'], ['bankAttachment.attach', 'CPCE L211-1'], ['wageGarnishment.orderToPay', 'CPCE L212-1'], ['vehicleDeclaration.declare', 'CPCE L223-1']] as const) {
      expect([no(id), no(id, { ...titled, titleExpired: true }), no(id, titled)]).toEqual([`no_title ${article}`, 'title_expired CPCE L111-4', 'allowed']);
      expect(no(id, { ...titled, documents: ['enforceableTitle'] })).toMatch(/^document_missing/);
    }
  });
  test('formal_demand_sale: eight days, two years, and 535.00 in a home', () => {
    const seize = (more: Partial<ProcedureFacts>): string => no('seizureAndSale.seize', { ...titled, state: 'ordered', done: { orderToPay: day('2026-10-01') }, ...more });
    expect([seize({ on: day('2026-10-09') }), seize({ on: day('2028-10-01') }), seize({ on: day('2028-10-02') })]).toEqual(['too_early CPCE R221-1', 'allowed', 'too_late CPCE R221-5']);
    const small = { atHome: true, principal: 53_499n };
    expect([seize(small), seize({ ...small, principal: 53_500n }), seize({ ...small, maintenance: true }), seize({ ...small, otherMeansFailed: true }), seize({ ...small, judgeAuthorised: true }), seize({ ...small, atHome: false })]).toEqual(['below_home_seizure_minimum CPCE L221-2, R221-2', 'allowed', 'allowed', 'allowed', 'allowed', 'allowed']);
  });
  test('wage_garnishment_2025: since 1 July 2025, between one and three months, unless an agreement is on record', () => {
    expect(no('wageGarnishment.orderToPay', { ...titled, on: day('2025-06-30') })).toBe('not_in_force CPCE L212-1, décret 2025-125');
    const seize = (date: string, state: string): string => no('wageGarnishment.seize', { ...titled, state, done: { orderToPay: day('2026-01-06') }, on: day(date) });
    expect([seize('2026-02-06', 'ordered'), seize('2026-04-07', 'ordered'), seize('2026-04-08', 'ordered'), seize('2026-04-08', 'agreed'), seize('2026-03-01', 'contested')]).toEqual(['too_early CPCE L212-1 et s.', 'allowed', 'too_late CPCE L212-1 et s.', 'allowed', 'not_in_this_state CPCE L212-6']);
  });
  test('protective_measures: a threat, and a judge’s leave unless a text spares it', () => {
    const seize = (more: Partial<ProcedureFacts>): string => no('protectiveSeizure.seize', { recoveryThreatened: true, ...more });
    expect([no('protectiveSeizure.seize'), seize({}), seize({ judgeAuthorised: true }), seize({ authorisationNotNeeded: true }), seize(titled)]).toEqual(['recovery_not_threatened CPCE L511-1', 'judge_not_authorised CPCE L511-2', 'allowed', 'allowed', 'allowed']);
    expect(yes('protectiveSeizure.seize', { recoveryThreatened: true, ...titled }).starts.map((start) => start.term)).toEqual(['protective_notice']);
    expect(no('protectiveSeizure.sue', { by: 'lawyer', state: 'noticed', done: { seize: day('2026-10-01') }, on: day('2026-11-03') })).toBe('too_late CPCE R511-7');
  });
  afterAll(() => expect([...PROCEDURE_REFUSALS].filter((code) => !met.has(code))).toEqual([]));
});

describe('costs and tables', () => {
  test('legal_aid_stamp_50: 50 euros before the judicial court, to confirm; none before 1 March 2026 nor before the commercial court', () => {
    const costs = (more: Partial<ProcedureFacts>): string[] => yes('paymentOrder.petition', more).costs.map((cost) => `${cost.cost} ${cost.value} ${cost.confidence}`);
    expect([costs({}), costs({ on: day('2026-02-28') }), costs({ court: 'commercial' })]).toEqual([['legalAidStamp 50 medium'], [], ['commercialRegistryFee null low']]);
  });
  test('tae_contribution: above 50,000.00, for a large creditor, before the commercial court, until the end of 2028', () => {
    const large = { court: 'commercial', creditorIsLarge: true, principalAndInterest: 5_000_001n } as const;
    const has = (more: Partial<ProcedureFacts>): boolean => yes('paymentOrder.petition', { ...large, ...more }).costs.some((cost) => cost.cost === 'economicJusticeContribution');
    expect([has({}), has({ principalAndInterest: 5_000_000n }), has({ creditorIsLarge: false }), has({ on: day('2029-01-01') })]).toEqual([true, false, false, false]);
  });
  test('ip_fees: the registry’s fee is a figure that nobody has seen yet', () => {
    expect(procedureCost('commercialRegistryFee', facts.on, LAW)).toMatchObject({ value: null, confidence: 'low', article: 'C. com. A743-8 s.' });
  });
  test('what interrupts the limitation period: the service of an order, not its petition', () => {
    expect([yes('paymentOrder.petition').limitation, yes('paymentOrder.serve', { state: 'ordered', done: { order: day('2026-11-02') } }).limitation, yes('fullClaim.summon', { by: 'lawyer', amicableAttempt: true }).limitation]).toEqual([null, 'payment_order_served', 'lawsuit']);
  });
  test('the tables are whole: known states, every state but the first reached, names used once', () => {
    for (const [name, table] of Object.entries(PROCEDURE_TABLES)) {
      expect(table.procedure).toBe(name);
      expect(new Set(table.acts.map((row) => row.act)).size).toBe(table.acts.length);
      for (const row of table.acts) expect([...row.from, row.to ?? row.from[0]!].filter((state) => !table.states.includes(state))).toEqual([]);
      expect(table.states.filter((state) => state !== table.initial && !table.acts.some((row) => row.to === state))).toEqual([]);
    }
  });
  test('openActs names what may be done now; a term of the tables is found by its day', () => {
    expect([openActs('paymentOrder', { ...facts, by: 'agency' }, LAW), openActs('bankAttachment', facts, LAW)]).toEqual([['petition'], []]);
    expect(termEnd('registry_notice_wait', day('2026-11-03'), LAW)).toEqual({ term: 'registry_notice_wait', until: day('2027-01-03'), article: 'CPC 1422, décret 2026-96', confidence: 'medium' });
  });
});
