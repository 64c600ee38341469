import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database, Mailer, newId, OutboxRelay, sql } from '@quittance/platform';
import { cloneDatabase, dropDatabase, testOptions } from '@quittance/platform/testing';
import request from 'supertest';
import { createApi } from '../create-api.ts';
import { mailboxPage } from './mailbox-page.ts';

describe('the demo’s mailbox', () => {
  let databaseUrl: string;
  const open: NestFastifyApplication[] = [];
  const serve = async (more: Parameters<typeof testOptions>[1]) => {
    const app = await createApi(testOptions(databaseUrl, more));
    await app.listen(0, '127.0.0.1');
    open.push(app);
    return { app, http: request(await app.getUrl()) };
  };
  let demo: Awaited<ReturnType<typeof serve>>;
  const agencyId = newId();
  beforeAll(async () => {
    databaseUrl = await cloneDatabase();
    demo = await serve({ demo: true });
    const database = demo.app.get(Database);
    await database.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at)
      values (${agencyId}, 'Orvelle Recouvrement', 'SAS', '010079192', '14 quai des Tanneurs', '37000', 'Tours', '02 61 91 20 00', 'dossiers@orvelle.example', 'donnees@orvelle.example', 'Orvelle', 'FR7699990000102000010472995', 'ORVLFRP1', now())`);
    const write = (recipient: string, subject: string, text: string, link: string | null = null) => database.transact((tx) => demo.app.get(Mailer).send(tx, { agencyId, channel: 'email', purpose: 'access_code', recipient, subject, text, link }));
    await write('paul@carnaudet.example', 'Votre code d’accès', 'Votre code : 482 917\n\nBonne journée', 'http://localhost:3000/d/R4K7TD3');
    await write('x"><script>alert(1)</script>@nasty.example', '<img src=x onerror=alert(2)>', '</div><script>alert(3)</script>', 'javascript:alert(4)');
  });
  afterAll(async () => {
    for (const app of open) await app.close();
    await dropDatabase(databaseUrl);
  });

  test('shows what was written, the newest first, and nothing of it runs', async () => {
    const { text, headers } = await demo.http.get('/mailbox').expect(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'/);
    expect(headers['cache-control']).toBe('no-store');
    expect(text).toContain('<html lang="fr">');
    expect(text).toContain('Votre code : 482 917\n\nBonne journée');
    expect(text).toContain('<a href="http://localhost:3000/d/R4K7TD3" rel="noreferrer">');
    expect(text.indexOf('alert(3)')).toBeLessThan(text.indexOf('482 917'));
    expect(text).not.toMatch(/<script|<img|href="javascript| style=|<style/i);
    expect(text).toContain('&lt;img src=x onerror=alert(2)&gt;');
  });

  test('of one recipient; in English where it is asked for', async () => {
    const { text } = await demo.http.get('/mailbox').query({ to: 'paul@carnaudet.example' }).set('accept-language', 'en-GB,en;q=0.9,fr;q=0.8').expect(200);
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('Messages to paul@carnaudet.example');
    expect(text).not.toContain('nasty');
    const nobody = await demo.http.get('/mailbox').query({ to: '"><script>' }).expect(200);
    expect(nobody.text).toContain('Aucun message');
    expect(nobody.text).not.toContain('<script');
    await demo.http.get('/mailbox?to=a&to=b').expect(200);
  });

  test('has a sheet of its own', async () => {
    const { headers, text } = await demo.http.get('/mailbox.css').expect(200);
    expect(headers['content-type']).toBe('text/css; charset=utf-8');
    expect(text).toContain('main {');
  });

  test('is where the demo’s messages end: they count as sent', async () => {
    const relay = demo.app.get(OutboxRelay);
    while ((await relay.relayOnce()) > 0);
    const states = await demo.app.get(Database).rows<{ sent: boolean }>(sql`select sent_at is not null as sent from outgoing_message`);
    expect(states).toEqual([{ sent: true }, { sent: true }]);
  });

  test('is not there outside the demo, nor in production', async () => {
    for (const more of [{ demo: false }, { demo: true, production: true }]) {
      const { http } = await serve(more);
      for (const at of ['/mailbox', '/mailbox.css']) expect((await http.get(at).expect(404)).text).not.toContain('482 917');
    }
  });

  test('names what is attached', () => {
    const page = mailboxPage([{ id: newId(), channel: 'sms', purpose: 'receipt', recipient: '+33612345678', subject: 'Quittance', text: 'Reçu.', link: null, queuedAt: Temporal.Instant.from('2026-11-23T08:00:00Z'), attachments: ['Quittance <1>.pdf'] }], { locale: 'fr' });
    expect(page).toContain('<span>Quittance &lt;1&gt;.pdf</span>');
    expect(page).toContain('SMS');
    expect(page).toContain('23 novembre');
  });
});
