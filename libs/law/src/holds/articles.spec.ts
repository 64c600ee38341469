/** Every effect of a hold names its text, and how sure it is (rules 4.3, 10.1 to 10.5, 11.5): what a person reads who asks why. */
import { describe, expect, test } from '@jest/globals';
import { effectsOf, LAW, type Hold } from '../index.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const since = day('2026-11-01');
/** Rule, stops by article, redirects, freezes and tasks, as read on 10 November 2026. */
function read(hold: Hold, on = '2026-11-10'): Record<string, unknown> {
  const { active: [active], stops, redirects, freezes, tasks } = effectsOf([hold], day(on), LAW);
  const byArticle: Record<string, string> = {};
  for (const { what, article, outcome } of stops) byArticle[article] = [byArticle[article], outcome === 'warn' ? `${what}?` : what].filter(Boolean).join(' ');
  return {
    rule: `${active!.rule} ${active!.kind} (${active!.article}, ${active!.confidence})`, stops: byArticle, redirects: redirects.map(({ to, mode, article }) => `${to} ${mode} (${article})`),
    freezes: freezes.map(({ what, article }) => `${what} (${article})`), tasks: tasks.map(({ task, article, confidence }) => `${task} (${article}, ${confidence})`),
  };
}
const REACH = 'calls messages letters automaticReminders';

