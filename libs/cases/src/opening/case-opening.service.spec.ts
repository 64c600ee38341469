import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DebtorsService } from '@quittance/parties';
import { newId, sql } from '@quittance/platform';
import { CaseOpeningService, PositionsService, type NewCase, type NewClaim } from '../index.ts';
import { claimOf, day, euros, mandate, office, type Office } from '../testing/index.ts';

describe('opening a case', () => {
  let o: Office;
  beforeAll(async () => { o = await office(); });
  afterAll(() => o.h.close());

  const debtor = (creditorId = o.creditorId) => o.h.database.transact((tx) => o.h.get(DebtorsService).register(tx, { agencyId: o.agencyId, creditorId, source: 'test' }, { kind: 'company', name: `Débiteur ${newId()}` }));
  const open = (debtorId: string, claims: NewClaim[], more: object = {}) => o.h.database.transact((tx) => o.h.get(CaseOpeningService).open(tx, o.camille, {
    agencyId: o.agencyId, creditorId: o.creditorId, debtorId, mandateId: o.mandateId, depositId: null, regime: 'commercial', claims, ...more,
  }));

  test('a case has a reference, a collector, a next action today, its claims, positions, a limitation, its first line', async () => {
    const debtorId = await debtor();
    const opened = await open(debtorId, [claimOf({ reference: 'FA-A', amount: euros('10000'), dueOn: day('2026-04-30') }), claimOf({ reference: 'FA-B', amount: euros('2500'), dueOn: day('2026-05-31') })]);
    expect(opened.publicReference).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]$/);
    expect(opened.claimIds).toHaveLength(2);
    const [row] = await o.h.rows<Record<string, unknown>>(sql`select stage, next_action_kind, next_action_on, next_action_set_by, limitation_on, last_word_code, last_public_word_code, last_word_facts, assignee_id is not null as assigned from case_file where id = ${opened.id}`);
    expect(row).toEqual({
      stage: 'placed', next_action_kind: 'send_formal_notice', next_action_on: '2026-11-23', next_action_set_by: 'Quittance', limitation_on: '2031-04-30', assigned: true,
      last_word_code: 'case.opened', last_public_word_code: 'case.opened', last_word_facts: { claims: '2', total: '12500.00' },
    });
    expect(await o.h.rows(sql`select count(*) n from claim_position where case_id = ${opened.id}`)).toEqual([{ n: '2' }]);
    expect(await o.h.rows(sql`select name, internal, creditor_id from outbox_event where case_id = ${opened.id}`)).toEqual([{ name: 'CaseOpened', internal: false, creditor_id: o.creditorId }]);
  });

  test('cases go to the collector with the fewest', async () => {
    await o.h.rows(sql`update case_file set assignee_id = ${o.helene.id}`);
    const { id } = await open(await debtor(), [claimOf()]);
    expect(await o.h.rows(sql`select assignee_id from case_file where id = ${id}`)).toEqual([{ assignee_id: o.yasmine.id }]);
  });

  test('without a mandate in force that day nothing opens, by R124-3', async () => {
    const debtorId = await debtor();
    const over = await mandate(o.h, o.agencyId, o.creditorId, { reference: 'MD-OLD', from: '2024-11-04', to: '2026-11-22' });
    await expect(open(debtorId, [claimOf()], { mandateId: over })).rejects.toMatchObject({ code: 'no_mandate', options: { article: 'CPCE R124-3' } });
    await expect(open(debtorId, [claimOf()], { mandateId: o.otherMandateId })).rejects.toMatchObject({ code: 'no_mandate' });
    await o.h.rows(sql`update mandate set ended_on = '2026-11-23' where id = ${o.mandateId}`);
    await expect(open(debtorId, [claimOf()])).rejects.toMatchObject({ code: 'no_mandate' });
    await o.h.rows(sql`update mandate set ended_on = null where id = ${o.mandateId}`);
  });

  test('one open case a debtor, one claim an invoice, nobody else\'s debtor', async () => {
    const debtorId = await debtor();
    const claim = claimOf({ reference: 'FA-ONCE' });
    const { publicReference } = await open(debtorId, [claim]);
    await expect(open(debtorId, [claimOf()])).rejects.toMatchObject({ code: 'case_already_open', options: { facts: { publicReference } } });
    await expect(open(await debtor(), [claim])).rejects.toMatchObject({ code: 'claim_already_placed', options: { facts: { reference: 'FA-ONCE', publicReference } } });
    await expect(open(await debtor(o.otherCreditorId), [claimOf()])).rejects.toMatchObject({ code: 'not_found' });
  });

  test('what cannot be a claim is named by its field', async () => {
    const twice = claimOf({ reference: 'FA-2X' });
    const refused = open(await debtor(), [claimOf({ reference: ' ' }), claimOf({ amount: euros('0') }), claimOf({ contractRate: '12,5' }), twice, twice], { regime: 'maritime' });
    await expect(refused).rejects.toMatchObject({ code: 'bad_fields', options: { fields: [
      { field: 'regime', code: 'not_in_list' }, { field: 'claims.0.reference', code: 'missing' }, { field: 'claims.1.amount', code: 'not_positive' },
      { field: 'claims.2.contractRate', code: 'bad_rate' }, { field: 'claims.4.reference', code: 'twice' },
    ] } });
  });

  test('two deposits of the same debtor at the same moment open one case', async () => {
    const debtorId = await debtor();
    const done = await Promise.allSettled([open(debtorId, [claimOf()]), open(debtorId, [claimOf()]), open(debtorId, [claimOf()])]);
    expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1);
    expect(await o.h.rows(sql`select count(*) n from case_file where debtor_id = ${debtorId}`)).toEqual([{ n: '1' }]);
  });

  test('more invoices join an open case: positions, line, version', async () => {
    const { id } = await open(await debtor(), [claimOf({ amount: euros('100') })]);
    const ids = await o.h.database.transact((tx) => o.h.get(CaseOpeningService).addClaims(tx, o.camille, id, null, [claimOf({ amount: euros('50'), dueOn: day('2024-11-30') })]));
    expect(ids).toHaveLength(1);
    expect(await o.h.rows(sql`select last_word_code, limitation_on, (select sum(principal_cents) from claim_position where case_id = f.id) as principal, (select max(position) from claim where case_id = f.id) as position from case_file f where id = ${id}`))
      .toEqual([{ last_word_code: 'claims.added', limitation_on: '2029-11-30', principal: '15000', position: 2 }]);
    expect(await o.h.rows(sql`select name, ids, internal, agency_id, creditor_id from outbox_event where case_id = ${id} order by id desc limit 1`))
      .toEqual([{ name: 'ClaimsAdded', ids: { caseId: id }, internal: false, agency_id: o.agencyId, creditor_id: o.creditorId }]);
    await o.h.rows(sql`update case_file set stage = 'closed' where id = ${id}`);
    await expect(o.h.database.transact((tx) => o.h.get(CaseOpeningService).addClaims(tx, o.camille, id, null, [claimOf()]))).rejects.toMatchObject({ code: 'case_closed' });
  });

  test('two deposits on the same two cases, in opposite order, both end', async () => {
    const [one, two] = [await open(await debtor(), [claimOf()]), await open(await debtor(), [claimOf()])];
    const add = (...ids: string[]) => o.h.database.transact(async (tx) => { for (const id of ids) await o.h.get(CaseOpeningService).addClaims(tx, o.camille, id, null, [claimOf()]); });
    await Promise.all([add(one.id, two.id), add(two.id, one.id), add(one.id, two.id)]);
    expect(await o.h.rows(sql`select count(*) n, max(position) as last from claim where case_id = ${one.id}`)).toEqual([{ n: '4', last: 4 }]);
  });
});

