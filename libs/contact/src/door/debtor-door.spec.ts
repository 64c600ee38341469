import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { publicReference } from '@quittance/law';
import { VisitsService } from '@quittance/identity';
import { newId, Refused, sql } from '@quittance/platform';
import { figuresOf } from '../letters/figures.ts';
import { office, type Office } from '../letters/letters.fixture.ts';
import { LettersService } from '../letters/letters.service.ts';
import { AccessTriesService } from './access-tries.service.ts';
import { DebtorDoorService } from './debtor-door.service.ts';
import { CODES_PER_REFERENCE, TRIES_PER_ADDRESS, TRIES_PER_REFERENCE } from './limits.ts';

let h: Office;
let door: DebtorDoorService;
beforeAll(async () => {
  h = await office({ options: { demo: true } });
  door = h.get(DebtorDoorService);
});
afterAll(() => h.close());
let now: Temporal.Instant;
const later = (minutes: number) => h.clock.set((now = now.add({ minutes })));
// No story's tries count in another.
beforeEach(async () => {
  h.clock.set((now = Temporal.Instant.from('2026-11-23T08:00:00Z')));
  await h.rows(sql`delete from access_try`);
});

/** What the door answers: 'in', or its refusal; never more than a code. */
const answer = async (work: Promise<{ token: string }>) => {
  try {
    expect((await work).token).toMatch(/^[\w-]{43}$/);
    return 'in';
  } catch (e) {
    if (!(e instanceof Refused)) throw e;
    expect(e.toRefusal()).toEqual({ code: e.code, article: null, facts: [], fields: [] });
    return e.code;
  }
};
const FROM = { ip: '192.0.2.7', userAgent: 'spec' };
const count = async (table: 'visit' | 'access_try' | 'outgoing_message' | 'access_code', of?: string) => {
  const name = { text: `"${table}"`, params: [] };
  return (await h.rows<{ n: number }>(of ? sql`select count(*)::int as n from ${name} where case_id = ${of}` : sql`select count(*)::int as n from ${name}`))[0]!.n;
};
const reachable = async (email: string | null, phone: string | null = null) => {
  const file = await h.openCase(h.tessonville);
  for (const [kind, value] of [['email', email], ['phone', phone]]) {
    if (value) await h.rows(sql`insert into debtor_contact_point (id, debtor_id, agency_id, creditor_id, kind, value, since, source) values (${newId()}, ${file.debtorId}, ${h.agencyId}, ${h.tessonville}, ${kind}, ${value}, ${h.clock.now()}, 'deposit')`);
  }
  return file;
};
const writtenTo = (caseId: string) => h.rows<{ text: string; subject: string; link: string | null; channel: string; recipient: string; purpose: string }>(sql`select * from outgoing_message where case_id = ${caseId} order by queued_at desc, id desc`);
const codeSent = async (caseId: string) => /(\d{3}) ?(\d{3})(?!\d)/.exec((await writtenTo(caseId))[0]!.text)!.slice(1).join('');
const withLetter = async () => {
  const file = await h.openCase(h.tessonville);
  return { ...file, code: await letterCode(file.id) };
};
const letterCode = async (caseId: string) => {
  const letter = await h.get(LettersService).sendFormalNotice(h.helene, { caseId, channel: 'simple', idempotencyKey: newId() });
  return figuresOf((await h.rows<{ figures: unknown }>(sql`select figures from letter where id = ${letter.id}`))[0]!.figures).letter.accessCode!;
};
/** Another code than this one. */
const not = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0');

