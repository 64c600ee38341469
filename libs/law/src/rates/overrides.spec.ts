/** The law is data: a row that an agency lays over a figure changes what the room computes with it; what nothing reads is listed, and only that. */
import { describe, expect, test } from '@jest/globals';
import {
  checkCash, checkContact, checkPlacement, computeStatement, contactPolicyOn, deadline, directDebitAnnounceBy, directDebitRefundUntil, effectsOf, einvoicingDuty, feeWithVat, insuranceReminder, isRateName, latestDueDate,
  LAW, limitation, may, moratoryPaymentBy, parseMoney, parseRate, possibleActs, PROCEDURE_DOCUMENTS, procedureCost, publicPaymentTerm, registeredEmailTerms, remittanceDue, termEnd, UNREAD_CONSTANTS, withEntries, RATE_NAMES,
  type ActName, type ConstantId, type ConstantValue, type ContactFacts, type DeadlineKind, type Hold, type LawTables, type ProcedureActId, type ProcedureFacts, type PublicDebtor, type RateName, type StatementFacts, type TermClause, type TermId,
} from '../index.ts';
import { CONSTANTS } from './constants.data.ts';

type Probe = (law: LawTables) => unknown;
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const today = day('2026-11-23');

const term = (kind: DeadlineKind, abroad = false): Probe => (law) => deadline({ kind, from: day('2026-10-01'), abroad }, law).nominal;
const end = (id: TermId): Probe => (law) => termEnd(id, day('2026-10-01'), law).until;
const expiry = (nature: string, ...events: Parameters<typeof limitation>[0]['events'] & object): Probe => (law) => limitation({ nature, accrued: day('2010-03-15'), asOf: day('2060-01-01'), events }, law).expires;
const owed = (more: Partial<StatementFacts>): Probe => (law) => computeStatement({ asOf: day('2026-11-21'), regime: 'commercial', claims: [{ id: 'F-1', dueOn: day('2026-04-30'), amount: parseMoney('10000.00')! }], ...more }, law);
const civil: Partial<StatementFacts> = { regime: 'civil', judgment: { enforceableOn: day('2026-03-02') } };
const latest = (clause: TermClause): Probe => (law) => latestDueDate({ issuedOn: day('2026-01-15'), clause }, law).latest;
const publicTerm = (debtor: PublicDebtor, receivedOn: Temporal.PlainDate | null = today): Probe => (law) => publicPaymentTerm({ debtor, requestedOn: today, receivedOn }, law).dueOn;
const held = (hold: Hold, on = today): Probe => (law) => effectsOf([hold], on, law);
const contact = (more: Partial<ContactFacts>): Probe => (law) => checkContact({
  at: Temporal.PlainDateTime.from('2026-11-23T12:00'), channel: 'call', purpose: 'reminder', recipient: 'debtor', debtorIsProfessional: false, previous: [], firstLetter: null, recalls: null, ...more,
}, contactPolicyOn(today)!, law);
const procedure = (id: ProcedureActId, more: Partial<ProcedureFacts> = {}): Probe => (law) => may(id, {
  on: today, state: 'prepared', by: 'agency', documents: PROCEDURE_DOCUMENTS, done: {}, court: 'judicial', principal: 1_000n, principalAndInterest: 420_000n, debtorIsMerchant: false, debtorIsConsumer: true, hasTitle: false, ...more,
}, law);
const act = (name: ActName): Probe => (law) => possibleActs({
  asOf: today, stage: 'amicable', regime: 'civil', debtorIsMerchant: false, hasTitle: false, due: 90_000_000n, principalAndInterest: 90_000_000n, mandate: { inForce: true, planMonths: 6, discountRate: null },
  insuranceValid: true, declarationMade: true, barred: false, formalNoticeSent: true,
}, law).find((each) => each.act === name);
const insolvent: Hold = { kind: 'insolvencyProceeding', id: 'I', openedOn: day('2026-03-01'), publishedOn: day('2026-03-10') };
const death: Hold = { kind: 'debtorDeath', id: 'M', diedOn: day('2026-10-31'), knownOn: day('2026-11-10'), hasTitle: true, titleServedOn: day('2026-11-20') };
const overIndebted: Hold = { kind: 'overIndebtedness', id: 'S', admissibleOn: day('2026-11-20') };

