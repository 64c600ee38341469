import { Inject, Injectable } from '@nestjs/common';
import { as, rowsFor } from '@quittance/access';
import { DocumentsService, type Document } from '@quittance/documents';
import { AuditService } from '@quittance/identity';
import { Clock, Database, isId, list, newId, notFound, Refused, refuseFaults, sql, type Actor, type Tx } from '@quittance/platform';
import { MANDATE_ARTICLE } from '../articles.ts';
import { Faults } from '../faults.ts';
import type { Reader } from '../reader.ts';
import { FeeSchedulesService } from './fees/fee-schedules.service.ts';
import { checkMandateInput, checkMandateTerms, type CheckedTerms, type MandateTermsTyped } from './mandate.checks.ts';
import { mandateEntity } from './mandate.entity.ts';
import { inForceOn, MANDATE_COLUMNS, mandateFacts, mandateState, type MandateFacts, type MandateRow, type MandateState } from './mandate-facts.ts';
import type { MandateFees, MandateTerms } from './mandate-terms.ts';
import { Mandate, type RegisterMandateInput } from './mandate.type.ts';

/** What was signed, on paper or electronically. */
export interface SignedMandate { agencyId: string; creditorId: string; terms: MandateTerms; fees: MandateFees | null; signedOn: Temporal.PlainDate; by: { id: string; name: string }; paper: { name: string; bytes: Uint8Array } }
export interface MandateOfList { reference: string; state: MandateState; until: Temporal.PlainDate | null; coveredUntil: Temporal.PlainDate | null }

/** Of two last days the later; null has no end; undefined: none seen yet. */
const later = (one: Temporal.PlainDate | null | undefined, other: Temporal.PlainDate | null) =>
  (one === undefined ? other : one && other ? (Temporal.PlainDate.compare(one, other) >= 0 ? one : other) : null);

