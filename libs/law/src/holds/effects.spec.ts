/** What each hold stops, redirects, freezes and starts, and what they do together (rules 4.3, 10.1 to 10.5, 11.5). */
import { describe, expect, test } from '@jest/globals';
import { computeStatement, effectsOf, isLawError, LAW, parseMoney, whyStopped, type Hold, type HoldEffects, type HoldStop } from '../index.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const on = (date: string, ...holds: Hold[]): HoldEffects => effectsOf(holds, day(date), LAW);
const stopped = (effects: HoldEffects): string[] => effects.stops.map((stop) => `${stop.what}${stop.outcome === 'warn' ? '?' : ''}`);
const tasks = (effects: HoldEffects): string[] => effects.tasks.map((task) => `${task.task} ${task.due ?? '-'}${task.earliest ? ` from ${task.earliest}` : ''}${task.late ? ' late' : ''}`);
const frozen = (effects: HoldEffects): string[] => effects.freezes.map((freeze) => `${freeze.what} ${freeze.from}`);
const REACH: HoldStop[] = ['calls', 'messages', 'letters', 'automaticReminders'];

const overIndebted: Hold = { kind: 'overIndebtedness', id: 'S', admissibleOn: day('2026-09-10') };
const insolvent: Hold = { kind: 'insolvencyProceeding', id: 'I', openedOn: day('2026-09-01'), publishedOn: day('2026-09-10') };