/** A function of the room that reads the figure. */
const PROBES: Readonly<Partial<Record<ConstantId, Probe>>> = {
  remittance_max: (law) => remittanceDue({ fundsReceivedOn: today, means: 'transfer', on: today }, law), agency_fine_5th_class: contact({}), insurance_reminder: (law) => insuranceReminder(day('2026-12-31'), today, law),
  fixed_indemnity_b2b: owed({}), fixed_indemnity_public: owed({ regime: 'public' }), b2b_default_margin: owed({}), public_margin: owed({ regime: 'public' }), public_interest_rate_frozen_at_start_semester: owed({ regime: 'public' }),
  b2b_contract_floor_multiplier: owed({ claims: [{ id: 'F-1', dueOn: day('2026-06-30'), amount: parseMoney('100.00')!, contractRate: parseRate('8.24')! }] }), judgment_surcharge: owed(civil), judgment_surcharge_wait: owed(civil),
  credit_servicer_licence: (law) => checkPlacement({ on: today, creditor: 'creditPurchaser', nature: 'bankCredit' }, law),
  payment_term_default: latest('none'), payment_term_max_issue: latest('fromInvoice'), payment_term_45_end_of_month: latest('endOfMonth'), payment_term_periodic: latest('periodic'), payment_term_transport: latest('carriage'),
  public_term_general: publicTerm('authority'), public_term_health: publicTerm('health'), public_term_public_undertaking: publicTerm('undertaking'), public_presumed_receipt: publicTerm('authority', null), public_moratory_payment: (law) => moratoryPaymentBy(today, law),
  grace_period_max: held({ kind: 'judicialGracePeriod', id: 'G', decidedOn: day('2026-03-02'), until: day('2030-03-02') }),
  limitation_civil: expiry('civil'), limitation_commercial: expiry('commercial'), limitation_commercial_lease: expiry('commercial_lease'), limitation_consumer: expiry('consumer'), limitation_insurance_premium: expiry('insurance_premium'),
  limitation_telecom: expiry('telecom'), limitation_transport: expiry('carriage'), limitation_rent: expiry('rent'), limitation_public_debtor: expiry('public_debtor'), consumer_credit_foreclosure: expiry('consumer_credit'),
  limitation_enforceable_title: expiry('civil', { on: day('2012-01-01'), kind: 'enforceable_title' }),
  limitation_longstop: expiry('civil', ...['2014', '2018', '2022', '2026', '2029'].map((year) => ({ on: day(`${year}-01-01`), kind: 'acknowledgement' as const }))),
  ip_service_deadline: term('payment_order_service'), ip_opposition: term('payment_order_opposition'), ip_consignment_tc: term('payment_order_consignment'), ip_registry_notice_wait: end('registry_notice_wait'), ip_lawyer_after_opposition_tj: end('lawyer_after_opposition'),
  small_claims_cap: act('smallClaims'), small_claims_reply: term('small_claims_reply'), l126_contest: term('uncontested_claim_contest'), l126_record_wait: term('uncontested_claim_record'), l126_service_of_record: end('record_service'),
  mandatory_amicable_cap: procedure('fullClaim.summon'), lawyer_threshold: procedure('fullClaim.summon', { principalAndInterest: 9_000_000n }), last_resort_threshold: procedure('fullClaim.petition', { principalAndInterest: 9_000_000n, by: 'lawyer' }),
  default_judgment_notification: term('default_judgment_notice'), legal_aid_stamp: (law) => procedureCost('legalAidStamp', today, law), tae_contribution_threshold: procedure('paymentOrder.petition', { court: 'commercial', creditorIsLarge: true, principalAndInterest: 6_000_000n }),
  orders_to_pay_sale: term('order_to_pay_sale'), order_to_pay_lapse: end('order_to_pay_lapse'), amicable_sale: end('amicable_sale'),
  home_seizure_sale_min: procedure('seizureAndSale.seize', { by: 'bailiff', state: 'ordered', hasTitle: true, atHome: true, done: { orderToPay: day('2026-10-01') } }),
  bank_attachment_notice: term('bank_attachment_notice'), bank_attachment_contest: term('bank_attachment_contest'), wage_order_wait: term('wage_garnishment_earliest'), wage_seizure_deadline: term('wage_garnishment_latest'),
  wage_employer_reply: end('employer_reply'), wage_distribution: end('wage_distribution'), protective_measure_action: end('protective_action'), protective_measure_notice: end('protective_notice'), vehicle_notice: end('vehicle_notice'),
  overindebtedness_max_suspension: held(overIndebted), overindebtedness_appeal: held(overIndebted), proof_of_claim: held(insolvent), proof_of_claim_abroad: term('proof_of_claim', true), relief_from_time_bar: held(insolvent),
  heir_title_wait: held(death), heir_option_wait: held(death), dispute_forward: held({ kind: 'dispute', id: 'D', receivedOn: today, debtorIsConsumer: true }), data_subject_answer: held({ kind: 'processingRestriction', id: 'R', requestedOn: today }),
  lre_acceptance: (law) => registeredEmailTerms(today, law), lre_proof_retention_min: (law) => registeredEmailTerms(today, law), cash_limit: (law) => checkCash({ on: today, debt: 90_000_000n, debtorResidentOrProfessional: true }, law),
  direct_debit_refund: (law) => directDebitRefundUntil(today, true, law), direct_debit_unauthorised: (law) => directDebitRefundUntil(today, false, law), direct_debit_notice: (law) => directDebitAnnounceBy(today, null, law),
  einvoice_receive_all: (law) => einvoicingDuty('small', today, law), einvoice_issue_large_mid: (law) => einvoicingDuty('large', today, law), einvoice_issue_sme_micro: (law) => einvoicingDuty('micro', day('2027-10-01'), law),
  vat_rate: (law) => feeWithVat(10_000n, today, law), misleading_practice_fine: contact({ barred: true }),
};
const RATE_PROBES: Readonly<Record<RateName, Probe>> = { legal_rate_other: owed(civil), legal_rate_individual: owed({ ...civil, creditor: 'individual' }), ecb_main_refinancing_rate: owed({}) };

