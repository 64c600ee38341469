import { Inject, Injectable } from '@nestjs/common';
import { CaseOpeningService, TimelineService, type AddedClaims, type NewCase, type NewClaim, type ReckonedCases } from '@quittance/cases';
import { DocumentsService } from '@quittance/documents';
import { formatMoney } from '@quittance/law';
import { AnnexesService, DebtorsService } from '@quittance/parties';
import { Clock, newId, settled, type Actor, type Tx } from '@quittance/platform';
import { mediaTypeOf, type FilesRead, type HandedFile } from '../lines/read-files.ts';
import type { ReadFormat } from '../readers/index.ts';
import type { ClaimLine } from '../lines/line-checks.ts';
import { storable } from '../lines/storable.ts';
import { depositEntity } from './deposit.entity.ts';
import type { DepositPlan, PlannedClaim } from './deposit-plan.service.ts';

const SOURCE = 'deposit';
/** What may travel inside an electronic invoice (EN 16931 BT-125); of any other kind only the bytes are kept. */
const ATTACHMENTS = new Set(['application/pdf', 'image/png', 'image/jpeg', 'text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/vnd.oasis.opendocument.spreadsheet']);

/** fileNames: where the files themselves are kept otherwise. */
export interface Placing { depositId: string; idempotencyKey: string; inputHash: string; fileNames?: string[] }
/** Where a planned case went. */
export interface PlacedCase { caseId: string; claimIds: string[] }
/** A plan as it will be written: the debtors of its cases in their order, the cases that it opens, the claims that join others. */
export interface ReckonedPlan { debtorIds: readonly string[]; fresh: readonly NewCase[]; reckoned: ReckonedCases; added: readonly AddedClaims[] }
/** What is kept of a plan with its deposit; caseCount where its cases are no longer all at hand. */
export type KeptPlan = Pick<DepositPlan, 'creditor' | 'mandate' | 'terms' | 'claimCount' | 'total' | 'faults'> & ({ cases: DepositPlan['cases']; caseCount?: undefined } | { caseCount: number; cases?: undefined });

