import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { euros, office, type Office } from '@quittance/cases/testing';
import { qrPath } from '@quittance/contact/letter';
import { visitor } from '@quittance/identity';
import { formatDecimal } from '@quittance/law';
import { MoneyModule, moneyEntities } from '@quittance/money';
import { Refused, sql, type Actor } from '@quittance/platform';
import { DeskModule } from '../desk.module.ts';
import { caseOf } from './debtor-case.service.ts';
import { DebtorPageService } from './debtor-page.service.ts';
import { DebtorPlanService } from './debtor-plan.service.ts';
import { refusalOf } from './page-refusal.ts';

describe('what a debtor sees of his case', () => {
  let o: Office;
  let one: { id: string; reference: string; actor: Actor }, other: { id: string; reference: string; actor: Actor };
  const of = async (debtor: string, claims: Parameters<Office['open']>[1], more: Parameters<Office['open']>[2] = {}) => {
    const opened = await o.open(debtor, claims, more);
    return { id: opened.id, reference: opened.publicReference, actor: visitor({ id: '01900000-0000-7000-8000-000000000001', agency_id: o.agencyId, creditor_id: more.creditorId ?? o.creditorId, case_id: opened.id, name: debtor, locale: 'fr' }) };
  };
  const page = () => o.h.get(DebtorPageService), plans = () => o.h.get(DebtorPlanService);

  beforeAll(async () => {
    o = await office({ modules: [MoneyModule, DeskModule], entities: moneyEntities });
    one = await of('Charpentes Guilvédec', [{ reference: 'FA-1', amount: euros('1000') }, { reference: 'FA-2', amount: euros('200'), basis: 'bois de charpente' }]);
    other = await of('Imprimerie Carnaudet', [{ reference: 'FB-1', amount: euros('700') }], { creditorId: o.otherCreditorId });
  }, 120_000);
  afterAll(() => o.h.close());

  test('the statement has each claim with its interest and indemnity, and adds up to the cent', async () => {
    const s = await page().statement(one.actor);
    expect(s.claims.map(({ reference, basis, amount }) => [reference, basis, amount])).toEqual([['FA-1', null, 100_000n], ['FA-2', 'bois de charpente', 20_000n]]);
    expect(s.claims.reduce((sum, { amount, interestTotal, indemnity }) => sum + amount + interestTotal + indemnity, 0n)).toBe(s.due);
    expect(s.claims[0]!.interest.reduce((sum, { amount }) => sum + amount, 0n)).toBe(s.claims[0]!.interestTotal);
    expect([s.debtorName, s.creditorName, s.indemnityTotal, s.closed, s.plan, s.disputes]).toEqual(['Charpentes Guilvédec', 'Papeteries Tessonville', 8_000n, null, null, []]);
  });

  test('another’s case, creditor and claims are nowhere in it', async () => {
    const all = JSON.stringify([await page().statement(one.actor), await page().contestPage(one.actor, {})], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    expect(all).not.toMatch(/FB-1|Carnaudet|Lorrenzeau/);
    expect(all).not.toContain(other.id);
  });

  test('a visitor is of one case; who is none has none', async () => {
    expect(caseOf(one.actor)).toBe(one.id);
    expect(() => caseOf(o.helene)).toThrow('not_found');
    const ended: Actor = { ...one.actor, roles: [] };
    await expect(page().statement(ended)).rejects.toThrow('not_found');
  });

  test('the transfer is to the segregated account, under the reference of the case, to the cent (EPC069-12)', async () => {
    const pay = await page().pay(one.actor, undefined);
    const { due } = await page().statement(one.actor);
    expect([pay.amount, pay.iban, pay.bic, pay.beneficiary, pay.reference]).toEqual([due, 'FR7630006000011234567890189', 'AGRIFRPP', 'Compte affecté', one.reference]);
    expect(pay.qr).toEqual(qrPath(['BCD', '002', '1', 'SCT', 'AGRIFRPP', 'Compte affecté', 'FR7630006000011234567890189', `EUR${formatDecimal(due)}`, '', '', one.reference].join('\n')));
  });

  test.each([['150,00', 15_000n, null], ['1 000,5', 100_050n, null], ['beaucoup', null, 'amount_unreadable'], ['0', null, 'amount_unreadable'], ['99999', null, 'amount_above_due'], ['', null, null]])('another sum, %s', async (typed, amount, code) => {
    const pay = await page().pay(one.actor, typed);
    expect(pay.amount).toBe(amount ?? pay.due);
    expect(pay.refusal?.code ?? null).toBe(code);
  });

  test('the day of the month is the next after today', () => {
    expect([1, 23, 24, 28].map((day) => String(plans().firstOn(day)))).toEqual(['2026-12-01', '2026-12-23', '2026-11-24', '2026-11-28']);
  });

  test('the plan offers what the mandate allows; what is shown is what is asked', async () => {
    const { offer, plan, acknowledgement } = await plans().page(one.actor, { months: '4', day: '5' }, 'fr');
    expect(plan).toBeNull();
    expect(offer!.choices.map(({ months }) => months)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(offer!.quote!.instalments.map(({ dueOn }) => String(dueOn))).toEqual(['2026-12-05', '2027-01-05', '2027-02-05', '2027-03-05']);
    expect(offer!.quote!.instalments.reduce((sum, { amount }) => sum + amount, 0n)).toBe(offer!.quote!.total);
    expect(acknowledgement).toContain('je reconnais devoir');
    expect((await plans().page(one.actor, { months: '4', day: '5' }, 'en')).acknowledgement).toContain('I acknowledge');
  });

  test('beyond the mandate it waits, and says why; what can’t be read is said', async () => {
    expect((await plans().page(one.actor, { months: '12', day: '5', free: true }, 'fr')).offer!.quote!.outside).toMatchObject({ code: 'plan_too_long', facts: { atMost: '6' } });
    expect((await plans().page(one.actor, { down: 'un peu' }, 'fr')).refusal?.code).toBe('amount_unreadable');
  });

  test('a form that was not accepted, or that showed another sum or day, agrees to nothing', async () => {
    const form = { months: '3', day: '5', key: 'cle-du-formulaire' };
    await expect(plans().propose(one.actor, form, {}, 'fr')).rejects.toThrow('plan_not_acknowledged');
    await expect(plans().propose(one.actor, { ...form, accepted: true, total: '1' }, {}, 'fr')).rejects.toThrow('plan_stale');
    await expect(plans().propose(one.actor, { ...form, accepted: true, firstOn: '2026-11-05' }, {}, 'fr')).rejects.toThrow('plan_stale');
    expect(await o.h.rows(sql`select 1 from plan`)).toEqual([]);
  });

  test('contesting keeps the words with the payment that he says he made, and shows it as open', async () => {
    await expect(page().contest(other.actor, { reason: '' }, [], () => '')).rejects.toThrow('reason_missing');
    const id = await page().contest(other.actor, { reason: 'already_paid', paidOn: '12/10', paidBy: 'par chèque', words: 'Voir la preuve.', key: 'cle-de-contestation' }, [{ name: 'p.pdf', bytes: Buffer.from('%PDF-1.4\n') }], (on, by) => `Payé le ${on}, ${by}.`);
    const { open, sent } = await page().contestPage(other.actor, { sent: id });
    expect(open?.id).toBe(id);
    expect(sent).toMatchObject({ reason: 'already_paid', words: 'Payé le 12/10, par chèque.\nVoir la preuve.', documents: [{ name: 'p.pdf' }] });
    await expect(page().contest(one.actor, { reason: 'not_me', claimIds: [(await page().statement(other.actor)).claims[0]!.id], key: 'cle-d-un-autre' }, [], () => '')).rejects.toThrow('bad_fields');
  });

  test('a refusal of a field is told by the field', () => {
    const { code, facts } = refusalOf(new Refused('bad_fields', { fields: [{ field: 'files.2', code: 'file_too_big', facts: { name: 'a.pdf' } }] }).toRefusal());
    expect([code, facts]).toEqual(['files_file_too_big', { name: 'a.pdf' }]);
  });
});