describe('effectsOf', () => {
  test('without holds nothing is stopped', () => {
    expect(on('2026-11-23')).toMatchObject({ active: [], stops: [], redirects: [], freezes: [], interestStops: [], tasks: [], warnings: [] });
  });

  test('overindebtedness: from the admissibility nothing is asked, enforced or paid; interest stops; a title may still be sought', () => {
    const effects = on('2026-11-23', overIndebted);
    expect(stopped(effects)).toEqual([...REACH, 'plans', 'payments', 'enforcement']);
    expect(effects.active).toEqual([expect.objectContaining({ rule: 'overindebtedness', from: day('2026-09-10'), until: day('2028-09-10') })]);
    expect([frozen(effects), effects.interestStops]).toEqual([['interest 2026-09-10', 'latePenalties 2026-09-10'], [{ on: day('2026-09-10') }]]);
    expect(whyStopped(effects, 'enforcement')).toEqual({ what: 'enforcement', outcome: 'refuse', article: 'C. conso. L722-2, L733-16', holds: ['S'] });
    expect(whyStopped(effects, 'court')).toBeUndefined();
    expect([tasks(on('2026-09-25', overIndebted)), tasks(on('2026-09-26', overIndebted))]).toEqual([['appealAdmissibility 2026-09-25', 'answerCommission -'], ['answerCommission -']]);
  });
  test('overindebtedness: the filing alone stops nothing', () => {
    const filed = on('2026-11-23', { kind: 'overIndebtedness', id: 'S', filedOn: day('2026-09-01'), admissibleOn: null });
    expect([stopped(filed), filed.interestStops, filed.warnings]).toEqual([[], [], [{ code: 'filing_stops_nothing', article: 'C. conso. L722-2', facts: { hold: 'S' } }]]);
    expect(stopped(on('2026-09-09', overIndebted))).toEqual([]);
  });
  test('overindebtedness: two years at most, or as long as the measures; a debt wiped out stays so', () => {
    expect([stopped(on('2028-09-10', overIndebted)).length, stopped(on('2028-09-11', overIndebted)).length]).toEqual([7, 0]);
    expect(stopped(on('2033-01-01', { ...overIndebted, measuresUntil: day('2033-12-31') }))).toContain('enforcement');
    const wiped = on('2040-01-01', { ...overIndebted, dischargedOn: day('2027-03-01') });
    expect([stopped(wiped).includes('court'), tasks(wiped)]).toEqual([true, ['closeAsDischarged 2027-03-01 late']]);
  });
  test('overindebtedness: what ends first ends it; an admitted file is no mere filing', () => {
    expect(on('2026-11-23', { ...overIndebted, endedOn: day('2029-01-01') }).active[0]!.until).toEqual(day('2028-09-10'));
    expect(on('2026-11-23', { ...overIndebted, endedOn: day('2027-01-01') }).active[0]!.until).toEqual(day('2027-01-01'));
    expect(on('2026-11-23', overIndebted).warnings).toEqual([]);
    const filed: Hold = { kind: 'overIndebtedness', id: 'S', filedOn: day('2026-09-01'), admissibleOn: null };
    expect([on('2026-11-23', { ...filed, endedOn: day('2026-10-01') }).warnings, on('2026-11-23', { ...filed, voided: true }).warnings]).toEqual([[], []]);
  });
  test('once it has ended: the rule, the days and the hold are told; nothing where no interest was stopped', () => {
    expect(on('2028-09-11', overIndebted).warnings).toEqual([{ code: 'interest_may_resume', article: 'C. conso. L722-2, L722-5', facts: { hold: 'S', from: '2026-09-10', until: '2028-09-10', on: '2028-09-11' } }]);
    expect(on('2026-11-23', { ...insolvent, loanOfAYearOrMore: true, endedOn: day('2026-10-31') }).warnings).toEqual([]);
    expect(on('2027-11-23', { kind: 'judicialGracePeriod', id: 'G', decidedOn: day('2026-03-02'), until: day('2027-03-02') }).warnings).toEqual([]);
  });
  test('overindebtedness: once it has ended interest stays stopped until a person looks; a reversed decision leaves nothing', () => {
    const ended = on('2026-11-23', { ...overIndebted, endedOn: day('2026-10-31') });
    expect(frozen(ended)).toEqual(['interest 2026-09-10']);
    expect([stopped(ended), ended.interestStops, ended.warnings.map((each) => each.code)]).toEqual([[], [{ on: day('2026-09-10') }], ['interest_may_resume']]);
    expect(on('2026-11-23', { ...overIndebted, voided: true })).toMatchObject({ interestStops: [], warnings: [], active: [] });
  });

  test('insolvency_opening: everything stops on the day of the judgment and goes to the representative', () => {
    const effects = on('2026-09-20', insolvent);
    expect(stopped(effects)).toEqual([...REACH, 'plans', 'payments', 'court', 'uncontestedClaim', 'enforcement']);
    expect(effects.redirects).toEqual([{ to: 'creditorsRepresentative', mode: 'instead', article: 'C. com. L622-24', hold: 'I' }]);
    expect(on('2026-09-20', { ...insolvent, liquidation: true }).redirects.map((each) => each.to)).toEqual(['liquidator']);
    expect(frozen(effects)).toEqual(['interest 2026-09-01', 'latePenalties 2026-09-01', 'fixedIndemnity 2026-09-01']);
    expect(stopped(on('2026-08-31', insolvent))).toEqual([]);
  });
  test('insolvency_opening: BODACC of 10/09/2026: proof by 10/11/2026, relief until 10/03/2027; four months from abroad', () => {
    expect(tasks(on('2026-09-20', insolvent))).toEqual(['proofOfClaim 2026-11-10']);
    expect(tasks(on('2026-11-10', insolvent))).toEqual(['proofOfClaim 2026-11-10']);
    expect(tasks(on('2026-11-11', insolvent))).toEqual(['proofOfClaim 2026-11-10 late', 'reliefFromTimeBar 2027-03-10']);
    expect(tasks(on('2026-11-11', { ...insolvent, creditorAbroad: true }))).toEqual(['proofOfClaim 2027-01-11']);
    expect(tasks(on('2026-11-11', { ...insolvent, proofFiledOn: day('2026-10-01'), guaranteed: true }))).toEqual(['reviewGuarantors -']);
    expect(tasks(on('2026-09-20', { ...insolvent, publishedOn: null }))).toEqual(['watchPublication -']);
  });
  test('insolvency_opening: the statement takes the stop: interest ends the day before the judgment, but for a loan of a year or more', () => {
    const facts = { asOf: day('2026-11-21'), regime: 'commercial', claims: [{ id: 'F-1', dueOn: day('2026-04-30'), amount: parseMoney('10000.00')! }] } as const;
    const statement = computeStatement({ ...facts, stops: on('2026-11-21', insolvent).interestStops }, LAW);
    if (isLawError(statement)) throw new Error(statement.message);
    expect(statement.claims[0]!.interest.at(-1)!.to).toEqual(day('2026-08-31'));
    expect(on('2026-11-21', { ...insolvent, loanOfAYearOrMore: true }).interestStops).toEqual([]);
    expect(frozen(on('2026-11-21', { ...insolvent, loanOfAYearOrMore: true }))).toEqual(['fixedIndemnity 2026-09-01']);
  });

  test('dispute_received: a consumer is left in peace, a business is not reminded by machine; the creditor hears within two days', () => {
    const dispute: Hold = { kind: 'dispute', id: 'D', receivedOn: day('2026-11-20'), debtorIsConsumer: true };
    expect(stopped(on('2026-11-23', dispute))).toEqual([...REACH, 'court?', 'uncontestedClaim']);
    expect(stopped(on('2026-11-23', { ...dispute, debtorIsConsumer: false }))).toEqual(['automaticReminders', 'court?', 'uncontestedClaim']);
    expect(tasks(on('2026-11-23', dispute))).toEqual(['forwardToCreditor 2026-11-22 late', 'obtainEvidence -']);
    expect(tasks(on('2026-11-23', { ...dispute, forwardedOn: day('2026-11-21') }))).toEqual(['obtainEvidence -']);
    expect(on('2026-11-23', { ...dispute, endedOn: day('2026-11-22') })).toMatchObject({ active: [], stops: [], tasks: [], warnings: [] });
  });

  test('debtor_death: nobody is contacted but the notary; heirs are summoned after four months, a title waits eight days', () => {
    const death: Hold = { kind: 'debtorDeath', id: 'M', diedOn: day('2026-10-31'), knownOn: day('2026-11-10'), hasTitle: true, titleServedOn: day('2026-11-20') };
    expect(stopped(on('2026-11-23', death))).toEqual([...REACH, 'plans', 'payments', 'court?', 'enforcement']);
    expect(on('2026-11-23', death).redirects).toEqual([{ to: 'notary', mode: 'instead', article: null, hold: 'M' }]);
    expect(tasks(on('2026-11-23', death))).toEqual(['obtainDeathCertificate -', 'findNotary -', 'checkLoanInsurance -', 'summonHeirs - from 2027-03-01', 'waitBeforeEnforcingOnHeirs - from 2026-11-29']);
    expect(stopped(on('2026-11-09', death))).toEqual([]);
    expect([tasks(on('2026-11-23', { ...death, hasTitle: false })).at(-1), tasks(on('2026-11-23', { ...death, titleServedOn: null })).at(-1)]).toEqual(['summonHeirs - from 2027-03-01', 'waitBeforeEnforcingOnHeirs -']);
  });

  test('protected_persons: a guardian instead, a curator too, a legal representative for a minor, care under a safeguard', () => {
    const of = (protection: 'minor' | 'guardianship' | 'curatorship' | 'safeguard') => on('2026-11-23', { kind: 'protectedPerson', id: 'P', protection, since: day('2026-01-01') });
    expect([stopped(of('guardianship')), of('guardianship').redirects.map((each) => `${each.to} ${each.mode}`)]).toEqual([[...REACH, 'plans', 'court?', 'enforcement?'], ['guardian instead']]);
    expect([stopped(of('minor')), of('minor').redirects.map((each) => `${each.to} ${each.mode}`)]).toEqual([[...REACH, 'plans', 'court?', 'enforcement?'], ['legalRepresentative instead']]);
    expect([stopped(of('curatorship')), of('curatorship').redirects.map((each) => `${each.to} ${each.mode}`), tasks(of('curatorship'))]).toEqual([['plans?', 'court?', 'enforcement?'], ['curator also'], ['recordRepresentative -', 'serveCuratorToo -']]);
    expect([stopped(of('safeguard')), of('safeguard').redirects, tasks(of('safeguard'))]).toEqual([['plans?'], [], []]);
  });

  test('grace_period: enforcement waits, penalties and the five points are not incurred, two years at most', () => {
    const grace: Hold = { kind: 'judicialGracePeriod', id: 'G', decidedOn: day('2026-03-02'), until: day('2027-03-02') };
    expect([stopped(on('2026-11-23', grace)), frozen(on('2026-11-23', grace)), on('2026-11-23', grace).interestStops]).toEqual([['automaticReminders', 'enforcement'], ['latePenalties 2026-03-02', 'judgmentSurcharge 2026-03-02'], []]);
    expect([stopped(on('2027-03-02', grace)).length, stopped(on('2027-03-03', grace)).length]).toEqual([2, 0]);
    const long = on('2028-03-02', { ...grace, until: day('2029-03-02') });
    expect([long.active[0]!.until, long.warnings]).toEqual([day('2028-03-02'), [{ code: 'grace_above_maximum', article: 'C. civ. 1343-5', facts: { hold: 'G', until: '2029-03-02', atMost: '2028-03-02' } }]]);
  });

  test('gdpr_basis: a restriction stops solicitation, never the court; the person is answered within the month', () => {
    const restriction: Hold = { kind: 'processingRestriction', id: 'R', requestedOn: day('2026-10-31') };
    expect([stopped(on('2026-11-23', restriction)), tasks(on('2026-11-23', restriction))]).toEqual([REACH, ['answerDataSubject 2026-11-30']]);
    expect(tasks(on('2026-11-23', { ...restriction, answeredOn: day('2026-11-20') }))).toEqual([]);
  });

  test('together: a refusal outweighs a sign, articles and holds are kept, tasks come by their day', () => {
    const effects = on('2026-09-20', { kind: 'dispute', id: 'D', receivedOn: day('2026-09-19'), debtorIsConsumer: false }, insolvent);
    expect(whyStopped(effects, 'court')).toEqual({ what: 'court', outcome: 'refuse', article: 'C. com. L622-21 ; C. civ. 1353', holds: ['I', 'D'] });
    expect(tasks(effects)).toEqual(['forwardToCreditor 2026-09-21', 'proofOfClaim 2026-11-10', 'obtainEvidence -']);
    expect(effects.redirects.map((each) => each.to)).toEqual(['creditor', 'creditorsRepresentative']);
  });
});