/** Does what the plan says, in the transaction in which it was made. */
@Injectable()
export class PlaceDepositService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(DebtorsService) private readonly debtors: DebtorsService, @Inject(CaseOpeningService) private readonly cases: CaseOpeningService, @Inject(AnnexesService) private readonly annexes: AnnexesService, @Inject(TimelineService) private readonly timeline: TimelineService) {}

  /** To be had before anything is planned that is placed. */
  turn(tx: Tx, creditorId: string): Promise<void> {
    return this.cases.turn(tx, creditorId);
  }

  async place(tx: Tx, actor: Actor, plan: DepositPlan, read: FilesRead, placing: Placing): Promise<void> {
    await this.keep(tx, actor, plan, read.files, placing);
    await this.open(tx, actor, plan, this.reckon(tx, plan, placing.depositId), placing.depositId);
    await this.annexes.annex(tx, placing.depositId);
  }

  /** The deposit itself, and its files as they came. */
  async keep(tx: Tx, actor: Actor, plan: KeptPlan, files: readonly { file: HandedFile; format: ReadFormat | null }[], { depositId, idempotencyKey, inputHash, fileNames }: Placing): Promise<void> {
    const { creditor, mandate } = plan;
    const home = { agencyId: creditor.agencyId, creditorId: creditor.id };
    await tx.add(depositEntity, {
      id: depositId, ...home, mandateId: mandate.id, placedAt: this.clock.now(), placedBy: actor.id, idempotencyKey, inputHash, fileNames: fileNames ?? files.map(({ file }) => file.name),
      caseCount: plan.caseCount ?? plan.cases.length, claimCount: plan.claimCount, totalCents: plan.total, faults: storable(plan.faults), termsDays: plan.terms?.days ?? null, termsEndOfMonth: plan.terms?.endOfMonth ?? null,
    });
    for (const { file, format } of files) {
      await this.documents.keep(tx, { ...home, depositId, kind: 'deposit_file', name: file.name, mediaType: mediaTypeOf(format), bytes: file.bytes, origin: SOURCE, createdBy: actor.id });
    }
  }

  /** What the cases of a plan will be, before anything of them is written; what they stand at is reckoned from now on. */
  reckon(tx: Tx, { creditor, mandate, cases }: DepositPlan, depositId: string): ReckonedPlan {
    const debtorIds = cases.map(({ recognised }) => recognised?.debtorId ?? newId()), claims = cases.map((planned) => planned.claims.map(newClaim));
    const fresh = cases.flatMap(({ open, regime }, i) => (open ? [] : [{ agencyId: creditor.agencyId, creditorId: creditor.id, debtorId: debtorIds[i]!, mandateId: mandate.id, depositId, regime, claims: claims[i]! }]));
    return { debtorIds, fresh, reckoned: this.cases.reckon(tx, fresh), added: cases.flatMap(({ open }, i) => (open ? [{ caseId: open.id, claims: claims[i]! }] : [])) };
  }

  /** The cases of a plan with their proofs; of a large deposit, of a part of it. Where each went, in the order of the plan. `findable`: said once its new cases and their debtors can be found; not of a plan that has none. */
  async open(tx: Tx, actor: Actor, plan: DepositPlan, reckoned: ReckonedPlan, depositId: string, findable?: () => void): Promise<PlacedCase[]> {
    if (!plan.cases.length) return [];
    const home = { agencyId: plan.creditor.agencyId, creditorId: plan.creditor.id };
    // The debtors are asked for first, so that the cases find them.
    const [, placed] = await settled([this.#debtors(tx, plan, reckoned.debtorIds), this.#cases(tx, actor, plan, reckoned, depositId, findable), reckoned.reckoned.derived]);
    for (const [i, planned] of plan.cases.entries()) {
      const { caseId, claimIds } = placed[i]!;
      for (const [n, claim] of planned.claims.entries()) await this.#proofs(tx, actor, { ...home, depositId, caseId, claimId: claimIds[n]! }, claim);
    }
    await this.#tellDoubts(tx, actor, plan, placed);
    return placed;
  }

  /** Of whom nobody said who he is, taken as new: it is told on his case whom he may be, so that whoever works it can look and make one of two. */
  async #tellDoubts(tx: Tx, actor: Actor, { creditor, cases }: DepositPlan, placed: readonly PlacedCase[]): Promise<void> {
    await this.timeline.writeAll(tx, cases.flatMap(({ undecided, doubtful }, i) => {
      const [likest] = doubtful;
      return undecided && likest ? [{
        caseId: placed[i]!.caseId, agencyId: creditor.agencyId, creditorId: creditor.id, kind: 'debtor' as const, code: 'debtors.doubtful', facts: { other: likest.name, score: likest.score, count: doubtful.length, case: likest.publicReference }, actor, internal: false,
      }] : [];
    }));
  }

  /** Opens the cases that the plan opens, then adds to those that were open; where each went, in the order of the plan. */
  async #cases(tx: Tx, actor: Actor, { cases }: DepositPlan, { fresh, reckoned, added }: ReckonedPlan, depositId: string, findable?: () => void): Promise<PlacedCase[]> {
    // From the end: taking the first of many off moves all the others.
    const opened = (await this.cases.openAll(tx, actor, fresh, { reckoned, findable })).reverse();
    const joined = (await this.cases.addClaimsAll(tx, actor, depositId, added)).reverse();
    return cases.map(({ open }) => {
      if (open) return { caseId: open.id, claimIds: joined.pop()! };
      const { id, claimIds } = opened.pop()!;
      return { caseId: id, claimIds };
    });
  }

  /** The debtors of the cases, whose ids these are: new ones are written down, the known ones get the address that they were not known at. */
  async #debtors(tx: Tx, { creditor, cases }: DepositPlan, ids: readonly string[]): Promise<void> {
    const home = { agencyId: creditor.agencyId, creditorId: creditor.id, source: SOURCE };
    await this.debtors.registerAll(tx, home, cases.flatMap(({ recognised, debtor }, i) => (recognised ? [] : [{ ...debtor, id: ids[i]! }])));
    await this.debtors.addAddresses(tx, home, cases.flatMap(({ recognised, debtor }) => (recognised && debtor.address ? [{ debtorId: recognised.debtorId, address: debtor.address }] : [])));
  }

  /** The invoice itself, and what travelled inside it, hang on their claim. */
  async #proofs(tx: Tx, actor: Actor, home: { agencyId: string; creditorId: string; depositId: string; caseId: string; claimId: string }, line: ClaimLine): Promise<void> {
    for (const file of line.invoices) {
      await this.documents.keep(tx, { ...home, kind: 'invoice', name: file.name, mediaType: mediaTypeOf(line.format), bytes: file.bytes, origin: SOURCE, createdBy: actor.id });
    }
    for (const { content, fileName, mimeType, reference, description } of line.claim.extras.documents) {
      if (!content.length) continue;
      const name = fileName ?? description ?? reference ?? line.claim.reference;
      await this.documents.keep(tx, { ...home, kind: 'attachment', name, mediaType: ATTACHMENTS.has(mimeType ?? '') ? mimeType! : 'application/octet-stream', bytes: content, origin: SOURCE, createdBy: actor.id });
    }
  }
}

function newClaim(line: PlannedClaim): NewClaim {
  const { claim, nature } = line;
  return {
    reference: claim.reference, issuedOn: line.issuedOn, dueOn: line.dueOn, amount: line.due, contractRate: claim.contractRate, nature, basis: basisOf(line),
    latePenaltyText: claim.latePenaltyText, indemnityText: claim.indemnityText, sourceFile: line.file.name, sourceLine: line.line, dueOnFrom: line.dueOnFrom, knownEvidence: line.known,
  };
}

/** The ground of the claim in the creditor's words (CPCE R124-4 3°); an invoice paid in part says what it came to. */
function basisOf({ claim, total, due }: ClaimLine): string | null {
  const { description, orderReference, contractReference, deliveryReference } = claim.extras;
  const parts = [
    description, contractReference && `contrat ${contractReference}`, orderReference && `commande ${orderReference}`, deliveryReference && `livraison ${deliveryReference}`,
    total === due ? null : `facture de ${formatMoney(total)}, dont reste dû ${formatMoney(due)}`,
  ].filter(Boolean);
  return parts.join(', ') || null;
}
