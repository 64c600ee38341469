import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { as, rowsFor } from '@quittance/access';
import { newId, sql } from '@quittance/platform';
import { house, type House } from '@quittance/platform/testing';
import { IdentityModule, identityEntities, VisitsService } from '../index.ts';

/** The bare rows that a visit hangs on: an agency, a creditor, two cases. */
async function scene(h: House) {
  const [agencyId, creditorId, mandateId, debtorId, caseId, otherCase] = Array.from({ length: 6 }, newId) as [string, string, string, string, string, string];
  const iban = 'FR7699990000102000010472995';
  await h.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at)
    values (${agencyId}, 'Orvelle Recouvrement', 'SAS', '010079192', '14 quai des Tanneurs', '37000', 'Tours', '02 61 91 20 00', 'dossiers@orvelle.example', 'donnees@orvelle.example', 'Orvelle', ${iban}, 'ORVLFRP1', now())`);
  await h.rows(sql`insert into creditor (id, agency_id, kind, name, legal_form, siren, line1, postal_code, city, iban, created_at) values (${creditorId}, ${agencyId}, 'company', 'Papeteries Tessonville', 'SAS', '812047366', '8 rue du Vieux-Moulin', '49100', 'Angers', ${iban}, now())`);
  await h.rows(sql`insert into mandate (id, agency_id, creditor_id, reference, signed_on, in_force_from, basis_clause, insurance_clause, fee_clause, remittance_clause, fee_rate, remittance_days, plan_max_months, discount_max_percent, allocation, day_count, created_at)
    values (${mandateId}, ${agencyId}, ${creditorId}, 'M-1', '2026-01-05', '2026-01-05', 'Factures', 'Police', '12 %', 'Quinze jours', 12, 15, 6, 0, 'statutory', 'ACT_ACT', now())`);
  await h.rows(sql`insert into debtor (id, agency_id, creditor_id, kind, name, name_key, created_at, source) values (${debtorId}, ${agencyId}, ${creditorId}, 'person', 'Jeanne Lorimier', 'lorimier jeanne', now(), 'deposit')`);
  for (const [id, reference] of [[caseId, 'R4K-7TD-3'], [otherCase, 'K2M-9TR-4']]) {
    await h.rows(sql`insert into case_file (id, agency_id, creditor_id, debtor_id, mandate_id, public_reference, regime, stage, opened_at, next_action_kind, next_action_on) values (${id}, ${agencyId}, ${creditorId}, ${debtorId}, ${mandateId}, ${reference}, 'civil', 'amicable', now(), 'call', '2026-12-01')`);
  }
  return { agencyId, creditorId, debtorId, caseId, otherCase };
}

describe('a debtor’s visit', () => {
  let h: House, visits: VisitsService, of: Awaited<ReturnType<typeof scene>>;
  const start = Temporal.Instant.from('2026-11-23T08:00:00Z');
  const at = (minutes: number) => h.clock.set(start.add({ minutes }));
  const open = (more: { caseId?: string; locale?: string } = {}) => h.database.transact((tx) => visits.open(tx, { ...of, name: 'Jeanne Lorimier', openedBy: 'email', ip: '192.0.2.1', userAgent: 'x'.repeat(900), ...more }));
  beforeAll(async () => {
    h = await house({ modules: [IdentityModule], entities: identityEntities });
    visits = h.get(VisitsService);
    of = await scene(h);
  });
  afterAll(() => h.close());
  beforeEach(() => at(0));

  test('is of one case and of nothing else; its token is kept by its hash', async () => {
    const { id, token } = await open();
    expect(token).toMatch(/^[\w-]{43}$/);
    const [row] = await h.rows<Record<string, unknown>>(sql`select * from visit where id = ${id}`);
    expect(JSON.stringify(row)).not.toContain(token);
    expect(String(row!['user_agent'])).toHaveLength(300);
    const visitor = (await visits.visitorOf(token))!;
    expect(visitor).toMatchObject({ id, sessionId: id, kind: 'debtor', name: 'Jeanne Lorimier', agencyId: of.agencyId, creditorId: null, studyId: null, locale: 'fr' });
    expect(await h.rows<{ id: string }>(sql`select f.id from case_file f where ${rowsFor(visitor.ability, 'read', 'CaseFile', 'f')}`)).toEqual([{ id: of.caseId }]);
    expect(visitor.ability.can('read', as('CaseFile', { id: of.otherCase, agencyId: of.agencyId, creditorId: of.creditorId }))).toBe(false);
    for (const subject of ['Letter', 'Message', 'Question', 'Debtor', 'Deposit', 'Mandate', 'Handoff', 'Queue'] as const) expect(visitor.ability.can('read', subject)).toBe(false);
    expect(visitor.ability.can('leave', 'Account')).toBe(false);
  });

  test('of another case is another visit', async () => {
    const [mine, other] = [await open(), await open({ caseId: of.otherCase })];
    expect((await visits.visitorOf(mine.token))!.roles[0]!.caseIds).toEqual([of.caseId]);
    expect((await visits.visitorOf(other.token))!.roles[0]!.caseIds).toEqual([of.otherCase]);
    await visits.end(mine.id);
    expect(await visits.visitorOf(mine.token)).toBeUndefined();
    expect(await visits.visitorOf(other.token)).toBeDefined();
  });

  test('is over half an hour after the last gesture', async () => {
    const { token } = await open();
    at(29);
    expect(await visits.visitorOf(token)).toBeDefined();
    at(58);
    expect(await visits.visitorOf(token)).toBeDefined();
    at(89);
    expect(await visits.visitorOf(token)).toBeUndefined();
    at(60);
    expect(await visits.visitorOf(token)).toBeDefined();
  });

  test('stands while it is open; to ask is no gesture', async () => {
    const { id } = await open();
    for (const minutes of [0, 15, 29]) {
      at(minutes);
      expect(await visits.stands(id)).toBe(true);
    }
    at(31);
    expect(await visits.stands(id)).toBe(false);
    const ended = await open();
    await visits.end(ended.id);
    expect(await visits.stands(ended.id)).toBe(false);
  });

  test('is over after four hours, however busy', async () => {
    const { token } = await open();
    for (let minutes = 20; minutes < 240; minutes += 20) {
      at(minutes);
      expect(await visits.visitorOf(token)).toBeDefined();
    }
    at(241);
    expect(await visits.visitorOf(token)).toBeUndefined();
  });

  test('that was ended stays ended', async () => {
    const { id, token } = await open();
    await visits.end(id);
    await visits.end(id);
    expect(await visits.visitorOf(token)).toBeUndefined();
  });

  test('of nobody: no token, another, one of a length that none has', async () => {
    const { id } = await open();
    for (const token of [undefined, '', id, 'a'.repeat(43), 'a'.repeat(5_000_000), "' or 1=1 --"]) expect(await visits.visitorOf(token)).toBeUndefined();
  });

  test('speaks the visitor’s language, French unless it is English', async () => {
    const { id, token } = await open({ locale: 'en' });
    const locale = async () => (await visits.visitorOf(token))!.locale;
    expect(await locale()).toBe('en');
    await visits.speak(id, 'fr');
    expect(await locale()).toBe('fr');
    await visits.speak(id, 'tlh');
    expect(await locale()).toBe('fr');
  });
});
