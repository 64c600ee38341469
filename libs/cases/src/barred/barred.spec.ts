import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId, sql, type Actor, type Refused } from '@quittance/platform';
import { ActsService, BarredClaimsService, CasesReadService, CallsService, GiveUpBarredService, StatementReadService } from '../index.ts';
import { day, euros, office, type Office } from '../testing/index.ts';

let keys = 0;

describe('claims that are time-barred', () => {
  let o: Office;
  beforeAll(async () => { o = await office(); });
  afterAll(() => o.h.close());

  /** A consumer's claims, 300 each, due on these days. */
  const consumer = (name: string, ...dueOn: string[]) => o.open(name, dueOn.map((on, n) => ({ reference: `${name} ${n + 1}`, dueOn: day(on), amount: euros('300'), nature: 'consumer' })), { regime: 'civil', kind: 'person' });
  const business = (name: string, ...dueOn: string[]) => o.open(name, dueOn.map((on, n) => ({ reference: `${name} ${n + 1}`, dueOn: day(on), amount: euros('300') })));
  const claims = (caseId: string, who: Actor = o.helene) => o.h.get(BarredClaimsService).seenBy(who, caseId);
  const acts = async (caseId: string) => Object.fromEntries((await o.h.get(ActsService).possible(o.solange, caseId)).map((act) => [act.act, act]));
  const giveUp = (caseId: string, claimIds: string[], more: { reason?: string; idempotencyKey?: string; dryRun?: boolean; who?: Actor } = {}) =>
    o.h.get(GiveUpBarredService).giveUp(more.who ?? o.helene, { caseId, claimIds, reason: more.reason ?? null, idempotencyKey: more.idempotencyKey ?? `abandon-${++keys}-${caseId}` }, { dryRun: more.dryRun ?? false });
  const refusal = (done: Promise<unknown>) => done.then(() => { throw new Error('was not refused'); }, (e: Refused) => ({ code: e.code, article: e.options.article ?? null, facts: e.options.facts ?? {}, fields: (e.options.fields ?? []).map(({ field, code }) => `${field}: ${code}`) }));

  test('of a consumer: named with their term and their article, and one of them blocks every demand; on its last day it lives', async () => {
    const { id } = await consumer('Farnoux', '2024-11-22', '2026-04-30');
    const { id: alive } = await consumer('Aubin', '2024-11-23');
    expect(await claims(id)).toMatchObject([{ reference: 'Farnoux 1', expiredOn: day('2026-11-22'), article: 'C. conso. L218-2', due: euros('300'), demand: 'blocked' }]);
    expect(await claims(alive)).toEqual([]);
    const possible = await acts(id);
    for (const act of ['message', 'letter', 'promise', 'plan', 'discount', 'paymentOrder', 'smallClaims', 'handOff']) expect([act, possible[act]!.code, possible[act]!.article]).toEqual([act, 'claim_barred', 'C. conso. L218-2']);
    expect(possible['promise']!.facts).toContainEqual({ key: 'claims', value: 'Farnoux 1' });
    expect(possible['dispute']!.allowed).toBe(true);
    expect((await acts(alive))['promise']!.allowed).toBe(true);
  });

  test('of a business: told, and nothing is blocked', async () => {
    const { id } = await business('Forge', '2021-11-22', '2026-04-30');
    expect(await claims(id)).toMatchObject([{ reference: 'Forge 1', article: 'C. com. L110-4', demand: 'warned' }]);
    expect((await acts(id))['promise']!.allowed).toBe(true);
  });

  test('given up, it is owed no more by a credit note that says so, and the rest may be asked for; a preview changes nothing', async () => {
    const { id } = await consumer('Lorimier', '2024-11-20', '2026-04-30');
    const [barred] = await claims(id);
    expect(await giveUp(id, [barred!.claimId], { dryRun: true })).toMatchObject({ due: euros('300'), stage: 'placed' });
    expect(await claims(id)).toHaveLength(1);
    const file = await giveUp(id, [barred!.claimId], { reason: 'Prescription constatée', idempotencyKey: 'abandon-lorimier' });
    expect(file).toMatchObject({ due: euros('300'), stage: 'placed', closedReason: null });
    expect(await claims(id)).toEqual([]);
    expect((await acts(id))['promise']!.allowed).toBe(true);
    expect(await o.h.rows(sql`select n.reference, n.amount_cents, g.cause, g.expired_on::text, g.reason from given_up_claim g join credit_note n on n.id = g.credit_note_id where g.case_id = ${id}`))
      .toEqual([{ reference: 'Créance prescrite, Lorimier 1', amount_cents: '30000', cause: 'barred', expired_on: '2026-11-20', reason: 'Prescription constatée' }]);
    expect(await o.h.rows(sql`select facts, internal, to_debtor, to_bailiff from timeline_entry where case_id = ${id} and code = 'claims.given_up'`))
      .toEqual([{ facts: { references: 'Lorimier 1', amount: '300.00', reason: 'Prescription constatée' }, internal: false, to_debtor: true, to_bailiff: true }]);
    expect(await o.h.rows(sql`select name, internal, to_debtor from outbox_event where case_id = ${id} and name = 'ClaimsGivenUp'`)).toEqual([{ name: 'ClaimsGivenUp', internal: false, to_debtor: true }]);
    expect(await o.h.rows(sql`select outcome from audit_entry where case_id = ${id} and action = 'giveUpBarred'`)).toEqual([{ outcome: 'done' }]);
    // Twice is once, another input under the key is refused.
    await giveUp(id, [barred!.claimId], { reason: 'Prescription constatée', idempotencyKey: 'abandon-lorimier' });
    expect(await o.h.rows(sql`select 1 from given_up_claim where case_id = ${id}`)).toHaveLength(1);
    expect(await refusal(giveUp(id, [barred!.claimId], { reason: 'autre', idempotencyKey: 'abandon-lorimier' }))).toMatchObject({ code: 'idempotency_key_reused' });
    const statement = await o.h.get(StatementReadService).statement(o.helene, id, undefined);
    expect(statement).toMatchObject({ totals: { due: euros('300') } });
    expect((await o.h.get(CasesReadService).claims(o.helene, id)).map(({ credited }) => credited)).toEqual([euros('300'), 0n]);
    await expect(o.h.rows(sql`delete from given_up_claim`)).rejects.toThrow();
  });

  test('a case on which nothing else is owed closes as barred', async () => {
    const { id } = await consumer('Ouvrard', '2024-11-01', '2024-11-20');
    const all = (await claims(id)).map(({ claimId }) => claimId);
    expect(all).toHaveLength(2);
    expect(await giveUp(id, all)).toMatchObject({ stage: 'closed', closedReason: 'barred', due: 0n, nextAction: null });
    expect(await o.h.rows(sql`select facts from timeline_entry where case_id = ${id} and code = 'case.closed'`)).toEqual([{ facts: { reason: 'barred' } }]);
    expect(await refusal(giveUp(id, all))).toMatchObject({ code: 'case_closed' });
    expect(await refusal(o.h.get(CallsService).log(o.helene, { caseId: id, reached: 'debtor', outcome: 'callback', nextAction: { kind: 'call', on: day('2026-11-30') }, idempotencyKey: 'appel-apres-abandon' }))).toMatchObject({ code: 'case_closed' });
  });

  test('of a business too, at the agency’s choice', async () => {
    const { id } = await business('Scierie', '2021-11-20');
    expect(await giveUp(id, (await claims(id)).map(({ claimId }) => claimId))).toMatchObject({ stage: 'closed', closedReason: 'barred' });
  });

  test('what is not barred, not owed, or none of the case’s is refused, and nothing is written', async () => {
    const { id } = await consumer('Brune', '2024-11-20', '2026-04-30');
    const all = await o.h.get(CasesReadService).claims(o.helene, id);
    expect(await refusal(giveUp(id, all.map((claim) => claim.id)))).toMatchObject({ code: 'not_barred', article: 'C. conso. L218-2', facts: { claims: 'Brune 2', expires: '2028-04-30' } });
    expect(await refusal(giveUp(id, [newId()]))).toMatchObject({ code: 'bad_fields', fields: ['claimIds: not_in_list'] });
    expect(await refusal(giveUp(id, [], { reason: 'x'.repeat(501), idempotencyKey: 'x' }))).toMatchObject({ fields: ['claimIds: missing', 'reason: too_long', 'idempotencyKey: bad_key'] });
    await giveUp(id, [all[0]!.id]);
    expect(await refusal(giveUp(id, [all[0]!.id]))).toMatchObject({ code: 'nothing_owed', facts: { claims: 'Brune 1' } });
    expect(await o.h.rows(sql`select 1 from credit_note where case_id = ${id}`)).toHaveLength(1);
  });

  test('the creditor, the accountant and strangers are told nothing and give nothing up', async () => {
    const { id } = await consumer('Vandermeule', '2024-11-20');
    const [barred] = await claims(id);
    for (const who of [o.camille, o.rachid, o.accountant, o.administrator, o.stranger]) {
      expect(await claims(id, who)).toEqual([]);
      expect(await refusal(giveUp(id, [barred!.claimId], { who }))).toMatchObject({ code: 'not_found' });
    }
    expect(await claims('rien')).toEqual([]);
  });
});
