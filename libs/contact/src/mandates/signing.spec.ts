import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SessionsService } from '@quittance/identity';
import { cents } from '@quittance/law';
import { FeeSchedulesService, MandatesService } from '@quittance/parties';
import { newId, Refused, sha256, sql, standAsSystem, type Actor } from '@quittance/platform';
import { office, type Office } from '../letters/letters.fixture.ts';
import { PrintSignatureService } from './print/print-signature.service.ts';
import { EndPowerService } from './requests/end-power.service.ts';
import { ProposeService } from './requests/propose.service.ts';
import type { ProposeMandateInput } from './requests/signature-request.type.ts';
import { SignatureRequestsService } from './requests/signature-requests.service.ts';
import type { Evidence } from './signing/evidence.ts';
import { SignService } from './signing/sign.service.ts';
import { SigningDoorService } from './signing/signing-door.service.ts';
import { WatchMandatesService } from './watch/watch-mandates.service.ts';

let h: Office, bruno: Actor, now: Temporal.Instant;
const FROM = { ip: '203.0.113.7', userAgent: 'Mozilla/5.0 (spec)' }, NAME = 'Camille Ferrandier', MAIL = 'camille@tessonville.example';
const day = (iso: string) => Temporal.PlainDate.from(iso);
const later = (duration: Temporal.DurationLike) => h.clock.set((now = now.add(duration)));

beforeAll(async () => {
  h = await office({ options: { demo: true } });
  bruno = await person('bruno@orvelle.example', 'administrator');
}, 60_000);
afterAll(() => h.close());
beforeEach(async () => {
  h.clock.set((now = Temporal.Instant.from('2026-11-23T08:00:00Z')));
  await h.rows(sql`delete from try_bucket`);
});
const person = async (email: string, role: string, creditorId: string | null = null, grade: string | null = null) => {
  const id = newId();
  await h.rows(sql`insert into app_user (id, agency_id, email, name, created_at) values (${id}, ${h.agencyId}, ${email}, ${email}, ${h.clock.now()})`);
  await h.rows(sql`insert into role_held (id, user_id, role, grade, creditor_id, given_at) values (${newId()}, ${id}, ${role}, ${grade}, ${creditorId}, ${h.clock.now()})`);
  return h.get(SessionsService).actorFor(email);
};
let n = 0;
const input = (more: Partial<ProposeMandateInput> = {}): ProposeMandateInput => ({
  creditorId: h.tessonville, reference: `MC-${++n}`, inForceFrom: day('2026-12-01'), inForceTo: day('2027-11-30'), basisClause: 'Factures impayées, selon bordereau.', insuranceClause: 'Police RC 440 118.', feeClause: 'Selon le barème.', remittanceClause: 'Chaque quinzaine.',
  feeRate: '12.00', feeMinimum: cents(0), remittanceDays: 15, planMaxMonths: 6, discountMaxPercent: '5.00', signatory: { name: NAME, capacity: 'gérante', email: MAIL, phone: '06 39 98 12 34' }, idempotencyKey: `k-${n}`, ...more,
});
const door = <T>(work: (door: SigningDoorService) => Promise<T>) => standAsSystem('signature-door', () => work(h.get(SigningDoorService)));
const code = async (work: Promise<unknown>) => work.then(() => 'done', (e: unknown) => { if (!(e instanceof Refused)) throw e; return [e.code, ...(e.options.fields ?? []).map((f) => `${f.field}:${f.code}`)].join(' '); });
const mail = async (purpose: string, to = MAIL) => (await h.rows<{ text: string; link: string | null; document_ids: string[] }>(sql`select text, link, document_ids from outgoing_message where purpose = ${purpose} and recipient = ${to} order by queued_at desc, id desc limit 1`))[0]!;
const tokenSent = async (id: string) => (await h.rows<{ link: string }>(sql`select m.link from outgoing_message m join signature_link l on l.message_id = m.id where l.request_id = ${id} and l.replaced_at is null`))[0]!.link.split('#')[1]!;
const codeSent = async (to = MAIL) => { const { text } = await mail('signature_code', to); await h.rows(sql`update outgoing_message set purpose = 'signature_code_read' where purpose = 'signature_code'`); return /(\d{3}) ?(\d{3})(?!\d)/.exec(text)!.slice(1).join(''); };
/** Proposed, printed and sent: the request with the token of its mail. */
const proposed = async (more: Partial<ProposeMandateInput> = {}) => {
  const request = await h.get(ProposeService).proposeMandate(bruno, input(more));
  await h.get(PrintSignatureService).print({ requestId: request.id });
  return { request, token: await tokenSent(request.id) };
};
const sign = async (token: string, more: Partial<Parameters<SignService['sign']>[0]> = {}) => {
  const { consents } = (await door((d) => d.look(token, 'fr', FROM)))!;
  return standAsSystem('signature-door', () => h.get(SignService).sign({ token, code: '', name: NAME, capacity: 'gérante', consents, ...more }, 'fr', FROM));
};
const signedNow = async (token: string) => {
  await door((d) => d.sendCode(token, 'email', 'fr', FROM));
  return sign(token, { code: await codeSent() });
};
/** Nothing waits for the printer any more: no process sends jobs here. */
const printAll = async () => { for (const { id } of await h.rows<{ id: string }>(sql`select id from signature_request where state in ('preparing', 'signed')`)) await h.get(PrintSignatureService).print({ requestId: id }); };
const state = async (id: string) => (await h.get(SignatureRequestsService).one(bruno, id))!.state;

