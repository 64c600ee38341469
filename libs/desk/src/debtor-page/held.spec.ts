import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DisputesService, HoldsService, type OpenHoldAsked } from '@quittance/cases';
import { day, euros, office, type Office } from '@quittance/cases/testing';
import { visitor } from '@quittance/identity';
import { MoneyModule, moneyEntities } from '@quittance/money';
import type { Actor } from '@quittance/platform';
import { DeskModule } from '../desk.module.ts';
import { DebtorPageService } from './debtor-page.service.ts';
import { DebtorPlanService } from './debtor-plan.service.ts';

describe('the page of a debtor who is held', () => {
  let o: Office;
  let keys = 0;
  const page = () => o.h.get(DebtorPageService), plans = () => o.h.get(DebtorPlanService);
  const held = async (kind: string, facts: OpenHoldAsked['facts']): Promise<{ id: string; actor: Actor; hold: string }> => {
    const name = `Débiteur ${++keys}`;
    const opened = await o.open(name, [{ reference: `FH-${keys}`, amount: euros('1000') }], { kind: kind === 'insolvencyProceeding' ? 'company' : 'person' });
    const { hold } = await o.h.get(HoldsService).open(o.helene, { caseId: opened.id, kind, facts, source: 'Courrier', idempotencyKey: `page-tenue-${keys}` });
    return { id: opened.id, hold: hold.id, actor: visitor({ id: '01900000-0000-7000-8000-000000000001', agency_id: o.agencyId, creditor_id: o.creditorId, case_id: opened.id, name, locale: 'fr' }) };
  };
  const insolvent = { openedOn: day('2026-09-01'), publishedOn: day('2026-09-10'), representativeName: 'Me Arnaud', representativeAddress: '3 rue Royale, Tours' };

  beforeAll(async () => { o = await office({ modules: [MoneyModule, DeskModule], entities: moneyEntities }); }, 120_000);
  afterAll(() => o.h.close());

  test('insolvent: he may not pay, is shown no account, is offered no plan, and is told whom to turn to; he may contest', async () => {
    const { actor, id, hold } = await held('insolvencyProceeding', insolvent);
    expect(await page().statement(actor)).toMatchObject({ dailyInterest: null, held: { kind: 'insolvencyProceeding', since: day('2026-09-01'), noPay: true, noPlan: true, to: 'creditorsRepresentative', name: 'Me Arnaud', address: '3 rue Royale, Tours' } });
    expect(await page().pay(actor, '100')).toMatchObject({ iban: '', bic: '', beneficiary: '', qr: null, held: { noPay: true } });
    expect(await plans().page(actor, { months: '3', day: '5' }, 'fr')).toMatchObject({ offer: null, acknowledgement: null, held: { noPlan: true } });
    await expect(plans().propose(actor, { months: '3', day: '5', accepted: true, key: 'cle-du-formulaire' }, {}, 'fr')).rejects.toMatchObject({ code: 'on_hold', options: { article: 'C. com. L622-7' } });
    expect((await page().contestPage(actor, {})).mayPlan).toBe(false);
    expect(await page().contest(actor, { reason: 'not_me', key: 'cle-de-contestation' }, [], () => '')).toBeTruthy();
    expect(await o.h.get(DisputesService).ofCase(actor, id)).toHaveLength(1);
    // Voided, the page is again what it was.
    await o.h.get(HoldsService).void(o.helene, hold, 'Autre société.');
    expect((await page().statement(actor)).held).toBeNull();
    expect((await page().pay(actor, undefined)).iban).toBe('FR7630006000011234567890189');
  });

  test('the rest: whom it names, and what stays possible', async () => {
    const told = async (kind: string, facts: OpenHoldAsked['facts']) => { const seen = (await page().statement((await held(kind, facts)).actor)).held; return seen && [seen.noPay, seen.noPlan, seen.to, seen.name]; };
    expect(await told('overIndebtedness', { filedOn: day('2026-10-01') })).toBeNull();
    expect(await told('overIndebtedness', { admissibleOn: day('2026-10-01') })).toEqual([true, true, null, null]);
    expect(await told('debtorDeath', { diedOn: day('2026-10-01') })).toEqual([true, true, 'notary', null]);
    expect(await told('protectedPerson', { protection: 'guardianship', since: day('2026-01-01'), representativeName: 'Mme Brune' })).toEqual([false, true, 'guardian', 'Mme Brune']);
    expect(await told('protectedPerson', { protection: 'curatorship', since: day('2026-01-01') })).toBeNull();
    expect(await told('processingRestriction', { requestedOn: day('2026-11-10') })).toEqual([false, false, null, null]);
    expect(await told('judicialGracePeriod', { decidedOn: day('2026-11-10'), until: day('2027-11-10') })).toBeNull();
  });

  test('of two the gravest speaks, and both forbid', async () => {
    const { actor, id } = await held('processingRestriction', { requestedOn: day('2026-11-10') });
    await o.h.get(HoldsService).open(o.helene, { caseId: id, kind: 'debtorDeath', facts: { diedOn: day('2026-11-12') }, source: 'Mairie', idempotencyKey: 'page-tenue-deux' });
    expect((await page().statement(actor)).held).toMatchObject({ kind: 'debtorDeath', noPay: true, noPlan: true });
  });
});
