import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { standAsSystem, sql } from '@quittance/platform';
import { people, refusal, type People } from '../account/people.spec-kit.ts';
import { TidyAccessService } from '../people/tidy-access.service.ts';
import { KnownDevicesService } from './known-devices.service.ts';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0', SAFARI = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';
const helene = 'helene@orvelle.example', marc = 'marc@orvelle.example';

let p: People;
beforeAll(async () => { p = await people(); await p.open(helene); await p.open(marc, 'collector', { locale: 'en' }); });
afterAll(() => p.close());
beforeEach(async () => { await p.forgetTries(); });
const enter = async (email: string, userAgent: string, device?: string) => (await p.signIn(email, undefined, { ip: '192.0.2.7', userAgent, ...(device ? { device } : {}) })).device;
const told = async (email: string) => (await p.mail(email)).filter(({ purpose }) => purpose === 'new_device');

describe('a device from which somebody comes in', () => {
  let desk: string, phone: string;

  test('the first one is nobody’s news; another is told once, with what it is and from where', async () => {
    desk = (await enter(helene, FIREFOX))!;
    expect(await told(helene)).toEqual([]);
    expect(await enter(helene, FIREFOX, desk)).toBeNull();
    expect(await told(helene)).toEqual([]);
    phone = (await enter(helene, SAFARI))!;
    expect(await enter(helene, SAFARI, phone)).toBeNull();
    const [mail, ...more] = await told(helene);
    expect(more).toEqual([]);
    expect([mail!.subject, mail!.link]).toEqual(['Orvelle Recouvrement : votre compte s’est ouvert sur un nouvel appareil', null]);
    expect(mail!.text).toContain('depuis un appareil qui ne l’avait jamais ouvert : Safari, iPhone, adresse 192.0.2.7.');
    expect(mail!.text).toContain('appelez Orvelle Recouvrement sans attendre : 02 61 91 20 00');
  });

  test('who is not let in opens nothing, and tells nothing', async () => {
    await refusal(p.signIn(helene, 'faux', { ip: '192.0.2.9', userAgent: SAFARI }));
    expect(await told(helene)).toHaveLength(1);
  });

  test('one browser of two people is known as each of them, and told to neither again', async () => {
    const both = (await enter(marc, FIREFOX, desk))!;
    expect(both).toContain(desk);
    expect(await told(marc)).toEqual([]);
    for (const email of [helene, marc, helene]) expect(await enter(email, FIREFOX, both)).toBeNull();
    expect(await told(helene)).toHaveLength(1);
    const mine = await p.get(KnownDevicesService).linesOf((await p.actor(await p.signIn(marc, undefined, { userAgent: FIREFOX, device: both }))).id, both);
    expect(mine.map(({ device, current }) => [device, current])).toEqual([['Firefox, Windows', true]]);
    await enter(marc, SAFARI);
    expect((await told(marc))[0]!.subject).toBe('Orvelle Recouvrement: your account was opened on a new device');
  });

  test('what is no token of ours is kept by nobody', async () => {
    for (const cookie of ['x', `${'a'.repeat(43)}`, `${'a'.repeat(43)}.`.repeat(50), '../..', 'é'.repeat(43)]) {
      const given = (await enter(helene, FIREFOX, cookie))!;
      expect(given.split('.')[0]).toMatch(/^[\w-]{43}$/);
      expect(given.length).toBeLessThan(220);
    }
  });

  test('it is forgotten by its owner alone: the next entry from it is news', async () => {
    const devices = p.get(KnownDevicesService), own = await p.actor(await p.signIn(helene, undefined, { userAgent: FIREFOX, device: desk })), other = await p.actor(await p.signIn(marc));
    const { id, device, current } = (await devices.linesOf(own.id, desk)).find((line) => line.current)!;
    expect([device, current]).toEqual(['Firefox, Windows', true]);
    for (const wrong of [() => devices.forget(other, id), () => devices.forget(own, 'x')]) expect((await refusal(wrong())).code).toBe('not_found');
    const before = (await told(helene)).length;
    await devices.forget(own, id);
    expect((await refusal(devices.forget(own, id))).code).toBe('not_found');
    expect((await devices.linesOf(own.id, desk)).some((line) => line.current)).toBe(false);
    expect(await p.rows(sql`select user_agent from known_device where id = ${id}`)).toEqual([{ user_agent: null }]);
    expect(await enter(helene, FIREFOX, desk)).not.toBeNull();
    expect((await told(helene)).length).toBe(before + 1);
    expect(await p.audit('forgetDevice')).toEqual(['done']);
  });

  test('after a year without it the cookie is over, and so is what is kept', async () => {
    await p.rows(sql`update known_device set last_seen_at = ${p.clock.now().subtract({ hours: 366 * 24 })}`);
    const own = await p.actor(await p.signIn(helene, undefined, { userAgent: SAFARI }));
    expect((await p.get(KnownDevicesService).linesOf(own.id, phone)).map(({ device }) => device)).toEqual(['Safari, iPhone']);
    await standAsSystem('tidy-access', () => p.get(TidyAccessService).tidy());
    expect(await p.rows(sql`select count(*)::integer as n, count(user_agent)::integer as named from known_device where forgotten_at is null`)).toEqual([{ n: 1, named: 1 }]);
  });
});