describe('a mandate signed at a distance', () => {
  test('is proposed, printed, read, signed by a code; it is in force by its dates and its evidence can’t be made again', async () => {
    const fees = { bands: [{ stage: null, fromDays: 0, fromAmount: cents(0), percent: '10.00' }, { stage: 'judicial', fromDays: 0, fromAmount: cents(0), percent: '18.00' }], minimum: cents(2000), cap: null, recharged: [{ cost: 'bailiff_act', fixed: null }] };
    const { request, token } = await proposed({ fees, minimumClaim: cents(50_00), reference: 'MC-A' });
    expect(await state(request.id)).toBe('waiting');
    const seen = (await door((d) => d.look(token, 'fr', FROM)))!;
    expect(seen).toMatchObject({ kind: 'mandate', reference: 'MC-A', state: 'waiting', creditorName: 'Papeteries Tessonville', channels: [{ channel: 'email', to: 'c***@tessonville.example' }, { channel: 'sms', to: '** ** ** ** 34' }] });
    expect(seen.parts.map(({ article }) => article).filter(Boolean)).toEqual(['CPCE R124-3 1°', 'CPCE R124-3 2°', 'CPCE R124-3 3°', 'CPCE R124-3 4°']);
    const paper = await door((d) => d.paper(token, FROM)), bytes = Buffer.from(paper.base64, 'base64');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(sha256(bytes)).toBe(seen.documentSha256);
    expect(await h.get(MandatesService).inForce(h.database, h.tessonville, day('2026-12-02'))).toMatchObject({ reference: 'M-2026-01' });

    later({ minutes: 3 });
    expect(await signedNow(token)).toMatchObject({ state: 'signed', parts: [], consents: [] });
    const mandate = (await h.get(MandatesService).inForce(h.database, h.tessonville, day('2026-12-02')))!;
    expect(mandate).toMatchObject({ reference: 'MC-A', signedOn: day('2026-11-23'), inForceFrom: day('2026-12-01'), lastDay: day('2027-11-30'), minimumClaim: 50_00n, feeMinimum: 2000n });
    expect(Number(mandate.feeRate)).toBe(10);
    expect((await h.get(FeeSchedulesService).on(h.database, mandate, day('2026-12-02'))).terms.bands).toHaveLength(2);
    expect((await h.rows(sql`select sha256 from document where mandate_id = ${mandate.id} and kind = 'signed_mandate'`))).toEqual([{ sha256: seen.documentSha256 }]);

    await h.get(PrintSignatureService).print({ requestId: request.id });
    const documents = await h.get(SignatureRequestsService).documents(bruno, request.id);
    expect(documents.map(({ kind, mediaType }) => `${kind} ${mediaType}`).sort()).toEqual(['signature_evidence application/json', 'signature_evidence application/pdf', 'signature_paper application/pdf']);
    const json = documents.find(({ mediaType }) => mediaType === 'application/json')!;
    const [{ bytes: kept } = { bytes: '' }] = await h.rows<{ bytes: string }>(sql`select convert_from(bytes, 'UTF8') as bytes from blob where sha256 = ${json.sha256}`);
    const evidence = JSON.parse(kept) as Evidence;
    expect(evidence).toMatchObject({
      document: { sha256: seen.documentSha256, size: bytes.length }, signatory: { name: NAME, capacity: 'gérante', email: MAIL }, proof: { channel: 'email', sentTo: MAIL, through: 'mail', userId: null },
      signature: { at: expect.stringMatching(/^2026-11-23T08:03:00/), ip: FROM.ip, userAgent: FROM.userAgent, locale: 'fr', consents: seen.consents }, level: { name: 'simple' }, result: { mandateId: mandate.id },
    });
    expect(evidence.steps.map(({ kind }) => kind)).toEqual(['sent', 'opened', 'read', 'code_sent', 'signed']);
    // Both hashes are in the chain, and the chain holds.
    const [entry] = await h.rows<{ facts: Record<string, string> }>(sql`select facts from audit_entry where action = 'signDocument' and outcome = 'done' and subject_id = ${request.id}`);
    expect(entry!.facts).toMatchObject({ documentSha256: seen.documentSha256, evidenceSha256: json.sha256, channel: 'email' });
    expect((await mail('signature_done')).document_ids).toHaveLength(2);
    expect(await h.rows(sql`select name from outbox_event where name in ('MandateProposed', 'MandateSigned') and ids ->> 'signatureRequestId' = ${request.id} order by id`)).toEqual([{ name: 'MandateProposed' }, { name: 'MandateSigned' }]);
  });

  test('once: what is signed is neither signed again nor read again, and its link stands nowhere any more', async () => {
    const { request, token } = await proposed();
    await door((d) => d.sendCode(token, 'sms', 'fr', FROM));
    const sent = /code (\d{6})/.exec((await h.rows<{ text: string }>(sql`select text from outgoing_message where purpose = 'signature_code' and channel = 'sms' order by queued_at desc limit 1`))[0]!.text)![1]!;
    const both = await Promise.all([code(sign(token, { code: sent })), code(sign(token, { code: sent }))]);
    expect(both.sort()).toEqual(['done', 'signature_over']);
    expect(await code(door((d) => d.paper(token, FROM)))).toBe('signature_over');
    expect(await code(door((d) => d.sendCode(token, 'email', 'fr', FROM)))).toBe('signature_over');
    expect(await h.rows(sql`select count(*)::int as n from mandate where reference = ${request.reference}`)).toEqual([{ n: 1 }]);
  });

  test.each([
    ['another name', { name: 'Paul Martin' }, 'bad_fields name:name_differs'], ['no capacity', { capacity: ' ' }, 'bad_fields capacity:required'], ['a consent that lacks', { consents: ['J’ai lu'] }, 'bad_fields consents:consent_missing'], ['no code', { code: '' }, 'bad_fields code:required'],
  ])('%s signs nothing and uses no code up', async (_, more, refusal) => {
    const { request, token } = await proposed();
    await door((d) => d.sendCode(token, 'email', 'fr', FROM));
    const sent = await codeSent();
    expect(await code(sign(token, { code: sent, ...more }))).toBe(refusal);
    expect(await state(request.id)).toBe('waiting');
    expect(await code(sign(token, { code: sent, name: ' camille FERRANDIER ' }))).toBe('done');
  });

  test('few tries: a wrong code is counted, then nothing is tried any more, the right one neither', async () => {
    const { request, token } = await proposed();
    await door((d) => d.sendCode(token, 'email', 'fr', FROM));
    const sent = await codeSent(), wrong = String((Number(sent) + 1) % 1_000_000).padStart(6, '0');
    for (let i = 0; i < 5; i += 1) expect(await code(sign(token, { code: wrong }))).toBe('signing_code_wrong');
    expect(await code(sign(token, { code: sent }))).toBe('signing_code_wrong');
    for (let i = 0; i < 2; i += 1) await code(sign(token, { code: wrong }));
    expect(await code(sign(token, { code: wrong }))).toBe('too_many_tries');
    expect(await h.rows(sql`select count(*)::int as n from signature_event where request_id = ${request.id} and kind = 'code_refused'`)).toEqual([{ n: 8 }]);
    for (let i = 0; i < 2; i += 1) await door((d) => d.sendCode(token, 'email', 'fr', FROM));
    expect(await code(door((d) => d.sendCode(token, 'email', 'fr', FROM)))).toBe('too_many_tries');
  });

  test('a code of another request, of before, or too old, signs nothing', async () => {
    const one = await proposed();
    await door((d) => d.sendCode(one.token, 'email', 'fr', FROM));
    const first = await codeSent(), other = await proposed();
    later({ seconds: 1 });
    expect(await code(sign(other.token, { code: first }))).toBe('signing_code_wrong');
    await door((d) => d.sendCode(one.token, 'email', 'fr', FROM));
    const second = await codeSent();
    if (first !== second) expect(await code(sign(one.token, { code: first }))).toBe('signing_code_wrong');
    later({ minutes: 11 });
    expect(await code(sign(one.token, { code: second }))).toBe('signing_code_wrong');
  });
});