describe('by the code of a letter', () => {
  test('the reference in any spelling, the code and the postcode open one visit to this case', async () => {
    const file = await withLetter();
    const typed = ` ${file.publicReference.toLowerCase().replace(/-/g, ' ')} `;
    const { token, visitId } = await door.enterByLetter({ reference: typed, code: `${file.code.slice(0, 3)} ${file.code.slice(3)}`, postcode: ' 35 300' }, { ...FROM, locale: 'en' });
    const visitor = (await h.get(VisitsService).visitorOf(token))!;
    expect(visitor).toMatchObject({ id: visitId, kind: 'debtor', name: 'Imprimerie Carnaudet', agencyId: h.agencyId, locale: 'en', roles: [{ role: 'debtor', creditorId: h.tessonville, caseIds: [file.id] }] });
    expect(await h.rows(sql`select opened_by, ip, user_agent, debtor_id, case_id from visit where id = ${visitId}`)).toEqual([{ opened_by: 'letter', ip: FROM.ip, user_agent: 'spec', debtor_id: file.debtorId, case_id: file.id }]);
    expect(await h.rows(sql`select kind, code, facts, actor_name, internal, to_debtor from timeline_entry where fact_id = ${visitId}`)).toEqual([{ kind: 'visit', code: 'visit.opened', facts: { by: 'letter' }, actor_name: 'Imprimerie Carnaudet', internal: false, to_debtor: false }]);
    expect(await h.rows(sql`select name, ids, creditor_id, internal from outbox_event where name = 'DebtorVisited' and case_id = ${file.id}`)).toEqual([{ name: 'DebtorVisited', ids: { caseId: file.id, visitId }, creditor_id: h.tessonville, internal: false }]);
    expect(await h.rows(sql`select e.actor_id, e.actor_kind, e.outcome, p.address as ip from audit_entry e left join audit_person p on p.id = e.person_id where e.action = 'enterCase' and e.case_id = ${file.id}`)).toEqual([{ actor_id: visitId, actor_kind: 'debtor', outcome: 'done', ip: FROM.ip }]);
    // A letter lies on the table for weeks: it opens again.
    expect(await answer(door.enterByLetter({ reference: file.publicReference, code: file.code, postcode: '35300' }, FROM))).toBe('in');
  });

  test('nothing says what was wrong: reference, code or postcode; what is written of it is the same', async () => {
    const file = await withLetter();
    const unknown = publicReference(99_999_999);
    const before = await count('visit');
    const stories = [
      { reference: unknown, code: file.code, postcode: '35300' },
      { reference: 'R4K', code: file.code, postcode: '35300' },
      { reference: '', code: '', postcode: '' },
      { reference: file.publicReference, code: not(file.code), postcode: '35300' },
      { reference: file.publicReference, code: file.code, postcode: '35301' },
      { reference: file.publicReference, code: file.code, postcode: '' },
      { reference: file.publicReference, code: '', postcode: '35300' },
      { reference: `${file.publicReference}' or '1'='1`, code: "' or 1=1 --", postcode: '%' },
      { reference: 'x'.repeat(100_000), code: '9'.repeat(100_000), postcode: '\u0000' },
    ];
    for (const [i, story] of stories.entries()) {
      const tries = await count('access_try');
      expect(await answer(door.enterByLetter(story, { ip: `198.51.100.${i}` }))).toBe('door_closed');
      expect(await count('access_try')).toBe(tries + 1);
    }
    const refused = await h.rows<{ code: string; n: number }>(sql`select code, count(*)::int as n from audit_entry e join audit_person p on p.id = e.person_id where action = 'enterCase' and outcome = 'refused' and p.address like '198.51.100.%' group by code`);
    expect(refused).toEqual([{ code: 'door_closed', n: stories.length }]);
    expect(await count('visit')).toBe(before);
    expect(JSON.stringify(await h.rows(sql`select reference_hash from access_try`))).not.toContain(file.publicReference);
  });

  test('the code of another case opens nothing, not with that case’s postcode either', async () => {
    const mine = await withLetter(), other = await withLetter();
    expect(await answer(door.enterByLetter({ reference: mine.publicReference, code: other.code === mine.code ? not(mine.code) : other.code, postcode: '35300' }, FROM))).toBe('door_closed');
  });

  test('a code that was sent for once is no code of a letter, nor the other way round', async () => {
    const file = await withLetter();
    await h.rows(sql`insert into debtor_contact_point (id, debtor_id, agency_id, creditor_id, kind, value, since, source) values (${newId()}, ${file.debtorId}, ${h.agencyId}, ${h.tessonville}, 'email', 'paul@carnaudet.example', ${h.clock.now()}, 'deposit')`);
    await door.sendCode({ reference: file.publicReference, channel: 'email' }, FROM);
    const sent = await codeSent(file.id);
    if (sent !== file.code) {
      expect(await answer(door.enterByLetter({ reference: file.publicReference, code: sent, postcode: '35300' }, FROM))).toBe('door_closed');
      expect(await answer(door.enterByCode({ reference: file.publicReference, code: file.code }, FROM))).toBe('door_closed');
    }
  });

  test('the latest letters open, those before them no longer', async () => {
    const file = await withLetter();
    const codes = [file.code];
    for (const day of [1, 2, 3]) {
      later(day * 24 * 60);
      codes.push(await letterCode(file.id));
    }
    const by = (code: string) => answer(door.enterByLetter({ reference: file.publicReference, code, postcode: '35300' }, FROM));
    expect([await by(codes[3]!), await by(codes[2]!), await by(codes[1]!)]).toEqual(['in', 'in', 'in']);
    if (!codes.slice(1).includes(codes[0]!)) expect(await by(codes[0]!)).toBe('door_closed');
  });

  test('a postcode from which a letter came back opens nothing', async () => {
    const file = await withLetter();
    await h.rows(sql`update debtor_address set returned_at = ${h.clock.now()} where debtor_id = ${file.debtorId}`);
    expect(await answer(door.enterByLetter({ reference: file.publicReference, code: file.code, postcode: '35300' }, FROM))).toBe('door_closed');
  });
});

