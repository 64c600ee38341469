import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { abilityFor, as, rowsFor } from '@quittance/access';
import { Clock, newId, Refused, sql, type Actor } from '@quittance/platform';
import { house, type House } from '@quittance/platform/testing';
import { AuditService, CaseOpeningsService, CaseSightService, GiveAccessService, IdentityModule, identityEntities, PeopleReadService, SessionsService, TrailBuffer, ViewingService, VisitsService } from '../index.ts';

/** An agency with two companies, one case each, the first in a study's hands; people of every kind. Rows only: identity knows no use-case of theirs. */
let h: House;
const agencyId = newId(), [tesson, lorren] = [newId(), newId()], study = newId(), cases: string[] = [];
const people: Record<string, string> = {};
let administrator: Actor, supervisor: Actor, company: Actor;

const refusal = (work: Promise<unknown>) => work.then(() => 'done', (e: unknown) => (e instanceof Refused ? e.code : (e as Error).message));
/** As he is after a sign-in of this minute. */
const fresh = (actor: Actor): Actor => ({ ...actor, authenticatedAt: h.get(Clock).now() });

async function person(name: string, role: string, { grade = null, creditorId = null, studyId = null }: { grade?: string | null; creditorId?: string | null; studyId?: string | null } = {}): Promise<Actor> {
  const id = newId(), email = `${name}@access.example`;
  await h.rows(sql`insert into app_user (id, agency_id, email, name, password_hash, created_at) values (${id}, ${agencyId}, ${email}, ${name}, 'x', now())`);
  await h.rows(sql`insert into role_held (id, user_id, role, grade, creditor_id, study_id, given_at) values (${newId()}, ${id}, ${role}, ${grade}, ${creditorId}, ${studyId}, '2026-09-01')`);
  people[name] = id;
  return h.get(SessionsService).actorFor(email);
}
const actor = (name: string) => h.get(SessionsService).actorFor(`${name}@access.example`);
const roleOf = async (name: string) => (await h.rows<{ id: string }>(sql`select id from role_held where user_id = ${people[name]} and ended_at is null`))[0]!.id;
const open = async (name: string): Promise<{ id: string; token: string }> => {
  const id = newId(), token = `token-${id}`;
  await h.rows(sql`insert into session (id, agency_id, token_hash, user_id, created_at, last_seen_at, authenticated_at, expires_at) select ${id}, ${agencyId}, encode(sha256(${token}::bytea), 'hex'), ${people[name]}, ${h.clock.now()}, ${h.clock.now()}, ${h.clock.now()}, ${h.clock.now().add({ hours: 8 })}`);
  return { id, token };
};