describe('what is not signed', () => {
  test('is refused with a reason, is taken back, or is over; each time the link says so and opens nothing', async () => {
    const refused = await proposed(), withdrawn = await proposed(), over = await proposed({ openDays: 2 });
    expect(await code(door((d) => d.refuse(refused.token, ' ', 'fr', FROM)))).toBe('bad_fields reason:required');
    expect(await door((d) => d.refuse(refused.token, 'Le taux est trop haut.', 'fr', FROM))).toMatchObject({ state: 'refused' });
    expect(await h.get(ProposeService).withdraw(bruno, withdrawn.request.id, 'Erreur de taux')).toMatchObject({ state: 'withdrawn', reason: 'Erreur de taux' });
    expect(await door((d) => d.look(withdrawn.token, 'fr', FROM))).toBeNull();
    expect(await code(h.get(ProposeService).withdraw(bruno, withdrawn.request.id, 'Encore'))).toBe('signature_over');
    await printAll();
    later({ hours: 49 });
    expect(await door((d) => d.look(over.token, 'fr', FROM))).toMatchObject({ state: 'expired', parts: [] });
    expect(await code(door((d) => d.sendCode(over.token, 'email', 'fr', FROM)))).toBe('signature_over');
    await h.get(WatchMandatesService).watch();
    expect(await h.rows(sql`select state from signature_request where id in (${refused.request.id}, ${withdrawn.request.id}, ${over.request.id}) order by state`)).toEqual([{ state: 'expired' }, { state: 'refused' }, { state: 'withdrawn' }]);
  });

  test('a token that is none opens nothing', async () => {
    for (const token of ['', 'x', 'x'.repeat(5000), "' or 1=1 --"]) expect(await door((d) => d.look(token, 'fr', FROM))).toBeNull();
    expect(await code(door((d) => d.paper('x', FROM)))).toBe('signing_closed');
  });

  test('sent again, the link of before opens nothing', async () => {
    const { request, token } = await proposed();
    later({ seconds: 1 });
    await h.get(ProposeService).sendAgain(bruno, request.id);
    expect(await door((d) => d.look(token, 'fr', FROM))).toBeNull();
    const again = await tokenSent(request.id);
    expect(await door((d) => d.look(again, 'fr', FROM))).toMatchObject({ state: 'waiting' });
  });
});

