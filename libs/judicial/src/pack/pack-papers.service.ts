import { Inject, Injectable } from '@nestjs/common';
import { Blobs, Clock, Database, sql, toInstant } from '@quittance/platform';
import { PackFactsService } from '../handoffs/pack-facts.service.ts';
import { paperFiles, type ChronicleLine } from './pack-files.ts';
import type { PackedFile } from './zip.ts';

/** What of a case goes into its pack as it was when it was offered: papers with their bytes, and the dated history that a bailiff may read. */
@Injectable()
export class PackPapersService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(Blobs) private readonly blobs: Blobs, @Inject(PackFactsService) private readonly packs: PackFactsService) {}

  async files(caseId: string, mandateId: string, claims: readonly { id: string; reference: string }[], until: Temporal.Instant): Promise<PackedFile[]> {
    const known = (await this.packs.papers(this.database, caseId, mandateId)).filter(({ document }) => Temporal.Instant.compare(document.createdAt, until) <= 0);
    const papers = [];
    for (const paper of known) papers.push({ ...paper, bytes: await this.blobs.read(paper.document.sha256) });
    return paperFiles(papers, claims, (at) => this.clock.dayOf(at));
  }

  async chronicle(caseId: string, until: Temporal.Instant): Promise<ChronicleLine[]> {
    const rows = await this.database.rows<{ at: string; kind: string; code: string; facts: Record<string, string>; actor_name: string }>(sql`select e.at, e.kind, e.code, e.facts, e.actor_name from timeline_entry e
      where e.case_id = ${caseId} and e.to_bailiff and not e.internal and e.at <= ${until} and not exists (select 1 from reversal r where r.fact_id = e.fact_id) order by e.at, e.id`);
    return rows.map((row) => ({ at: String(toInstant(row.at)), kind: row.kind, code: row.code, facts: row.facts, by: row.actor_name }));
  }
}
