import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '@quittance/identity';
import { Clock, Database, newId, refuseFaults, type Actor } from '@quittance/platform';
import type { CaseFile } from '../files/case-file.type.ts';
import { CasesReadService } from '../files/cases-read.service.ts';
import { TimelineService } from '../timeline/timeline.service.ts';
import { noteEntity } from './note.entity.ts';

const LONGEST = 4000;

@Injectable()
export class NotesService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(TimelineService) private readonly timeline: TimelineService, @Inject(AuditService) private readonly audit: AuditService) {}

  /** Writes a note: to the agency alone, or to the creditor too. Refusals: not_found, bad_fields (text: missing, too_long). */
  write(actor: Actor, caseId: string, text: string, internal: boolean): Promise<CaseFile> {
    return this.database.transact(async (tx) => {
      const file = await this.cases.mustSee(tx, actor, 'writeNote', caseId, { lock: true });
      const said = text.trim();
      refuseFaults(!said ? [{ field: 'text', code: 'missing' }] : said.length > LONGEST ? [{ field: 'text', code: 'too_long', facts: { most: LONGEST } }] : []);
      const id = newId();
      const at = this.clock.now();
      const scope = { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id };
      await tx.add(noteEntity, { id, ...scope, at, byId: actor.id, text: said, internal });
      await this.timeline.write(tx, { ...scope, kind: 'note', code: 'note.written', facts: { text: said }, actor, at, factKind: 'note', factId: id, internal });
      await tx.emit('NoteWritten', { caseId: file.id, noteId: id }, { ...scope, internal });
      await this.audit.record(tx, actor, { action: 'writeNote', subject: 'CaseFile', subjectId: file.id, caseId: file.id, outcome: 'done', facts: { noteId: id, internal } });
      return (await this.cases.one(actor, file.id, tx))!;
    });
  }
}
