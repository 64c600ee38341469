import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { Database, newId, Refused, sql } from '@quittance/platform';
import { house, type House } from '@quittance/platform/testing';
import { IdentityModule, identityEntities, PeopleService, SessionsService, SignInService } from '../index.ts';
import { CloseTimedOutService } from './close-timed-out.service.ts';
import { sessionLimit } from './session-limits.ts';

describe('signing in and out', () => {
  let h: House;
  const agencyId = newId();
  beforeAll(async () => {
    h = await house({ modules: [IdentityModule], entities: identityEntities });
    await h.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at)
      values (${agencyId}, 'Orvelle Recouvrement', 'SAS', '732829320', '14 quai des Tanneurs', '37000', 'Tours', '02 61 91 20 00', 'dossiers@orvelle.example', 'donnees@orvelle.example', 'Orvelle, compte affecté', 'FR7630006000011234567890189', 'AGRIFRPP', now())`);
    await h.database.transact((tx) => h.get(PeopleService).openAccount(tx, { agencyId, email: 'Helene@orvelle.example', name: 'Hélène Vasseur', role: 'collector', password: 'un bon mot de passe' }));
  });
  afterAll(() => h.close());

  const signIn = (email: string, password: string) => h.get(SignInService).signIn(email, password, {});

  test('the right password opens a session whose token is kept nowhere', async () => {
    const { token, answer } = await signIn('helene@ORVELLE.example', 'un bon mot de passe');
    expect(answer).toMatchObject({ name: 'Hélène Vasseur', workspace: 'collector', agencyName: 'Orvelle Recouvrement' });
    expect(await h.rows(sql`select 1 from session where token_hash = ${token}`)).toEqual([]);
    expect((await h.get(SessionsService).actorOf(token))?.email).toBe('Helene@orvelle.example');
  });

  test('a wrong password and an unknown address are refused in the same words', async () => {
    for (const [email, password] of [['helene@orvelle.example', 'autre'], ['personne@orvelle.example', 'un bon mot de passe']] as const) {
      const refused = await signIn(email, password).then(() => undefined, (e: Refused) => e);
      expect(refused).toBeInstanceOf(Refused);
      expect(refused?.toRefusal()).toEqual({ code: 'bad_credentials', article: null, facts: [], fields: [] });
    }
    expect(await h.rows(sql`select count(*) n from audit_entry where action = 'signIn' and outcome = 'refused'`)).toEqual([{ n: '2' }]);
  });

  test('signing out really ends the session', async () => {
    const { token } = await signIn('helene@orvelle.example', 'un bon mot de passe');
    const actor = (await h.get(SessionsService).actorOf(token))!;
    await h.get(SignInService).signOut(actor);
    expect(await h.get(SessionsService).actorOf(token)).toBeUndefined();
  });

  test('a session idle for two hours, or twelve hours old, is over; so is one of a disabled account', async () => {
    const { token } = await signIn('helene@orvelle.example', 'un bon mot de passe');
    await h.rows(sql`update session set last_seen_at = last_seen_at - interval '121 minutes' where ended_at is null`);
    expect(await h.get(SessionsService).actorOf(token)).toBeUndefined();
    const { token: second } = await signIn('helene@orvelle.example', 'un bon mot de passe');
    await h.rows(sql`update app_user set disabled_at = now()`);
    expect(await h.get(SessionsService).actorOf(second)).toBeUndefined();
    await h.rows(sql`update app_user set disabled_at = null`);
  });

  test('what is over is closed, and whoever holds something open for it hears at once', async () => {
    const { token } = await signIn('helene@orvelle.example', 'un bon mot de passe'), { sessionId } = (await h.get(SessionsService).actorOf(token))!;
    const line = new pg.Client({ connectionString: h.databaseUrl }), heard: string[] = [];
    await line.connect();
    line.on('notification', ({ payload }) => heard.push(payload!));
    await line.query('listen quittance_session');
    await h.get(CloseTimedOutService).close();
    expect(heard).not.toContain(sessionId);
    await h.rows(sql`update session set last_seen_at = last_seen_at - interval '121 minutes' where id = ${sessionId}`);
    await h.get(CloseTimedOutService).close();
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    expect(heard).toContain(sessionId);
    expect(await h.rows(sql`select ended_because from session where id = ${sessionId}`)).toEqual([{ ended_because: 'timed_out' }]);
    await line.end();
  });

  test('who works at the agency has two hours idle and twelve in all; others eight and twenty-four', () => {
    const day = Temporal.PlainDate.from('2026-11-23');
    expect([true, false].map((staff) => { const { idle, lasts } = sessionLimit(staff, day); return [idle.minutes, lasts.hours]; })).toEqual([[120, 12], [480, 24]]);
  });

  test('two accounts may not share an address', async () => {
    const again = h.get(Database).transact((tx) => h.get(PeopleService).openAccount(tx, { agencyId, email: 'helene@orvelle.example', name: 'X', role: 'collector', password: 'y' }));
    await expect(again).rejects.toMatchObject({ code: 'email_taken' });
  });
});
