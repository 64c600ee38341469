import { Inject, Injectable } from '@nestjs/common';
import { as } from '@quittance/access';
import { CasesReadService, StagesService, StandingService, TimelineService, ActsService, type SeenCase } from '@quittance/cases';
import { DocumentsService } from '@quittance/documents';
import { termEnd, type LawTables } from '@quittance/law';
import { Faults } from '@quittance/parties';
import { Clock, newId, notFound, Refused, refuseFaults, sql, type Actor, type Tx } from '@quittance/platform';
import { pdfOf } from '../files.ts';
import type { Key } from '../once.ts';
import { isTitleKind, lapsesUnserved, TITLE_KINDS } from './title-kinds.ts';
import { titleEntity } from './title.entity.ts';
import type { RecordTitleInput } from './title.type.ts';

const after = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) > 0;

/** Enters the title that a court, a notary or a bailiff gave: from then on the case may be enforced. */
@Injectable()
export class TitlesService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(ActsService) private readonly acts: ActsService,
    @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(StandingService) private readonly standing: StandingService, @Inject(StagesService) private readonly stages: StagesService, @Inject(TimelineService) private readonly timeline: TimelineService,
  ) {}

  /** In the caller's transaction. Answers its id and the case, which is to be settled. Refusals: not_found, bad_fields, not_served_in_time, those of the act `title`. */
  async record(tx: Tx, actor: Actor, input: RecordTitleInput, key: Key, law: LawTables): Promise<{ id: string; file: SeenCase }> {
    const file = await this.cases.mustSee(tx, actor, 'read', input.caseId, { lock: true });
    if (!actor.ability.can('record', as('Title', { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id }))) throw notFound('CaseFile');
    const { kind, authority, reference, pdf, servicePdf } = this.#check(input, law);
    await this.acts.mustBeAllowed(tx, file.id, 'title');
    await this.#replace(tx, actor, file);
    const id = newId();
    const scope = { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id };
    const paper = { ...scope, mediaType: 'application/pdf', origin: 'title', internal: false, createdBy: actor.id, factKind: 'title', factId: id };
    const document = await this.documents.keep(tx, { ...paper, kind: 'title', name: input.pdf.name, bytes: pdf });
    const service = servicePdf && (await this.documents.keep(tx, { ...paper, kind: 'title_service', name: input.servicePdf!.name, bytes: servicePdf }));
    await tx.add(titleEntity, {
      ...scope, ...key, id, kind, issuedOn: input.issuedOn, enforceableOn: input.enforceableOn, servedOn: input.servedOn ?? null, authority, reference,
      documentId: document.id, serviceDocumentId: service?.id ?? null, recordedAt: this.clock.now(), recordedBy: actor.id, recordedByName: actor.name,
    });
    await this.standing.set(tx, file.id, { titleOn: input.enforceableOn });
    await this.stages.move(tx, actor, file.id, ['placed', 'amicable'], 'judicial');
    await this.timeline.write(tx, {
      ...scope, kind: 'judicial', code: 'title.recorded', facts: { kind, issuedOn: String(input.issuedOn), enforceableOn: String(input.enforceableOn), authority, reference },
      actor, factKind: 'title', factId: id, documentId: document.id, internal: false,
    });
    await tx.emit('TitleRecorded', { caseId: file.id, titleId: id }, { ...scope, toBailiff: true });
    return { id, file };
  }

  /** The title before, if there is one, is taken back: from now on nothing is reckoned from it. */
  async #replace(tx: Tx, actor: Actor, file: SeenCase): Promise<void> {
    const before = await tx.rows<{ id: string }>(sql`select t.id from title t where t.case_id = ${file.id} and not exists (select 1 from reversal r where r.fact_id = t.id)`);
    for (const { id } of before) {
      await tx.rows(sql`insert into reversal (id, case_id, agency_id, creditor_id, fact_kind, fact_id, at, by_id, reason)
        values (${newId()}, ${file.id}, ${file.agencyId}, ${file.creditorId}, 'title', ${id}, ${this.clock.now()}, ${actor.id}, 'replaced')`);
    }
  }

  #check(input: RecordTitleInput, law: LawTables) {
    const faults = new Faults();
    const today = this.clock.today();
    const { kind, issuedOn, enforceableOn, servedOn } = input;
    if (!isTitleKind(kind)) faults.add('kind', 'not_in_list', { value: kind.slice(0, 60), list: Object.keys(TITLE_KINDS).join(', ') });
    for (const [field, day] of [['issuedOn', issuedOn], ['enforceableOn', enforceableOn], ['servedOn', servedOn]] as const) if (day && after(day, today)) faults.add(field, 'in_future', { today: String(today) });
    if (after(issuedOn, enforceableOn)) faults.add('enforceableOn', 'before_issue', { issuedOn: String(issuedOn) });
    if (servedOn && after(issuedOn, servedOn)) faults.add('servedOn', 'before_issue', { issuedOn: String(issuedOn) });
    if (kind === 'payment_order' && servedOn && !after(issuedOn, servedOn)) {
      const { until, article } = termEnd('payment_order_opposition', servedOn, law);
      if (!after(enforceableOn, until)) faults.add('enforceableOn', 'before_opposition_end', { until: String(until), article });
    }
    if (input.servicePdf && !servedOn) faults.add('servedOn', 'service_without_day');
    const authority = faults.required('authority', input.authority);
    const reference = faults.optional('reference', input.reference, 'short');
    const pdf = pdfOf(faults, 'pdf', input.pdf);
    const servicePdf = input.servicePdf ? pdfOf(faults, 'servicePdf', input.servicePdf) : undefined;
    refuseFaults(faults.all);
    const lapse = isTitleKind(kind) ? lapsesUnserved({ kind, issuedOn }, law) : null;
    if (lapse && after(servedOn ?? today, lapse.until)) throw new Refused('not_served_in_time', { article: lapse.article, facts: { until: String(lapse.until), issuedOn: String(issuedOn) } });
    return { kind, authority, reference, pdf: pdf!, servicePdf };
  }
}
