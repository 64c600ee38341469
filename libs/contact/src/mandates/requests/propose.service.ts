import { Inject, Injectable } from '@nestjs/common';
import { as, rowsFor } from '@quittance/access';
import { AuditService } from '@quittance/identity';
import { Faults, mandateTermsToJson, MandatesService, mandateState } from '@quittance/parties';
import { Clock, Database, inputHash, isId, newId, notFound, Refused, refuseFaults, refuseOtherInput, sql, toInstant, type Actor, type Tx } from '@quittance/platform';
import { mobileNumber } from '../../messages/recipient.ts';
import { POWER_ACTS, type PowerAct, type PowerTerms } from '../paper/power-paper.ts';
import { SigningLinksService } from '../signing/signing-links.service.ts';
import { SignatureNotesService } from './signature-notes.service.ts';
import type { ProposeMandateInput, ProposePowerInput, SignatoryInput, SignatureRequest } from './signature-request.type.ts';
import { REQUEST, SignatureRequestsService, standingOf, type RequestRow } from './signature-requests.service.ts';

/** How long a link opens, unless said otherwise: time to have it read by a second person, not to be forgotten. */
const OPEN_DAYS = 15, MOST_DAYS = 60;
const POWER_ARTICLE = 'C. civ. 1987 à 1989';

interface NewRequest {
  kind: RequestRow['kind']; creditorId: string; agencyId: string; reference: string; terms: unknown; mandateId: string | null; caseId: string | null;
  signatory: CheckedSignatory; openDays: number; idempotencyKey: string; hash: string;
}
interface CheckedSignatory { name: string; capacity: string; email: string; phone: string | null; locale: 'fr' | 'en' }

