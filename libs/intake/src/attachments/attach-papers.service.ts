import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { TimelineService } from '@quittance/cases';
import { DocumentsService } from '@quittance/documents';
import { list, sha256, sql, type Actor, type Tx } from '@quittance/platform';
import { PreviewAttachment } from '../deposits/deposit-preview.type.ts';
import type { AttachmentChoiceInput } from '../deposits/deposit-input.type.ts';
import { plainName } from '../lines/plain-name.ts';
import { PaperMatcher, type Claimed, type Match } from './match-papers.ts';
import { documentKindOf, isPaperKind, type PaperKind } from './paper-kind.ts';
import type { Paper } from './papers.ts';

export interface AttachScope { agencyId: string; creditorId: string; depositId?: string | null; /** Only claims of this case. */ caseId?: string | null; /** Only claims that the deposit brings. */ ofDepositAlone?: boolean }
export interface Attached { attachments: PreviewAttachment[]; /** Papers that are new to their claim. */ kept: number; caseIds: string[]; /** Papers that found no claim and stay with their deposit. */ loose: number }
interface Planned { paper: Paper; kind: PaperKind; match: Match | { state: 'left_out' } }

const ORIGIN = 'attachment';
/** A paper of a deposit that waits for somebody to say which claim it proves. */
export const LOOSE = 'loose_attachment';
const NAMES_TOLD = 5;

/** Papers are kept with the claims whose invoice number stands in their name, or that somebody chose for them: never twice, and never by a guess. */
@Injectable()
export class AttachPapersService {
  constructor(@Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(TimelineService) private readonly timeline: TimelineService) {}

  /** Keeps what finds its claim among those of open cases that this person may see, and of a deposit what finds none as well; tells of every paper what became of it. Refuses quota_reached. */
  async attach(tx: Tx, actor: Actor, scope: AttachScope, papers: readonly Paper[], choices: readonly AttachmentChoiceInput[] | null | undefined): Promise<Attached> {
    if (!papers.length) return { attachments: [], kept: 0, caseIds: [], loose: 0 };
    const planned = this.#plan(papers, choices ?? [], await this.#claims(tx, actor, scope));
    const kept = await this.#keep(tx, actor, scope, planned);
    const loose = await this.#keepLoose(tx, actor, scope, planned);
    return { attachments: planned.map(viewOf), kept: kept.reduce((sum, { papers: own }) => sum + own.length, 0), caseIds: kept.map(({ caseId }) => caseId), loose };
  }

  /** What finds no claim, or more than one, is no less a paper of its deposit: it waits there, the same bytes once. What somebody left out is not kept. */
  async #keepLoose(tx: Tx, actor: Actor, { agencyId, creditorId, depositId }: AttachScope, planned: readonly Planned[]): Promise<number> {
    if (!depositId) return 0;
    const waiting = new Map(planned.filter(({ match }) => match.state === 'unmatched' || match.state === 'several').map((one) => [sha256(one.paper.bytes), one]));
    for (const { paper, kind } of waiting.values()) {
      await this.documents.keep(tx, { agencyId, creditorId, depositId, kind: documentKindOf(kind), name: paper.keptAs, mediaType: paper.mediaType, bytes: paper.bytes, origin: LOOSE, createdBy: actor.id });
    }
    return waiting.size;
  }

  #claims(tx: Tx, actor: Actor, { creditorId, caseId, depositId, ofDepositAlone }: AttachScope): Promise<Claimed[]> {
    return tx.rows<Claimed>(sql`select k.id, k.reference, k.case_id as "caseId" from claim k join case_file f on f.id = k.case_id
      where k.creditor_id = ${creditorId} ${caseId ? sql`and k.case_id = ${caseId}` : sql``} ${ofDepositAlone ? sql`and k.deposit_id = ${depositId ?? null}` : sql``} and k.withdrawn_at is null and f.stage not in ('closed', 'returned')
        and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')}) order by k.created_at, k.id`);
  }

  #plan(papers: readonly Paper[], choices: readonly AttachmentChoiceInput[], claims: readonly Claimed[]): Planned[] {
    const matcher = new PaperMatcher(claims);
    const chosen = new Map(choices.map((choice) => [plainName(choice.name), choice]));
    return papers.map((paper) => {
      const choice = chosen.get(plainName(paper.name));
      const kind = choice?.kind && isPaperKind(choice.kind) ? choice.kind : paper.kind;
      if (choice?.reference === null) return { paper, kind, match: { state: 'left_out' } };
      return { paper, kind, match: choice?.reference === undefined ? matcher.match(paper.keptAs) : matcher.named(choice.reference) };
    });
  }

  /** What is new, with its case; a claim that has these very bytes as such a paper keeps them once. */
  async #keep(tx: Tx, actor: Actor, { agencyId, creditorId, depositId }: AttachScope, planned: readonly Planned[]): Promise<{ caseId: string; papers: Planned[] }[]> {
    const asked = planned.flatMap((one) => (one.match.state === 'matched' ? one.match.claims.map((claim) => ({ ...one, claim, sha256: sha256(one.paper.bytes) })) : []));
    if (!asked.length) return [];
    const there = new Set((await tx.rows<{ claim_id: string; sha256: string; kind: string }>(sql`select d.claim_id, d.sha256, d.kind from document d where d.claim_id in (${list([...new Set(asked.map(({ claim }) => claim.id))])})`))
      .map((row) => `${row.claim_id} ${row.sha256} ${row.kind}`));
    const byCase = new Map<string, { caseId: string; papers: Planned[]; documentIds: string[]; references: Set<string> }>();
    for (const { paper, kind, match, claim, sha256: hash } of asked) {
      const documentKind = documentKindOf(kind);
      const key = `${claim.id} ${hash} ${documentKind}`;
      if (there.has(key)) continue;
      there.add(key);
      const document = await this.documents.keep(tx, { agencyId, creditorId, caseId: claim.caseId, claimId: claim.id, depositId: depositId ?? null, kind: documentKind, name: paper.keptAs, mediaType: paper.mediaType, bytes: paper.bytes, origin: ORIGIN, createdBy: actor.id });
      const file = byCase.get(claim.caseId) ?? { caseId: claim.caseId, papers: [], documentIds: [], references: new Set<string>() };
      byCase.set(claim.caseId, file);
      file.papers.push({ paper, kind, match });
      file.documentIds.push(document.id);
      file.references.add(claim.reference);
    }
    const files = [...byCase.values()];
    await this.timeline.writeAll(tx, files.map(({ caseId, papers: own, documentIds, references }) => ({
      caseId, agencyId, creditorId, kind: 'deposit' as const, code: 'papers.attached', actor: { id: actor.id, name: actor.name }, internal: false, documentId: documentIds.length === 1 ? documentIds[0]! : null,
      facts: {
        papers: own.length, kinds: [...new Set(own.map(({ kind }) => kind))].join(', '), references: [...references].slice(0, NAMES_TOLD).join(', '),
        names: own.slice(0, NAMES_TOLD).map(({ paper }) => paper.keptAs).join(', '),
      },
    })));
    await tx.emitAll(files.map(({ caseId }) => ({ name: 'PapersAttached' as const, ids: { caseId, ...(depositId ? { depositId } : {}) }, scope: { agencyId, creditorId, caseId, toBailiff: true } })));
    return files;
  }
}

const viewOf = ({ paper, kind, match }: Planned): PreviewAttachment => Object.assign(new PreviewAttachment(), {
  name: paper.name, size: paper.bytes.length, state: match.state, kind, reference: match.state === 'matched' ? match.reference : null,
});
