import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Blobs } from '../files/blobs.ts';
import { newId } from '../ids.ts';
import { sql } from '../orm/sql.ts';
import { house, type House, type HouseOptions } from '../testing/index.ts';
import { DeliverMessages, SEND_ATTEMPTS } from './deliver-messages.ts';
import { Mailer, type NewMessage } from './mailer.ts';
import { smtpServer, type SmtpServer } from './smtp.fixture.ts';

const IBAN = 'FR7699990000102000010472995';
async function agency(h: House): Promise<string> {
  const id = newId();
  await h.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at)
    values (${id}, 'Orvelle Recouvrement', 'SAS', '010079192', '14 quai des Tanneurs', '37000', 'Tours', '02 61 91 20 00', 'dossiers@orvelle.example', 'donnees@orvelle.example', 'Orvelle', ${IBAN}, 'ORVLFRP1', now())`);
  return id;
}
const write = async (h: House, agencyId: string, more: Partial<NewMessage> = {}) =>
  h.database.transact((tx) => h.get(Mailer).send(tx, { agencyId, channel: 'email', purpose: 'receipt', recipient: 'paul@carnaudet.example', subject: 'Votre quittance', text: 'Bonjour,\n\nVoici votre quittance.', ...more }));
interface Row { sent: boolean; failed: boolean; attempts: number; last_error: string | null; failure: string | null }
const stateOf = async (h: House, id: string) => (await h.rows<Row>(sql`select sent_at is not null as sent, failed_at is not null as failed, attempts, last_error, failure from outgoing_message where id = ${id}`))[0]!;
const told = async (h: House, id: string) => (await h.rows<{ name: string; internal: boolean }>(sql`select name, internal from outbox_event where ids->>'messageId' = ${id} order by id`)).map(({ name, internal }) => `${name}${internal ? '' : ', to all'}`);

describe('with a mail server', () => {
  let h: House, agencyId: string, server: SmtpServer;
  beforeAll(async () => {
    server = await smtpServer();
    h = await house({ modules: [], options: { mail: { url: server.url, from: 'Orvelle Recouvrement <dossiers@orvelle.example>' } } });
    // Failures are meant here and need no log.
    Logger.overrideLogger(false);
    agencyId = await agency(h);
  });
  afterAll(async () => {
    await h.close();
    await server.close();
  });
  beforeEach(() => { server.received.length = 0; });
  afterEach(() => { for (const word of ['MAIL', 'RCPT', 'DATA', 'BODY'] as const) delete server.refuse[word]; });
  const deliver = (id: string) => h.get(DeliverMessages).send({ messageId: id });

  test('leaves once, as plain text with its link, from the agency', async () => {
    const id = await write(h, agencyId, { link: 'https://orvelle.example/d/R4K7TD3', text: 'Bonjour <b>Paul</b>, ceci & cela' });
    expect(await stateOf(h, id)).toMatchObject({ sent: false, attempts: 0 });
    await deliver(id);
    await deliver(id);
    expect(server.received).toHaveLength(1);
    const [{ from, to, data }] = server.received as [SmtpServer['received'][number]];
    expect(from).toMatch(/^<dossiers@orvelle\.example>/);
    expect(to).toEqual(['<paul@carnaudet.example>']);
    expect(data).toMatch(/^From: Orvelle Recouvrement <dossiers@orvelle\.example>$/m);
    expect(data).toMatch(/^Subject: Votre quittance$/m);
    expect(data).toContain(`Message-ID: <${id}@orvelle.example>`);
    expect(data).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(data).toMatch(/^Content-Type: text\/plain/m);
    expect(data).not.toMatch(/text\/html/);
    expect(data).toContain('Bonjour <b>Paul</b>, ceci & cela\r\n\r\nhttps://orvelle.example/d/R4K7TD3');
    expect(await stateOf(h, id)).toEqual({ sent: true, failed: false, attempts: 1, last_error: null, failure: null });
    expect(await told(h, id)).toEqual(['MessageQueued', 'MessageSent']);
  });

  test('what is sent regularly names the address that ends it in one step (RFC 8058); nothing else does, and no address adds a header', async () => {
    const stop = 'https://orvelle.example/digests/stop?u=0193a000-0000-7000-8000-000000000001&s=ab12';
    await deliver(await write(h, agencyId, { unsubscribe: stop }));
    await deliver(await write(h, agencyId));
    await deliver(await write(h, agencyId, { unsubscribe: `${stop}>\r\nBcc: x@y.example` })).catch(() => undefined);
    const headers = server.received.map(({ data }) => data.split('\r\n\r\n')[0]!.replace(/\r\n[ \t]+/g, ' '));
    expect(headers[0]).toContain(`List-Unsubscribe: <${stop}>`);
    expect(headers[0]).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(headers[1]).not.toMatch(/List-Unsubscribe/);
    for (const one of headers) expect(one).not.toMatch(/^Bcc:/m);
  });

  test('carries the documents that it names, byte for byte', async () => {
    const creditorId = newId(), documentId = newId(), bytes = Buffer.from('%PDF-1.4 quittance\n%%EOF\n');
    await h.rows(sql`insert into creditor (id, agency_id, kind, name, legal_form, siren, line1, postal_code, city, iban, created_at) values (${creditorId}, ${agencyId}, 'company', 'Papeteries Tessonville', 'SAS', '812047366', '8 rue du Vieux-Moulin', '49100', 'Angers', ${IBAN}, now())`);
    const sha = await h.database.transact((tx) => h.get(Blobs).keep(tx, bytes));
    await h.rows(sql`insert into document (id, agency_id, creditor_id, kind, name, media_type, size, sha256, origin, created_at) values (${documentId}, ${agencyId}, ${creditorId}, 'receipt', 'Quittance Q-1.pdf', 'application/pdf', ${bytes.length}, ${sha}, 'receipt', now())`);
    const id = await write(h, agencyId, { documentIds: [documentId] });
    await deliver(id);
    const [{ data }] = server.received as [SmtpServer['received'][number]];
    expect(data).toMatch(/Content-Disposition: attachment; filename="Quittance Q-1\.pdf"/);
    expect(data.replace(/\r\n/g, '')).toContain(bytes.toString('base64'));

    const lost = await write(h, agencyId, { documentIds: [newId()] });
    await expect(deliver(lost)).rejects.toThrow('not kept');
    expect(server.received).toHaveLength(1);
    expect(await stateOf(h, lost)).toMatchObject({ sent: false, attempts: 1 });
  });

  test('nobody’s address or subject adds a header or a recipient', async () => {
    const id = await write(h, agencyId, { recipient: 'paul@carnaudet.example\r\nRCPT TO:<x@y.example>', subject: 'Quittance\r\nBcc: x@y.example\r\n\r\n<html>' });
    await deliver(id).catch(() => undefined);
    for (const { to, data } of server.received) {
      expect(to).toHaveLength(1);
      expect(data).not.toMatch(/^Bcc:/m);
    }
    const two = await write(h, agencyId, { recipient: 'a@b.example, c@d.example' });
    await deliver(two).catch(() => undefined);
    for (const { to } of server.received) expect(to).toHaveLength(1);
  });

  test('what the server refuses for good has failed, and is told', async () => {
    server.refuse.RCPT = '550 no such mailbox';
    const id = await write(h, agencyId);
    await deliver(id);
    expect(await stateOf(h, id)).toMatchObject({ sent: false, failed: true, attempts: 1, failure: 'refused', last_error: expect.stringContaining('550') });
    expect(await told(h, id)).toEqual(['MessageQueued', 'MessageFailed']);
    delete server.refuse.RCPT;
    await deliver(id);
    expect(server.received).toEqual([]);
  });

  test('what the server puts off is tried again, and given up in the end', async () => {
    server.refuse.BODY = '451 come back later';
    const id = await write(h, agencyId), hopeless = await write(h, agencyId);
    await expect(deliver(id)).rejects.toThrow('451');
    expect(await stateOf(h, id)).toMatchObject({ sent: false, failed: false, attempts: 1, last_error: expect.stringContaining('451') });
    for (let i = 1; i < SEND_ATTEMPTS; i += 1) await expect(deliver(hopeless)).rejects.toThrow('451');
    await deliver(hopeless);
    expect(await stateOf(h, hopeless)).toMatchObject({ failed: true, attempts: SEND_ATTEMPTS, failure: 'unreachable' });
    delete server.refuse.BODY;
    await deliver(id);
    expect(await stateOf(h, id)).toEqual({ sent: true, failed: false, attempts: 2, last_error: null, failure: null });
  });

  test('what says nothing true any more is not sent', async () => {
    const id = await write(h, agencyId, { sendBefore: h.clock.now().subtract({ seconds: 1 }) });
    await deliver(id);
    expect(server.received).toEqual([]);
    expect(await stateOf(h, id)).toMatchObject({ sent: false, failed: true, failure: 'too_late' });
    const still = await write(h, agencyId, { sendBefore: h.clock.now().add({ minutes: 5 }) });
    await deliver(still);
    expect(server.received).toHaveLength(1);
  });

  test('two workers at one message send it once', async () => {
    const id = await write(h, agencyId);
    await Promise.all([deliver(id), deliver(id), deliver(id)]);
    expect(server.received).toHaveLength(1);
    expect(await told(h, id)).toEqual(['MessageQueued', 'MessageSent']);
  });

  test('an SMS has no carrier and waits', async () => {
    const id = await write(h, agencyId, { channel: 'sms', recipient: '+33612345678' });
    await deliver(id);
    expect(server.received).toEqual([]);
    expect(await stateOf(h, id)).toMatchObject({ sent: false, failed: false, attempts: 0 });
    expect(h.get(Mailer).carries('sms')).toBe(false);
  });
});

describe('without a mail server', () => {
  const scene = async (options: HouseOptions['options']) => {
    const h = await house({ modules: [], options: options ?? {} });
    return { h, agencyId: await agency(h) };
  };

  test('messages wait', async () => {
    const { h, agencyId } = await scene({});
    try {
      const id = await write(h, agencyId);
      await h.relay();
      await h.get(DeliverMessages).send({ messageId: id });
      await h.get(DeliverMessages).send({});
      expect(await stateOf(h, id)).toMatchObject({ sent: false, failed: false, attempts: 0 });
    } finally { await h.close(); }
  });

  test('the demo’s lie in its mailbox, SMS too', async () => {
    const { h, agencyId } = await scene({ demo: true });
    try {
      const ids = [await write(h, agencyId), await write(h, agencyId, { channel: 'sms', recipient: '+33612345678' })];
      await h.relay();
      for (const id of ids) {
        expect(await stateOf(h, id)).toMatchObject({ sent: true, failed: false });
        expect(await told(h, id)).toEqual(['MessageQueued', 'MessageSent']);
      }
      expect(h.get(Mailer).carries('sms')).toBe(true);
      expect(h.get(Mailer).linkTo('/d/R4K7TD3')).toBe('http://localhost:3000/d/R4K7TD3');
    } finally { await h.close(); }
  });
});
