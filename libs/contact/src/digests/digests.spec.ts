/** News of one's cases by mail: wished, due at an hour of Paris, sent once whatever restarts, of one's own cases alone, ended in one step. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { newId, sql, type Actor } from '@quittance/platform';
import { office, type Office } from '../letters/letters.fixture.ts';
import { DigestsController } from './digests.controller.ts';
import { DigestsService } from './digests.service.ts';
import { MOST_CASES } from './read-digest.service.ts';

interface Mail { recipient: string; subject: string; text: string; unsubscribe: string; purpose: string }
const reply = () => { const seen = { status: 0 }; const self = { status: (n: number) => { seen.status = n; return self; }, type: () => self, seen }; return self; };

describe('digests', () => {
  let o: Office, digests: DigestsService, camille: Actor, rachid: Actor;
  beforeAll(async () => {
    o = await office();
    Logger.overrideLogger(false);
    digests = o.get(DigestsService);
    ({ camille, rachid } = o);
  });
  afterAll(() => o.close());

  const mails = () => o.rows<Mail>(sql`select recipient, subject, text, unsubscribe, purpose from outgoing_message where purpose = 'digest' order by queued_at, recipient`);
  const on = async (instant: string) => { o.clock.set(Temporal.Instant.from(instant)); await digests.send(); return (await mails()).length; };
  const moved = (file: { id: string }, creditorId: string, kind: string, code: string, at: string, more: { internal?: boolean; by?: string | null } = {}) => o.rows(sql`
    insert into timeline_entry (id, case_id, agency_id, creditor_id, at, kind, code, facts, actor_id, actor_name, internal) values (${newId()}, ${file.id}, ${o.agencyId}, ${creditorId}, ${at}::timestamptz, ${kind}, ${code}, '{}', ${more.by ?? null}, 'x', ${more.internal ?? false})`);
  const ask = (file: { id: string }, creditorId: string, of = 'creditor') => o.rows(sql`insert into question (id, case_id, agency_id, creditor_id, asked_of, asked_by_kind, asked_by, asked_by_name, asked_at, text, about_kind) values (${newId()}, ${file.id}, ${o.agencyId}, ${creditorId}, ${of}, 'agency', ${o.helene.id}, 'Hélène', now(), 'Le bon de livraison ?', 'case')`);

  test('nobody gets one who has not wished it; the agency’s own people have none to wish', async () => {
    expect(await digests.of(camille)).toMatchObject({ cadence: 'off', weekday: 1, hour: 8, setAt: null, nextAt: null });
    expect(await digests.of(o.helene)).toBeNull();
    await expect(digests.set(o.helene, { cadence: 'weekly' })).rejects.toMatchObject({ code: 'bad_fields' });
    await expect(digests.set(camille, { cadence: 'hourly', weekday: 8, hour: 24 })).rejects.toMatchObject({ options: { fields: [{ field: 'cadence' }, { field: 'weekday' }, { field: 'hour' }] } });
    expect(await on('2026-11-30T08:00:00Z')).toBe(0);
  });

  test('wished after its hour it begins with the next; each day that it is due it is sent once, whoever asks how often', async () => {
    o.clock.set(Temporal.Instant.from('2026-12-01T08:00:00Z'));
    expect(await digests.set(camille, { cadence: 'daily', hour: 8 })).toMatchObject({ cadence: 'daily', nextAt: Temporal.Instant.from('2026-12-02T07:00:00Z') });
    const file = await o.openCase(o.tessonville), foreign = await o.openCase(o.lorrenzeau);
    await ask(file, o.tessonville);
    await ask(file, o.tessonville, 'agency');
    await ask(foreign, o.lorrenzeau);
    await moved(file, o.tessonville, 'call', 'call.logged', '2026-12-01T12:00:00Z');
    await moved(file, o.tessonville, 'note', 'note.written', '2026-12-01T12:00:00Z', { internal: true });
    await moved(file, o.tessonville, 'promise', 'promise.taken', '2026-12-01T12:00:00Z', { by: camille.id });
    expect(await on('2026-12-01T09:00:00Z')).toBe(0);
    expect(await on('2026-12-02T06:59:00Z')).toBe(0);
    o.clock.set(Temporal.Instant.from('2026-12-02T07:00:00Z'));
    await Promise.all([digests.send(), digests.send(), digests.send()]);
    expect(await on('2026-12-02T12:00:00Z')).toBe(1);
    const [mail] = await mails();
    const text = mail!.text.replace(/[\u00a0\u202f]/g, ' ');
    expect(mail).toMatchObject({ recipient: 'camille@tessonville.example', subject: 'Orvelle Recouvrement : 1 dossier a besoin de vous' });
    expect(text).toContain(`- ${file.publicReference}, Imprimerie Carnaudet : 1 question\n  http://localhost:3000/cases/${file.id}`);
    expect(text).toContain('Ce qui a bougé : 1 dossier (1 appel).');
    expect(text).toContain('Nouveaux dossiers : 1\n');
    expect(text).not.toContain(foreign.publicReference);
    expect(await o.rows(sql`select due_on::text, message_id is not null as sent from digest where user_id = ${camille.id}`)).toEqual([{ due_on: '2026-12-02', sent: true }]);
    expect(await o.rows(sql`select unsubscribe is not null as ended from outgoing_message where purpose = 'digest'`)).toEqual([{ ended: true }]);
  });

  test('what was told is not told again; with nothing to tell nothing is sent, and the day counts all the same', async () => {
    await o.rows(sql`insert into answer (id, question_id, case_id, agency_id, creditor_id, at, by_id, by_kind, by_name, text) select ${newId()}, q.id, q.case_id, q.agency_id, q.creditor_id, now(), ${camille.id}, 'creditor', 'Camille', 'Voici.' from question q where q.creditor_id = ${o.tessonville} and q.asked_of = 'creditor'`);
    expect(await on('2026-12-03T07:10:00Z')).toBe(1);
    expect(await o.rows(sql`select message_id is not null as sent from digest where user_id = ${camille.id} order by due_on`)).toEqual([{ sent: true }, { sent: false }]);
    // Days in which the house stood still are made up for by one, which tells of all of them.
    const file = await o.openCase(o.tessonville, { kind: 'person' });
    await moved(file, o.tessonville, 'payment', 'payment.recorded', '2026-12-04T12:00:00Z');
    await o.rows(sql`insert into question (id, case_id, agency_id, creditor_id, asked_of, asked_by_kind, asked_by, asked_by_name, asked_at, text, about_kind) values (${newId()}, ${file.id}, ${o.agencyId}, ${o.tessonville}, 'creditor', 'agency', ${o.helene.id}, 'Hélène', now(), 'Une preuve ?', 'case')`);
    expect(await on('2026-12-07T09:00:00Z')).toBe(2);
    const last = (await mails()).at(-1)!;
    expect(last.text).toContain('1 mouvement de paiement');
    // A person is not named in a mail: his case is.
    expect(`${last.subject} ${last.text}`).not.toMatch(/Lorimier/);
    expect(last.text).toContain(`- ${file.publicReference}\u00a0: 1 question`);
  });

  test('in English for who reads English; a company of many cases is told of the first fifty and of how many more', async () => {
    await o.rows(sql`update app_user set locale = 'en' where id = ${rachid.id}`);
    for (let i = 0; i < MOST_CASES + 2; i += 1) await ask(await o.openCase(o.lorrenzeau, { claims: undefined as never, address: false }), o.lorrenzeau);
    o.clock.set(Temporal.Instant.from('2026-12-07T10:00:00Z'));
    await digests.set(rachid, { cadence: 'weekly', weekday: 2, hour: 7 });
    await on('2026-12-08T06:00:00Z');
    const mail = (await mails()).find(({ recipient }) => recipient === 'rachid@lorrenzeau.example')!;
    // One of them was asked in the tests before.
    expect(mail.subject).toBe(`Orvelle Recouvrement: ${MOST_CASES + 3} cases need you`);
    expect(mail.text.match(/^- /gm)).toHaveLength(MOST_CASES);
    expect(mail.text).toContain('and 3 more, on your home page.');
  }, 120_000);

  test('the address in the mail ends it in one step, and only what is signed does; to look at it changes nothing', async () => {
    const door = o.get(DigestsController), { searchParams } = new URL((await mails())[0]!.unsubscribe);
    const [user, signature] = [searchParams.get('u'), searchParams.get('s')];
    const look = reply();
    expect(await door.look(user, signature, look as never)).toContain('camille@tessonville.example');
    expect(await digests.of(camille)).toMatchObject({ cadence: 'daily' });
    for (const [u, s] of [[rachid.id, signature], [user, 'a'.repeat(64)], [user, undefined], [{ $ne: '' }, signature], ['x', signature]]) {
      const refused = reply();
      expect(await door.stop(u, s, refused as never)).not.toContain('@');
      expect(refused.seen.status).toBe(404);
    }
    expect(await digests.of(rachid)).toMatchObject({ cadence: 'weekly' });
    for (const again of [1, 2]) expect([again, await door.stop(user, signature, reply() as never)]).toEqual([again, expect.stringContaining('Plus aucune nouvelle')]);
    expect(await digests.of(camille)).toMatchObject({ cadence: 'off', hour: 8 });
    expect(await o.rows(sql`select cadence, set_through from digest_preference where user_id = ${camille.id} order by set_at, id`)).toEqual([{ cadence: 'daily', set_through: 'portal' }, { cadence: 'off', set_through: 'mail' }]);
    const before = (await mails()).length;
    expect(await on('2026-12-09T08:00:00Z')).toBe(before);
  });

  test('who has lost his role, or was disabled, is told nothing more', async () => {
    o.clock.set(Temporal.Instant.from('2026-12-09T09:00:00Z'));
    await digests.set(camille, { cadence: 'daily' });
    await moved((await o.rows<{ id: string }>(sql`select id from case_file where creditor_id = ${o.tessonville} limit 1`))[0]!, o.tessonville, 'call', 'call.logged', '2026-12-09T12:00:00Z');
    const before = (await mails()).length;
    await o.rows(sql`update role_held set ended_at = now() where user_id = ${camille.id}`);
    expect(await on('2026-12-10T08:00:00Z')).toBe(before);
    await o.rows(sql`update role_held set ended_at = null where user_id = ${camille.id}`);
    await o.rows(sql`update app_user set disabled_at = now() where id = ${camille.id}`);
    expect(await on('2026-12-10T09:00:00Z')).toBe(before);
    await o.rows(sql`update app_user set disabled_at = null where id = ${camille.id}`);
    expect(await on('2026-12-10T10:00:00Z')).toBe(before + 1);
  });
});