@Injectable()
export class MandatesService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AuditService) private readonly audit: AuditService, @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(FeeSchedulesService) private readonly schedules: FeeSchedulesService) {}

  /** The mandate under which a creditor's claims may be collected on this day: of several, the one that began last. */
  async inForce(reader: Reader, creditorId: string, day: Temporal.PlainDate): Promise<MandateFacts | undefined> {
    const [row] = await reader.rows<MandateRow>(sql`select ${MANDATE_COLUMNS} from mandate m where m.creditor_id = ${creditorId} and ${inForceOn(day)} order by m.in_force_from desc, m.created_at desc limit 1`);
    return row && mandateFacts(row);
  }

  async facts(reader: Reader, mandateId: string): Promise<MandateFacts> {
    const [row] = await reader.rows<MandateRow>(sql`select ${MANDATE_COLUMNS} from mandate m where m.id = ${mandateId}`);
    if (!row) throw notFound('Mandate');
    return mandateFacts(row);
  }

  /** Those of a creditor that this person may see, the newest first. */
  async ofCreditor(actor: Actor, creditorId: string): Promise<Mandate[]> {
    const rows = await this.database.rows<MandateRow>(sql`select ${MANDATE_COLUMNS} from mandate m where m.creditor_id = ${creditorId} and (${rowsFor(actor.ability, 'read', 'Mandate', 'm')}) order by m.in_force_from desc, m.created_at desc`);
    return rows.map((row) => this.#view(mandateFacts(row)));
  }

  /** The signed paper, for those who may see it. */
  async signedPaper(actor: Actor, mandateId: string): Promise<Document | null> {
    return (await this.documents.ofMandate(actor, mandateId)).find((d) => d.kind === 'signed_mandate') ?? null;
  }

  /** Writes down a signed mandate, with its paper. Refuses what R124-3 or plain sense does not allow, field by field. */
  register(actor: Actor, input: RegisterMandateInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<Mandate> {
    return this.database.transact(async (tx) => {
      await this.#mayWriteFor(tx, actor, input.creditorId);
      const { signedPdf, ...checked } = checkMandateInput(input, this.clock.today());
      await this.#refuseWrong(tx, input.creditorId, checked);
      const id = await this.writeSigned(tx, { agencyId: actor.agencyId, creditorId: input.creditorId, terms: checked.terms, fees: checked.fees, signedOn: input.signedOn, by: actor, paper: { name: input.signedPdf.name, bytes: signedPdf! } });
      await tx.emit('MandateRegistered', { mandateId: id, creditorId: input.creditorId }, { agencyId: actor.agencyId, creditorId: input.creditorId });
      await this.audit.record(tx, actor, { action: 'registerMandate', subject: 'Mandate', subjectId: id, outcome: 'done', facts: { reference: checked.terms.reference } });
      return this.#view(await this.facts(tx, id));
    }, { dryRun });
  }

  /** Before it is proposed to whoever signs for the creditor: the same as for one that was signed. Refusals: not_found, bad_fields (by R124-3 where a clause lacks). */
  async checkTerms(tx: Tx, actor: Actor, creditorId: string, typed: MandateTermsTyped): Promise<Pick<CheckedTerms, 'terms' | 'fees'>> {
    await this.#mayWriteFor(tx, actor, creditorId);
    const checked = checkMandateTerms(typed);
    await this.#refuseWrong(tx, creditorId, checked);
    return checked;
  }

  /** Writes down what was signed: the mandate, its schedule, its paper. Who may, and whether it may be so, was asked before. */
  async writeSigned(tx: Tx, { agencyId, creditorId, terms, fees, signedOn, by, paper }: SignedMandate): Promise<string> {
    const id = newId(), from = Temporal.PlainDate.compare(terms.inForceFrom, signedOn) < 0 ? signedOn : terms.inForceFrom;
    await tx.add(mandateEntity, { id, agencyId, creditorId, ...terms, inForceFrom: from, signedOn, endedOn: null, endedReason: null, createdAt: this.clock.now(), createdBy: by.id });
    if (fees) await this.schedules.keep(tx, { mandateId: id, agencyId, creditorId, from, ...fees, reason: terms.reference, by, idempotencyKey: `mandate ${id}`, hash: '' });
    await this.documents.keep(tx, { agencyId, creditorId, mandateId: id, kind: 'signed_mandate', name: paper.name, mediaType: 'application/pdf', bytes: paper.bytes, origin: 'mandate', internal: false, createdBy: by.id });
    return id;
  }

  /** Whether the reference is still free for this creditor; nobody takes it until the transaction ends. */
  async referenceIsFree(tx: Tx, creditorId: string, reference: string): Promise<boolean> {
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`mandate reference ${creditorId}`}, 0))`);
    return !(await tx.first(sql`select 1 as one from mandate where creditor_id = ${creditorId} and reference = ${reference}`));
  }

  /** From `on` the mandate is no longer in force: no case is opened under it, no act is done in its name. */
  end(actor: Actor, mandateId: string, on: Temporal.PlainDate, reason: string): Promise<Mandate> {
    return this.database.transact(async (tx) => {
      if (!isId(mandateId)) throw notFound('Mandate');
      const row = await tx.first<MandateRow>(sql`select ${MANDATE_COLUMNS} from mandate m where m.id = ${mandateId} and (${rowsFor(actor.ability, 'end', 'Mandate', 'm')}) for update`);
      if (!row) throw notFound('Mandate');
      const mandate = mandateFacts(row);
      if (mandate.endedOn) throw new Refused('mandate_already_ended', { facts: { reference: mandate.reference, endedOn: String(mandate.endedOn) } });
      const faults = new Faults();
      const why = faults.required('reason', reason);
      if (Temporal.PlainDate.compare(on, mandate.inForceFrom) < 0) faults.add('on', 'before_in_force', { inForceFrom: String(mandate.inForceFrom) });
      if (mandate.inForceTo && Temporal.PlainDate.compare(on, mandate.inForceTo) > 0) faults.add('on', 'after_in_force', { inForceTo: String(mandate.inForceTo) });
      refuseFaults(faults.all);
      await tx.update(mandateEntity, { id: mandateId }, { endedOn: on, endedReason: why });
      await tx.emit('MandateEnded', { mandateId, creditorId: mandate.creditorId }, { agencyId: mandate.agencyId, creditorId: mandate.creditorId });
      await this.audit.record(tx, actor, { action: 'endMandate', subject: 'Mandate', subjectId: mandateId, outcome: 'done', facts: { on: String(on), reason: why } });
      return this.#view(await this.facts(tx, mandateId));
    });
  }

  /**
   * How the mandates of several creditors stand today, the one in force first, else the newest: for lists. `until`: its
   * last day, null if open-ended. `coveredUntil`: the last day of all in force or to come, null if one is open-ended or there is none.
   */
  async summaries(actor: Actor, creditorIds: readonly string[]): Promise<Map<string, MandateOfList>> {
    const rows = await this.database.rows<MandateRow>(sql`select ${MANDATE_COLUMNS} from mandate m where m.creditor_id in (${list(creditorIds)}) and (${rowsFor(actor.ability, 'read', 'Mandate', 'm')}) order by m.in_force_from, m.created_at`);
    const today = this.clock.today();
    const best = new Map<string, Omit<MandateOfList, 'coveredUntil'>>(), covered = new Map<string, Temporal.PlainDate | null>();
    for (const facts of rows.map(mandateFacts)) {
      const { creditorId, reference, lastDay: until } = facts, state = mandateState(facts, today);
      if (state === 'in_force' || best.get(creditorId)?.state !== 'in_force') best.set(creditorId, { reference, state, until });
      if (state !== 'ended') covered.set(creditorId, later(covered.get(creditorId), until));
    }
    return new Map([...best].map(([creditorId, mandate]) => [creditorId, { ...mandate, coveredUntil: covered.get(creditorId) ?? null }]));
  }

  async #refuseWrong(tx: Tx, creditorId: string, { faults, missing, terms: { reference } }: CheckedTerms): Promise<void> {
    if (!(await this.referenceIsFree(tx, creditorId, reference))) faults.add('reference', 'reference_taken', { reference });
    if (faults.all.length) throw new Refused('bad_fields', { article: missing ? MANDATE_ARTICLE : null, facts: { missing: missing || null }, fields: faults.all });
  }

  async #mayWriteFor(tx: Tx, actor: Actor, creditorId: string): Promise<void> {
    const creditor = isId(creditorId) && (await tx.first<{ agency_id: string }>(sql`select c.agency_id from creditor c where c.id = ${creditorId} and (${rowsFor(actor.ability, 'read', 'Creditor', 'c')})`));
    if (!creditor || !actor.ability.can('register', as('Mandate', { agencyId: creditor.agency_id, creditorId }))) throw notFound('Creditor');
  }

  #view(facts: MandateFacts): Mandate {
    return Object.assign(new Mandate(), {
      id: facts.id, creditorId: facts.creditorId, reference: facts.reference, signedOn: facts.signedOn, inForceFrom: facts.inForceFrom, inForceTo: facts.lastDay,
      state: mandateState(facts, this.clock.today()), basisClause: facts.basisClause, insuranceClause: facts.insuranceClause, feeClause: facts.feeClause, remittanceClause: facts.remittanceClause,
      kind: facts.kind, minimumClaim: facts.minimumClaim, currencies: facts.currencies, feeRate: facts.feeRate, feeMinimum: facts.feeMinimum, remittanceDays: facts.remittanceDays, planMaxMonths: facts.planMaxMonths,
      planMinInstalment: facts.planMinInstalment, planDownPaymentPercent: facts.planDownPaymentPercent, planFirstWithinDays: facts.planFirstWithinDays, planGraceDays: facts.planGraceDays, planInterest: facts.planInterest,
      discountMaxPercent: facts.discountMaxPercent, allocation: facts.allocation, dayCount: facts.dayCount,
    });
  }
}