describe('few tries', () => {
  const wrong = (reference: string, ip: string) => answer(door.enterByLetter({ reference, code: 'no', postcode: '00000' }, { ip }));

  test('are counted for a reference whatever its spelling and whoever tries; a right code is refused too, until the time is over', async () => {
    const file = await withLetter();
    const most = TRIES_PER_REFERENCE[0]!.most;
    const spellings = [file.publicReference, file.publicReference.toLowerCase(), file.publicReference.replace(/-/g, ''), file.publicReference.replace(/-/g, ' '), file.publicReference.replace(/-/g, '–')];
    for (let i = 0; i < most; i += 1) expect(await wrong(spellings[i % spellings.length]!, `203.0.113.${i}`)).toBe('door_closed');
    const right = () => answer(door.enterByLetter({ reference: file.publicReference, code: file.code, postcode: '35300' }, FROM));
    expect(await right()).toBe('door_too_many_tries');
    expect(await answer(door.enterByCode({ reference: file.publicReference, code: '1' }, FROM))).toBe('door_too_many_tries');
    // What is refused for that is no try: nobody keeps the door shut by knocking.
    later(16);
    expect(await right()).toBe('in');
  });

  test('are counted alike for a reference that no case has, and for what is no reference', async () => {
    for (const reference of [publicReference(88_888_888), 'PAS-UNE-REF']) {
      const answers: string[] = [];
      for (let i = 0; i <= TRIES_PER_REFERENCE[0]!.most; i += 1) answers.push(await wrong(reference, `203.0.113.${100 + i}`));
      expect(answers).toEqual([...Array<string>(TRIES_PER_REFERENCE[0]!.most).fill('door_closed'), 'door_too_many_tries']);
    }
  });

  test('at the same moment are no more than one after the other', async () => {
    const file = await withLetter();
    const answers = await Promise.all(Array.from({ length: 9 }, (_, i) => wrong(file.publicReference, `203.0.113.${i}`)));
    expect(answers.filter((one) => one === 'door_closed')).toHaveLength(TRIES_PER_REFERENCE[0]!.most);
  });

  test('over a day are fewer than one after the other would be', async () => {
    const file = await withLetter();
    let tried = 0;
    for (let round = 0; round < 6; round += 1, later(20)) for (let i = 0; i < 5; i += 1) if ((await wrong(file.publicReference, `203.0.113.${i}`)) === 'door_closed') tried += 1;
    expect(tried).toBe(TRIES_PER_REFERENCE[1]!.most);
  }, 30_000);

  test('from one address are counted over all references', async () => {
    const most = TRIES_PER_ADDRESS[0]!.most;
    const answers = await Promise.all(Array.from({ length: most + 3 }, (_, i) => wrong(publicReference(70_000_000 + i), '203.0.113.200')));
    expect(answers.filter((one) => one === 'door_too_many_tries')).toHaveLength(3);
    expect(await wrong(publicReference(71_000_000), '203.0.113.201')).toBe('door_closed');
  });

  test('are forgotten when nothing counts them any more', async () => {
    await wrong('R4K-7TD-3', '203.0.113.9');
    await h.get(AccessTriesService).clean();
    expect(await count('access_try')).toBe(1);
    later(49 * 60);
    await h.get(AccessTriesService).clean();
    expect(await count('access_try')).toBe(0);
  });
});

