import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BarredClaimsService, GiveUpBarredService } from '@quittance/cases';
import { day, euros, office, type Office } from '@quittance/cases/testing';
import { visitor } from '@quittance/identity';
import { MoneyModule, moneyEntities } from '@quittance/money';
import type { Actor } from '@quittance/platform';
import { DeskModule } from '../desk.module.ts';
import { DebtorPageService } from './debtor-page.service.ts';
import { DebtorPlanService } from './debtor-plan.service.ts';

describe('what is time-barred is not asked of a consumer on his page', () => {
  let o: Office;
  let keys = 0;
  const page = () => o.h.get(DebtorPageService), plans = () => o.h.get(DebtorPlanService);
  const opened = async (claims: { reference: string; dueOn: string }[], regime: 'civil' | 'commercial' = 'civil'): Promise<{ id: string; actor: Actor }> => {
    const name = `Débiteur ${++keys}`;
    const { id } = await o.open(name, claims.map(({ reference, dueOn }) => ({ reference, dueOn: day(dueOn), amount: euros('300'), nature: regime === 'civil' ? 'consumer' : 'commercial' })), { regime, kind: regime === 'civil' ? 'person' : 'company' });
    return { id, actor: visitor({ id: '01900000-0000-7000-8000-000000000001', agency_id: o.agencyId, creditor_id: o.creditorId, case_id: id, name, locale: 'fr' }) };
  };

  beforeAll(async () => { o = await office({ modules: [MoneyModule, DeskModule], entities: moneyEntities }); }, 120_000);
  afterAll(() => o.h.close());

  test('all of it: nothing is asked, no account is shown, no plan is offered, and the article is said', async () => {
    const { actor } = await opened([{ reference: 'B-1', dueOn: '2024-11-20' }]);
    expect(await page().statement(actor)).toMatchObject({ dailyInterest: null, held: { kind: 'allBarred', since: day('2026-11-21'), article: 'C. conso. L218-2', noPay: true, noPlan: true } });
    expect(await page().pay(actor, undefined)).toMatchObject({ iban: '', qr: null, held: { kind: 'allBarred' } });
    expect(await plans().page(actor, { months: '3', day: '5' }, 'fr')).toMatchObject({ offer: null, acknowledgement: null, held: { kind: 'allBarred' } });
    await expect(plans().propose(actor, { months: '3', day: '5', accepted: true, key: 'cle-du-formulaire' }, {}, 'fr')).rejects.toMatchObject({ code: 'claim_barred', options: { article: 'C. conso. L218-2' } });
  });

  test('a part of it: nothing at all is asked until the agency has given it up; then the rest is', async () => {
    const { id, actor } = await opened([{ reference: 'B-2', dueOn: '2024-11-20' }, { reference: 'B-3', dueOn: '2026-04-30' }]);
    expect(await page().statement(actor)).toMatchObject({ held: { kind: 'someBarred' } });
    expect(await page().pay(actor, undefined)).toMatchObject({ iban: '' });
    const [barred] = await o.h.get(BarredClaimsService).seenBy(o.helene, id);
    await o.h.get(GiveUpBarredService).giveUp(o.helene, { caseId: id, claimIds: [barred!.claimId], idempotencyKey: 'page-prescrite' });
    const after = await page().statement(actor);
    expect([after.held, after.due]).toEqual([null, euros('300')]);
    expect(after.history).toContainEqual(expect.objectContaining({ code: 'claims.given_up', facts: expect.objectContaining({ references: 'B-2' }) }));
    expect((await page().pay(actor, undefined)).iban).toBe('FR7630006000011234567890189');
  });

  test('a business may be asked still', async () => {
    const { actor } = await opened([{ reference: 'B-4', dueOn: '2021-04-30' }], 'commercial');
    expect((await page().statement(actor)).held).toBeNull();
  });
});
