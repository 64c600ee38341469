import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AuditService } from '@quittance/identity';
import { PRIVACY_ARTICLES, PRIVACY_KINDS, PRIVACY_REFUSALS, privacyTerm, refusalGrounds, type PrivacyKind, type PrivacyRefusalCode } from '@quittance/law';
import { Clock, Database, inputHash, isId, newId, notFound, Refused, refuseFaults, refuseOtherInput, sql, type Actor, type Fault, type Tx } from '@quittance/platform';
import { PrivacyReadService, type SeenRequest } from './privacy-read.service.ts';
import type { PrivacyRequest, PrivacyRequestInput } from './privacy.type.ts';

export interface NewPrivacyEvent { kind: string; code?: string | null; article?: string | null; words?: string | null; facts?: Record<string, string>; documentIds?: readonly string[] }

const CHANNELS = ['letter', 'email', 'phone', 'counter', 'other'];
const LONGEST_WORDS = 2000, LONGEST_PROOF = 200;

/** Requests of persons about their data: opened, extended in time, answered or refused with the text. */
@Injectable()
export class PrivacyRequestsService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(PrivacyReadService) private readonly reads: PrivacyReadService, @Inject(AuditService) private readonly audit: AuditService) {}

  /** Opened on the debtor of a case. Refusals: not_found, bad_fields, idempotency_key_reused. */
  async open(actor: Actor, input: PrivacyRequestInput): Promise<PrivacyRequest> {
    const id = await this.database.transact(async (tx) => {
      const file = isId(input.caseId) ? await tx.first<{ agency_id: string; creditor_id: string; debtor_id: string }>(sql`
        select f.agency_id, f.creditor_id, f.debtor_id from case_file f where f.id = ${input.caseId} and (${rowsFor(actor.ability, 'register', 'PrivacyRequest', 'f')})`) : undefined;
      if (!file) throw notFound('CaseFile');
      const hash = inputHash({ ...input, by: actor.id });
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`privacy ${file.agency_id} ${input.idempotencyKey}`}, 0))`);
      const kept = await tx.first<{ id: string; input_hash: string }>(sql`select id, input_hash from privacy_request where agency_id = ${file.agency_id} and idempotency_key = ${input.idempotencyKey}`);
      if (kept) {
        refuseOtherInput(kept.input_hash, hash);
        return kept.id;
      }
      refuseFaults(this.#faults(input));
      const request = newId(), at = this.clock.now();
      await tx.rows(sql`insert into privacy_request (id, agency_id, creditor_id, debtor_id, case_id, kind, received_on, channel, identity_seen, words, opened_at, opened_by, idempotency_key, input_hash)
        values (${request}, ${file.agency_id}, ${file.creditor_id}, ${file.debtor_id}, ${input.caseId}, ${input.kind}, ${input.receivedOn}, ${input.channel}, ${input.identitySeen?.trim() || null}, ${input.words.trim()}, ${at}, ${actor.id}, ${input.idempotencyKey}, ${hash})`);
      await tx.rows(sql`insert into privacy_subject (request_id, debtor_id, agency_id, creditor_id, joined_at, joined_by) values (${request}, ${file.debtor_id}, ${file.agency_id}, ${file.creditor_id}, ${at}, ${actor.id})`);
      await tx.emit('PrivacyRequestOpened', { privacyRequestId: request, caseId: input.caseId }, { agencyId: file.agency_id, creditorId: file.creditor_id, caseId: input.caseId, internal: true });
      await this.audit.record(tx, actor, { action: 'openPrivacyRequest', subject: 'PrivacyRequest', subjectId: request, caseId: input.caseId, outcome: 'done', facts: { kind: input.kind } });
      return request;
    });
    return (await this.reads.one(actor, id))!;
  }

  /** Which proof of identity was seen, where none was at the opening. Refusals: not_found, request_ended, bad_fields. */
  async identify(actor: Actor, requestId: string, proof: string): Promise<PrivacyRequest> {
    await this.#step(actor, requestId, () => {
      refuseFaults(words('proof', proof));
      if (proof.trim().length > LONGEST_PROOF) refuseFaults([{ field: 'proof', code: 'too_long', facts: { most: LONGEST_PROOF } }]);
      return { kind: 'identified', words: proof.trim() };
    });
    return (await this.reads.one(actor, requestId))!;
  }

  /** Another debtor row of the agency is the same person. Refusals: not_found, request_ended. */
  async join(actor: Actor, requestId: string, debtorId: string): Promise<PrivacyRequest> {
    await this.#step(actor, requestId, async (tx, request) => {
      const other = isId(debtorId) ? await tx.first<{ id: string; creditor_id: string; joined: boolean }>(sql`select d.id, d.creditor_id, exists (select 1 from privacy_subject s where s.request_id = ${request.id} and s.debtor_id = d.id) as joined
        from debtor d where d.id = ${debtorId} and d.agency_id = ${request.agencyId}`) : undefined;
      if (!other) throw notFound('Debtor');
      if (other.joined) return null;
      await tx.rows(sql`insert into privacy_subject (request_id, debtor_id, agency_id, creditor_id, joined_at, joined_by) values (${request.id}, ${other.id}, ${request.agencyId}, ${other.creditor_id}, ${this.clock.now()}, ${actor.id})`);
      return { kind: 'joined', facts: { debtorId: other.id } };
    });
    return (await this.reads.one(actor, requestId))!;
  }

  /** Two months more, in the first month and with the reason (RGPD art. 12, § 3). Refusals: not_found, request_ended, already_extended, extension_too_late, bad_fields. */
  async extend(actor: Actor, requestId: string, reason: string): Promise<PrivacyRequest> {
    await this.#step(actor, requestId, (_, request) => {
      refuseFaults(words('reason', reason));
      const term = privacyTerm({ receivedOn: request.receivedOn, extended: false, answeredOn: null }, this.clock.today());
      if (request.extended) throw new Refused('already_extended', { article: term.article });
      if (Temporal.PlainDate.compare(this.clock.today(), term.extendBy) > 0) throw new Refused('extension_too_late', { article: term.article, facts: { by: String(term.extendBy) } });
      return { kind: 'extended', article: term.article, words: reason.trim() };
    });
    return (await this.reads.one(actor, requestId))!;
  }

  /** The end of a request. Without a code it is answered; with one it is refused on that ground, whose text goes with it. Refusals: not_found, request_ended, identity_missing (RGPD art. 12, § 6), not_carried_out, bad_fields. */
  async answer(actor: Actor, requestId: string, code: string | null | undefined, said: string): Promise<PrivacyRequest> {
    await this.#step(actor, requestId, async (tx, request) => {
      const grounds = refusalGrounds(request.kind);
      refuseFaults([...words('words', said), ...(code && !(grounds as string[]).includes(code) ? [{ field: 'code', code: 'not_in_list', facts: { value: code.slice(0, 60), list: grounds.join(', ') } }] : [])]);
      if (code) return { kind: 'refused', code, article: PRIVACY_REFUSALS[code as PrivacyRefusalCode].article, words: said.trim() };
      if (!request.identitySeen) throw new Refused('identity_missing', { article: PRIVACY_REFUSALS.identity_not_proved.article });
      await this.#carriedOut(tx, request);
      return { kind: 'answered', article: PRIVACY_ARTICLES[request.kind], words: said.trim() };
    });
    return (await this.reads.one(actor, requestId))!;
  }

  /** One more step of a request that this actor answers for, in the transaction of what it did. */
  async add(tx: Tx, actor: Actor, request: SeenRequest, event: NewPrivacyEvent): Promise<void> {
    const at = this.clock.now(), documents = `{${(event.documentIds ?? []).join(',')}}`;
    await tx.rows(sql`insert into privacy_event (id, request_id, agency_id, creditor_id, kind, code, article, words, facts, document_ids, at, on_day, by_id)
      values (${newId()}, ${request.id}, ${request.agencyId}, ${request.creditorId}, ${event.kind}, ${event.code ?? null}, ${event.article ?? null}, ${event.words ?? null}, ${JSON.stringify(event.facts ?? {})}::jsonb, ${documents}::uuid[], ${at}, ${this.clock.dayOf(at)}, ${actor.id})`);
    await tx.emit('PrivacyRequestAnswered', { privacyRequestId: request.id, ...(request.caseId ? { caseId: request.caseId } : {}) }, { agencyId: request.agencyId, creditorId: request.creditorId, ...(request.caseId ? { caseId: request.caseId } : {}), internal: true });
    await this.audit.record(tx, actor, { action: `${event.kind}PrivacyRequest`, subject: 'PrivacyRequest', subjectId: request.id, caseId: request.caseId, outcome: 'done', facts: { kind: request.kind, code: event.code ?? null } });
  }

  /** Which of the acts of the law an answer says was done. */
  async #carriedOut(tx: Tx, request: SeenRequest): Promise<void> {
    const needed: Partial<Record<PrivacyKind, string>> = { access: 'exported', rectification: 'rectified', erasure: 'erased', restriction: 'restricted' };
    const step = needed[request.kind];
    if (step && !(await tx.first(sql`select 1 as one from privacy_event e where e.request_id = ${request.id} and e.kind = ${step}`))) throw new Refused('not_carried_out', { article: PRIVACY_ARTICLES[request.kind], facts: { kind: request.kind, step } });
  }

  async #step(actor: Actor, requestId: string, work: (tx: Tx, request: SeenRequest) => Promise<NewPrivacyEvent | null> | NewPrivacyEvent): Promise<void> {
    await this.database.transact(async (tx) => {
      const request = await this.reads.mustSee(tx, actor, 'rectify', requestId);
      mustWait(request);
      const event = await work(tx, request);
      if (event) await this.add(tx, actor, request, event);
    });
  }

  #faults({ kind, receivedOn, channel, identitySeen, words: said, idempotencyKey }: PrivacyRequestInput): Fault[] {
    const faults: Fault[] = [...words('words', said)], today = this.clock.today();
    if (!(PRIVACY_KINDS as readonly string[]).includes(kind)) faults.push({ field: 'kind', code: 'not_in_list', facts: { value: kind.slice(0, 60), list: PRIVACY_KINDS.join(', ') } });
    if (!CHANNELS.includes(channel)) faults.push({ field: 'channel', code: 'not_in_list', facts: { value: channel.slice(0, 60), list: CHANNELS.join(', ') } });
    if (Temporal.PlainDate.compare(receivedOn, today) > 0) faults.push({ field: 'receivedOn', code: 'day_future', facts: { on: String(receivedOn), latest: String(today) } });
    const earliest = today.subtract({ years: 1 });
    if (Temporal.PlainDate.compare(receivedOn, earliest) < 0) faults.push({ field: 'receivedOn', code: 'day_too_old', facts: { on: String(receivedOn), earliest: String(earliest) } });
    if ((identitySeen?.trim().length ?? 0) > LONGEST_PROOF) faults.push({ field: 'identitySeen', code: 'too_long', facts: { most: LONGEST_PROOF } });
    if (idempotencyKey.trim().length < 8 || idempotencyKey.length > 200) faults.push({ field: 'idempotencyKey', code: 'bad_key' });
    return faults;
  }
}

/** What was answered stands. */
export function mustWait(request: SeenRequest): void {
  if (request.ended) throw new Refused('request_ended', { facts: { state: request.ended } });
}

export function words(field: string, text: string): Fault[] {
  const said = text.trim();
  if (!said) return [{ field, code: 'missing' }];
  return said.length > LONGEST_WORDS ? [{ field, code: 'too_long', facts: { most: LONGEST_WORDS } }] : [];
}
