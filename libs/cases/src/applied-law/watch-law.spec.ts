/** Who may enter the rates is told in time, once, and once more where it is too late. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from '@quittance/platform';
import { day, lawOffice, office, type LawOffice, type Office } from '../testing/index.ts';
import { WatchLawService } from './watch-law.service.ts';

let o: Office, l: LawOffice;
beforeAll(async () => { o = await office(); l = await lawOffice(o); });
afterAll(() => o.h.close());

const on = async (iso: string) => {
  o.h.clock.set(Temporal.Instant.from(`${iso}T00:05:00+01:00`));
  return o.h.get(WatchLawService).tellAll();
};
const mails = () => o.h.rows<{ recipient: string; subject: string; text: string; link: string }>(sql`select recipient, subject, text, link from outgoing_message where purpose = 'law_missing' order by queued_at, recipient`);

test('from the 20th of December each administrator once, on the 1st of January once more, and nobody else', async () => {
  await o.h.rows(sql`update app_user set locale = 'en' where id = ${l.odile.id}`);
  await o.h.rows(sql`insert into app_user (id, agency_id, email, name, created_at, disabled_at) values (gen_random_uuid(), ${o.agencyId}, 'parti@orvelle.example', 'Parti', now(), now())`);
  await o.h.rows(sql`insert into role_held (id, user_id, role, given_at) select gen_random_uuid(), id, 'administrator', now() from app_user where email = 'parti@orvelle.example'`);
  expect([await on('2026-12-19'), await on('2026-12-20'), await on('2026-12-20'), await on('2026-12-21'), await on('2026-12-31')]).toEqual([0, 2, 0, 0, 0]);
  expect([await on('2027-01-01'), await on('2027-01-01'), await on('2027-01-02'), await on('2027-02-14')]).toEqual([2, 0, 0, 0]);
  const told = await mails();
  expect(new Set(told.map(({ recipient }) => recipient))).toEqual(new Set([o.administrator.email, l.odile.email]));
  expect(told.filter(({ recipient }) => recipient === o.administrator.email).map(({ subject }) => subject)).toEqual(['Taux à saisir avant le 1er janvier 2027', 'Taux manquants depuis le 1er janvier 2027']);
  expect(told.filter(({ recipient }) => recipient === l.odile.email).map(({ subject }) => subject)).toEqual(['Rates to be entered before 1 January 2027', 'Rates missing since 1 January 2027']);
  expect(told.find(({ recipient }) => recipient === o.administrator.email)!.text).toContain('Le semestre du 1er janvier 2027 au 30 juin 2027 va commencer. Restent à saisir :\n\n– le taux légal (autre créancier)\n– le taux légal (créancier particulier)\n– le taux de refinancement de la BCE\n');
  expect(told[0]!.link).toBe('http://localhost:3000/law');
});

test('nobody is told of what was entered in time', async () => {
  o.h.clock.set(Temporal.Instant.from('2027-06-21T06:00:00Z'));
  for (const [name, value] of [['ecb_main_refinancing_rate', '2,65'], ['legal_rate_other', '2,80'], ['legal_rate_individual', '6,90']] as const) {
    for (const from of ['2027-01-01', '2027-07-01']) await l.approved({ name, value, from: day(from) });
  }
  expect([await on('2027-06-21'), await on('2027-07-01')]).toEqual([0, 0]);
  expect(await on('2027-12-20')).toBe(2);
});

test('runs that were left lying are sent again', async () => {
  await l.enter({ name: 'cash_limit', value: '1500' });
  await o.h.rows(sql`update outbox_event set relayed_at = now() where relayed_at is null`);
  expect(await l.work()).toEqual([]);
  o.h.clock.set(o.h.clock.now().add({ minutes: 11 }));
  await o.h.get(WatchLawService).watch();
  expect(await l.work()).toEqual(['measure-law']);
  expect(await o.h.rows(sql`select distinct state from law_run`)).toEqual([{ state: 'done' }]);
});