describe('proposing', () => {
  test('the same key is the same request; a preview writes nothing; what lacks is named', async () => {
    const asked = input();
    const before = await h.rows(sql`select count(*)::int as n from signature_request`);
    await h.get(ProposeService).proposeMandate(bruno, asked, { dryRun: true });
    expect(await h.rows(sql`select count(*)::int as n from signature_request`)).toEqual(before);
    const { id } = await h.get(ProposeService).proposeMandate(bruno, asked);
    expect((await h.get(ProposeService).proposeMandate(bruno, asked)).id).toBe(id);
    expect(await code(h.get(ProposeService).proposeMandate(bruno, { ...asked, remittanceDays: 20 }))).toBe('idempotency_key_reused');
    expect(await code(h.get(ProposeService).proposeMandate(bruno, { ...asked, idempotencyKey: 'other' }))).toBe('bad_fields reference:reference_proposed');
    expect(await code(h.get(ProposeService).proposeMandate(bruno, input({ insuranceClause: '' })))).toBe('bad_fields insuranceClause:clause_missing');
    expect(await code(h.get(ProposeService).proposeMandate(bruno, input({ signatory: { name: '', capacity: '', email: 'x', phone: '01 23 45 67 89' } })))).toBe('bad_fields signatory.name:required signatory.capacity:required signatory.email:email_invalid signatory.phone:not_a_mobile');
    expect(await code(h.get(ProposeService).proposeMandate(h.helene, input()))).toBe('not_found');
  });

  test('the one to whom it is addressed, signed in, opens it himself; nobody else of his company does, nor of another', async () => {
    const chief = await person('chef@tessonville.example', 'creditor_user', h.tessonville, 'administrator'), stranger = await person('chef@lorrenzeau.example', 'creditor_user', h.lorrenzeau, 'administrator');
    const { request } = await proposed({ signatory: { name: NAME, capacity: 'gérante', email: 'chef@tessonville.example' } });
    expect(await h.get(SignatureRequestsService).one(chief, request.id)).toMatchObject({ mine: true });
    expect(await h.get(SignatureRequestsService).one(h.camille, request.id)).toMatchObject({ mine: false });
    expect(await h.get(SignatureRequestsService).one(stranger, request.id)).toBeNull();
    expect(await code(h.get(SigningDoorService).openFor(stranger, request.id))).toBe('not_found');
    const { token } = await h.get(SigningDoorService).openFor(chief, request.id);
    expect(await door((d) => d.look(token, 'en', FROM))).toMatchObject({ state: 'waiting', reference: request.reference });
  });
});

