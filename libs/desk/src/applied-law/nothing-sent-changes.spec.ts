/** A rate of the past is corrected: what was sent, handed out or agreed keeps its figures and its law; what is owed follows. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CaseListService, StatementService, TimelineService } from '@quittance/cases';
import { day, euros, lawOffice, office, type LawOffice, type Office } from '@quittance/cases/testing';
import { ContactModule, contactEntities, LettersService } from '@quittance/contact';
import { DocumentsService } from '@quittance/documents';
import { visitor } from '@quittance/identity';
import { HandoffsService, JudicialModule, judicialEntities, RecordTitleService } from '@quittance/judicial';
import { computeStatement, isLawError } from '@quittance/law';
import { MoneyModule, moneyEntities, PaymentsReadService, PaymentsService, PlansService } from '@quittance/money';
import { newId, sql } from '@quittance/platform';

describe('a correction of a rate that was used', () => {
  let o: Office, l: LawOffice;
  let noticed: string, paid: string, planned: string, handed: string, ended: string;

  const pdf = { name: 'Papier.pdf', base64: Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n').toString('base64') };
  const pay = (caseId: string, amount: string, on: string) => o.h.get(PaymentsService).record(o.accountant, { caseId, valueOn: day(on), amount: euros(amount), means: 'transfer', receivedBy: 'agency', idempotencyKey: `${caseId} ${amount} ${on}` });
  const listed = async (id: string) => (await o.h.get(CaseListService).cases(o.helene, { first: 100 })).rows.find((row) => row.id === id)!.due;
  const due = async (id: string) => {
    const { facts, law } = await o.h.get(StatementService).facts(o.h.database, id);
    const statement = computeStatement(facts, law);
    if (isLawError(statement)) throw new Error(statement.message);
    return statement.totals.due;
  };
  /** Everything that left the house, or that somebody put his name to. */
  const sent = async () => ({
    letters: await o.h.rows(sql`select id, figures, amount_cents, law_version from letter order by id`), receipts: await o.h.rows(sql`select id, figures, balance_cents, law_version from receipt order by id`),
    plans: await o.h.rows(sql`select p.id, p.total_cents, p.evidence, p.law_version, (select jsonb_agg(jsonb_build_object('on', i.due_on, 'amount', i.amount_cents) order by i.position) from instalment i where i.plan_id = p.id) as parts from plan p order by p.id`),
    handoffs: await o.h.rows(sql`select id, figures, due_cents, checks, law_version from handoff order by id`), documents: await o.h.rows(sql`select id, sha256 from document order by id`),
    messages: await o.h.rows(sql`select id, subject, text from outgoing_message order by id`),
  });

  beforeAll(async () => {
    o = await office({ modules: [MoneyModule, ContactModule, JudicialModule], entities: [...moneyEntities, ...contactEntities, ...judicialEntities] });
    l = await lawOffice(o);
    await o.h.rows(sql`update agency set share_capital_cents = 1000000, website = 'orvelle.example'`);
    await o.h.rows(sql`update creditor set legal_form = 'SAS'`);
    const files = await Promise.all(['Imprimerie Carnaudet', 'Garage Tréhorel', 'Hôtel des Trois Écluses', 'Verrerie Ancelot', 'Fonderie Lacombe'].map((name) => o.open(name)));
    [noticed, paid, planned, handed, ended] = files.map(({ id }) => id) as [string, string, string, string, string];

    await o.h.get(LettersService).sendFormalNotice(o.helene, { caseId: noticed, channel: 'simple', idempotencyKey: 'mise-en-demeure' });
    await pay(paid, '250', '2026-09-17');
    await pay(paid, '100', '2026-11-17');
    const debtor = visitor({ id: newId(), agency_id: o.agencyId, creditor_id: o.creditorId, case_id: planned, name: 'Hôtel', locale: 'fr' });
    await o.h.get(PlansService).propose(debtor, { caseId: planned, months: 3, firstOn: day('2026-12-05'), idempotencyKey: 'échéancier' }, { acknowledgedText: 'Je reconnais devoir la somme.' });

    const studyId = newId();
    await o.h.rows(sql`insert into study (id, agency_id, name, line1, postal_code, city, email, created_at) values (${studyId}, ${o.agencyId}, 'Étude Sablon', '3 place du Palais', '37000', 'Tours', 'etude@sablon.example', now())`);
    await o.h.rows(sql`insert into app_user (id, agency_id, email, name, created_at) values (${newId()}, ${o.agencyId}, 'aubin@sablon.example', 'Maître Aubin', now())`);
    await o.h.rows(sql`insert into role_held (id, user_id, role, study_id, given_at) select ${newId()}, id, 'bailiff', ${studyId}, now() from app_user where email = 'aubin@sablon.example'`);
    const keep = (document: { caseId?: string; claimId?: string; mandateId?: string; kind: 'signed_mandate' | 'invoice' | 'formal_notice' }) =>
      o.h.database.transact((tx) => o.h.get(DocumentsService).keep(tx, { agencyId: o.agencyId, creditorId: o.creditorId, name: 'Papier.pdf', mediaType: 'application/pdf', bytes: Buffer.from(pdf.base64, 'base64'), origin: 'test', ...document }));
    await keep({ mandateId: o.mandateId, kind: 'signed_mandate' });
    await keep({ caseId: handed, claimId: files[3]!.claimIds[0]!, kind: 'invoice' });
    await keep({ caseId: handed, kind: 'formal_notice' });
    await o.h.database.transact((tx) => o.h.get(TimelineService).write(tx, { caseId: handed, agencyId: o.agencyId, creditorId: o.creditorId, kind: 'letter', code: 'letter.sent', facts: { reference: 'L-2026-000001' }, actor: null, internal: false }));
    await o.h.get(RecordTitleService).recordTitle(o.helene, { caseId: handed, kind: 'judgment', issuedOn: day('2026-06-10'), enforceableOn: day('2026-06-10'), servedOn: day('2026-07-01'), authority: 'Tribunal de commerce', reference: '1', pdf, servicePdf: pdf, idempotencyKey: 'jugement' });
    await o.h.get(HandoffsService).handToBailiff(o.solange, { caseId: handed, studyId, mission: 'enforce', idempotencyKey: 'remise' });

    await pay(ended, '1200', '2026-11-20');
  }, 120_000);
  afterAll(() => o.h.close());

  test('nothing that was sent changes; what is owed does, in the list as in the statement; what ended is not touched', async () => {
    const before = await sent(), version = '2026-11-21';
    expect([before.letters.length, before.receipts.length, before.plans.length, before.handoffs.length]).toEqual([1, 3, 1, 1]);
    for (const rows of [before.letters, before.receipts, before.plans, before.handoffs] as { law_version: string }[][]) for (const row of rows) expect(row.law_version).toBe(version);
    const dues = new Map(await Promise.all([noticed, paid, planned, handed].map(async (id) => [id, await due(id)] as const)));
    const closed = () => o.h.rows(sql`select f.xmin::text as file, f.stage, f.overpaid_cents, (select jsonb_agg(a.id order by a.id) from allocation a where a.case_id = f.id) as parts from case_file f where f.id = ${ended}`);
    const endedBefore = await closed();
    expect(endedBefore).toMatchObject([{ stage: 'closed' }]);

    const entry = await l.approved({ from: day('2026-07-01'), value: '3,40', source: 'Rectificatif' });
    expect(entry).toMatchObject({ act: 'correction', measure: { changed: 4, total: 4 } });

    expect(await sent()).toEqual(before);
    expect(await closed()).toEqual(endedBefore);
    for (const [id, was] of dues) {
      expect(await due(id)).toBeGreaterThan(was);
      expect([id, await listed(id)]).toEqual([id, await due(id)]);
    }
    // 1,000.00 at 13.40 % from July to 17 September: 20.31 + 29.00; before, at 12.40 %: 20.31 + 26.84.
    const [, first] = await o.h.get(PaymentsReadService).ofCase(o.helene, paid);
    expect(first!.allocations.map(({ target, amount }) => [target, amount])).toEqual([['interest', 4_931n], ['principal', 20_069n]]);
    expect(await o.h.rows(sql`select cause_kind, sum(amount_cents)::text as sum from allocation where payment_id = ${first!.id} and target = 'interest' group by 1 order by 1`)).toEqual([{ cause_kind: 'law', sum: '216' }, { cause_kind: 'payment', sum: '4715' }]);
    expect(await o.h.rows(sql`select count(*) as n from outbox_event where name = 'DebtReckoned'`)).toEqual([{ n: '1' }]);
  });

  test('what is sent from now on says by which law', async () => {
    await o.h.get(LettersService).sendFormalNotice(o.helene, { caseId: paid, channel: 'simple', idempotencyKey: 'mise-en-demeure-2' });
    const done = await pay(paid, '10', '2026-11-23');
    expect(await o.h.rows(sql`select law_version from letter where case_id = ${paid} union all select law_version from receipt where payment_id = ${done.payment.id}`)).toEqual([{ law_version: '2026-11-21+1' }, { law_version: '2026-11-21+1' }]);
  });
});
