import { NestFactory } from '@nestjs/core';
import { Module, type DynamicModule } from '@nestjs/common';
import { IdentityModule, identityEntities, InvitationsService } from '@quittance/identity';
import type { Role } from '@quittance/access';
import { Clock, Database, newId, PlatformModule, Refused, sql, standAsSystem, type PlatformOptions } from '@quittance/platform';

export interface Founding { agency: string; legalForm: string; siren: string; line1: string; postalCode: string; city: string; phone: string; agencyEmail: string; iban: string; bic: string; name: string; email: string }

@Module({})
class FoundingModule {
  static with(options: PlatformOptions): DynamicModule {
    return { module: FoundingModule, imports: [PlatformModule.forRoot(options, identityEntities), IdentityModule] };
  }
}

/** The agency and its administrator in one transaction; answers the link by which he chooses his password, or undefined where an agency already is. */
export async function found(options: PlatformOptions, who: Founding): Promise<string | undefined> {
  const app = await NestFactory.createApplicationContext(FoundingModule.with(options), { logger: ['error'] });
  try {
    return await standAsSystem('founding', () => app.get(Database).transact(async (tx) => {
      if (await tx.first(sql`select 1 as one from agency`)) return undefined;
      const agencyId = newId();
      await tx.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at)
        values (${agencyId}, ${who.agency}, ${who.legalForm}, ${who.siren}, ${who.line1}, ${who.postalCode}, ${who.city}, ${who.phone}, ${who.agencyEmail}, ${who.agencyEmail}, ${`${who.agency}, compte affecté`}, ${who.iban}, ${who.bic}, ${app.get(Clock).now()})`);
      return (await app.get(InvitationsService).open(tx, null, { agencyId, email: who.email, name: who.name, role: 'administrator' })).link;
    }));
  } finally {
    await app.close();
  }
}

/** Opens the account of somebody of the agency; answers the link by which he chooses his password, or why not. */
export async function openStaffAccount(options: PlatformOptions, who: { role: Exclude<Role, 'debtor'>; email: string; name: string }): Promise<{ link: string } | { refused: string }> {
  const app = await NestFactory.createApplicationContext(FoundingModule.with(options), { logger: ['error'] });
  try {
    return await standAsSystem('founding', () => app.get(Database).transact(async (tx) => {
      const agency = await tx.first<{ id: string }>(sql`select id from agency order by created_at limit 1`);
      if (!agency) return { refused: 'no_agency' };
      return { link: (await app.get(InvitationsService).open(tx, null, { agencyId: agency.id, ...who })).link };
    }));
  } catch (e) {
    if (e instanceof Refused) return { refused: e.code };
    throw e;
  } finally {
    await app.close();
  }
}
