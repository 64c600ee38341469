import { Inject, Injectable } from '@nestjs/common';
import { AgencyService } from '@quittance/parties';
import { Clock, Database, Mailer, newId, OnJob, sql, toDay, type Tx } from '@quittance/platform';
import { PrintSignatureService } from '../print/print-signature.service.ts';
import { SigningHouse } from '../signing/signing-house.ts';
import { endingMessage } from '../signing/signing-messages.ts';
import type { RequestRow } from '../requests/signature-requests.service.ts';

interface Ending { id: string; agency_id: string; creditor_id: string; reference: string; in_force_to: string; creditor: string; recipient: string | null; days: number[]; told: number[]; followed: boolean }

/** Each night: tells agency and creditor of mandates that end, once for each number of days, and closes what nobody signed in time. */
@Injectable()
export class WatchMandatesService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(Mailer) private readonly mailer: Mailer, @Inject(AgencyService) private readonly agencies: AgencyService, @Inject(SigningHouse) private readonly house: SigningHouse, @Inject(PrintSignatureService) private readonly printing: PrintSignatureService) {}

  @OnJob('watch-mandates')
  async watch(): Promise<void> {
    await this.#expire();
    for (const ending of await this.#ending()) await this.#tell(ending);
    await this.printing.printWaiting();
  }

  /** Those that end by agreement and that nothing follows yet, with what the rule says and what was told already. */
  #ending(): Promise<Ending[]> {
    const today = this.clock.today();
    return this.database.rows<Ending>(sql`select m.id, m.agency_id, m.creditor_id, m.reference, m.in_force_to, c.name as creditor,
        coalesce((select k.email from creditor_contact k where k.creditor_id = c.id and k.email is not null order by k.id limit 1), c.email) as recipient,
        (select p.days from mandate_notice_policy p where (p.agency_id = m.agency_id or p.agency_id is null) and p.from_on <= ${today} order by p.agency_id is null, p.from_on desc limit 1) as days,
        coalesce((select array_agg(n.days_before) from mandate_notice n where n.mandate_id = m.id and n.ends_on = m.in_force_to), '{}') as told,
        exists (select 1 from signature_request r where r.mandate_id = m.id and r.kind = 'mandate' and r.state in ('preparing', 'waiting') and r.expires_at > ${this.clock.now()}) as followed
      from mandate m join creditor c on c.id = m.creditor_id
      where m.in_force_to >= ${today} and m.in_force_to <= ${today.add({ days: 366 })} and m.in_force_from <= ${today} and m.ended_on is null
        and not exists (select 1 from mandate x where x.creditor_id = m.creditor_id and x.id <> m.id and x.ended_on is null and x.in_force_from <= m.in_force_to + 1 and (x.in_force_to is null or x.in_force_to > m.in_force_to))
      order by m.in_force_to, m.id`);
  }

  /** The closest number of days that has come, unless it was told; those that it overtook are not told any more. */
  async #tell({ id, agency_id, creditor_id, reference, in_force_to, creditor, recipient, days, told, followed }: Ending): Promise<void> {
    const endsOn = toDay(in_force_to), left = this.clock.today().until(endsOn, { largestUnit: 'day' }).days;
    const due = days.filter((n) => left <= n).sort((a, b) => a - b)[0];
    if (due === undefined || told.some((n) => n <= due)) return;
    await this.database.transact(async (tx) => {
      const notice = newId(), agency = await this.agencies.facts(tx, agency_id);
      // Whoever has the new one before him to sign needs no reminder; the agency's own list shows it all the same.
      const messageId = recipient && !followed ? await this.mailer.send(tx, { agencyId: agency_id, creditorId: creditor_id, channel: 'email', purpose: 'mandate_ending', recipient, ...endingMessage({ reference, agency, creditor, endsOn, days: left }, this.mailer.linkTo('/creditor/mandates')) }) : null;
      await tx.rows(sql`insert into mandate_notice (id, agency_id, creditor_id, mandate_id, ends_on, days_before, at, message_id, recipient) values (${notice}, ${agency_id}, ${creditor_id}, ${id}, ${endsOn}, ${due}, ${this.clock.now()}, ${messageId}, ${messageId ? recipient : null}) on conflict do nothing`);
      await tx.emit('MandateEnding', { mandateId: id, creditorId: creditor_id }, { agencyId: agency_id, creditorId: creditor_id });
    });
  }

  async #expire(): Promise<void> {
    await this.database.transact(async (tx: Tx) => {
      const over = await tx.rows<RequestRow>(sql`update signature_request r set state = 'expired', decided_at = r.expires_at where r.state in ('preparing', 'waiting') and r.expires_at <= ${this.clock.now()} returning r.id, r.agency_id, r.creditor_id`);
      for (const row of over) {
        await this.house.links.close(tx, row.id);
        await this.house.notes.write(tx, row, { kind: 'expired' });
      }
    });
  }
}
