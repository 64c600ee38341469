import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AuditService } from '@quittance/identity';
import type { Cents } from '@quittance/law';
import { Clock, Database, newId, notFound, refuseFaults, sql, toDay, type Actor, type Tx } from '@quittance/platform';
import { addressOf, type AddressRow, type PostalAddress } from '../address.type.ts';
import { Faults } from '../faults.ts';
import type { Reader } from '../reader.ts';
import { agencyDeclarationEntity, agencyInsuranceEntity } from './agency.entity.ts';
import { Agency, type AgencyDeclarationInput, type AgencyInsuranceInput } from './agency.type.ts';

export interface AgencyFacts {
  id: string; name: string; legalForm: string; shareCapital: Cents | null; siren: string; address: PostalAddress;
  phone: string; email: string; dataEmail: string; website: string | null;
  segregatedAccount: { name: string; iban: string; bic: string };
  /** The one that covers the latest, over or not: whoever acts asks whether `until` is past. Last day of cover included. */
  insurance: { insurer: string; policy: string; from: Temporal.PlainDate; until: Temporal.PlainDate } | null;
  declaration: { on: Temporal.PlainDate; court: string } | null;
}

interface Row extends AddressRow {
  id: string; name: string; legal_form: string; share_capital_cents: string | null; siren: string; phone: string; email: string; data_email: string; website: string | null;
  segregated_account_name: string; segregated_iban: string; segregated_bic: string;
  insurer: string | null; policy: string | null; in_force_from: string | null; in_force_until: string | null; declared_on: string | null; court: string | null;
}

@Injectable()
export class AgencyService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AuditService) private readonly audit: AuditService) {}

  async facts(reader: Reader, agencyId: string): Promise<AgencyFacts> {
    const [row] = await reader.rows<Row>(sql`select a.*, i.insurer, i.policy, i.in_force_from, i.in_force_until, d.declared_on, d.court from agency a
      left join lateral (select * from agency_insurance where agency_id = a.id
        order by (${this.clock.today()}::date between in_force_from and in_force_until) desc, in_force_until desc, recorded_at desc limit 1) i on true
      left join lateral (select * from agency_declaration where agency_id = a.id order by declared_on desc, recorded_at desc limit 1) d on true
      where a.id = ${agencyId}`);
    if (!row) throw notFound('Agency');
    return {
      id: row.id, name: row.name, legalForm: row.legal_form, shareCapital: row.share_capital_cents === null ? null : (BigInt(row.share_capital_cents) as Cents),
      siren: row.siren, address: addressOf(row), phone: row.phone, email: row.email, dataEmail: row.data_email, website: row.website,
      segregatedAccount: { name: row.segregated_account_name, iban: row.segregated_iban, bic: row.segregated_bic },
      insurance: row.insurer === null ? null : { insurer: row.insurer, policy: row.policy!, from: toDay(row.in_force_from!), until: toDay(row.in_force_until!) },
      declaration: row.declared_on === null ? null : { on: toDay(row.declared_on), court: row.court! },
    };
  }

  /** His own agency, for anyone who works in it or with it. */
  async view(actor: Actor, reader: Reader = this.database): Promise<Agency> {
    const [seen] = await reader.rows(sql`select 1 as one from agency a where a.id = ${actor.agencyId} and (${rowsFor(actor.ability, 'read', 'Agency', 'a')})`);
    if (!seen) throw notFound('Agency');
    const { segregatedAccount, insurance, declaration, ...agency } = await this.facts(reader, actor.agencyId);
    return Object.assign(new Agency(), {
      ...agency, segregatedAccountName: segregatedAccount.name, segregatedIban: segregatedAccount.iban, segregatedBic: segregatedAccount.bic,
      insurer: insurance?.insurer ?? null, insurancePolicy: insurance?.policy ?? null, insuredUntil: insurance?.until ?? null,
      declaredOn: declaration?.on ?? null, declaredTo: declaration?.court ?? null,
    });
  }

  /** The liability insurance without which no letter leaves (CPCE R124-2 1°). */
  async recordInsurance(actor: Actor, input: AgencyInsuranceInput): Promise<Agency> {
    const faults = new Faults();
    const insurer = faults.required('insurer', input.insurer);
    const policy = faults.required('policy', input.policy);
    if (Temporal.PlainDate.compare(input.until, input.from) < 0) faults.add('until', 'ends_before_start', { from: String(input.from) });
    refuseFaults(faults.all);
    return this.#record(actor, 'recordInsurance', async (tx) => tx.add(agencyInsuranceEntity, {
      id: newId(), agencyId: actor.agencyId, insurer, policy, inForceFrom: input.from, inForceUntil: input.until, recordedAt: this.clock.now(), recordedBy: actor.id,
    }));
  }

  /** The written declaration to the prosecutor (CPCE R124-2 3°). */
  async recordDeclaration(actor: Actor, input: AgencyDeclarationInput): Promise<Agency> {
    const faults = new Faults();
    const court = faults.required('court', input.court);
    const today = this.clock.today();
    if (Temporal.PlainDate.compare(input.declaredOn, today) > 0) faults.add('declaredOn', 'in_future', { today: String(today) });
    refuseFaults(faults.all);
    return this.#record(actor, 'recordDeclaration', async (tx) => tx.add(agencyDeclarationEntity, {
      id: newId(), agencyId: actor.agencyId, declaredOn: input.declaredOn, court, recordedAt: this.clock.now(), recordedBy: actor.id,
    }));
  }

  #record(actor: Actor, action: string, write: (tx: Tx) => Promise<void>): Promise<Agency> {
    return this.database.transact(async (tx) => {
      const mine = await tx.first(sql`select 1 as one from agency a where a.id = ${actor.agencyId} and (${rowsFor(actor.ability, 'settings', 'Agency', 'a')})`);
      if (!mine) throw notFound('Agency');
      await write(tx);
      await this.audit.record(tx, actor, { action, subject: 'Agency', subjectId: actor.agencyId, outcome: 'done' });
      return this.view(actor, tx);
    });
  }
}