/** Another value of the same kind. */
function another(value: ConstantValue): ConstantValue {
  if (typeof value === 'number') return value * 3 + 1;
  if (typeof value === 'boolean') return !value;
  return value === 'refuse' ? 'warn' : '2031-05-05';
}
const ids = Object.keys(CONSTANTS) as ConstantId[];
/** The tables of the same version with one more row, which differs from the last of its name in the value alone. */
function overridden(id: ConstantId, change: (value: ConstantValue) => ConstantValue): LawTables {
  const last = LAW.constants[id]!.at(-1)!;
  return withEntries(LAW, [{ ...last, name: id, value: change(last.value) }], LAW.version);
}
/** Days compared as text. */
const told = (answer: unknown): string => JSON.stringify(answer, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));


describe('every figure of the tables', () => {
  test('is read by a function of the room, or is listed as read by none, with the reason', () => {
    const unread = Object.keys(UNREAD_CONSTANTS);
    expect([...Object.keys(PROBES), ...unread].sort()).toEqual([...ids].sort());
    for (const reason of Object.values(UNREAD_CONSTANTS)) expect(reason.length).toBeGreaterThan(20);
  });
  test.each(Object.keys(PROBES) as ConstantId[])('%s: a row laid over it changes what is computed', (id) => {
    const probe = PROBES[id]!;
    expect(told(probe(overridden(id, another)))).not.toBe(told(probe(LAW)));
    expect(told(probe(overridden(id, (value) => value)))).toBe(told(probe(LAW)));
  });
  test.each(RATE_NAMES)('%s: a rate laid over it changes the statement', (name) => {
    const law = withEntries(LAW, [{ name, from: '2026-07-01', to: '2026-12-31', value: '9.99', unit: null, article: 'x', confidence: 'high' }], LAW.version);
    expect([isRateName(name), told(RATE_PROBES[name](law)) === told(RATE_PROBES[name](LAW))]).toEqual([true, false]);
  });
});
