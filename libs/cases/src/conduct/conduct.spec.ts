import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, sql, type Actor, type Refused } from '@quittance/platform';
import { CallsService, CasesReadService, ConductService, DisputesService, HoldsService, recallLineOf, TimelineReadService, TimelineService, WishesService, withRecall, WordsService, type LogCallInput } from '../index.ts';
import { day, euros, office, type Office } from '../testing/index.ts';

let keys = 0;

describe('before a debtor is sought out', () => {
  let o: Office;
  beforeAll(async () => { o = await office(); });
  afterAll(() => o.h.close());
  /** A Monday: nine in Paris is before the hours, eleven within them. */
  const at = (instant: string) => o.h.clock.set(Temporal.Instant.from(instant));
  beforeEach(() => at('2026-11-23T10:00:00Z'));

  const conduct = () => o.h.get(ConductService);
  const sent = (caseId: string, reference = 'L-2026-000001', channel = 'registered') => o.h.database.transact((tx) => o.h.get(TimelineService).write(tx, {
    caseId, agencyId: o.agencyId, creditorId: o.creditorId, kind: 'letter', code: 'letter.sent', facts: { reference, channel }, actor: null, letterId: newId(), internal: false,
  }));
  const call = (caseId: string, more: Partial<LogCallInput> = {}): LogCallInput => ({ caseId, reached: 'debtor', outcome: 'callback', nextAction: { kind: 'call', on: day('2027-02-01') }, idempotencyKey: `conduite-${++keys}-${caseId}`, ...more });
  const log = (caseId: string, more: Partial<LogCallInput> = {}) => o.h.get(CallsService).log(o.helene, call(caseId, more));
  const advice = async (caseId: string, who: Actor = o.helene) => {
    const facts = await conduct().seenBy(who, caseId);
    return facts ? conduct().advice(facts) : [];
  };
  const of = async (caseId: string, channel: string) => (await advice(caseId)).find((row) => row.channel === channel)!;
  const codes = (findings: { code: string }[]) => findings.map(({ code }) => code);
  const refusal = (done: Promise<unknown>) => done.then(() => { throw new Error('was not refused'); }, (e: Refused) => ({ code: e.code, article: e.options.article ?? null, facts: e.options.facts ?? {}, fields: (e.options.fields ?? []).map(({ field, code }) => `${field}: ${code}`) }));

  test('a row a channel; before the first letter every one is refused, after it the hours decide for calls, and say until when', async () => {
    const { id } = await o.open('Imprimerie Carnaudet');
    expect((await advice(id)).map(({ channel, outcome, findings }) => [channel, outcome, codes(findings)])).toEqual([
      ['call', 'refuse', ['first_letter_missing']], ['sms', 'refuse', ['first_letter_missing']], ['email', 'refuse', ['first_letter_missing']],
      ['letter', 'refuse', ['first_letter_missing']], ['registeredMail', 'refuse', ['first_letter_missing']], ['electronicRegisteredMail', 'refuse', ['first_letter_missing']],
    ]);
    await sent(id);
    expect((await advice(id)).map(({ outcome, nextAt }) => [outcome, nextAt])).toEqual(Array(6).fill(['pass', null]));
    at('2026-11-23T12:30:00Z');
    expect(await of(id, 'call')).toMatchObject({ outcome: 'refuse', findings: [{ code: 'outside_hours', article: 'C. conso. D223-9', facts: [{ key: 'at', value: '2026-11-23T13:30' }, { key: 'spans', value: '10:00-13:00, 14:00-20:00' }] }] });
    expect(String((await of(id, 'call')).nextAt)).toBe('2026-11-23T13:00:00Z');
    expect((await of(id, 'email')).outcome).toBe('pass');
    // Friday evening: Monday at ten.
    at('2026-11-27T19:30:00Z');
    expect(String((await of(id, 'sms')).nextAt)).toBe('2026-11-30T09:00:00Z');
  });

  test('the first letter is recalled by its reference and its day, in the advice, in words and in mails', async () => {
    const { id } = await o.open('Papeterie Lesur');
    expect(await recallLineOf(o.h.database, id)).toBeNull();
    expect(withRecall('Bonjour,\n\nAgence', null)).toBe('Bonjour,\n\nAgence');
    await sent(id, 'L-2026-000042');
    await sent(id, 'L-2026-000043');
    expect(conduct().recall((await conduct().seenBy(o.helene, id))!)).toEqual({ reference: 'L-2026-000042', sentOn: day('2026-11-23'), line: 'Notre lettre réf. L-2026-000042 du 23/11/2026' });
    expect(withRecall('Bonjour,\n\nTexte.\n\nAgence', await recallLineOf(o.h.database, id))).toBe('Bonjour,\n\nTexte.\n\nNotre lettre réf. L-2026-000042 du 23/11/2026.\n\nAgence');
  });

  test('contacts are counted over all cases of the person: three in seven days, one answered call a day; incoming ones and those taken back do not count', async () => {
    const { id, debtorId } = await o.open('Garage Tréhorel');
    const { id: other } = await o.open('Garage Tréhorel bis');
    await o.h.rows(sql`update case_file set debtor_id = ${debtorId} where id = ${other}`);
    await sent(id);
    await log(id, { incoming: true });
    await log(other, { reached: 'nobody', outcome: 'absent' });
    const { call: undone } = await log(id, { reached: 'nobody', outcome: 'absent' });
    await o.h.get(CallsService).reverse(o.helene, undone.id, 'mauvais numéro');
    expect(conduct().contactsInDays((await conduct().seenBy(o.helene, id))!)).toBe(2);
    expect((await of(id, 'call')).outcome).toBe('pass');
    await log(id);
    expect(await of(id, 'call')).toMatchObject({ outcome: 'refuse', findings: [{ code: 'too_many_contacts', facts: [{ key: 'cap', value: 'answeredCalls' }, { key: 'count', value: '1' }, { key: 'atMost', value: '1' }, { key: 'withinDays', value: '1' }] }] });
    expect(String((await of(id, 'call')).nextAt)).toBe('2026-11-24T09:00:00Z');
    expect((await of(id, 'email')).outcome).toBe('pass');
    await log(other, { reached: 'nobody', outcome: 'absent' });
    expect(codes((await of(id, 'email')).findings)).toEqual(['too_many_contacts']);
    // A week after the first of the three.
    expect(String((await of(id, 'email')).nextAt)).toBe('2026-11-29T23:00:00Z');
  });

  test('a call is told what the check says as it is logged, and is never refused by it; a third person is one', async () => {
    const { id } = await o.open('Optique Saint-Elme');
    at('2026-11-23T08:00:00Z');
    const { findings, call: logged } = await log(id, { reached: 'third_party', outcome: 'third_party' });
    expect(codes(findings)).toEqual(['third_person', 'first_letter_missing', 'outside_hours']);
    expect(logged).toMatchObject({ incoming: false, findings });
    expect(findings[0]!.facts).toEqual([{ key: 'recipient', value: 'otherThirdPerson' }]);
    const [line] = (await o.h.get(TimelineReadService).page(o.helene, id, { kind: 'call' })).rows;
    expect(Object.fromEntries(line!.facts.map(({ key, value }) => [key, value]))).toMatchObject({ findings: 'first_letter_missing, outside_hours, third_person' });
    // What the agency finds of itself is its own.
    const [told] = (await o.h.get(TimelineReadService).page(o.camille, id, { kind: 'call' })).rows;
    expect(JSON.stringify(told)).not.toContain('outside_hours');
  });

  test('the debtor who rings is heard on a closed case and on one that is barred: no finding, no next action, and no promise where none may be taken', async () => {
    const { id } = await o.open('Atelier Clos');
    await o.h.rows(sql`update case_file set stage = 'closed', next_action_kind = null, next_action_on = null where id = ${id}`);
    expect(await refusal(log(id))).toMatchObject({ code: 'case_closed' });
    const { findings, call: logged, caseFile } = await log(id, { incoming: true, note: 'demande un reçu' });
    expect([findings, logged.incoming, logged.findings, caseFile.nextAction, caseFile.stage]).toEqual([[], true, [], null, 'closed']);
    expect(await o.h.rows(sql`select facts from timeline_entry where case_id = ${id} and kind = 'call'`)).toEqual([{ facts: { reached: 'debtor', incoming: 'true' } }]);
    const { id: barred } = await o.open('Odile Farnoux', [{ dueOn: day('2024-11-22'), nature: 'consumer' }], { regime: 'civil', kind: 'person' });
    await log(barred, { incoming: true });
    expect(await refusal(log(barred, { incoming: true, outcome: 'promise', promise: { dueOn: day('2026-11-27'), amount: euros('10') } }))).toMatchObject({ code: 'claim_barred' });
  });

  test('a wish is kept and counts on all cases of the person until it is taken back; it stops calls and messages, not letters', async () => {
    const { id, debtorId } = await o.open('Jeanne Lorimier', [{ nature: 'consumer' }], { regime: 'civil', kind: 'person' });
    const { id: other } = await o.open('Jeanne Lorimier bis', [{ nature: 'consumer' }], { regime: 'civil', kind: 'person' });
    await o.h.rows(sql`update case_file set debtor_id = ${debtorId} where id = ${other}`);
    await sent(other);
    expect(await of(other, 'electronicRegisteredMail')).toMatchObject({ outcome: 'refuse', findings: [{ code: 'registered_email_without_consent', article: 'CPCE postes L100' }] });
    const wish = { caseId: id, kind: 'stopAsked', holds: true, on: day('2026-11-20'), source: 'Courrier du 18 novembre', files: [{ name: 'courrier.pdf', base64: Buffer.from('%PDF-1.4 courrier').toString('base64') }], idempotencyKey: 'voeu-arret-lorimier' };
    const kept = await o.h.get(WishesService).record(o.helene, wish);
    expect(kept).toMatchObject({ kind: 'stopAsked', holds: true, source: 'Courrier du 18 novembre', by: 'Hélène Vasseur', documents: [{ name: 'courrier.pdf' }] });
    expect((await o.h.get(WishesService).record(o.helene, wish)).id).toBe(kept.id);
    expect(await refusal(o.h.get(WishesService).record(o.helene, { ...wish, holds: false }))).toMatchObject({ code: 'idempotency_key_reused' });
    expect((await advice(other)).map(({ channel, findings }) => [channel, codes(findings)])).toEqual([
      ['call', ['stop_asked_in_writing']], ['sms', ['stop_asked_in_writing']], ['email', ['stop_asked_in_writing']], ['letter', []], ['registeredMail', []], ['electronicRegisteredMail', ['stop_asked_in_writing', 'registered_email_without_consent']],
    ]);
    expect((await of(other, 'call')).nextAt).toBeNull();
    await o.h.get(WishesService).record(o.helene, { ...wish, holds: false, on: day('2026-11-22'), files: null, idempotencyKey: 'voeu-reprise-lorimier' });
    await o.h.get(WishesService).record(o.helene, { ...wish, kind: 'registeredEmailConsent', files: null, idempotencyKey: 'voeu-lre-lorimier' });
    expect((await advice(other)).map(({ outcome }) => outcome)).toEqual(Array(6).fill('pass'));
    expect((await o.h.get(WishesService).ofDebtor(o.helene, debtorId)).map(({ kind, holds }) => [kind, holds])).toEqual([['registeredEmailConsent', true], ['stopAsked', false], ['stopAsked', true]]);
    expect(await o.h.rows(sql`select code, internal from timeline_entry where case_id = ${id} and code = 'wish.recorded'`)).toHaveLength(3);
    expect(await o.h.rows(sql`select name, internal from outbox_event where case_id = ${id} and name = 'WishRecorded'`)).toHaveLength(3);
    expect((await refusal(o.h.get(WishesService).record(o.helene, { ...wish, kind: 'silence', source: ' ', on: day('2026-11-24'), idempotencyKey: 'x' }))).fields).toEqual(['kind: not_in_list', 'source: missing', 'on: day_future', 'idempotencyKey: bad_key']);
    await expect(o.h.rows(sql`update debtor_wish set holds = true`)).rejects.toThrow();
  });

  test('a hold and a dispute stop what they stop, by the name of what holds', async () => {
    const { id } = await o.open('Lucile Delorme', [{ nature: 'consumer' }], { regime: 'civil', kind: 'person' });
    await sent(id);
    await o.h.get(DisputesService).open(o.helene, { caseId: id, reason: 'already_paid', idempotencyKey: 'contestation-conduite' });
    const { findings } = await of(id, 'email');
    expect(findings).toMatchObject([{ code: 'on_hold' }]);
    expect(findings[0]!.facts).toContainEqual({ key: 'holds', value: 'dispute' });
    const { id: held } = await o.open('Fonderie Brassac');
    await sent(held);
    await o.h.get(HoldsService).open(o.helene, { caseId: held, kind: 'insolvencyProceeding', facts: { openedOn: day('2026-09-01') }, source: 'BODACC', idempotencyKey: 'procedure-conduite' });
    expect((await of(held, 'letter')).findings[0]).toMatchObject({ code: 'on_hold', outcome: 'refuse' });
    expect((await log(held, { incoming: true })).findings).toEqual([]);
  });

  test('words are checked in the light of the case; an answer to a dispute that holds forbidden ones is refused, and nothing is written', async () => {
    const { id } = await o.open('Boulangerie Sainte-Ursule', [{ nature: 'consumer' }], { regime: 'civil', kind: 'person' });
    const words = o.h.get(WordsService);
    expect(await words.typed(o.helene, id, 'Merci de nous rappeler.')).toEqual({ outcome: 'pass', findings: [] });
    const { outcome, findings } = await words.typed(o.helene, id, 'Un huissier procédera à la saisie.');
    expect([outcome, codes(findings)]).toEqual(['refuse', ['forbidden_words', 'forbidden_words']]);
    expect(findings[0]).toMatchObject({ article: 'C. pén. 433-13', facts: expect.arrayContaining([{ key: 'phrase', value: 'bailiff' }, { key: 'words', value: 'huissier' }]) });
    // What the law opens may be announced: a court act that may be done now.
    expect((await words.facts(o.h.database, id))).toMatchObject({ routeAuthorised: true, hasTitle: false, bailiffInstructed: false, procedureFiled: false, hasCourtDecision: false, debtorIsProfessional: false, barred: false });
    const dispute = await o.h.get(DisputesService).open(o.helene, { caseId: id, reason: 'already_paid', idempotencyKey: 'contestation-mots' });
    expect(await refusal(o.h.get(DisputesService).settle(o.helene, dispute.id, 'rejected', 'Vous irez en prison.'))).toMatchObject({ code: 'forbidden_words', article: 'C. pén. 312-10, C. conso. L121-6 5°', facts: { phrase: 'penal', words: 'prison', field: 'words' } });
    expect(await o.h.rows(sql`select 1 from dispute_event where dispute_id = ${dispute.id}`)).toEqual([]);
    await o.h.get(DisputesService).settle(o.helene, dispute.id, 'rejected', 'Aucun paiement trouvé.');
    for (const who of [o.camille, o.accountant, o.stranger]) expect(await words.typed(who, id, 'huissier')).toEqual({ outcome: 'pass', findings: [] });
  });

  test('each claim tells its term, what moved it and what did not: a formal notice moves nothing', async () => {
    const { id } = await o.open('Clinique Aubépin', [{ dueOn: day('2026-04-30') }]);
    await sent(id);
    const [claim] = await o.h.get(CasesReadService).claims(o.helene, id);
    expect(claim!.limitation).toMatchObject({ level: 'green', movedBy: 'accrued', article: 'C. com. L110-4', expires: day('2031-04-30') });
    expect(claim!.limitation.history).toEqual([{ on: day('2026-11-23'), kind: 'formal_notice', effect: 'none', expires: day('2031-04-30'), article: null }]);
    expect((await o.h.get(CasesReadService).limitation(o.helene, id))!.history).toHaveLength(1);
  });

  test('the creditor, the accountant and strangers are advised of nothing and record nothing', async () => {
    const { id, debtorId } = await o.open('Fleurs Vandermeule');
    await sent(id);
    await o.h.get(WishesService).record(o.helene, { caseId: id, kind: 'stopAsked', holds: true, on: day('2026-11-20'), source: 'Courriel', idempotencyKey: 'voeu-frontiere' });
    for (const who of [o.camille, o.rachid, o.accountant, o.administrator, o.stranger]) {
      expect(await conduct().seenBy(who, id)).toBeUndefined();
      expect(await o.h.get(WishesService).ofDebtor(who, debtorId)).toEqual([]);
      expect(await refusal(o.h.get(WishesService).record(who, { caseId: id, kind: 'stopAsked', holds: true, on: day('2026-11-20'), source: 'x', idempotencyKey: `voeu-${who.id}` }))).toMatchObject({ code: 'not_found' });
    }
    expect(await conduct().seenBy(o.helene, 'rien')).toBeUndefined();
  });
});
