import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { DocumentsService } from '@quittance/documents';
import { LAW, LAW_VERSION, statutoryTexts } from '@quittance/law';
import { TimelineService } from '@quittance/cases';
import { newId, Refused, sql, type Sql } from '@quittance/platform';
import { figuresOf } from './figures.ts';
import { claim, office, type Office } from './letters.fixture.ts';
import { LettersReadService } from './letters-read.service.ts';
import { LettersService } from './letters.service.ts';
import { formalNoticePaper } from './paper/index.ts';
import type { SendFormalNoticeInput } from './send-formal-notice.input.ts';

let h: Office;
let letters: LettersService;
let reads: LettersReadService;
beforeAll(async () => {
  h = await office();
  letters = h.get(LettersService);
  reads = h.get(LettersReadService);
});
afterAll(() => h.close());
afterEach(() => h.clock.set(Temporal.Instant.from('2026-11-23T08:00:00Z')));

const input = (caseId: string, more: Partial<SendFormalNoticeInput> = {}): SendFormalNoticeInput => ({ caseId, channel: 'registered', idempotencyKey: newId(), ...more });
const send = (caseId: string, more: Partial<SendFormalNoticeInput> = {}) => letters.sendFormalNotice(h.helene, input(caseId, more));
const refusalOf = async (work: Promise<unknown>) => {
  const error = await work.then(() => undefined, (e: unknown) => e);
  if (!(error instanceof Refused)) throw new Error(`Not refused: ${String(error)}`);
  const { code, article, facts, fields } = error.toRefusal();
  return { code, article, facts: Object.fromEntries(facts.map(({ key, value }) => [key, value])), fields: fields.map(({ field, code: why }) => `${field} ${why}`) };
};
const one = async <T>(query: Sql) => (await h.rows<T>(query))[0]!;
const figures = async (id: string) => figuresOf((await one<{ figures: unknown }>(sql`select figures from letter where id = ${id}`)).figures);
const written = () => one<{ letters: string; events: string; lines: string }>(sql`select (select count(*) from letter) as letters, (select count(*) from outbox_event) as events, (select count(*) from timeline_entry) as lines`);