describe('by a code that is sent', () => {
  test('goes to the address of the debtor, opens once, and is kept by its hash', async () => {
    const file = await reachable('paul@carnaudet.example');
    await door.sendCode({ reference: file.publicReference.toLowerCase(), channel: 'email' }, FROM);
    const [message, ...more] = await writtenTo(file.id);
    expect(more).toEqual([]);
    expect(message).toMatchObject({ channel: 'email', purpose: 'access_code', recipient: 'paul@carnaudet.example', link: `http://localhost:3000/d/${file.publicReference.replace(/-/g, '')}`, subject: 'Votre code d’accès, Orvelle Recouvrement' });
    const code = await codeSent(file.id);
    expect(message!.text).toContain(`Votre code d’accès au dossier ${file.publicReference} : ${code.slice(0, 3)} ${code.slice(3)}`);
    expect(message!.text).toContain('Il sert une fois, pendant 10 minutes.');
    expect(message!.subject).not.toMatch(/\d{3}/);
    expect(JSON.stringify(await h.rows(sql`select * from access_code where case_id = ${file.id}`))).not.toContain(code);
    expect(await h.rows(sql`select kind, facts, internal from timeline_entry where case_id = ${file.id} and code = 'visit.code_sent'`)).toEqual([{ kind: 'visit', facts: { channel: 'email', to: 'p***@carnaudet.example' }, internal: true }]);

    expect(await answer(door.enterByCode({ reference: file.publicReference, code }, FROM))).toBe('in');
    expect(await h.rows(sql`select opened_by from visit where case_id = ${file.id}`)).toEqual([{ opened_by: 'email' }]);
    expect(await answer(door.enterByCode({ reference: file.publicReference, code }, FROM))).toBe('door_closed');
  });

  test('twice at the same moment opens one visit', async () => {
    const file = await reachable('paul@carnaudet.example');
    await door.sendCode({ reference: file.publicReference, channel: 'email' }, FROM);
    const code = await codeSent(file.id);
    const answers = await Promise.all(Array.from({ length: 4 }, (_, i) => answer(door.enterByCode({ reference: file.publicReference, code }, { ip: `203.0.113.${i}` }))));
    expect(answers.sort()).toEqual(['door_closed', 'door_closed', 'door_closed', 'in']);
    expect(await count('visit', file.id)).toBe(1);
  });

  test('ten minutes, not one more', async () => {
    const file = await reachable('paul@carnaudet.example');
    const enter = async () => answer(door.enterByCode({ reference: file.publicReference, code: await codeSent(file.id) }, FROM));
    await door.sendCode({ reference: file.publicReference, channel: 'email' }, FROM);
    later(11);
    expect(await enter()).toBe('door_closed');
    await door.sendCode({ reference: file.publicReference, channel: 'email' }, FROM);
    later(9);
    expect(await enter()).toBe('in');
  });

  test('one asked for later closes the one before it', async () => {
    const file = await reachable('paul@carnaudet.example');
    await door.sendCode({ reference: file.publicReference, channel: 'email' }, FROM);
    const first = await codeSent(file.id);
    later(1);
    await door.sendCode({ reference: file.publicReference, channel: 'email' }, FROM);
    const second = await codeSent(file.id);
    if (first !== second) expect(await answer(door.enterByCode({ reference: file.publicReference, code: first }, FROM))).toBe('door_closed');
    expect(await answer(door.enterByCode({ reference: file.publicReference, code: second }, FROM))).toBe('in');
  });

  test('a code that was tried wrong too often opens nothing, whoever tries', async () => {
    const file = await reachable('paul@carnaudet.example');
    await door.sendCode({ reference: file.publicReference, channel: 'email' }, FROM);
    const code = await codeSent(file.id);
    for (let i = 1; i <= 5; i += 1) expect(await answer(door.enterByCode({ reference: file.publicReference, code: not(code, i) }, { ip: `203.0.113.${i}` }))).toBe('door_closed');
    await h.rows(sql`delete from access_try`);
    expect(await answer(door.enterByCode({ reference: file.publicReference, code }, FROM))).toBe('door_closed');
  });

  test('a code of another case opens nothing', async () => {
    const mine = await reachable('paul@carnaudet.example'), other = await reachable('jeanne@lorimier.example');
    await door.sendCode({ reference: other.publicReference, channel: 'email' }, FROM);
    expect(await answer(door.enterByCode({ reference: mine.publicReference, code: await codeSent(other.id) }, FROM))).toBe('door_closed');
  });

  test('asking says nothing: no such case, no address, a telephone that takes no SMS, too many', async () => {
    const without = await reachable(null, '02 99 17 33 01'), many = await reachable('paul@carnaudet.example');
    const before = await count('outgoing_message');
    for (const reference of [publicReference(77_777_777), 'rien', '', "' or 1=1 --", without.publicReference]) {
      for (const channel of ['email', 'sms'] as const) expect(await door.sendCode({ reference, channel }, { ip: '198.51.100.77' })).toBeUndefined();
    }
    expect(await count('outgoing_message')).toBe(before);
    expect(await count('access_code', without.id)).toBe(0);
    for (let i = 0; i < 7; i += 1) expect(await door.sendCode({ reference: many.publicReference, channel: 'email' }, { ip: `198.51.100.${i}` })).toBeUndefined();
    expect(await count('outgoing_message', many.id)).toBe(CODES_PER_REFERENCE[0]!.most);
    expect(await h.rows(sql`select reference_hash, count(*)::int as n from access_try where kind = 'ask' and ip = '198.51.100.77' group by reference_hash having count(*) <> 2 and count(*) <> 4`)).toEqual([]);
    // Asking is no try to enter.
    expect(await answer(door.enterByCode({ reference: many.publicReference, code: await codeSent(many.id) }, FROM))).toBe('in');
  });

  test('by SMS to a mobile, short, without a link and without a word of a debt', async () => {
    const file = await reachable(null, '06.12.34.56.78');
    await door.sendCode({ reference: file.publicReference, channel: 'sms' }, FROM);
    const [message] = await writtenTo(file.id);
    expect(message).toMatchObject({ channel: 'sms', recipient: '+33612345678', link: null });
    expect(message!.text.length).toBeLessThanOrEqual(160);
    expect(await answer(door.enterByCode({ reference: file.publicReference, code: await codeSent(file.id) }, FROM))).toBe('in');
    expect(await h.rows(sql`select opened_by from visit where case_id = ${file.id}`)).toEqual([{ opened_by: 'sms' }]);
  });

  test('in the language of him who asks; plain text, whatever the agency is called', async () => {
    const file = await reachable('paul@carnaudet.example');
    await h.rows(sql`update agency set name = '<b>Orvelle</b> & Cie' where id = ${h.agencyId}`);
    await door.sendCode({ reference: file.publicReference, channel: 'email' }, { ...FROM, locale: 'en' });
    await h.rows(sql`update agency set name = 'Orvelle Recouvrement' where id = ${h.agencyId}`);
    const [message] = await writtenTo(file.id);
    expect(message!.text).toMatch(/^Good day,\n\nYour access code for file/);
    expect(message!.text).toContain('<b>Orvelle</b> & Cie\n02 61 91 20 00');
    expect(message!.text).not.toMatch(/&amp;|<p|<br|debt|dette/i);
  });

  test('an address that could be two, or no address, is written to never', async () => {
    for (const email of ['a@b.example,c@d.example', 'Paul <paul@carnaudet.example>', 'paul', 'paul@carnaudet.example\nBcc: x@y.example']) {
      const file = await reachable(email);
      await door.sendCode({ reference: file.publicReference, channel: 'email' }, FROM);
      expect(await count('outgoing_message', file.id)).toBe(0);
    }
  });
});

test('without a carrier of SMS none is written', async () => {
  const plain = await office();
  try {
    const file = await plain.openCase(plain.tessonville);
    await plain.rows(sql`insert into debtor_contact_point (id, debtor_id, agency_id, creditor_id, kind, value, since, source) values (${newId()}, ${file.debtorId}, ${plain.agencyId}, ${plain.tessonville}, 'phone', '0612345678', ${plain.clock.now()}, 'deposit')`);
    await plain.get(DebtorDoorService).sendCode({ reference: file.publicReference, channel: 'sms' }, {});
    expect(await plain.rows(sql`select 1 as one from outgoing_message`)).toEqual([]);
  } finally {
    await plain.close();
  }
});
