import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CasesReadService, StatementService } from '@quittance/cases';
import { day, euros } from '@quittance/cases/testing';
import { formatDecimal, isLawError } from '@quittance/law';
import { newId, sql } from '@quittance/platform';
import { office, pdf, refusal, type Office } from '../judicial.fixture.ts';
import { RecordTitleService, TitlesReadService } from '../index.ts';

describe('titles', () => {
  let o: Office;
  beforeAll(async () => { o = await office('2026-11-21T09:00:00Z'); });
  afterAll(() => o.h.close());
  const today = async (caseId: string) => {
    const { statement } = await o.h.get(StatementService).compute(o.h.database, caseId);
    if (isLawError(statement)) throw new Error(statement.code);
    return statement;
  };

  test('a judgment on 5,000.00 that became enforceable on 2 March 2026 bears the legal rate, and five points more from 3 May: 236.36 on 21 November (CMF L313-3)', async () => {
    const file = await o.open('Bernadette Collin', [{ amount: euros('5000'), dueOn: day('2026-01-31'), issuedOn: day('2026-01-02'), nature: 'consumer' }], { regime: 'civil', kind: 'person' });
    expect(formatDecimal((await today(file.id)).totals.interest)).toBe('0.00');
    await o.title(file.id, { issuedOn: day('2026-02-16'), enforceableOn: day('2026-03-02'), servedOn: day('2026-03-02'), authority: 'Tribunal judiciaire de Rennes' });
    const { claims, totals } = await today(file.id);
    expect(formatDecimal(totals.interest)).toBe('236.36');
    expect(claims[0]!.interest.map((line) => [String(line.from), String(line.to), formatDecimal(line.amount)])).toEqual([
      ['2026-03-03', '2026-05-02', '21.89'], ['2026-05-03', '2026-06-30', '61.59'], ['2026-07-01', '2026-11-21', '152.88'],
    ]);
    // What lists sum is the same.
    expect((await o.h.get(CasesReadService).one(o.helene, file.id))!.due).toBe(euros('5236.36'));
  });

  test('gives ten years from the day on which it is enforceable, and the case its judicial stage (CPCE L111-4)', async () => {
    const file = await o.open('Ateliers Vauzelle', [{ dueOn: day('2026-01-31'), nature: 'carriage' }]);
    const title = await o.title(file.id);
    expect(title).toMatchObject({ kind: 'judgment', authority: 'Tribunal de commerce de Rennes', reference: '2026F00123', by: 'Hélène Vasseur', document: { kind: 'title', name: 'Jugement.pdf' }, serviceDocument: { kind: 'title_service' } });
    expect(String(title.expiresOn)).toBe('2036-06-10');
    expect(await o.h.get(CasesReadService).limitation(o.helene, file.id)).toMatchObject({ expires: day('2036-06-10'), movedBy: 'enforceable_title' });
    const [row] = await o.h.rows<Record<string, unknown>>(sql`select stage, to_char(title_on, 'YYYY-MM-DD') as title_on, to_char(limitation_on, 'YYYY-MM-DD') as limitation_on, last_word_code from case_file where id = ${file.id}`);
    expect(row).toEqual({ stage: 'judicial', title_on: '2026-06-10', limitation_on: '2036-06-10', last_word_code: 'title.recorded' });
    expect(await o.h.rows(sql`select name, internal, to_bailiff, to_debtor from outbox_event where ids->>'titleId' = ${title.id}`)).toEqual([{ name: 'TitleRecorded', internal: false, to_bailiff: true, to_debtor: false }]);
    // Entered anew it takes the place of the one before, from which nothing is reckoned any more.
    const corrected = await o.title(file.id, { issuedOn: day('2026-06-01'), enforceableOn: day('2026-07-10') });
    expect(await o.h.get(TitlesReadService).ofCase(o.helene, file.id)).toMatchObject({ id: corrected.id });
    expect(await o.h.get(CasesReadService).limitation(o.helene, file.id)).toMatchObject({ expires: day('2036-07-10'), movedBy: 'enforceable_title' });
    expect(await o.h.rows(sql`select count(*) as n from title t where case_id = ${file.id} and not exists (select 1 from reversal r where r.fact_id = t.id)`)).toEqual([{ n: '1' }]);
  });

  test('a payment order is a title only when it was served and the month for opposition is over (CPC 1422)', async () => {
    const file = await o.open('Menuiserie Garaudin', [{ dueOn: day('2026-01-31'), nature: 'carriage' }]);
    const order = { kind: 'payment_order', issuedOn: day('2026-09-15'), authority: 'Président du tribunal de commerce de Rennes' } as const;
    expect(await refusal(o.title(file.id, { ...order, servedOn: day('2026-10-05'), enforceableOn: day('2026-11-05') }))).toMatchObject({ code: 'bad_fields', fields: { enforceableOn: 'before_opposition_end' } });
    // Not served yet: neither ten years nor an interruption.
    await o.title(file.id, { ...order, enforceableOn: day('2026-09-15'), servedOn: null, servicePdf: null });
    expect(await o.h.get(CasesReadService).limitation(o.helene, file.id)).toMatchObject({ expires: day('2027-01-31'), movedBy: 'accrued' });
  });

  test('a payment order that was not served in time is worth nothing: six months, three for those of September 2026 on (CPC 1411)', async () => {
    const file = await o.open('Serrurerie Montfalcon');
    const order = { kind: 'payment_order', authority: 'Président du tribunal de commerce de Rennes' } as const;
    expect(await refusal(o.title(file.id, { ...order, issuedOn: day('2026-02-02'), servedOn: day('2026-08-04'), enforceableOn: day('2026-09-05') }))).toEqual({ code: 'not_served_in_time', article: 'CPC 1411', facts: { until: '2026-08-03', issuedOn: '2026-02-02' }, fields: {} });
    expect(await o.title(file.id, { ...order, issuedOn: day('2026-02-02'), servedOn: day('2026-08-03'), enforceableOn: day('2026-09-05') })).toMatchObject({ kind: 'payment_order' });
  });

  test('says by field what can’t be taken, and writes nothing', async () => {
    const file = await o.open('Transports Delmas-Roux');
    const refused = await refusal(o.title(file.id, {
      kind: 'verdict', issuedOn: day('2026-12-01'), enforceableOn: day('2026-11-30'), servedOn: null, authority: ' ', pdf: { name: 'titre.pdf', base64: Buffer.from('MZ').toString('base64') }, servicePdf: pdf('s.pdf'),
    }));
    expect(refused).toMatchObject({ code: 'bad_fields', fields: { kind: 'not_in_list', issuedOn: 'in_future', enforceableOn: 'before_issue', servedOn: 'service_without_day', authority: 'required', pdf: 'not_a_pdf' } });
    expect(await o.h.get(TitlesReadService).ofCase(o.helene, file.id)).toBeNull();
  });

  test('a preview leaves nothing; the same key is one title, another input under it is refused; who is not of the house finds nothing', async () => {
    const file = await o.open('Cycles Harlaut');
    const idempotencyKey = newId();
    const input = { caseId: file.id, kind: 'judgment', issuedOn: day('2026-06-10'), enforceableOn: day('2026-06-10'), authority: 'Tribunal de commerce de Tours', pdf: pdf('J.pdf'), idempotencyKey };
    expect(await o.h.get(RecordTitleService).recordTitle(o.helene, input, { dryRun: true })).toMatchObject({ kind: 'judgment', document: { name: 'J.pdf' } });
    expect(await o.h.get(TitlesReadService).ofCase(o.helene, file.id)).toBeNull();
    expect(await refusal(o.h.get(RecordTitleService).recordTitle(o.stranger, input))).toMatchObject({ code: 'not_found' });
    expect(await refusal(o.h.get(RecordTitleService).recordTitle(o.camille, input))).toMatchObject({ code: 'not_found' });
    const [one, two] = await Promise.all([o.h.get(RecordTitleService).recordTitle(o.helene, input), o.h.get(RecordTitleService).recordTitle(o.helene, input)]);
    expect(two.id).toBe(one.id);
    expect(await refusal(o.h.get(RecordTitleService).recordTitle(o.helene, { ...input, reference: 'autre' }))).toMatchObject({ code: 'idempotency_key_reused' });
    expect((await o.h.get(TitlesReadService).ofCase(o.camille, file.id))!.id).toBe(one.id);
    expect(await o.h.get(TitlesReadService).ofCase(o.rachid, file.id)).toBeNull();
  });
});