/** The agency proposes what a creditor is to sign: nothing stands before he has. */
@Injectable()
export class ProposeService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AuditService) private readonly audit: AuditService,
    @Inject(MandatesService) private readonly mandates: MandatesService, @Inject(SignatureRequestsService) private readonly requests: SignatureRequestsService, @Inject(SigningLinksService) private readonly links: SigningLinksService, @Inject(SignatureNotesService) private readonly notes: SignatureNotesService,
  ) {}

  /** Refusals: not_found, bad_fields (CPCE R124-3 where a clause lacks), idempotency_key_reused. */
  proposeMandate(actor: Actor, input: ProposeMandateInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<SignatureRequest> {
    return this.database.transact(async (tx) => {
      const { idempotencyKey, ...asked } = input, hash = inputHash(asked);
      const before = dryRun ? undefined : await this.#before(tx, actor, idempotencyKey, hash);
      if (before) return before;
      const { signatory, openDays, renewsId, creditorId, ...typed } = asked;
      const { terms, fees } = await this.mandates.checkTerms(tx, actor, creditorId, typed);
      const faults = new Faults(), who = checkSignatory(faults, signatory), days = openDaysOf(faults, openDays);
      if (Temporal.PlainDate.compare(terms.inForceTo ?? this.clock.today(), this.clock.today()) < 0) faults.add('inForceTo', 'day_past');
      const taken = await tx.first(sql`select 1 as one from signature_request r where r.creditor_id = ${creditorId} and r.kind = 'mandate' and r.reference = ${terms.reference} and r.state in ('preparing', 'waiting')`);
      if (taken) faults.add('reference', 'reference_proposed', { reference: terms.reference });
      if (renewsId && !(isId(renewsId) && (await tx.first(sql`select 1 as one from mandate m where m.id = ${renewsId} and m.creditor_id = ${creditorId}`)))) faults.add('renewsId', 'unknown_value');
      checkKey(faults, idempotencyKey);
      refuseFaults(faults.all);
      return this.#add(tx, actor, { kind: 'mandate', creditorId, agencyId: actor.agencyId, reference: terms.reference, terms: mandateTermsToJson(terms, fees), mandateId: renewsId ?? null, caseId: null, signatory: who, openDays: days, idempotencyKey, hash });
    }, { dryRun });
  }

  /** A special power: named acts, a named person, under a mandate in force. Refusals: not_found, no_mandate (CPCE R124-3), bad_fields. */
  proposePower(actor: Actor, input: ProposePowerInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<SignatureRequest> {
    return this.database.transact(async (tx) => {
      const { idempotencyKey, ...asked } = input, hash = inputHash(asked);
      const before = dryRun ? undefined : await this.#before(tx, actor, idempotencyKey, hash);
      if (before) return before;
      const seen = isId(input.mandateId) ? await tx.first<{ creditor_id: string }>(sql`select m.creditor_id from mandate m where m.id = ${input.mandateId} and (${rowsFor(actor.ability, 'propose', 'Mandate', 'm')})`) : undefined;
      if (!seen) throw notFound('Mandate');
      const mandate = await this.mandates.facts(tx, input.mandateId), today = this.clock.today();
      if (mandateState(mandate, today) === 'ended') throw new Refused('no_mandate', { article: 'CPCE R124-3', facts: { reference: mandate.reference } });
      const caseId = input.caseId || null;
      if (caseId && !(isId(caseId) && (await tx.first(sql`select 1 as one from case_file f where f.id = ${caseId} and f.mandate_id = ${mandate.id} and f.agency_id = ${actor.agencyId}`)))) throw notFound('CaseFile');
      const faults = new Faults(), signatory = checkSignatory(faults, input.signatory), openDays = openDaysOf(faults, input.openDays);
      const acts = [...new Set(input.acts)].filter((act): act is PowerAct => (POWER_ACTS as readonly string[]).includes(act));
      if (!input.acts.length) faults.add('acts', 'required', { article: POWER_ARTICLE });
      else if (acts.length !== new Set(input.acts).size) faults.add('acts', 'unknown_value');
      if (input.until && Temporal.PlainDate.compare(input.until, input.from) < 0) faults.add('until', 'ends_before_start', { from: String(input.from) });
      const terms: PowerTerms = { acts, court: faults.optional('court', input.court, 'line'), representativeName: faults.required('representativeName', input.representativeName), representativeTitle: faults.required('representativeTitle', input.representativeTitle, 'short'), from: String(input.from), until: input.until ? String(input.until) : null };
      const reference = faults.required('reference', input.reference, 'short');
      checkKey(faults, idempotencyKey);
      refuseFaults(faults.all);
      return this.#add(tx, actor, { kind: 'power_of_attorney', creditorId: mandate.creditorId, agencyId: mandate.agencyId, reference, terms, mandateId: mandate.id, caseId, signatory, openDays, idempotencyKey, hash });
    }, { dryRun });
  }

  /** Takes back what was not signed yet; its link opens nothing any more. Refusals: not_found, bad_fields, signature_over. */
  withdraw(actor: Actor, id: string, reason: string): Promise<SignatureRequest> {
    return this.database.transact(async (tx) => {
      const row = await this.#open(tx, actor, id);
      const faults = new Faults(), why = faults.required('reason', reason, 'line');
      refuseFaults(faults.all);
      await tx.rows(sql`update signature_request set state = 'withdrawn', decided_at = ${this.clock.now()}, reason = ${why} where id = ${row.id}`);
      await tx.asSystem('signature-door', (system) => this.links.close(system, row.id));
      await this.notes.write(tx, row, { kind: 'withdrawn', by: actor.name, facts: { reason: why } });
      await this.audit.record(tx, actor, { action: 'withdrawSignature', subject: 'Mandate', subjectId: row.id, outcome: 'done', facts: { reason: why } });
      return (await this.requests.one(actor, id, tx))!;
    });
  }

  /** Another link in the place of the one that was sent. Refusals: not_found, signature_over, signature_preparing. */
  sendAgain(actor: Actor, id: string): Promise<SignatureRequest> {
    return this.database.transact(async (tx) => {
      const row = await this.#open(tx, actor, id);
      if (row.state !== 'waiting') throw new Refused('signature_preparing');
      await tx.asSystem('signature-door', (system) => this.links.send(system, row));
      await this.audit.record(tx, actor, { action: 'sendSignatureAgain', subject: 'Mandate', subjectId: row.id, outcome: 'done' });
      return (await this.requests.one(actor, id, tx))!;
    });
  }

  async #before(tx: Tx, actor: Actor, key: string, hash: string): Promise<SignatureRequest | undefined> {
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`propose ${actor.agencyId} ${key}`}, 0))`);
    const row = await tx.first<RequestRow>(sql`select ${REQUEST} from signature_request r where r.agency_id = ${actor.agencyId} and r.idempotency_key = ${key}`);
    if (!row) return undefined;
    refuseOtherInput(row.input_hash, hash);
    return this.requests.view(actor, row);
  }

  async #add(tx: Tx, actor: Actor, { kind, creditorId, agencyId, reference, terms, mandateId, caseId, signatory, openDays, idempotencyKey, hash }: NewRequest): Promise<SignatureRequest> {
    if (!actor.ability.can('propose', as('Mandate', { agencyId, creditorId }))) throw notFound('Creditor');
    const id = newId(), now = this.clock.now();
    const expiresAt = now.toZonedDateTimeISO('Europe/Paris').add({ days: openDays }).toInstant();
    await tx.rows(sql`insert into signature_request (id, agency_id, creditor_id, kind, reference, terms, mandate_id, case_id, signatory_name, signatory_capacity, signatory_email, signatory_phone, locale, proposed_at, proposed_by, proposed_by_name, expires_at, idempotency_key, input_hash, state)
      values (${id}, ${agencyId}, ${creditorId}, ${kind}, ${reference}, ${JSON.stringify(terms)}::jsonb, ${mandateId}, ${caseId}, ${signatory.name}, ${signatory.capacity}, ${signatory.email}, ${signatory.phone}, ${signatory.locale}, ${now}, ${actor.id}, ${actor.name}, ${expiresAt}, ${idempotencyKey}, ${hash}, 'preparing')`);
    await tx.emit('MandateProposed', { signatureRequestId: id, creditorId }, { agencyId, creditorId });
    await this.audit.record(tx, actor, { action: kind === 'mandate' ? 'proposeMandate' : 'proposePowerOfAttorney', subject: 'Mandate', subjectId: id, caseId, outcome: 'done', facts: { reference, email: signatory.email } });
    return (await this.requests.one(actor, id, tx))!;
  }

  async #open(tx: Tx, actor: Actor, id: string): Promise<RequestRow> {
    const row = isId(id) ? await tx.first<RequestRow>(sql`select ${REQUEST} from signature_request r where r.id = ${id} and (${rowsFor(actor.ability, 'propose', 'Mandate', 'r')}) for update`) : undefined;
    if (!row) throw notFound('Mandate');
    const state = standingOf(row, this.clock.now());
    if (!['preparing', 'waiting', 'failed'].includes(state)) throw new Refused('signature_over', { facts: { state, on: String(toInstant(row.decided_at ?? row.expires_at)) } });
    return row;
  }
}

function checkSignatory(faults: Faults, input: SignatoryInput): CheckedSignatory {
  const at = (field: string) => `signatory.${field}`, locale = input.locale ?? 'fr';
  const name = faults.required(at('name'), input.name), capacity = faults.required(at('capacity'), input.capacity, 'short');
  faults.required(at('email'), input.email, 'email');
  const email = faults.email(at('email'), input.email) ?? '', phone = faults.phone(at('phone'), input.phone);
  if (phone && !mobileNumber(phone)) faults.add(at('phone'), 'not_a_mobile');
  if (locale !== 'fr' && locale !== 'en') faults.add(at('locale'), 'unknown_value');
  return { name, capacity, email, phone, locale: locale === 'en' ? 'en' : 'fr' };
}
const openDaysOf = (faults: Faults, days: number | null | undefined) => faults.between('openDays', days ?? OPEN_DAYS, 1, MOST_DAYS);
const checkKey = (faults: Faults, key: string) => void faults.required('idempotencyKey', key, 'short');