describe('a special power', () => {
  test('names its acts and its person, is signed on the same page, and stands for its case', async () => {
    const file = await h.openCase(h.lorrenzeau), to = 'rachid@lorrenzeau.example';
    const power = { mandateId: h.mandateOf[h.lorrenzeau]!, caseId: file.id, reference: 'PS-9', acts: ['payment_order', 'commercial_court'], court: 'le tribunal de commerce de Rennes', representativeName: 'Bruno Lestang', representativeTitle: 'juriste', from: day('2026-11-23'), until: day('2027-11-22'), signatory: { name: 'Rachid Ouvrard', capacity: 'président', email: to }, idempotencyKey: 'power-1' };
    expect(await code(h.get(ProposeService).proposePower(bruno, { ...power, acts: ['judicial_court'] }))).toBe('bad_fields acts:unknown_value');
    expect(await code(h.get(ProposeService).proposePower(bruno, { ...power, caseId: newId() }))).toBe('not_found');
    const request = await h.get(ProposeService).proposePower(bruno, power);
    await h.get(PrintSignatureService).print({ requestId: request.id });
    const token = await tokenSent(request.id);
    await door((d) => d.sendCode(token, 'email', 'fr', FROM));
    expect(await code(sign(token, { code: await codeSent(to), name: 'Rachid Ouvrard', capacity: 'président' }))).toBe('done');
    const requests = h.get(SignatureRequestsService);
    expect(await requests.powers(h.solange, { caseId: file.id })).toMatchObject([{ reference: 'PS-9', state: 'in_force', acts: ['payment_order', 'commercial_court'], signedBy: 'Rachid Ouvrard' }]);
    expect(await requests.powers(h.camille, { caseId: file.id })).toEqual([]);
    const [mine] = await requests.powers(h.rachid, { creditorId: h.lorrenzeau });
    expect(await code(h.get(EndPowerService).end(h.solange, mine!.id, day('2026-11-24'), 'Révoqué'))).toBe('not_found');
    expect(await code(h.get(EndPowerService).end(bruno, mine!.id, day('2026-11-22'), ' '))).toBe('bad_fields reason:required on:before_in_force');
    expect(await h.get(EndPowerService).end(bruno, mine!.id, day('2026-11-23'), 'Révoqué par le créancier')).toMatchObject({ state: 'ended' });
    expect(await code(h.get(EndPowerService).end(bruno, mine!.id, day('2026-11-23'), 'Encore'))).toBe('power_already_ended');
  });
});

