import { Inject, Injectable } from '@nestjs/common';
import type { CaseFacts, Reader, SeenCase } from '@quittance/cases';
import type { Document } from '@quittance/documents';
import { formatRate } from '@quittance/law';
import { AgencyService, CreditorsService, DebtorsService, MandatesService } from '@quittance/parties';
import { Clock, sql } from '@quittance/platform';
import { PackFactsService } from '../handoffs/pack-facts.service.ts';
import type { CasePaper } from '../handoffs/pack-items.ts';
import type { GroundContacts, GroundFacts } from './grounds.ts';

interface Row {
  source: string | null; calls: string; reached: string; first_call: string | null; last_call: string | null; reminders: string; promises: string; broken: string;
  notice: { reference: string; on: string; documentId: string | null } | null;
}

export interface GatheredGrounds { facts: GroundFacts; papers: readonly CasePaper[]; creditorKind: string }

/** What an argument stands on beside the figures: the parties and their papers, the demand, what was done to be paid. */
@Injectable()
export class LegalGroundsService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(AgencyService) private readonly agencies: AgencyService, @Inject(CreditorsService) private readonly creditors: CreditorsService, @Inject(DebtorsService) private readonly debtors: DebtorsService,
    @Inject(MandatesService) private readonly mandates: MandatesService, @Inject(PackFactsService) private readonly packs: PackFactsService,
  ) {}

  /** Who may see the case is asked before. */
  async gather(reader: Reader, file: SeenCase, { facts: debt, claims }: CaseFacts): Promise<GatheredGrounds> {
    const papers = await this.packs.papers(reader, file.id, file.mandateId);
    const standing = await this.#standing(reader, file);
    const creditor = await this.creditors.facts(reader, file.creditorId);
    const of = (kinds: readonly string[], claimId?: string): Document[] => papers.filter(({ document, claimId: claim }) => kinds.includes(document.kind) && (claimId === undefined || claim === claimId)).map(({ document }) => document);
    const known = new Map(debt.claims.map((claim) => [claim.id, claim]));
    const credited = (id: string): bigint => (debt.credits ?? []).filter(({ claim }) => claim === id).reduce((sum, { amount }) => sum + amount, 0n);
    const { notice } = standing;
    return {
      papers, creditorKind: creditor.kind,
      facts: {
        today: this.clock.today(), regime: file.regime, creditor, agency: await this.agencies.facts(reader, file.agencyId), debtor: await this.debtors.facts(reader, file.debtorId), mandate: await this.mandates.facts(reader, file.mandateId),
        mandatePapers: of(['signed_mandate']), addressSource: standing.source, noticeReceivedOn: debt.noticeReceivedOn ?? null,
        claims: claims.map(({ id, reference, nature, issuedOn, dueOn }) => {
          const claim = known.get(id)!, rate = claim.contractRate ?? null;
          return { id, reference, nature, issuedOn, dueOn, amount: claim.amount, credited: credited(id), contractRate: rate === null ? null : formatRate(rate), defaultOnDue: claim.defaultOnDue === true, papers: of(['invoice', 'attachment', 'contract', 'order', 'delivery', 'correspondence', 'terms'], id) };
        }),
        firstLetter: notice && { reference: notice.reference, on: notice.on, document: papers.find(({ document }) => document.id === notice.documentId)?.document ?? of(['formal_notice'])[0] ?? null },
        contacts: contactsOf(standing),
      },
    };
  }

  async #standing(reader: Reader, file: SeenCase): Promise<Row> {
    const today = this.clock.today();
    return (await reader.first<Row>(sql`select home.source, call.calls, call.reached, call.first_call, call.last_call, promised.promises, promised.broken,
        (select count(*) from reminder r where r.case_id = f.id) as reminders,
        (select jsonb_build_object('reference', e.facts->>'reference', 'on', to_char(e.at at time zone 'Europe/Paris', 'YYYY-MM-DD'), 'documentId', e.document_id) from timeline_entry e
          where e.case_id = f.id and e.code = 'letter.sent' order by e.at, e.id limit 1) as notice
      from case_file f
      cross join lateral (select count(*) as calls, count(*) filter (where k.reached in ('debtor', 'representative')) as reached, to_char(min(k.at) at time zone 'Europe/Paris', 'YYYY-MM-DD') as first_call, to_char(max(k.at) at time zone 'Europe/Paris', 'YYYY-MM-DD') as last_call
        from call k where k.case_id = f.id and not k.incoming and not exists (select 1 from reversal r where r.fact_id = k.id)) call
      cross join lateral (select count(*) as promises, count(*) filter (where p.due_on < ${today}) as broken from promise p where p.case_id = f.id and not exists (select 1 from reversal r where r.fact_id = p.id)) promised
      left join lateral (select a.source from debtor_address a where a.debtor_id in (select m from debtor_family(f.debtor_id) m) and a.superseded_at is null and a.returned_at is null order by a.since desc, a.id desc limit 1) home on true
      where f.id = ${file.id}`))!;
  }
}

const contactsOf = (row: Row): GroundContacts => ({
  calls: Number(row.calls), reached: Number(row.reached), firstCallOn: row.first_call, lastCallOn: row.last_call, reminders: Number(row.reminders), promises: Number(row.promises), broken: Number(row.broken),
});
