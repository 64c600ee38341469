import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { Clock, Database, sql, type Actor } from '@quittance/platform';
import { ExportKeeping } from '../export/export-keeping.ts';
import { PERSONAL_DATA } from '../map/personal-data.map.ts';
import { retentionKindOf } from '../map/personal-data.ts';
import { TREATMENT_ROWS } from '../map/treatments.ts';
import { RetentionPolicyService } from '../retention/retention-policy.service.ts';
import { ProcessingRegister, RegisterTable, RegisterTreatment } from './register.type.ts';

/** The register that article 30 asks of a controller and of a processor: generated, so that it says what is. */
@Injectable()
export class RegisterService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(RetentionPolicyService) private readonly retention: RetentionPolicyService, @Inject(ExportKeeping) private readonly keeping: ExportKeeping) {}

  async register(actor: Actor): Promise<ProcessingRegister> {
    const agency = await this.keeping.agency(actor.agencyId), rules = (await this.retention.list(actor)).filter(({ inForce }) => inForce);
    const creditors = await this.database.rows<{ name: string }>(sql`select c.name from creditor c where (${rowsFor(actor.ability, 'read', 'Creditor', 'c')}) order by lower(c.name), c.id`);
    const treatments = TREATMENT_ROWS.map(({ treatment, role, basis, article, recipients }) => {
      const tables = PERSONAL_DATA.filter((one) => one.treatment === treatment && Object.keys(one.columns).length > 0);
      const categories = [...new Set(tables.flatMap(({ columns }) => Object.values(columns)))];
      const kinds = new Set(tables.filter(({ about }) => about === 'debtor').flatMap(({ columns }) => Object.values(columns).map(retentionKindOf)));
      return Object.assign(new RegisterTreatment(), {
        treatment, role, basis, article, recipients: [...recipients], about: [...new Set(tables.map(({ about }) => about))], categories, retention: rules.filter(({ kind }) => kinds.has(kind as never)),
        tables: tables.map(({ table, about, columns }) => Object.assign(new RegisterTable(), { table, about, columns: Object.keys(columns) })),
      });
    });
    return Object.assign(new ProcessingRegister(), { agencyName: agency.name, address: agency.address, dataEmail: agency.dataEmail, phone: agency.phone, madeOn: this.clock.today(), creditors: creditors.map(({ name }) => name), treatments });
  }
}
