import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { BarredClaimsService, CallsService, CasesReadService, ConductService, DisputesService, GiveUpBarredService, TimelineService, WishesService } from '@quittance/cases';
import { newId, sql, type Actor, type Refused } from '@quittance/platform';
import { claim, office, type Office } from '../letters/letters.fixture.ts';
import { LettersService } from '../letters/letters.service.ts';
import { MessagesReadService } from '../messages/messages-read.service.ts';
import type { ReminderInput } from './reminder.type.ts';
import { RemindersService } from './reminders.service.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
let keys = 0;

describe('reminders', () => {
  let h: Office;
  beforeAll(async () => { h = await office({ options: { demo: true } }); });
  afterAll(() => h.close());
  beforeEach(() => h.clock.set(Temporal.Instant.from('2026-11-23T10:00:00Z')));

  const reminders = () => h.get(RemindersService);
  const sent = (caseId: string, reference = 'L-2026-000900') => h.database.transact((tx) => h.get(TimelineService).write(tx, {
    caseId, agencyId: h.agencyId, creditorId: h.tessonville, kind: 'letter', code: 'letter.sent', facts: { reference, channel: 'registered' }, actor: null, internal: false,
  }));
  const reached = (debtorId: string, kind: 'email' | 'phone', value: string) =>
    h.rows(sql`insert into debtor_contact_point (id, debtor_id, agency_id, creditor_id, kind, value, source, since) values (${newId()}, ${debtorId}, ${h.agencyId}, ${h.tessonville}, ${kind}, ${value}, 'test', now())`);
  /** A case that was written to, of a debtor with a mail address. */
  const written = async (of: Parameters<Office['openCase']>[1] = {}) => {
    const file = await h.openCase(h.tessonville, of);
    await reached(file.debtorId, 'email', 'compta@carnaudet.example');
    await sent(file.id);
    return file;
  };
  const input = (caseId: string, more: Partial<ReminderInput> = {}): ReminderInput => ({ caseId, channel: 'email', text: 'Nous restons sans réponse de votre part. Pouvez-vous nous dire quand vous paierez ?', idempotencyKey: `relance-${++keys}-${caseId}`, ...more });
  const send = (caseId: string, more: Partial<ReminderInput> = {}, who: Actor = h.helene) => reminders().send(who, input(caseId, more));
  const preview = (caseId: string, more: Partial<ReminderInput> = {}, who: Actor = h.helene) => reminders().preview(who, input(caseId, more));
  const refusal = (done: Promise<unknown>) => done.then(() => { throw new Error('was not refused'); }, (e: Refused) => ({ code: e.code, article: e.options.article ?? null, facts: e.options.facts ?? {}, fields: (e.options.fields ?? []).map(({ field, code }) => `${field}: ${code}`) }));
  const nothingLeft = async (caseId: string) => expect(await h.rows(sql`select 1 from outgoing_message where case_id = ${caseId} and purpose = 'reminder' union all select 1 from reminder where case_id = ${caseId}`)).toEqual([]);

  test('the whole text says who writes for whom, what is due and of what, after which letter, and how to contest; the preview is what leaves', async () => {
    const file = await written();
    const seen = await preview(file.id);
    expect(seen).toMatchObject({ channel: 'email', recipient: 'compta@carnaudet.example', subject: `Dossier ${file.publicReference}, Papeteries Tessonville`, outcome: 'pass', findings: [], recall: { reference: 'L-2026-000900', line: 'Notre lettre réf. L-2026-000900 du 23/11/2026' } });
    const plain = seen.whole.replace(/[\u00a0\u202f]/g, ' ');
    for (const said of [
      'Madame, Monsieur,', 'Pouvez-vous nous dire quand vous paierez ?', 'Au 23 novembre 2026, la somme due s’élève à', 'principal 10 252,80 €', 'intérêts', 'indemnité forfaitaire 120,00 €',
      'Orvelle Recouvrement, 14 quai des Tanneurs, 37000 Tours, exerce une activité de recouvrement amiable et vous écrit pour le compte de Papeteries Tessonville, 8 rue du Vieux-Moulin, 49100 Angers',
      'Notre lettre réf. L-2026-000900 du 23/11/2026.', 'dire que vous n’êtes pas d’accord', 'Hélène Vasseur', `/d/${file.publicReference.replace(/-/g, '')}`,
    ]) expect(plain).toContain(said);
    await nothingLeft(file.id);

    const reminder = await send(file.id);
    expect(reminder).toMatchObject({ channel: 'email', subject: seen.subject, recipient: 'compta@carnaudet.example', by: 'Hélène Vasseur', findings: [], text: input(file.id).text });
    const [message] = await h.rows<{ text: string; link: string; purpose: string }>(sql`select text, link, purpose from outgoing_message where case_id = ${file.id}`);
    expect([`${message!.text}\n\n${message!.link}`, message!.purpose]).toEqual([seen.whole, 'reminder']);
    expect(await h.rows(sql`select recall, law_version <> '' as dated from reminder where id = ${reminder.id}`)).toEqual([{ recall: 'Notre lettre réf. L-2026-000900 du 23/11/2026', dated: true }]);
    expect(await h.rows(sql`select code, facts, internal, to_bailiff from timeline_entry where case_id = ${file.id} and code = 'reminder.sent'`)).toEqual([{ code: 'reminder.sent', facts: { channel: 'email', to: 'c***@carnaudet.example', subject: seen.subject }, internal: false, to_bailiff: true }]);
    expect((await h.rows<{ name: string }>(sql`select name from outbox_event where case_id = ${file.id} and name in ('ReminderSent', 'MessageQueued') order by name`)).map(({ name }) => name)).toEqual(['MessageQueued', 'ReminderSent']);
    await h.relay();
    // It has its own line: the mail that carries it has none.
    expect(await h.rows(sql`select 1 from timeline_entry where case_id = ${file.id} and code = 'message.queued'`)).toEqual([]);
    expect((await h.get(MessagesReadService).list(h.helene, { caseId: file.id })).rows).toMatchObject([{ purpose: 'reminder', state: 'sent' }]);
    expect(await reminders().ofCase(h.helene, file.id)).toEqual([reminder]);
    expect((await h.get(CasesReadService).limitation(h.helene, file.id))!.history.map(({ kind, effect }) => [kind, effect])).toEqual(expect.arrayContaining([['formal_notice', 'none'], ['reminder', 'none']]));
    await expect(h.rows(sql`delete from reminder`)).rejects.toThrow();
  });

  test('the same key twice is one mail; another input under it is refused', async () => {
    const file = await written();
    const one = input(file.id);
    const done = await Promise.all([1, 2, 3].map(() => reminders().send(h.helene, { ...one })));
    expect(new Set(done.map(({ id }) => id)).size).toBe(1);
    expect(await h.rows(sql`select 1 from outgoing_message where case_id = ${file.id}`)).toHaveLength(1);
    expect(await refusal(reminders().send(h.helene, { ...one, text: 'Autre.' }))).toMatchObject({ code: 'idempotency_key_reused' });
  });

  test('three contacts in seven days are enough: the fourth is refused by its rule and told in the preview; the refusal is kept in the trail', async () => {
    const file = await written();
    for (let n = 0; n < 3; n += 1) await send(file.id);
    expect(await preview(file.id)).toMatchObject({ outcome: 'refuse', findings: [{ code: 'too_many_contacts', article: 'C. conso. L121-6, L121-7' }] });
    expect(await refusal(send(file.id))).toMatchObject({ code: 'contact_refused', article: 'C. conso. L121-6, L121-7', facts: { finding: 'too_many_contacts', cap: 'contacts', count: '3', atMost: '3', withinDays: '7' } });
    expect(await h.rows(sql`select outcome, code from audit_entry where case_id = ${file.id} and action = 'sendReminder' and outcome = 'refused'`)).toEqual([{ outcome: 'refused', code: 'contact_refused' }]);
    expect(h.get(ConductService).contactsInDays((await h.get(ConductService).seenBy(h.helene, file.id))!)).toBe(4);
    // Seven days later than the first.
    h.clock.set(Temporal.Instant.from('2026-11-30T10:00:00Z'));
    expect((await preview(file.id)).outcome).toBe('pass');
  });

  test('a debtor who asked in writing to be left alone is not written to by mail; nor is he reminded by SMS at night', async () => {
    const file = await written();
    await reached(file.debtorId, 'phone', '06 12 34 56 78');
    expect((await preview(file.id, { channel: 'sms', text: 'Merci de nous rappeler.' })).whole.replace(/[\u00a0\u202f]/g, ' ')).toMatch(/^Orvelle Recouvrement, recouvrement amiable pour Papeteries Tessonville, dossier .+ Merci de nous rappeler\. Dû ce jour : .+ €\. Notre lettre réf\. L-2026-000900 du 23\/11\/2026\. Payer, demander un délai ou contester : http/);
    h.clock.set(Temporal.Instant.from('2026-11-23T20:00:00Z'));
    expect(await refusal(send(file.id, { channel: 'sms', text: 'Merci.' }))).toMatchObject({ code: 'contact_refused', facts: { finding: 'outside_hours', at: '2026-11-23T21:00' } });
    expect((await preview(file.id)).outcome).toBe('pass');
    await h.get(WishesService).record(h.helene, { caseId: file.id, kind: 'stopAsked', holds: true, on: day('2026-11-23'), source: 'Sa lettre', idempotencyKey: `voeu-${file.id}` });
    expect(await refusal(send(file.id))).toMatchObject({ code: 'contact_refused', article: 'C. conso. L121-6, C. pén. 222-16', facts: { finding: 'stop_asked_in_writing', instead: 'letter, registeredMail' } });
    await nothingLeft(file.id);
  });

  test('forbidden words are found in the preview and refused at sending, in the text and in the subject', async () => {
    const file = await written();
    expect(await preview(file.id, { text: 'Dernier avis avant saisie.' })).toMatchObject({ outcome: 'refuse', findings: expect.arrayContaining([expect.objectContaining({ code: 'forbidden_words', outcome: 'refuse' })]) });
    expect(await refusal(send(file.id, { text: 'Un huissier passera.' }))).toMatchObject({ code: 'forbidden_words', article: 'C. pén. 433-13', facts: { phrase: 'bailiff', reason: 'bailiffAppearance', words: 'huissier', field: 'text' } });
    expect(await refusal(send(file.id, { subject: 'Service du contentieux judiciaire' }))).toMatchObject({ code: 'forbidden_words', facts: { field: 'subject' } });
    await nothingLeft(file.id);
  });

  test('what the act refuses, an unknown address and wrong fields are told, each by its code', async () => {
    const bare = await h.openCase(h.tessonville);
    expect(await refusal(preview(bare.id))).toMatchObject({ code: 'no_address', facts: { channel: 'email' } });
    await reached(bare.debtorId, 'email', 'compta@carnaudet.example');
    expect(await refusal(send(bare.id))).toMatchObject({ code: 'first_letter_missing', article: 'CPCE R124-4' });
    await sent(bare.id);
    expect(await refusal(send(bare.id, { channel: 'fax', text: ' ', subject: 'x'.repeat(151), idempotencyKey: 'x' }))).toMatchObject({ code: 'bad_fields', fields: ['channel: not_in_list', 'text: missing', 'subject: too_long', 'idempotencyKey: bad_key'] });
    expect(await refusal(preview(bare.id, { text: 'x'.repeat(4001) }))).toMatchObject({ fields: ['text: too_long'] });
    // As one begins to type there is nothing yet, and that is no fault.
    expect((await preview(bare.id, { text: '' })).whole).toContain('Madame, Monsieur,');
    expect(await refusal(send(bare.id, { channel: 'sms', text: 'Merci.' }))).toMatchObject({ code: 'no_address', facts: { channel: 'sms' } });
    await h.get(DisputesService).open(h.helene, { caseId: bare.id, reason: 'already_paid', idempotencyKey: `contestation-${bare.id}` });
    expect(await refusal(send(bare.id))).toMatchObject({ code: 'disputed', article: 'C. civ. 1353' });
    const closed = await written();
    await h.rows(sql`update case_file set stage = 'closed' where id = ${closed.id}`);
    expect(await refusal(send(closed.id))).toMatchObject({ code: 'case_closed' });
    await nothingLeft(bare.id);
  });

  test('a barred claim of a consumer stops the reminder and the letter until it is given up', async () => {
    const file = await written({ regime: 'civil', kind: 'person', claims: [claim('2024-10-20', '2024-11-20', 30_000, { nature: 'consumer' }), claim('2026-03-31', '2026-04-30', 30_000, { nature: 'consumer' })] });
    expect(await refusal(send(file.id))).toMatchObject({ code: 'claim_barred', article: 'C. conso. L218-2' });
    const letter = () => h.get(LettersService).previewFormalNotice(h.helene, file.id);
    expect((await letter()).refusal).toMatchObject({ code: 'claim_barred' });
    const barred = await h.get(BarredClaimsService).seenBy(h.helene, file.id);
    await h.get(GiveUpBarredService).giveUp(h.helene, { caseId: file.id, claimIds: barred.map(({ claimId }) => claimId), idempotencyKey: `abandon-${file.id}` });
    expect((await letter()).refusal).toBeNull();
    expect((await preview(file.id)).whole.replace(/[\u00a0\u202f]/g, ' ')).toContain('la somme due s’élève à 300,00 €');
  });

  test('answers and mails by themselves recall the first letter too: an answer to a dispute', async () => {
    const file = await written();
    const dispute = await h.get(DisputesService).open(h.helene, { caseId: file.id, reason: 'already_paid', idempotencyKey: `contestation-${file.id}` });
    await h.get(DisputesService).settle(h.helene, dispute.id, 'rejected', 'Aucun paiement ne nous est parvenu.');
    const mails = await h.rows<{ purpose: string; text: string }>(sql`select purpose, text from outgoing_message where case_id = ${file.id} and recipient = 'compta@carnaudet.example' order by queued_at`);
    expect(mails.map(({ purpose }) => purpose)).toEqual(['dispute_opened', 'dispute_settled']);
    for (const { text } of mails) expect(text).toContain('Notre lettre réf. L-2026-000900 du 23/11/2026.');
  });

  test('an answered call today is told of the next; the creditor, others and strangers neither preview, send nor read', async () => {
    const file = await written();
    await h.get(CallsService).log(h.helene, { caseId: file.id, reached: 'debtor', outcome: 'callback', nextAction: { kind: 'call', on: day('2026-11-30') }, idempotencyKey: `appel-${file.id}` });
    expect((await preview(file.id)).outcome).toBe('pass');
    await send(file.id);
    for (const who of [h.camille, h.rachid]) {
      expect(await refusal(preview(file.id, {}, who))).toMatchObject({ code: 'not_found' });
      expect(await refusal(send(file.id, {}, who))).toMatchObject({ code: 'not_found' });
      expect(await reminders().ofCase(who, file.id)).toEqual([]);
    }
    expect(await reminders().ofCase(h.helene, 'rien')).toEqual([]);
  });
});

describe('without a carrier', () => {
  test('an SMS can’t be written', async () => {
    const h = await office();
    try {
      const file = await h.openCase(h.tessonville);
      await expect(h.get(RemindersService).preview(h.helene, { caseId: file.id, channel: 'sms', text: 'Merci.' })).rejects.toMatchObject({ code: 'bad_fields', options: { fields: [{ field: 'channel', code: 'no_carrier' }] } });
    } finally { await h.close(); }
  });
});