describe('the texts of holds', () => {
  test('overindebtedness (C. conso. L722-2, -5, -14, L733-16, L741-2, -3, R722-1)', () => {
    const hold: Hold = { kind: 'overIndebtedness', id: 'S', admissibleOn: since };
    expect(read(hold)).toEqual({
      rule: 'overindebtedness overIndebtedness (C. conso. L722-2, L722-5, high)', stops: { 'C. conso. L722-5': `${REACH} plans payments`, 'C. conso. L722-2, L733-16': 'enforcement' }, redirects: [],
      freezes: ['interest (C. conso. L722-14)', 'latePenalties (C. conso. L722-14)'], tasks: ['appealAdmissibility (C. conso. R722-1, high)', 'answerCommission (C. conso. L723-1 s., R722-1, medium)'],
    });
    expect(read({ ...hold, dischargedOn: day('2026-11-05') })).toMatchObject({ stops: { 'C. conso. L741-2': 'court' }, tasks: ['closeAsDischarged (C. conso. L741-2, L741-3, high)', 'appealAdmissibility (C. conso. R722-1, high)'] });
  });
  test('insolvency_opening (C. com. L622-7, -21, -24, -26, -28, L641-3, R622-24)', () => {
    const hold: Hold = { kind: 'insolvencyProceeding', id: 'I', openedOn: since, publishedOn: null };
    expect(read(hold)).toEqual({
      rule: 'insolvency_opening insolvencyProceeding (C. com. L622-7, L622-21, high)', stops: { 'C. com. L622-7': `${REACH} plans payments`, 'C. com. L622-21': 'court uncontestedClaim enforcement' },
      redirects: ['creditorsRepresentative instead (C. com. L622-24)'], freezes: ['interest (C. com. L622-28)', 'latePenalties (C. com. L622-28)', 'fixedIndemnity (C. com. L441-10 II)'], tasks: ['watchPublication (C. com. R622-24, high)'],
    });
    expect(read({ ...hold, liquidation: true })['redirects']).toEqual(['liquidator instead (C. com. L641-3)']);
    expect(read({ ...hold, publishedOn: day('2026-11-05'), guaranteed: true }, '2027-01-10')['tasks']).toEqual(['proofOfClaim (C. com. L622-24, R622-24, high)', 'reliefFromTimeBar (C. com. L622-26, high)', 'reviewGuarantors (C. com. L622-28, high)']);
  });
  test('dispute_received (C. conso. L121-6, L121-7 3°; C. civ. 1353; CPCE L126-2)', () => {
    const hold: Hold = { kind: 'dispute', id: 'D', receivedOn: since, debtorIsConsumer: true };
    expect(read(hold)).toEqual({
      rule: 'dispute_received dispute (C. conso. L121-6, L121-7, medium)', stops: { 'C. conso. L121-6, L121-7 3°': REACH, 'C. civ. 1353': 'court?', 'CPCE L126-2': 'uncontestedClaim' }, redirects: ['creditor also (C. civ. 1353)'], freezes: [],
      tasks: ['forwardToCreditor (null, medium)', 'obtainEvidence (C. civ. 1353, high)'],
    });
    expect(read({ ...hold, debtorIsConsumer: false })['stops']).toEqual({ 'C. civ. 1353': 'automaticReminders court?', 'CPCE L126-2': 'uncontestedClaim' });
  });
  test('debtor_death (C. civ. 771, 772, 873, 877)', () => {
    expect(read({ kind: 'debtorDeath', id: 'M', diedOn: day('2026-10-01'), knownOn: since, hasTitle: true })).toEqual({
      rule: 'debtor_death debtorDeath (C. civ. 873, 877, high)', stops: { 'C. civ. 873': `${REACH} plans payments court?`, 'C. civ. 877': 'enforcement' }, redirects: ['notary instead (null)'], freezes: [],
      tasks: ['obtainDeathCertificate (null, high)', 'findNotary (C. civ. 873, high)', 'checkLoanInsurance (null, medium)', 'summonHeirs (C. civ. 771, 772, medium)', 'waitBeforeEnforcingOnHeirs (C. civ. 877, high)'],
    });
  });
  test('protected_persons (C. civ. 414, 1146, 1148 to 1151, 467, 468, 475)', () => {
    const of = (protection: 'minor' | 'guardianship' | 'curatorship' | 'safeguard') => read({ kind: 'protectedPerson', id: 'P', protection, since });
    const rule = 'protected_persons protectedPerson (C. civ. 414, 467, 468, 475, high)', recorded = 'recordRepresentative (C. civ. 414, 467, 475, high)';
    expect(of('guardianship')).toEqual({ rule, stops: { 'C. civ. 475': `${REACH} plans court? enforcement?` }, redirects: ['guardian instead (C. civ. 475)'], freezes: [], tasks: [recorded] });
    expect(of('minor')).toEqual({ rule, stops: { 'C. civ. 414, 1146': `${REACH} plans`, 'C. civ. 388-1-1': 'court? enforcement?' }, redirects: ['legalRepresentative instead (C. civ. 388-1-1)'], freezes: [], tasks: [recorded] });
    expect(of('curatorship')).toEqual({ rule, stops: { 'C. civ. 467, 468': 'plans? court? enforcement?' }, redirects: ['curator also (C. civ. 467, 468)'], freezes: [], tasks: [recorded, 'serveCuratorToo (C. civ. 467, high)'] });
    expect(of('safeguard')).toEqual({ rule, stops: { 'C. civ. 1148 à 1151': 'plans?' }, redirects: [], freezes: [], tasks: [] });
  });
  test('grace_period (C. civ. 1343-5) and gdpr_basis (RGPD 12, 18)', () => {
    expect(read({ kind: 'judicialGracePeriod', id: 'G', decidedOn: since, until: day('2027-11-01') })).toEqual({
      rule: 'grace_period judicialGracePeriod (C. civ. 1343-5, high)', stops: { 'C. civ. 1343-5': 'automaticReminders enforcement' }, redirects: [], freezes: ['latePenalties (C. civ. 1343-5)', 'judgmentSurcharge (C. civ. 1343-5)'], tasks: [],
    });
    expect(read({ kind: 'processingRestriction', id: 'R', requestedOn: since })).toEqual({ rule: 'gdpr_basis processingRestriction (RGPD 18, medium)', stops: { 'RGPD 18': REACH }, redirects: [], freezes: [], tasks: ['answerDataSubject (RGPD 12, medium)'] });
  });
});