beforeAll(async () => {
  h = await house({ modules: [IdentityModule], entities: identityEntities });
  await h.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at)
    values (${agencyId}, 'Orvelle Recouvrement', 'SAS', '912004618', '14 quai des Tanneurs', '37000', 'Tours', '02 61 91 20 00', 'a@orvelle.example', 'd@orvelle.example', 'Orvelle', 'FR7630006000011234567890189', 'AGRIFRPP', now())`);
  await h.rows(sql`insert into study (id, agency_id, name, line1, postal_code, city, email, created_at) values (${study}, ${agencyId}, 'Étude Sablon', '3 place du Palais', '37000', 'Tours', 'etude@sablon.example', now())`);
  for (const [creditorId, siren] of [[tesson, '812047366'], [lorren, '790115238']] as const) {
    const [debtor, mandate, file] = [newId(), newId(), newId()];
    await h.rows(sql`insert into creditor (id, agency_id, kind, name, siren, line1, postal_code, city, iban, created_at) values (${creditorId}, ${agencyId}, 'company', ${`Société ${siren}`}, ${siren}, '1 rue Haute', '49100', 'Angers', 'FR7630006000011234567890189', now())`);
    await h.rows(sql`insert into mandate (id, agency_id, creditor_id, reference, signed_on, in_force_from, basis_clause, insurance_clause, fee_clause, remittance_clause, fee_rate, remittance_days, plan_max_months, discount_max_percent, allocation, day_count, created_at)
      values (${mandate}, ${agencyId}, ${creditorId}, 'M', '2026-01-01', '2026-01-01', 'x', 'x', 'x', 'x', 10, 30, 6, 0, 'statutory', 'ACT_ACT', now())`);
    await h.rows(sql`insert into debtor (id, agency_id, creditor_id, kind, name, name_key, created_at, source) values (${debtor}, ${agencyId}, ${creditorId}, 'person', 'Paul Rivière', 'riviere paul', now(), 'x')`);
    await h.rows(sql`insert into case_file (id, agency_id, creditor_id, debtor_id, mandate_id, public_reference, regime, stage, opened_at, next_action_kind, next_action_on, study_id)
      values (${file}, ${agencyId}, ${creditorId}, ${debtor}, ${mandate}, ${`Q-${siren}`}, 'civil', 'amicable', '2026-10-01', 'call', '2026-12-01', ${creditorId === tesson ? study : null})`);
    cases.push(file);
  }
  administrator = fresh(await person('bruno', 'administrator'));
  supervisor = await person('solange', 'supervisor');
  await person('helene', 'collector');
  company = fresh(await person('camille', 'creditor_user', { grade: 'administrator', creditorId: tesson }));
  await person('omar', 'creditor_user', { grade: 'operator', creditorId: tesson });
  await person('lea', 'creditor_user', { grade: 'reader', creditorId: tesson });
  await person('rachid', 'creditor_user', { grade: 'administrator', creditorId: lorren });
  await person('aude', 'bailiff', { studyId: study });
});
afterAll(() => h.close());

describe('the people whom one may know of', () => {
  test('an administrator sees all of the agency’s sides, a creditor’s administrator his own company, others nobody', async () => {
    const names = async (who: Actor) => (await h.get(PeopleReadService).list(who, {})).rows.map(({ name }) => name);
    expect(await names(administrator)).toEqual(['aude', 'bruno', 'camille', 'helene', 'lea', 'omar', 'rachid', 'solange']);
    expect(await names(company)).toEqual(['camille', 'lea', 'omar']);
    for (const who of ['helene', 'omar', 'lea', 'aude']) expect(await names(await actor(who))).toEqual([]);
    expect(await h.get(PeopleReadService).one(company, people['rachid']!)).toBeNull();
    expect(await h.get(PeopleReadService).one(company, people['omar']!)).toMatchObject({ name: 'omar', standing: 'active', roles: [{ role: 'creditor_user', grade: 'operator' }] });
  });

  test('found by words, side, role and standing; a page at a time', async () => {
    const list = (filter: object, more: object = {}) => h.get(PeopleReadService).list(administrator, { filter, ...more });
    expect((await list({ text: 'LEA' })).rows.map(({ name }) => name)).toEqual(['lea']);
    expect((await list({ side: 'study' })).rows.map(({ name }) => name)).toEqual(['aude']);
    expect((await list({ creditorId: lorren })).rows.map(({ name }) => name)).toEqual(['rachid']);
    expect((await list({ side: 'nowhere' })).rows).toEqual([]);
    const first = await list({}, { first: 3 });
    expect((await list({}, { first: 3, after: first.next })).rows.map(({ name }) => name)).toEqual(['helene', 'lea', 'omar']);
  });
});

describe('giving and taking', () => {
  test('what it would do is told, and nothing is written', async () => {
    const { effect, person: then } = await h.get(GiveAccessService).take(administrator, people['helene']!, await roleOf('helene'), true);
    expect(effect).toMatchObject({ casesBefore: 2, casesAfter: 0, sessionsClosing: 0, actsGained: [] });
    expect(effect.actsLost).toContain('logCall CaseFile');
    expect(then.roles).toEqual([]);
    expect((await actor('helene')).roles).toHaveLength(1);
  });

  test('looking needs no new proof of oneself, doing does', async () => {
    const stale = { ...administrator, authenticatedAt: h.clock.now().subtract({ minutes: 11 }) };
    expect(await refusal(h.get(GiveAccessService).take(stale, people['omar']!, await roleOf('omar'), true))).toBe('done');
    expect(await refusal(h.get(GiveAccessService).take(stale, people['omar']!, await roleOf('omar')))).toMatch(/Prove again/);
  });

  test('what is taken closes the sessions in the same transaction, and is told to every process', async () => {
    const { token } = await open('lea');
    expect((await h.get(SessionsService).actorOf(token))?.name).toBe('lea');
    const { effect } = await h.get(GiveAccessService).take(administrator, people['lea']!, await roleOf('lea'));
    expect(effect).toMatchObject({ casesBefore: 1, casesAfter: 0, sessionsClosing: 1 });
    expect(await h.get(SessionsService).actorOf(token)).toBeUndefined();
    const [entry] = await h.rows<{ facts: object }>(sql`select facts from audit_entry where action = 'takeAccess'`);
    expect(entry!.facts).toMatchObject({ role: 'creditor_user', grade: 'reader' });
    // Who once was his stays known to him, and can come back.
    const back = await h.get(GiveAccessService).give(company, { userId: people['lea']!, role: 'creditor_user', grade: 'reader', creditorId: tesson });
    expect(back.person.roles).toMatchObject([{ grade: 'reader', givenBy: 'camille' }]);
  });

  test('a grade takes the place of another; a lower one closes what is open', async () => {
    const give = (grade: string) => h.get(GiveAccessService).give(administrator, { userId: people['omar']!, role: 'creditor_user', grade, creditorId: tesson });
    await open('omar');
    const up = await give('administrator');
    expect(up.effect.actsGained).toEqual(expect.arrayContaining(['invite Person', 'give Person']));
    expect([up.effect.sessionsClosing, up.person.roles.length]).toEqual([0, 1]);
    const down = await give('reader');
    expect(down.effect.actsLost).toEqual(expect.arrayContaining(['deposit Creditor', 'answer Question', 'give Person']));
    expect(down.effect.sessionsClosing).toBe(1);
    expect(await refusal(give('reader'))).toBe('already_held');
    await give('operator');
  });

  test('nobody raises himself, the last administrator stays, nobody is of two sides', async () => {
    const access = h.get(GiveAccessService);
    expect(await refusal(access.give(administrator, { userId: administrator.id, role: 'collector' }))).toBe('own_access');
    expect(await refusal(access.take(company, company.id, await roleOf('camille')))).toBe('own_access');
    expect(await refusal(access.give(administrator, { userId: people['omar']!, role: 'collector' }))).toBe('mixed_access');
    expect(await refusal(access.give(administrator, { userId: people['helene']!, role: 'bailiff', studyId: study }))).toBe('mixed_access');
    const second = fresh(await person('delphine', 'administrator'));
    expect(await refusal(access.take(second, administrator.id, await roleOf('bruno')))).toBe('done');
    expect(await refusal(access.take({ ...second, id: newId() }, second.id, await roleOf('delphine')))).toBe('last_administrator');
    expect(await refusal(access.disable({ ...second, id: newId() }, second.id))).toBe('last_administrator');
    await access.give(second, { userId: administrator.id, role: 'administrator' });
    // Two at once: one of them stays.
    const both = await Promise.all([refusal(access.take(second, administrator.id, await roleOf('bruno'))), refusal(access.take(administrator, second.id, await roleOf('delphine')))]);
    expect(both.filter((answer) => answer === 'done')).toHaveLength(1);
    const left = (await h.rows<{ name: string }>(sql`select u.name from role_held r join app_user u on u.id = r.user_id where r.role = 'administrator' and r.ended_at is null`))[0]!.name;
    if (left === 'delphine') await access.give(second, { userId: administrator.id, role: 'administrator' });
  });

  test('a creditor’s administrator gives within his company, and nothing else', async () => {
    const give = (more: object) => refusal(h.get(GiveAccessService).give(company, { userId: people['omar']!, role: 'creditor_user', grade: 'reader', creditorId: tesson, ...more }, true));
    expect(await give({})).toBe('done');
    expect(await give({ creditorId: lorren })).toBe('not_found');
    expect(await give({ role: 'collector', grade: null, creditorId: null })).toBe('not_found');
    expect(await give({ userId: people['rachid'] })).toBe('not_found');
    expect(await give({ userId: people['helene'] })).toBe('not_found');
    expect(await give({ grade: 'owner' })).toBe('bad_fields');
    expect(await refusal(h.get(GiveAccessService).disable(company, people['rachid']!))).toBe('not_found');
    expect(await refusal(h.get(GiveAccessService).take(company, people['rachid']!, await roleOf('rachid')))).toBe('not_found');
  });

  test('who is disabled comes in no more; his roles wait for him', async () => {
    const { token } = await open('omar');
    const out = await h.get(GiveAccessService).disable(administrator, people['omar']!);
    expect([out.person.standing, out.effect.casesAfter, out.person.roles.length]).toEqual(['disabled', 0, 1]);
    expect(await h.get(SessionsService).actorOf(token)).toBeUndefined();
    const back = await h.get(GiveAccessService).enable(administrator, people['omar']!);
    expect([back.person.standing, back.effect.casesAfter]).toEqual(['active', 1]);
    expect(await h.get(SessionsService).actorOf(token)).toBeUndefined();
  });
});

describe('who can see this case', () => {
  test('is what each one’s own ability answers in SQL, for every person and every case', async () => {
    const asked = { ...administrator };
    for (const caseId of cases) {
      const sight = (await h.get(CaseSightService).of(asked, { caseId }))!;
      for (const name of Object.keys(people)) {
        const one = await actor(name);
        const [row] = await h.rows<{ n: string }>(sql`select count(*) as n from case_file f where f.id = ${caseId} and (${rowsFor(one.ability, 'read', 'CaseFile', 'f')})`);
        expect([name, sight.viewers.some(({ userId }) => userId === one.id)]).toEqual([name, row!.n === '1']);
      }
    }
  });

  test('by which role, why, since when and what of it', async () => {
    const sight = (await h.get(CaseSightService).of(supervisor, { reference: ' q-812047366 ' }))!;
    const of = (name: string) => sight.viewers.find((viewer) => viewer.name === name)!;
    expect(of('helene')).toMatchObject({ side: 'agency', why: 'works_for_agency', internal: true, closed: [] });
    expect(of('camille')).toMatchObject({ side: 'creditor', grade: 'administrator', why: 'own_company', internal: false, companyName: 'Société 812047366' });
    expect(of('camille').closed).toContain('nextAction');
    expect(of('camille').sees).not.toContain('Message');
    expect(of('aude')).toMatchObject({ side: 'study', why: 'handed_over', internal: false });
    expect(of('aude').sees).not.toContain('Mandate');
    expect(String(of('helene').since)).toMatch(/^2026-10-01|^2026-09-30/);
    expect(of('rachid')).toBeUndefined();
    expect(of('bruno')).toBeUndefined();
    expect(await h.get(CaseSightService).of(company, { caseId: cases[0]! })).toBeNull();
  });
});

describe('who opened this case', () => {
  const openings = async (who: Actor, caseId = cases[0]!) => (await h.get(CaseOpeningsService).of(who, caseId)).map(({ name, side, role, grade, companyName, userId }) => [name, side, role, grade, companyName, userId !== null]);
  const opened = async (name: string, caseId = cases[0]!) => {
    h.clock.set(h.clock.now().add({ hours: 1 }));
    h.get(TrailBuffer).opened({ id: people[name]!, kind: 'user', agencyId, name }, caseId);
    await h.get(TrailBuffer).flush();
  };

  test('each once, newest first, by the role that he has; of the debtor no more than that it was he', async () => {
    for (const name of ['helene', 'camille', 'aude', 'helene']) await opened(name);
    await opened('rachid', cases[1]!);
    for (let n = 0; n < 2; n++) await h.get(AuditService).alone({ id: newId(), kind: 'debtor' }, { action: 'enterCase', subject: 'CaseFile', subjectId: cases[0]!, caseId: cases[0]!, outcome: 'done', agencyId });
    // Who was not let in opened nothing.
    await h.get(AuditService).alone(null, { action: 'enterCase', subject: 'CaseFile', subjectId: cases[0]!, caseId: cases[0]!, outcome: 'refused', code: 'bad_code', agencyId });
    const told = [[null, 'debtor', 'debtor', null, null, false], ['helene', 'agency', 'collector', null, null, true], ['aude', 'study', 'bailiff', null, 'Étude Sablon', true], ['camille', 'creditor', 'creditor_user', 'administrator', 'Société 812047366', true]];
    expect(await openings(supervisor)).toEqual(told);
    expect(await openings(administrator)).toEqual(told);
    const [first] = await h.get(CaseOpeningsService).of(supervisor, cases[1]!);
    expect([first!.name, h.clock.now().since(first!.at).total('seconds') < 60]).toEqual(['rachid', true]);
  });

  test('told to nobody else: not to a collector, a creditor, a study, nor for a case that there is not', async () => {
    for (const name of ['helene', 'camille', 'omar', 'aude']) expect([name, await openings(await actor(name))]).toEqual([name, []]);
    for (const caseId of [newId(), 'x', '']) expect(await openings(supervisor, caseId)).toEqual([]);
    expect(await openings({ ...supervisor, ability: abilityFor({ id: supervisor.id, agencyId: newId(), roles: [{ role: 'supervisor' }] }) })).toEqual([]);
  });

  test('whom the trail has forgotten has no name here either', async () => {
    await h.rows(sql`update audit_person set erased_at = now(), erased_under = 'RGPD art. 17', actor_name = null, address = null, user_agent = null, session_id = null, words = null, salt = null where id in (select person_id from audit_entry where actor_id = ${people['camille']} and action = 'openCase')`);
    expect((await openings(supervisor)).at(-1)).toEqual([null, 'creditor', 'creditor_user', 'administrator', 'Société 812047366', false]);
  });
});

describe('looking with another’s eyes', () => {
  const from = { ip: '192.0.2.7' };
  test('as a creditor: his rows, no act, back again, told in the trail; half an hour at most', async () => {
    const { token } = await open('solange');
    const me = (await h.get(SessionsService).actorOf(token))!;
    await h.get(ViewingService).begin(me, { as: 'creditor', caseId: cases[1]!, backTo: '/cases/x' }, from);
    const seen = (await h.get(SessionsService).actorOf(token))!;
    expect(seen).toMatchObject({ id: me.id, creditorId: lorren, viewing: { as: 'creditor', subjectName: 'Société 790115238', backTo: '/cases/x' } });
    expect([seen.ability.can('read', as('CaseFile', { creditorId: lorren })), seen.ability.can('read', as('CaseFile', { creditorId: tesson, agencyId }))]).toEqual([true, false]);
    expect(seen.ability.can('read', as('TimelineEntry', { creditorId: lorren, agencyId, internal: true }))).toBe(false);
    for (const act of ['deposit', 'answer', 'give', 'invite', 'writeNote', 'viewAs'] as const) expect([act, ['Creditor', 'Question', 'Person', 'CaseFile'].some((subject) => seen.ability.can(act, subject as 'Creditor'))]).toEqual([act, false]);
    await h.get(ViewingService).stop(seen);
    expect(await h.get(SessionsService).actorOf(token)).not.toHaveProperty('viewing');
    await h.get(ViewingService).begin(me, { as: 'bailiff', caseId: cases[0]! }, from);
    expect((await h.get(SessionsService).actorOf(token))!.roles).toMatchObject([{ role: 'bailiff', studyId: study, caseIds: [cases[0]] }]);
    h.clock.set(h.clock.now().add({ minutes: 31 }));
    expect(await h.get(SessionsService).actorOf(token)).not.toHaveProperty('viewing');
    const trail = await h.rows<{ action: string }>(sql`select action from audit_entry where action in ('viewAs', 'stopViewing') order by id`);
    expect(trail.map(({ action }) => action)).toEqual(['viewAs', 'stopViewing', 'viewAs']);
  });

  test('the debtor’s page opens as a visit that is nobody’s: no event, no line, no try; it ends with the view', async () => {
    const { token } = await open('solange');
    const me = (await h.get(SessionsService).actorOf(token))!;
    const { visitToken, viewing } = await h.get(ViewingService).begin(me, { as: 'debtor', caseId: cases[0]!, backTo: `/cases/${cases[0]}` }, from);
    expect(await h.get(SessionsService).actorOf(token)).not.toHaveProperty('viewing');
    expect(await h.get(VisitsService).visitorOf(visitToken)).toMatchObject({ kind: 'debtor', name: 'Paul Rivière', viewing: { id: viewing.id, as: 'debtor' } });
    const [told] = await h.rows<{ events: string; lines: string; tries: string }>(sql`select (select count(*) from outbox_event where name = 'DebtorVisited') as events, (select count(*) from timeline_entry) as lines, (select count(*) from access_try) as tries`);
    expect(told).toEqual({ events: '0', lines: '0', tries: '0' });
    expect((await h.get(CaseSightService).of(supervisor, { caseId: cases[0]! }))!.viewers.find(({ side }) => side === 'debtor')).toMatchObject({ readOnlyBy: 'solange', why: 'visit' });
    await h.get(SessionsService).end(me.sessionId);
    expect(await h.get(VisitsService).visitorOf(visitToken)).toBeUndefined();
  });

  test('who may not, may not; what is not handed over is no study’s', async () => {
    const helene = await actor('helene');
    expect(await refusal(h.get(ViewingService).begin(helene, { as: 'creditor', creditorId: tesson }, from))).toBe('not_found');
    expect(await refusal(h.get(ViewingService).begin(company, { as: 'debtor', caseId: cases[0]! }, from))).toBe('not_found');
    expect(await refusal(h.get(ViewingService).begin(supervisor, { as: 'bailiff', caseId: cases[1]! }, from))).toBe('not_handed_over');
    expect(await refusal(h.get(ViewingService).begin(supervisor, { as: 'god', caseId: cases[1]! }, from))).toBe('bad_fields');
  });
});
