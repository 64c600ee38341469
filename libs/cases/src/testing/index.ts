/**
 * For the specs of this room and of those below: two small invented agencies in one house, with their people, creditors
 * and mandates, and a way to open cases. Everything goes through the real services; only people are written straight
 * into their table, since nobody signs in here.
 */
import { DocumentsModule, documentsEntities } from '@quittance/documents';
import { IdentityModule, identityEntities, SessionsService } from '@quittance/identity';
import { cents } from '@quittance/law';
import { DebtorsService, PartiesModule, partiesEntities } from '@quittance/parties';
import { newId, sql, type Actor } from '@quittance/platform';
import { house, type House, type HouseOptions } from '@quittance/platform/testing';
import { CaseOpeningService, CasesModule, casesEntities, type NewClaim, type OpenedCase } from '../index.ts';

export { entryOf, lawOffice, type LawOffice } from './law.ts';

export const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso);
export const euros = (text: string) => cents(BigInt(Math.round(Number(text) * 100)));

export interface Person { email: string; id: string; actor: Actor }
export interface Office {
  h: House;
  agencyId: string; creditorId: string; otherCreditorId: string; mandateId: string; otherMandateId: string;
  helene: Actor; yasmine: Actor; solange: Actor; accountant: Actor; administrator: Actor; camille: Actor; rachid: Actor;
  /** Of another agency. */
  stranger: Actor;
  /** Opens a case of the first creditor (or of `creditorId`) on a debtor that is new unless given. */
  open(debtor: string, claims?: Partial<NewClaim>[], more?: { creditorId?: string; regime?: 'commercial' | 'civil' | 'public'; kind?: 'company' | 'person'; assignee?: Actor }): Promise<OpenedCase & { debtorId: string }>;
}

let serial = 0;

export const claimOf = (claim: Partial<NewClaim> = {}): NewClaim => ({
  reference: `FA-${++serial}`, issuedOn: day('2026-04-01'), dueOn: day('2026-04-30'), amount: euros('1000'), contractRate: null, defaultOnDue: false, nature: 'commercial', ...claim,
});

async function agency(h: House, name: string, siren: string): Promise<string> {
  const id = newId();
  await h.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at)
    values (${id}, ${name}, 'SAS', ${siren}, '14 quai des Tanneurs', '37000', 'Tours', '02 61 91 20 00', 'dossiers@orvelle.example', 'donnees@orvelle.example', 'Compte affecté', 'FR7630006000011234567890189', 'AGRIFRPP', now())`);
  await h.rows(sql`insert into agency_insurance (id, agency_id, insurer, policy, in_force_from, in_force_until, recorded_at) values (${newId()}, ${id}, 'Mutuelle du Cher', 'RC-1', '2026-01-01', '2027-12-31', now())`);
  await h.rows(sql`insert into agency_declaration (id, agency_id, declared_on, court, recorded_at) values (${newId()}, ${id}, '2024-01-08', 'Tours', now())`);
  return id;
}

async function person(h: House, agencyId: string, role: string, name: string, creditorId: string | null = null): Promise<Actor> {
  const id = newId();
  const email = `${id}@orvelle.example`;
  await h.rows(sql`insert into app_user (id, agency_id, email, name, created_at) values (${id}, ${agencyId}, ${email}, ${name}, now())`);
  await h.rows(sql`insert into role_held (id, user_id, role, creditor_id, given_at) values (${newId()}, ${id}, ${role}, ${creditorId}, now())`);
  return h.get(SessionsService).actorFor(email);
}

async function creditor(h: House, agencyId: string, name: string, siren: string): Promise<string> {
  const id = newId();
  await h.rows(sql`insert into creditor (id, agency_id, kind, name, siren, line1, postal_code, city, iban, created_at) values (${id}, ${agencyId}, 'company', ${name}, ${siren}, '1 rue du Moulin', '35300', 'Fougères', 'FR7630006000011234567890189', now())`);
  return id;
}

export async function mandate(h: House, agencyId: string, creditorId: string, more: { reference?: string; from?: string; to?: string | null; dayCount?: string } = {}): Promise<string> {
  const id = newId();
  await h.rows(sql`insert into mandate (id, agency_id, creditor_id, reference, signed_on, in_force_from, in_force_to, basis_clause, insurance_clause, fee_clause, remittance_clause, fee_rate, remittance_days, plan_max_months, discount_max_percent, allocation, day_count, created_at)
    values (${id}, ${agencyId}, ${creditorId}, ${more.reference ?? 'MD-2024-11'}, '2024-11-04', ${more.from ?? '2024-11-04'}, ${more.to ?? null}, 'fondement', 'assurance', 'commission', 'reversement', 12.5, 30, 6, 5, 'statutory', ${more.dayCount ?? 'ACT_ACT'}, now())`);
  return id;
}

/** The office on 23 November 2026, a Monday, at nine in Paris, unless told otherwise. */
export async function office(options: Partial<HouseOptions> = {}): Promise<Office> {
  const { modules = [], entities = [], ...rest } = options;
  const h = await house({ modules: [IdentityModule, DocumentsModule, PartiesModule, CasesModule, ...modules], entities: [...identityEntities, ...documentsEntities, ...partiesEntities, ...casesEntities, ...entities], ...rest });
  const agencyId = await agency(h, 'Orvelle Recouvrement', '732829320');
  const elsewhere = await agency(h, 'Autre Agence', '552100554');
  const creditorId = await creditor(h, agencyId, 'Papeteries Tessonville', '404833048');
  const otherCreditorId = await creditor(h, agencyId, 'Bois Lorrenzeau', '542107651');
  const mandateId = await mandate(h, agencyId, creditorId);
  const otherMandateId = await mandate(h, agencyId, otherCreditorId);
  const helene = await person(h, agencyId, 'collector', 'Hélène Vasseur');
  const yasmine = await person(h, agencyId, 'collector', 'Yasmine Delorme');
  return {
    h, agencyId, creditorId, otherCreditorId, mandateId, otherMandateId, helene, yasmine,
    solange: await person(h, agencyId, 'supervisor', 'Solange Maréchal'), accountant: await person(h, agencyId, 'accountant', 'Inès Caradec'),
    administrator: await person(h, agencyId, 'administrator', 'Bruno Lestang'), camille: await person(h, agencyId, 'creditor_user', 'Camille Ferrandier', creditorId),
    rachid: await person(h, agencyId, 'creditor_user', 'Rachid Ouvrard', otherCreditorId), stranger: await person(h, elsewhere, 'collector', 'Nadia Ailleurs'),
    open: (debtor, claims = [{}], more = {}) => h.database.transact(async (tx) => {
      const owner = more.creditorId ?? creditorId;
      const debtorId = await h.get(DebtorsService).register(tx, { agencyId, creditorId: owner, source: 'test' }, { kind: more.kind ?? 'company', name: debtor, address: { line1: '27 rue des Forges', line2: null, postalCode: '35300', city: 'Fougères', country: 'FR' } });
      const opened = await h.get(CaseOpeningService).open(tx, helene, {
        agencyId, creditorId: owner, debtorId, mandateId: owner === creditorId ? mandateId : otherMandateId, depositId: null, regime: more.regime ?? 'commercial', claims: claims.map(claimOf),
      });
      await tx.rows(sql`update case_file set assignee_id = ${(more.assignee ?? helene).id} where id = ${opened.id}`);
      return { ...opened, debtorId };
    }),
  };
}
