import { Inject, Injectable } from '@nestjs/common';
import { PRIVACY_ARTICLES, PRIVACY_REFUSALS } from '@quittance/law';
import { Clock, Database, Refused, type Actor } from '@quittance/platform';
import { paperToPrint } from '@quittance/platform/paper';
import { PERSONAL_DATA } from '../map/personal-data.map.ts';
import { RECIPIENT_NAMES, treatmentOf } from '../map/treatments.ts';
import { mustWait, PrivacyRequestsService } from '../privacy-requests.service.ts';
import { PrivacyReadService, type SeenRequest } from '../privacy-read.service.ts';
import type { PrivacyRequest, PrivacySubject } from '../privacy.type.ts';
import { RetentionPolicyService } from '../retention/retention-policy.service.ts';
import { ExportKeeping } from './export-keeping.ts';
import { exportPaper, type ExportPart, type PersonalExport } from './export-paper.ts';
import { HeldDataService, type HeldPart } from './held-data.service.ts';
import { EVENT_NAMES_OF_RETENTION, periodName } from './names.ts';

/** What is held on a person as one answer: a file that a machine reads, and a paper that he reads. */
@Injectable()
export class PrivacyExportService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(PrivacyReadService) private readonly reads: PrivacyReadService, @Inject(PrivacyRequestsService) private readonly requests: PrivacyRequestsService,
    @Inject(HeldDataService) private readonly held: HeldDataService, @Inject(RetentionPolicyService) private readonly retention: RetentionPolicyService, @Inject(ExportKeeping) private readonly keeping: ExportKeeping,
  ) {}

  /** Refusals: not_found, request_ended, identity_missing (RGPD art. 12, § 6). */
  async export(actor: Actor, requestId: string): Promise<PrivacyRequest> {
    const request = await this.database.transact(async (tx) => {
      const seen = await this.reads.mustSee(tx, actor, 'export', requestId);
      mustWait(seen);
      if (!seen.identitySeen) throw new Refused('identity_missing', { article: PRIVACY_REFUSALS.identity_not_proved.article });
      return seen;
    });
    const told = await this.told(actor, request);
    const paper = await this.keeping.print(await paperToPrint(exportPaper(told)), told.madeOn);
    const file = Buffer.from(JSON.stringify({ format: 'quittance-personal-data-1', ...told }, null, 1));
    await this.database.transact(async (tx) => {
      const now = await this.reads.mustSee(tx, actor, 'export', requestId);
      mustWait(now);
      const documentIds = await this.keeping.keep(tx, actor, now, { paper, file });
      await this.requests.add(tx, actor, now, { kind: 'exported', documentIds, facts: { creditors: String(told.parts.filter(({ role }) => role === 'processor').length), rows: String(told.parts.flatMap(({ categories }) => categories).reduce((sum, { data }) => sum + data.length, 0)) } });
    });
    return (await this.reads.one(actor, requestId))!;
  }

  /** All of it, each creditor apart. */
  async told(actor: Actor, request: SeenRequest): Promise<PersonalExport> {
    const subjects = await this.reads.subjects(actor, request.id, { candidates: false }), kept = await this.retention.kept(request.agencyId);
    const agency = await this.keeping.agency(request.agencyId);
    const parts: ExportPart[] = [];
    for (const subject of subjects) parts.push(...this.#parts(subject, await this.held.of(this.database, subject.debtorId), agency.name, kept));
    return {
      madeOn: this.clock.today(), request: { number: request.number, receivedOn: request.receivedOn, article: PRIVACY_ARTICLES[request.kind] },
      agency: { name: agency.name, address: agency.address, dataEmail: agency.dataEmail, phone: agency.phone }, person: subjects[0]?.name ?? '', parts,
    };
  }

  /** What is held for his creditor, and what the agency holds for duties of its own. */
  #parts(subject: PrivacySubject, held: HeldPart[], agencyName: string, kept: Map<string, { period: string; event: string; article: string }>): ExportPart[] {
    return (['processor', 'controller'] as const).flatMap((role): ExportPart[] => {
      const categories = held.flatMap(({ category, retention, data }) => {
        const mine = data.filter(({ table }) => roleOf(table) === role);
        if (!mine.length) return [];
        const treatments = [...new Set(mine.map(({ table }) => treatmentOf(PERSONAL_DATA.find((one) => one.table === table)!.treatment)))];
        const rule = retention ? kept.get(retention) : undefined;
        return [{
          category, data: mine, purposes: treatments.map(({ purpose }) => purpose), basis: treatments.map(({ article }) => article), recipients: [...new Set(treatments.flatMap(({ recipients }) => recipients.map((one) => RECIPIENT_NAMES[one] ?? one)))],
          kept: rule ? `${periodName(rule.period)} ${EVENT_NAMES_OF_RETENTION[rule.event] ?? rule.event} (${rule.article})` : null,
        }];
      });
      return categories.length ? [{ creditor: role === 'processor' ? subject.creditorName : `${agencyName}, pour ses propres obligations (dossiers de ${subject.creditorName})`, role, references: subject.references, categories }] : [];
    });
  }
}

const roleOf = (table: string) => treatmentOf(PERSONAL_DATA.find((one) => one.table === table)!.treatment).role;