describe('many cases at once', () => {
  let o: Office;
  beforeAll(async () => { o = await office(); });
  afterAll(() => o.h.close());

  const debtors = (count: number, creditorId = o.creditorId) => o.h.database.transact((tx) => o.h.get(DebtorsService).registerAll(tx, { agencyId: o.agencyId, creditorId, source: 'test' }, Array.from({ length: count }, () => ({ kind: 'company' as const, name: `Débiteur ${newId()}` }))));
  const caseOf = (debtorId: string, claims: NewClaim[], more: Partial<NewCase> = {}): NewCase => ({ agencyId: o.agencyId, creditorId: o.creditorId, debtorId, mandateId: o.mandateId, depositId: null, regime: 'commercial', claims, ...more });
  const openAll = (cases: NewCase[]) => o.h.database.transact((tx) => o.h.get(CaseOpeningService).openAll(tx, o.camille, cases));
  const held = async () => o.h.rows(sql`select (select count(*) from case_file) as cases, (select count(*) from claim) as claims, (select count(*) from outbox_event) as events`);

  test('each is what it would be alone, in the order given, shared out between the collectors', async () => {
    const [one, two, three] = await debtors(3);
    const [other] = await debtors(1, o.otherCreditorId);
    const opened = await openAll([
      caseOf(one!, [claimOf({ reference: 'FA-M1', amount: euros('10000'), contractRate: '15' }), claimOf({ reference: 'FA-M2', dueOn: day('2022-04-30'), issuedOn: day('2022-03-31') })]),
      caseOf(two!, [claimOf({ nature: 'carriage', defaultOnDue: true })], { regime: 'civil' }),
      caseOf(other!, [claimOf({ reference: 'FA-M1', amount: euros('10000') })], { creditorId: o.otherCreditorId, mandateId: o.otherMandateId, regime: 'public' }),
      caseOf(three!, [claimOf()]),
    ]);
    const ids = opened.map(({ id }) => id);
    expect(opened.map(({ claimIds }) => claimIds.length)).toEqual([2, 1, 1, 1]);
    expect(new Set(opened.map(({ publicReference }) => publicReference)).size).toBe(4);
    const rows = await o.h.rows<Record<string, unknown>>(sql`select id, public_reference, creditor_id, debtor_id, regime, version, last_word_code, last_word_facts, last_public_word_facts, last_word_at = opened_at as at_once from case_file order by id`);
    expect(rows).toEqual([
      [one, o.creditorId, 'commercial', { claims: '2', total: '11000.00' }], [two, o.creditorId, 'civil', { claims: '1', total: '1000.00' }],
      [other, o.otherCreditorId, 'public', { claims: '1', total: '10000.00' }], [three, o.creditorId, 'commercial', { claims: '1', total: '1000.00' }],
    ].map(([debtorId, creditorId, regime, told], n) => ({
      id: ids[n], public_reference: opened[n]!.publicReference, creditor_id: creditorId, debtor_id: debtorId, regime, version: 2, last_word_code: 'case.opened', last_word_facts: told, last_public_word_facts: told, at_once: true,
    })));
    expect(await o.h.rows(sql`select count(*) as n from case_file group by assignee_id`)).toEqual([{ n: '2' }, { n: '2' }]);
    expect(await o.h.rows(sql`select case_id, kind, cause, set_by from next_action order by id`)).toEqual(ids.map((id) => ({ case_id: id, kind: 'send_formal_notice', cause: 'opening', set_by: null })));
    expect(await o.h.rows(sql`select case_id, code, facts, actor_name, fact_id from timeline_entry order by id`)).toEqual(rows.map((row) => ({ case_id: row['id'], code: 'case.opened', facts: row['last_word_facts'], actor_name: 'Camille Ferrandier', fact_id: row['id'] })));
    expect(await o.h.rows(sql`select name, case_id, creditor_id from outbox_event order by id`)).toEqual(rows.map((row) => ({ name: 'CaseOpened', case_id: row['id'], creditor_id: row['creditor_id'] })));
    expect(await o.h.rows(sql`select id from claim order by case_id, position`)).toEqual(opened.flatMap(({ claimIds }) => claimIds.map((id) => ({ id }))));
    // What was reckoned on the way in is what the facts say once they are written down.
    const reckoned = () => o.h.rows(sql`select f.limitation_on as term, p.* from case_file f join claim_position p on p.case_id = f.id order by p.claim_id`);
    const before = await reckoned();
    expect(before).toHaveLength(5);
    await o.h.database.transact((tx) => o.h.get(PositionsService).anchorAll(tx, ids));
    expect(await reckoned()).toEqual(before);
  });

  test('one that may not be opened stops them all', async () => {
    const [one, two] = await debtors(2);
    const [stranger] = await debtors(1, o.otherCreditorId);
    const before = await held();
    const twice = claimOf({ reference: 'FA-TWICE' });
    await expect(openAll([caseOf(one!, [claimOf()]), caseOf(one!, [claimOf()])])).rejects.toMatchObject({ code: 'case_already_open', options: { facts: { publicReference: expect.any(String) } } });
    await expect(openAll([caseOf(one!, [twice]), caseOf(two!, [twice])])).rejects.toMatchObject({ code: 'claim_already_placed', options: { facts: { reference: 'FA-TWICE', publicReference: expect.any(String) } } });
    await expect(openAll([caseOf(one!, [claimOf()]), caseOf(stranger!, [claimOf()])])).rejects.toMatchObject({ code: 'not_found' });
    await expect(openAll([caseOf(one!, [claimOf()]), caseOf(two!, [claimOf()], { mandateId: o.otherMandateId })])).rejects.toMatchObject({ code: 'no_mandate' });
    await expect(openAll([caseOf(one!, [claimOf()]), caseOf(two!, [claimOf({ issuedOn: day('2008-02-01'), dueOn: day('2008-03-01') })])])).rejects.toMatchObject({ code: 'rate_unknown' });
    await expect(openAll([caseOf(one!, [claimOf()]), caseOf(two!, [claimOf({ amount: euros('0') })])])).rejects.toMatchObject({ code: 'bad_fields', options: { fields: [{ field: 'cases.1.claims.0.amount', code: 'not_positive' }] } });
    expect(await held()).toEqual(before);
    expect(await openAll([])).toEqual([]);
  });

  test('reckoned before they are opened: the same cases, for who has the turn of their creditor, and the same claim never twice', async () => {
    const [one, two] = await debtors(2), again = claimOf({ reference: 'FA-RECK' });
    const cases = o.h.get(CaseOpeningService);
    const reckoned = (creditorId: string, asked: NewCase[]) => o.h.database.transact(async (tx) => {
      await cases.turn(tx, creditorId);
      let findable = 0;
      const opened = await cases.openAll(tx, o.camille, asked, { reckoned: cases.reckon(tx, asked), findable: () => { findable++; } });
      return { opened, findable };
    });
    await expect(reckoned(o.otherCreditorId, [caseOf(one!, [again])])).rejects.toThrow('has the turn of its creditor');
    const { opened, findable } = await reckoned(o.creditorId, [caseOf(one!, [again])]);
    expect({ opened: opened.length, findable }).toEqual({ opened: 1, findable: 1 });
    expect(await o.h.rows(sql`select p.principal_cents, p.anchored_on = f.opened_at::date as that_day from claim_position p join case_file f on f.id = p.case_id where f.id = ${opened[0]!.id}`)).toEqual([{ principal_cents: String(again.amount), that_day: true }]);
    const before = await held();
    await expect(reckoned(o.creditorId, [caseOf(two!, [again, again])])).rejects.toMatchObject({ code: 'bad_fields' });
    // Who looked badly is still told by the table itself.
    await expect(reckoned(o.creditorId, [caseOf(two!, [again])])).rejects.toThrow('claim_reference');
    expect(await held()).toEqual(before);
  });

  test('invoices join several open cases in one go, each after its own', async () => {
    const opened = await openAll((await debtors(2)).map((id) => caseOf(id, [claimOf()])));
    const ids = opened.map(({ id }) => id);
    const added = await o.h.database.transact((tx) => o.h.get(CaseOpeningService).addClaimsAll(tx, o.camille, null, [{ caseId: ids[1]!, claims: [claimOf(), claimOf()] }, { caseId: ids[0]!, claims: [claimOf()] }]));
    expect(added.map((claims) => claims.length)).toEqual([2, 1]);
    expect(await o.h.rows(sql`select id from claim where case_id = ${ids[1]} order by position`)).toEqual([...opened[1]!.claimIds, ...added[0]!].map((id) => ({ id })));
    expect(await o.h.rows(sql`select case_id from outbox_event where name = 'ClaimsAdded' order by id`)).toEqual([{ case_id: ids[1] }, { case_id: ids[0] }]);
    expect(await o.h.rows(sql`select version, last_word_facts->>'claims' as claims from case_file where id in (${ids[0]}, ${ids[1]}) order by id`)).toEqual([{ version: 3, claims: '1' }, { version: 3, claims: '2' }]);
    const add = (...caseIds: string[]) => o.h.database.transact((tx) => o.h.get(CaseOpeningService).addClaimsAll(tx, o.camille, null, caseIds.map((caseId) => ({ caseId, claims: [claimOf()] }))));
    await expect(add(ids[0]!, newId())).rejects.toMatchObject({ code: 'not_found' });
    await o.h.rows(sql`update case_file set stage = 'returned' where id = ${ids[1]}`);
    await expect(add(ids[0]!, ids[1]!)).rejects.toMatchObject({ code: 'case_returned' });
  });
});