describe('a mandate that ends', () => {
  test('is told at sixty, thirty and seven days, once each; what follows it is not told', async () => {
    await printAll();
    const ends = await h.rows<{ id: string }>(sql`insert into mandate (id, agency_id, creditor_id, reference, signed_on, in_force_from, in_force_to, basis_clause, insurance_clause, fee_clause, remittance_clause, fee_rate, remittance_days, plan_max_months, discount_max_percent, allocation, day_count, created_at)
      select ${newId()}, agency_id, creditor_id, 'M-FIN', '2026-01-05', '2026-01-05', '2027-01-22', basis_clause, insurance_clause, fee_clause, remittance_clause, fee_rate, remittance_days, plan_max_months, discount_max_percent, allocation, day_count, created_at from mandate where id = ${h.mandateOf[h.lorrenzeau]!} returning id`);
    await h.rows(sql`update mandate set ended_on = '2026-11-01', ended_reason = 'x' where id = ${h.mandateOf[h.lorrenzeau]!}`);
    await h.rows(sql`update creditor set email = 'compta@lorrenzeau.example' where id = ${h.lorrenzeau}`);
    const watch = async (iso: string) => { h.clock.set((now = Temporal.Instant.from(`${iso}T06:00:00Z`))); await h.get(WatchMandatesService).watch(); await h.get(WatchMandatesService).watch(); };
    const told = () => h.rows<{ days_before: number; recipient: string }>(sql`select days_before, recipient from mandate_notice where mandate_id = ${ends[0]!.id} order by at`);
    await watch('2026-11-22');
    expect(await told()).toEqual([]);
    await watch('2026-11-23');
    await watch('2026-11-24');
    expect(await told()).toEqual([{ days_before: 60, recipient: 'compta@lorrenzeau.example' }]);
    expect((await mail('mandate_ending', 'compta@lorrenzeau.example')).text).toContain('finit le 22 janvier 2027');
    // Asleep for a while: the closest is told, those that it overtook no more.
    await watch('2027-01-16');
    await watch('2027-01-22');
    expect((await told()).map(({ days_before }) => days_before)).toEqual([60, 7]);
    expect(await h.rows(sql`select count(*)::int as n from outbox_event where name = 'MandateEnding'`)).toEqual([{ n: 2 }]);
  });
});
