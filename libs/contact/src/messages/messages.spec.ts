import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Mailer, newId, sql, type NewMessage } from '@quittance/platform';
import { office, type Office } from '../letters/letters.fixture.ts';
import { MailboxService } from './mailbox.service.ts';
import { MessagesReadService } from './messages-read.service.ts';
import { mailAddress, masked, mobileNumber } from './recipient.ts';

let h: Office;
beforeAll(async () => { h = await office(); });
afterAll(() => h.close());

const write = (more: Partial<NewMessage> = {}) => h.database.transact((tx) => h.get(Mailer).send(tx, {
  agencyId: h.agencyId, channel: 'email', purpose: 'plan_agreed', recipient: 'paul@carnaudet.example', subject: 'Votre échéancier', text: 'Bonjour, code 482917', ...more,
}));
const reachable = async (value = 'Paul@Carnaudet.example', kind = 'email') => {
  const file = await h.openCase(h.tessonville);
  await h.rows(sql`insert into debtor_contact_point (id, debtor_id, agency_id, creditor_id, kind, value, since, source) values (${newId()}, ${file.debtorId}, ${h.agencyId}, ${h.tessonville}, ${kind}, ${value}, ${h.clock.now()}, 'deposit')`);
  return file;
};
const lines = (caseId: string) => h.rows(sql`select code, facts, internal, to_debtor from timeline_entry where case_id = ${caseId} and kind = 'message' order by at, id`);

describe('what was sent', () => {
  test('is read by the agency, newest first, page by page, of one case or of all; never its text', async () => {
    const file = await h.openCase(h.tessonville), other = await h.openCase(h.lorrenzeau);
    const ids = [];
    for (let i = 0; i < 3; i += 1) ids.unshift(await write({ caseId: file.id, creditorId: h.tessonville, subject: `n° ${i}` }));
    const loose = await write({ caseId: other.id, creditorId: h.lorrenzeau });
    const reads = h.get(MessagesReadService);
    const first = await reads.list(h.helene, { caseId: file.id, first: 2 });
    expect(first.rows.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(first.rows[0]).toEqual({ id: ids[0], caseId: file.id, publicReference: file.publicReference, channel: 'email', purpose: 'plan_agreed', recipient: 'paul@carnaudet.example', subject: 'n° 2', queuedAt: expect.any(Temporal.Instant), state: 'queued' });
    expect((await reads.list(h.helene, { caseId: file.id, first: 2, after: first.next })).rows.map(({ id }) => id)).toEqual(ids.slice(2));
    expect((await reads.list(h.solange, {})).rows.map(({ id }) => id)).toContain(loose);
    await h.rows(sql`update outgoing_message set failed_at = now() where id = ${loose}`);
    expect((await reads.list(h.helene, { caseId: other.id })).rows[0]!.state).toBe('failed');
    for (const stranger of [h.camille, h.rachid]) expect(await reads.list(stranger, { caseId: file.id })).toEqual({ rows: [], next: null });
    expect(await reads.list(h.helene, { caseId: 'no id', after: 'forged' })).toEqual({ rows: [], next: null });
  });

  test('to the debtor is told to the creditor too, masked; to others, to the agency alone', async () => {
    const file = await reachable();
    await write({ caseId: file.id, creditorId: h.tessonville });
    await write({ caseId: file.id, creditorId: h.tessonville, recipient: 'etude@brunoy.example', purpose: 'handoff_offered' });
    await write({ caseId: file.id, creditorId: h.tessonville, purpose: 'access_code' });
    await write({ recipient: 'someone@orvelle.example' });
    await h.relay();
    await h.relay();
    expect(await lines(file.id)).toEqual([
      { code: 'message.queued', facts: { purpose: 'plan_agreed', channel: 'email', to: 'p***@carnaudet.example' }, internal: false, to_debtor: false },
      { code: 'message.queued', facts: { purpose: 'handoff_offered', channel: 'email', to: 'e***@brunoy.example' }, internal: true, to_debtor: false },
    ]);
  });

  test('to his telephone is known by its digits', async () => {
    const file = await reachable('06 12 34 56 78', 'phone');
    await write({ caseId: file.id, creditorId: h.tessonville, channel: 'sms', recipient: '+33612345678' });
    await h.relay();
    expect(await lines(file.id)).toEqual([{ code: 'message.queued', facts: { purpose: 'plan_agreed', channel: 'sms', to: '** ** ** ** 78' }, internal: false, to_debtor: false }]);
  });

  test('that could not be sent is told with its cause', async () => {
    const file = await reachable();
    const id = await write({ caseId: file.id, creditorId: h.tessonville, purpose: 'access_code' });
    await h.rows(sql`update outgoing_message set failed_at = now(), failure = 'refused' where id = ${id}`);
    await h.database.transact((tx) => tx.emit('MessageFailed', { messageId: id, caseId: file.id }, { agencyId: h.agencyId, caseId: file.id, internal: true }));
    await h.relay();
    expect(await lines(file.id)).toEqual([{ code: 'message.failed', facts: { purpose: 'access_code', channel: 'email', to: 'p***@carnaudet.example', cause: 'refused' }, internal: true, to_debtor: false }]);
  });

  test('lies whole in the demo’s mailbox, with the names of what is attached', async () => {
    await write({ recipient: 'only@me.example', text: 'Le code : 482 917', link: 'https://orvelle.example/d/X' });
    expect(await h.get(MailboxService).newest('only@me.example')).toEqual([expect.objectContaining({ recipient: 'only@me.example', text: 'Le code : 482 917', link: 'https://orvelle.example/d/X', attachments: [], queuedAt: expect.any(Temporal.Instant) })]);
    expect((await h.get(MailboxService).newest()).length).toBeGreaterThan(1);
  });
});

describe('an address', () => {
  test.each([
    ['06 12 34 56 78', '+33612345678'], ['07.12.34.56.78', '+33712345678'], ['+33 6 12 34 56 78', '+33612345678'], ['+33 (0)6 12 34 56 78', '+33612345678'], ['0033612345678', '+33612345678'],
    ['02 99 17 33 01', undefined], ['06 12', undefined], ['', undefined], [null, undefined], ['+32 470 12 34 56', undefined],
  ])('%s takes an SMS as %s', (phone, number) => expect(mobileNumber(phone)).toBe(number));

  test.each([['paul@carnaudet.example', true], [' paul@carnaudet.example ', true], ['a@b.example, c@d.example', false], ['Paul <paul@carnaudet.example>', false], ['paul@', false], ['a@b@c.example', false], [null, false]])('%s is written to: %s', (email, may) => {
    expect(mailAddress(email)).toBe(may ? 'paul@carnaudet.example' : undefined);
  });

  test('is shown so that its owner knows it and nobody else', () => {
    expect([masked('paul@carnaudet.example'), masked('+33612345678')]).toEqual(['p***@carnaudet.example', '** ** ** ** 78']);
  });
});
