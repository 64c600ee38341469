import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { DebtorDataService, DebtorLinksService, ReturnedMailService, type DebtorNamed } from '@quittance/parties';
import { Database, notFound, sql, type Actor, type Tx } from '@quittance/platform';
import { CasesReadService, type SeenCase } from '../files/cases-read.service.ts';
import { CaseDebtorRecordService } from './case-debtor-record.service.ts';
import { DebtorActsService, type DebtorLine } from './debtor-acts.service.ts';
import { DebtorRecorded, type LinkDebtorsInput, type RecordDebtorDataInput, type ReturnedMailInput } from './debtor-record.type.ts';

interface Trial { dryRun?: boolean }
export interface Written { written: string[]; lines: DebtorLine[] }
export type DebtorWork = (tx: Tx, file: SeenCase, who: DebtorNamed) => Promise<Written>;

/** What is told of the debtor of a case, in one transaction each: the datum, the line of the case, the event for all his cases, the trail. */
@Injectable()
export class RecordDebtorService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(DebtorDataService) private readonly data: DebtorDataService, @Inject(ReturnedMailService) private readonly mail: ReturnedMailService,
    @Inject(DebtorLinksService) private readonly links: DebtorLinksService, @Inject(CaseDebtorRecordService) private readonly records: CaseDebtorRecordService, @Inject(DebtorActsService) private readonly acts: DebtorActsService,
  ) {}

  /** Refusals: not_found, bad_fields, debtor_erased. The same again writes nothing. */
  record(actor: Actor, input: RecordDebtorDataInput, { dryRun = false }: Trial = {}): Promise<DebtorRecorded> {
    return this.change(actor, input.caseId, 'recordDebtorData', dryRun, async (tx, _file, who) => {
      const written = await this.data.record(tx, who, input, { id: actor.id, name: actor.name });
      const told: Record<string, string | null> = { address: input.address ? `${input.address.line1.trim()}, ${input.address.postalCode.trim()} ${input.address.city.trim()}` : null, phone: input.phone ?? null, email: input.email ?? null, account: null, representative: input.representative?.name ?? null };
      return { written, lines: written.map((kind) => ({ code: 'debtor.told', facts: { what: kind, value: told[kind] ?? null, toldBy: input.toldBy, corrects: input.replaces ? true : null } })) };
    });
  }

  /** It is not his, or no longer. Refusals: not_found, bad_fields (reason), debtor_erased. */
  withdraw(actor: Actor, caseId: string, datumId: string, reason: string, { dryRun = false }: Trial = {}): Promise<DebtorRecorded> {
    return this.change(actor, caseId, 'withdrawDebtorDatum', dryRun, async (tx, _file, who) => {
      const what = await this.data.withdraw(tx, who, datumId, reason, { id: actor.id, name: actor.name });
      return { written: ['withdrawn'], lines: [{ code: 'debtor.withdrawn', facts: { what } }] };
    });
  }

  /** Refusals: not_found, bad_fields (on, cause, words), already_returned, debtor_erased. */
  returned(actor: Actor, input: ReturnedMailInput, { dryRun = false }: Trial = {}): Promise<DebtorRecorded> {
    return this.change(actor, input.caseId, 'markReturnedMail', dryRun, async (tx, _file, who) => {
      const { line1, postalCode, city, letterReference } = await this.mail.mark(tx, who, input, { id: actor.id, name: actor.name });
      return { written: ['returned'], lines: [{ code: 'debtor.mail_returned', facts: { address: `${line1}, ${postalCode} ${city}`, on: String(input.on), cause: input.cause ?? null, letter: letterReference } }] };
    });
  }

  /** Refusals: not_found, bad_fields (reason), not_returned, debtor_erased. */
  setBack(actor: Actor, caseId: string, addressId: string, reason: string, { dryRun = false }: Trial = {}): Promise<DebtorRecorded> {
    return this.change(actor, caseId, 'setBackReturnedMail', dryRun, async (tx, _file, who) => {
      const { line1, postalCode, city } = await this.mail.setBack(tx, who, addressId, reason, { id: actor.id, name: actor.name });
      return { written: ['set_back'], lines: [{ code: 'debtor.mail_set_back', facts: { address: `${line1}, ${postalCode} ${city}` } }] };
    });
  }

  /** Refusals: as DebtorLinksService.link. */
  link(actor: Actor, input: LinkDebtorsInput, { dryRun = false }: Trial = {}): Promise<DebtorRecorded> {
    return this.change(actor, input.caseId, 'linkDebtors', dryRun, async (tx, _file, who) => {
      const { otherName, relation } = await this.links.link(tx, actor, who, input);
      return { written: ['link'], lines: [{ code: 'debtor.linked', facts: { name: otherName, relation } }] };
    });
  }

  /** Refusals: not_found, bad_fields (reason), already_unlinked. */
  unlink(actor: Actor, caseId: string, linkId: string, reason: string, { dryRun = false }: Trial = {}): Promise<DebtorRecorded> {
    return this.change(actor, caseId, 'unlinkDebtors', dryRun, async (tx, _file, who) => {
      const { otherName } = await this.links.unlink(tx, actor, who, linkId, reason);
      return { written: ['unlink'], lines: [{ code: 'debtor.unlinked', facts: { name: otherName } }] };
    });
  }

  /** One act on the debtor of a case that this person may record on: not found and not his are one answer. */
  async change(actor: Actor, caseId: string, action: string, dryRun: boolean, work: DebtorWork): Promise<DebtorRecorded> {
    return this.database.transact(async (tx) => {
      const file = await this.cases.mustSee(tx, actor, 'read', caseId);
      if (!(await tx.first(sql`select 1 from debtor d where d.id = ${file.debtorId} and (${rowsFor(actor.ability, 'record', 'Debtor', 'd')})`))) throw notFound('CaseFile');
      const { written, lines } = await work(tx, file, { debtorId: file.debtorId, agencyId: file.agencyId, creditorId: file.creditorId });
      if (lines.length) await this.acts.told(tx, actor, file, action, lines);
      return Object.assign(new DebtorRecorded(), { caseFile: (await this.cases.one(actor, file.id, tx))!, record: await this.records.of(actor, file, tx), written });
    }, { dryRun });
  }
}