describe('the preview', () => {
  test('is the letter that is sent: the same template, the same figures', async () => {
    const file = await h.openCase(h.tessonville);
    const preview = await letters.previewFormalNotice(h.helene, file.id, 'registered', 15);
    expect(preview.refusal).toBeNull();
    expect(preview.mentions.every(({ present }) => present)).toBe(true);
    expect(String(preview.timeLimitOn)).toBe('2026-12-08');
    expect(preview.html).toContain('donné à l’envoi');

    const letter = await send(file.id);
    const { letter: kept } = await figures(letter.id);
    const paper = formalNoticePaper(kept);
    const inThrees = (code: string) => `${code.slice(0, 3)}\u00a0${code.slice(3)}`;
    expect(kept.accessCode).toMatch(/^\d{6}$/);
    expect(preview.html).toBe(paper.html.replace(letter.reference, 'donné à l’envoi').replaceAll(inThrees(kept.accessCode!), '•••\u00a0•••'));
    expect(preview.css).toBe(paper.css);
    expect(preview.amount).toBe(letter.amount);
    expect(kept.statement.totals.due).toBe(letter.amount);
  });

  test('draws no code: the paper shows where it will stand', async () => {
    const file = await h.openCase(h.tessonville);
    const { html } = await letters.previewFormalNotice(h.helene, file.id);
    expect(html).toContain('•••\u00a0•••');
    expect(await one(sql`select count(*)::int as n from access_code where case_id = ${file.id}`)).toEqual({ n: 0 });
  });

  test('shows the postage, which the creditor bears and the debtor is not asked for', async () => {
    const file = await h.openCase(h.tessonville);
    const registered = await letters.previewFormalNotice(h.helene, file.id, 'registered');
    const simple = await letters.previewFormalNotice(h.helene, file.id, 'simple');
    expect(registered.postage > simple.postage && simple.postage > 0n).toBe(true);
    expect(registered.amount).toBe(simple.amount);
    const { letter } = await figures((await send(file.id)).id);
    expect(letter.statement.totals.costs).toBe(0n);
  });

  test('is shown even where the letter may not leave, with what lacks', async () => {
    const file = await h.openCase(h.tessonville, { address: false });
    const before = await written();
    const preview = await letters.previewFormalNotice(h.helene, file.id);
    expect(preview.refusal).toMatchObject({ code: 'letter_mention_missing', article: 'C. civ. 1344' });
    expect(preview.mentions.filter(({ present }) => !present)).toEqual([{ id: 'debtorAndTimeLimit', article: 'C. civ. 1344', present: false, missing: ['debtor.address'] }]);
    expect(preview.html).toContain('Mise en demeure de payer');
    expect(await written()).toEqual(before);
  });

  test('carries every mention: who asks, for whom, how much apart, how to pay, the law word for word', async () => {
    const file = await h.openCase(h.tessonville);
    const { html } = await letters.previewFormalNotice(h.helene, file.id);
    const text = html.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/[\s\u00a0\u202f]+/g, ' ');
    for (const words of [
      'Orvelle Recouvrement', '14 quai des Tanneurs, 37000 Tours', 'Activité de recouvrement amiable', 'Papeteries Tessonville, SAS, 8 rue du Vieux-Moulin, 49100 Angers', 'Objet : Mise en demeure',
      'Imprimerie Carnaudet SARL', 'Paul Carnaudet, gérant', '27 rue des Forges', '35300 Fougères', 'Principal', 'Intérêts de retard', 'Indemnité forfaitaire', 'FR76 3000 6000 0112 3456 7890 189', 'compte affecté', '8 décembre 2026', 'Hélène Vasseur',
      `localhost:3000/d/${file.publicReference.replace(/-/g, '')}`, 'Un échéancier de 6 mois au plus peut être convenu.', 'nous en rendrons compte à Papeteries Tessonville',
      ...statutoryTexts(Temporal.PlainDate.from('2026-11-23'), LAW).map(({ text: paragraph }) => paragraph),
    ]) expect(text).toContain(words);
  });

  test('of a consumer’s debt asks for no interest and no indemnity before the notice', async () => {
    const file = await h.openCase(h.tessonville, { regime: 'civil', kind: 'person', claims: [claim('2026-06-01', '2026-07-01', 150_000, { nature: 'consumer' })] });
    const preview = await letters.previewFormalNotice(h.helene, file.id);
    expect(preview.refusal).toBeNull();
    expect(preview.amount).toBe(150_000n);
    expect(preview.html).toContain('fait courir l’intérêt légal');
    const { statement } = (await figures((await send(file.id)).id)).letter;
    expect(statement.totals).toMatchObject({ principal: 150_000n, interest: 0n, indemnity: 0n, due: 150_000n });
  });
});

describe('sending', () => {
  test('keeps the letter with its figures, its law and its template; the case goes on', async () => {
    const file = await h.openCase(h.tessonville);
    const letter = await send(file.id, { timeLimitDays: 10 });
    expect(letter).toMatchObject({ caseId: file.id, kind: 'formal_notice', state: 'queued', channel: 'registered', lawVersion: LAW_VERSION, by: 'Hélène Vasseur', sentOn: null, sha256: null });
    expect(letter.reference).toMatch(/^L-2026-\d{6}$/);
    expect(letter.templateVersion).toMatch(/^formal-notice [0-9a-f]{12}$/);
    expect([String(letter.asOf), String(letter.timeLimitOn)]).toEqual(['2026-11-23', '2026-12-03']);
    const kept = await figures(letter.id);
    expect(kept.facts.claims).toHaveLength(3);
    expect(kept.statement.totals.due).toBe(letter.amount);
    expect(kept.postage).toMatchObject({ borneBy: 'creditor', article: 'CPCE L111-8 al. 2', confidence: 'example' });

    expect(await one(sql`select stage, next_action_kind, next_action_on, last_word_code, last_public_word_code from case_file where id = ${file.id}`)).toMatchObject({ stage: 'amicable', next_action_kind: 'call', next_action_on: expect.stringContaining('2026-12-04'), last_word_code: 'letter.queued', last_public_word_code: 'letter.queued' });
    const entry = await one<{ facts: Record<string, string>; letter_id: string }>(sql`select * from timeline_entry where case_id = ${file.id} and code = 'letter.queued'`);
    expect(entry).toMatchObject({ kind: 'letter', internal: false, actor_name: 'Hélène Vasseur', letter_id: letter.id, facts: { kind: 'formal_notice', reference: letter.reference, channel: 'registered', timeLimitOn: '2026-12-03' } });
    expect(await one(sql`select name, ids, internal from outbox_event where case_id = ${file.id} order by id desc limit 1`)).toMatchObject({ name: 'LetterQueued', ids: { caseId: file.id, letterId: letter.id }, internal: false });
    expect(await one(sql`select actor_id, outcome from audit_entry where action = 'sendFormalNotice' and subject_id = ${letter.id}`)).toMatchObject({ actor_id: h.helene.id, outcome: 'done' });
  });

  test('gives each letter a code of its own, kept with what it prints, and by its hash at the door', async () => {
    const file = await h.openCase(h.tessonville);
    const letter = await send(file.id);
    const { accessCode } = (await figures(letter.id)).letter;
    const kept = await h.rows<{ code_hash: string }>(sql`select * from access_code where case_id = ${file.id}`);
    expect(kept).toMatchObject([{ kind: 'letter', channel: 'letter', letter_id: letter.id, agency_id: h.agencyId, creditor_id: h.tessonville, expires_at: null, used_at: null, tries: 0 }]);
    expect(kept[0]!.code_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(kept)).not.toContain(accessCode);
  });

  test('takes the next action that is given', async () => {
    const file = await h.openCase(h.tessonville);
    await send(file.id, { nextAction: { kind: 'wait_answer', on: Temporal.PlainDate.from('2026-12-01'), note: 'Réponse attendue' } });
    expect(await one(sql`select next_action_kind, next_action_note from case_file where id = ${file.id}`)).toMatchObject({ next_action_kind: 'wait_answer', next_action_note: 'Réponse attendue' });
  });

  test('recalls the first letter, by its reference and day, in the next one', async () => {
    const file = await h.openCase(h.tessonville);
    const first = await send(file.id);
    await h.rows(sql`insert into letter_event (id, letter_id, case_id, agency_id, creditor_id, at, kind) values (${newId()}, ${first.id}, ${file.id}, ${h.agencyId}, ${h.tessonville}, ${h.clock.now()}, 'sent')`);
    await h.database.transact((tx) => h.get(TimelineService).write(tx, { caseId: file.id, agencyId: h.agencyId, creditorId: h.tessonville, kind: 'letter', code: 'letter.sent', facts: { reference: first.reference, channel: first.channel }, actor: null, letterId: first.id, internal: false }));
    h.clock.set(Temporal.Instant.from('2026-11-27T08:00:00Z'));
    const second = await send(file.id);
    expect((await figures(second.id)).letter.firstLetter).toEqual({ reference: first.reference, date: Temporal.PlainDate.from('2026-11-23') });
    expect(second.amount > first.amount).toBe(true);
  });

  test('twice with one key is one letter, also at the same moment', async () => {
    const file = await h.openCase(h.tessonville);
    const asked = input(file.id);
    const [one_, two] = await Promise.all([letters.sendFormalNotice(h.helene, asked), letters.sendFormalNotice(h.helene, { ...asked })]);
    expect(one_).toEqual(two);
    expect(await letters.sendFormalNotice(h.helene, { ...asked })).toEqual(one_);
    expect(await reads.ofCase(h.helene, file.id)).toHaveLength(1);
    expect(await refusalOf(letters.sendFormalNotice(h.helene, { ...asked, timeLimitDays: 20 }))).toMatchObject({ code: 'idempotency_key_reused' });
    expect(await refusalOf(letters.sendFormalNotice(h.solange, asked))).toMatchObject({ code: 'idempotency_key_reused' });
  });

  test('the same demand twice on one day is refused, also at the same moment; another sum is another letter', async () => {
    const file = await h.openCase(h.tessonville);
    const both = await Promise.allSettled([send(file.id), send(file.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [first] = await reads.ofCase(h.helene, file.id);
    expect(await refusalOf(send(file.id))).toMatchObject({ code: 'letter_already_today', article: 'C. conso. L121-6', facts: { reference: first!.reference } });
    expect((await letters.previewFormalNotice(h.helene, file.id)).refusal).toMatchObject({ code: 'letter_already_today' });
    await h.rows(sql`update debtor set representative = 'Jeanne Carnaudet' where id = ${file.debtorId}`);
    expect((await send(file.id)).state).toBe('queued');
  });
});

describe('is refused by rule, and nothing is written', () => {
  const stays = async (caseId: string, work: () => Promise<unknown>) => {
    const before = await written();
    const refusal = await refusalOf(work());
    expect(await written()).toEqual(before);
    expect(await reads.ofCase(h.helene, caseId)).toEqual([]);
    return refusal;
  };
  const during = async <T>(change: Sql, back: Sql, work: () => Promise<T>): Promise<T> => {
    await h.rows(change);
    try { return await work(); } finally { await h.rows(back); }
  };

  test('a mandate that has ended (CPCE R124-3)', async () => {
    const file = await h.openCase(h.tessonville);
    const mandate = h.mandateOf[h.tessonville];
    const refusal = await during(sql`update mandate set ended_on = '2026-11-20' where id = ${mandate}`, sql`update mandate set ended_on = null where id = ${mandate}`, () => stays(file.id, () => send(file.id)));
    expect(refusal).toMatchObject({ code: 'mandate_ended', article: 'CPCE R124-3', facts: { mention: 'mandate', mandate: 'M-2026-01', to: '2026-11-19' } });
    expect(await one(sql`select outcome, code from audit_entry where case_id = ${file.id} and action = 'sendFormalNotice'`)).toMatchObject({ outcome: 'refused', code: 'mandate_ended' });
  });

  test('a mandate without one of its four clauses (CPCE R124-3)', async () => {
    const file = await h.openCase(h.tessonville);
    const mandate = h.mandateOf[h.tessonville];
    const refusal = await during(sql`update mandate set remittance_clause = '' where id = ${mandate}`, sql`update mandate set remittance_clause = 'Sous quinze jours' where id = ${mandate}`, () => stays(file.id, () => send(file.id)));
    expect(refusal).toMatchObject({ code: 'mandate_clause_missing', article: 'CPCE R124-3', facts: { missing: 'mandate' } });
  });

  test('an insurance that has lapsed (CPCE R124-2)', async () => {
    const file = await h.openCase(h.tessonville);
    h.clock.set(Temporal.Instant.from('2026-12-01T08:00:00Z'));
    expect(await stays(file.id, () => send(file.id))).toMatchObject({ code: 'insurance_not_in_force', article: 'CPCE R124-2', facts: { missing: 'agency.insuranceUntil' } });
    await h.rows(sql`insert into agency_insurance (id, agency_id, insurer, policy, in_force_from, in_force_until, recorded_at) values (${newId()}, ${h.agencyId}, 'Mutuelle de l’Orme', 'RC 440 119', '2027-01-01', '2027-12-31', ${h.clock.now()})`);
    expect((await letters.previewFormalNotice(h.helene, file.id)).refusal).toMatchObject({ code: 'insurance_not_in_force' });
    h.clock.set(Temporal.Instant.from('2026-11-30T08:00:00Z'));
    expect((await letters.previewFormalNotice(h.helene, file.id)).refusal).toBeNull();
  });

  test('no declaration to the prosecutor (CPCE R124-2)', async () => {
    const other = await office({ declared: false });
    try {
      const file = await other.openCase(other.tessonville);
      expect(await refusalOf(other.get(LettersService).sendFormalNotice(other.helene, input(file.id)))).toMatchObject({ code: 'declaration_missing', article: 'CPCE R124-2', facts: { missing: 'agency.declaredToProsecutorOn' } });
    } finally { await other.close(); }
  });

  test('the creditor’s address lacks (CPCE R124-4 2°)', async () => {
    const file = await h.openCase(h.lorrenzeau);
    const refusal = await during(sql`update creditor set line1 = '' where id = ${h.lorrenzeau}`, sql`update creditor set line1 = '2 route de la Scierie' where id = ${h.lorrenzeau}`, () => stays(file.id, () => send(file.id)));
    expect(refusal).toMatchObject({ code: 'letter_mention_missing', article: 'CPCE R124-4 2°', facts: { mention: 'creditor', missing: 'creditor.address' } });
  });

  test('the debtor’s address lacks (C. civ. 1344)', async () => {
    const file = await h.openCase(h.tessonville, { address: false });
    expect(await stays(file.id, () => send(file.id))).toMatchObject({ code: 'letter_mention_missing', article: 'C. civ. 1344', facts: { missing: 'debtor.address' } });
  });

  test('the segregated account lacks (CPCE R124-2)', async () => {
    const file = await h.openCase(h.tessonville);
    const refusal = await during(sql`update agency set segregated_iban = '' where id = ${h.agencyId}`, sql`update agency set segregated_iban = 'FR7630006000011234567890189' where id = ${h.agencyId}`, () => stays(file.id, () => send(file.id)));
    expect(refusal).toMatchObject({ code: 'segregated_account_missing', article: 'CPCE R124-2' });
  });

  test('a consumer’s debt that is barred (C. conso. L218-2); a merchant’s may be asked for', async () => {
    const old = claim('2024-01-02', '2024-02-01', 90_000, { nature: 'consumer' });
    const file = await h.openCase(h.tessonville, { regime: 'civil', kind: 'person', claims: [old, claim('2026-01-02', '2026-02-01', 50_000, { nature: 'consumer' })] });
    expect(await stays(file.id, () => send(file.id))).toMatchObject({ code: 'claim_barred', article: 'C. conso. L218-2', facts: { claims: old.reference } });
    const merchant = await h.openCase(h.tessonville, { claims: [claim('2020-10-01', '2020-11-01', 90_000)] });
    expect((await letters.previewFormalNotice(h.helene, merchant.id)).refusal).toBeNull();
  });

  test('a case that is over; a channel, a time limit or a next action that does not exist', async () => {
    const file = await h.openCase(h.tessonville);
    expect(await stays(file.id, () => send(file.id, { channel: 'pigeon', timeLimitDays: 7 }))).toMatchObject({ code: 'bad_fields', fields: ['channel unknown_value', 'timeLimitDays out_of_range'] });
    expect(await stays(file.id, () => send(file.id, { nextAction: { kind: 'call', on: Temporal.PlainDate.from('2026-11-01') } }))).toMatchObject({ code: 'bad_fields', fields: ['nextAction.on day_past'] });
    expect(await stays(file.id, () => send(file.id, { idempotencyKey: ' ' }))).toMatchObject({ code: 'bad_fields', fields: ['idempotencyKey required'] });
    await h.rows(sql`update case_file set stage = 'closed', closed_reason = 'paid' where id = ${file.id}`);
    expect(await stays(file.id, () => send(file.id))).toMatchObject({ code: 'case_closed', article: null });
  });
});

describe('borders', () => {
  test('the creditor of the case reads its letters; another neither lists, finds, sends nor downloads them', async () => {
    const file = await h.openCase(h.tessonville);
    const letter = await send(file.id);
    expect((await reads.ofCase(h.camille, file.id)).map(({ id }) => id)).toEqual([letter.id]);
    expect((await reads.list(h.camille, {})).rows.some(({ id }) => id === letter.id)).toBe(true);

    expect(await reads.ofCase(h.rachid, file.id)).toEqual([]);
    expect(await reads.one(h.database, h.rachid, letter.id)).toBeUndefined();
    expect((await reads.list(h.rachid, { first: 100 })).rows.filter(({ creditorName }) => creditorName !== 'Bois Lorrenzeau')).toEqual([]);
    for (const actor of [h.camille, h.rachid]) {
      expect(await refusalOf(letters.sendFormalNotice(actor, input(file.id)))).toMatchObject({ code: 'not_found' });
      expect(await refusalOf(letters.previewFormalNotice(actor, file.id))).toMatchObject({ code: 'not_found' });
    }
    expect(await refusalOf(letters.previewFormalNotice(h.helene, newId()))).toMatchObject({ code: 'not_found' });
    expect(await refusalOf(send('no id'))).toMatchObject({ code: 'not_found' });
    expect(await h.get(DocumentsService).ofCase(h.rachid, file.id)).toEqual([]);
  });

  test('the letter log comes in pages, the newest first, whatever the cursor', async () => {
    const all: string[] = [];
    let after: string | null | undefined;
    do {
      const { rows, next } = await reads.list(h.helene, { first: 2, after });
      all.push(...rows.map(({ id }) => id));
      after = next;
    } while (after);
    const expected = await h.rows<{ id: string }>(sql`select id from letter order by queued_at desc, id desc`);
    expect(all).toEqual(expected.map(({ id }) => id));
    expect((await reads.list(h.helene, { first: 1, after: Buffer.from('["x","y"]').toString('base64url') })).rows[0]!.id).toBe(all[0]);
    expect((await reads.list(h.helene, { state: 'failed' })).rows).toEqual([]);
    expect((await reads.list(h.helene, { state: 'queued', first: 1 })).rows).toHaveLength(1);
  });
});
