/** For the specs: the invented agency with two creditors, their people and a case each, on a database of its own. */
import { CaseOpeningService, CasesModule, casesEntities, type NewClaim } from '@quittance/cases';
import { DocumentsModule, documentsEntities } from '@quittance/documents';
import { IdentityModule, identityEntities, SessionsService } from '@quittance/identity';
import { cents, type Regime } from '@quittance/law';
import { PartiesModule, partiesEntities } from '@quittance/parties';
import { newId, sql, type Actor, type PlatformOptions } from '@quittance/platform';
import { house, type House } from '@quittance/platform/testing';
import { ContactModule, contactEntities } from '../index.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);

export interface Office extends House {
  agencyId: string;
  tessonville: string; lorrenzeau: string; mandateOf: Record<string, string>;
  helene: Actor; solange: Actor; camille: Actor; rachid: Actor;
  /** A case of a debtor of his own; commercial, three invoices, unless said. */
  openCase(creditorId: string, of?: { regime?: Regime; kind?: 'company' | 'person'; claims?: NewClaim[]; address?: boolean }): Promise<{ id: string; publicReference: string; debtorId: string }>;
}

let invoices = 0;
export const claim = (issuedOn: string, dueOn: string, amount: number, more: Partial<NewClaim> = {}): NewClaim => ({
  reference: `FA-2026-${String(++invoices).padStart(4, '0')}`, issuedOn: day(issuedOn), dueOn: day(dueOn), amount: cents(amount), nature: 'commercial', ...more,
});

/** insured: until 30 November 2026. declared: to the prosecutor in 2024. */
export async function office({ declared = true, options = {} }: { declared?: boolean; options?: Partial<PlatformOptions> } = {}): Promise<Office> {
  const h = await house({
    modules: [IdentityModule, DocumentsModule, PartiesModule, CasesModule, ContactModule],
    entities: [...identityEntities, ...documentsEntities, ...partiesEntities, ...casesEntities, ...contactEntities], options,
  });
  const now = h.clock.now();
  const agencyId = newId();
  await h.rows(sql`insert into agency (id, name, legal_form, share_capital_cents, siren, line1, postal_code, city, phone, email, data_email, website, segregated_account_name, segregated_iban, segregated_bic, created_at)
    values (${agencyId}, 'Orvelle Recouvrement', 'SAS', 12000000, '912004618', '14 quai des Tanneurs', '37000', 'Tours', '02 61 91 20 00', 'dossiers@orvelle.example', 'donnees@orvelle.example', 'orvelle.example',
      'Orvelle Recouvrement', 'FR7630006000011234567890189', 'AGRIFRPP', ${now})`);
  await h.rows(sql`insert into agency_insurance (id, agency_id, insurer, policy, in_force_from, in_force_until, recorded_at) values (${newId()}, ${agencyId}, 'Mutuelle de l’Orme', 'RC 440 118', '2026-01-01', '2026-11-30', ${now})`);
  if (declared) await h.rows(sql`insert into agency_declaration (id, agency_id, declared_on, court, recorded_at) values (${newId()}, ${agencyId}, '2024-03-04', 'Tours', ${now})`);

  const mandateOf: Record<string, string> = {};
  const creditor = async (name: string, siren: string, line1: string) => {
    const id = newId();
    await h.rows(sql`insert into creditor (id, agency_id, kind, name, legal_form, siren, line1, postal_code, city, iban, created_at) values (${id}, ${agencyId}, 'company', ${name}, 'SAS', ${siren}, ${line1}, '49100', 'Angers', 'FR7630006000011234567890189', ${now})`);
    mandateOf[id] = newId();
    await h.rows(sql`insert into mandate (id, agency_id, creditor_id, reference, signed_on, in_force_from, basis_clause, insurance_clause, fee_clause, remittance_clause, fee_rate, remittance_days, plan_max_months, discount_max_percent, allocation, day_count, created_at)
      values (${mandateOf[id]}, ${agencyId}, ${id}, 'M-2026-01', '2026-01-05', '2026-01-05', 'Factures selon bordereau', 'Police RC 440 118', '12 % du recouvré', 'Sous quinze jours', 12, 15, 6, 0, 'statutory', 'ACT_ACT', ${now})`);
    return id;
  };
  const tessonville = await creditor('Papeteries Tessonville', '812047366', '8 rue du Vieux-Moulin');
  const lorrenzeau = await creditor('Bois Lorrenzeau', '790115238', '2 route de la Scierie');

  const person = async (name: string, email: string, role: string, creditorId: string | null = null) => {
    const id = newId();
    await h.rows(sql`insert into app_user (id, agency_id, email, name, phone, created_at) values (${id}, ${agencyId}, ${email}, ${name}, '02 61 91 20 14', ${now})`);
    await h.rows(sql`insert into role_held (id, user_id, role, creditor_id, given_at) values (${newId()}, ${id}, ${role}, ${creditorId}, ${now})`);
    return h.get(SessionsService).actorFor(email);
  };
  const helene = await person('Hélène Vasseur', 'helene@orvelle.example', 'collector');
  const solange = await person('Solange Maréchal', 'solange@orvelle.example', 'supervisor');
  const camille = await person('Camille Ferrandier', 'camille@tessonville.example', 'creditor_user', tessonville);
  const rachid = await person('Rachid Ouvrard', 'rachid@lorrenzeau.example', 'creditor_user', lorrenzeau);

  const openCase: Office['openCase'] = async (creditorId, { regime = 'commercial', kind = 'company', claims, address = true } = {}) => {
    const debtorId = newId();
    const name = kind === 'company' ? 'Imprimerie Carnaudet' : 'Jeanne Lorimier';
    await h.rows(sql`insert into debtor (id, agency_id, creditor_id, kind, name, name_key, legal_form, representative, representative_title, created_at, source)
      values (${debtorId}, ${agencyId}, ${creditorId}, ${kind}, ${name}, ${debtorId}, ${kind === 'company' ? 'SARL' : null}, ${kind === 'company' ? 'Paul Carnaudet' : null}, ${kind === 'company' ? 'gérant' : null}, ${now}, 'deposit')`);
    if (address) {
      await h.rows(sql`insert into debtor_address (id, debtor_id, agency_id, creditor_id, line1, postal_code, city, address_key, since, source) values (${newId()}, ${debtorId}, ${agencyId}, ${creditorId}, '27 rue des Forges', '35300', 'Fougères', ${debtorId}, ${now}, 'deposit')`);
    }
    const opened = await h.database.transact((tx) => h.get(CaseOpeningService).open(tx, helene, {
      agencyId, creditorId, debtorId, mandateId: mandateOf[creditorId]!, depositId: null, regime,
      claims: claims ?? [claim('2026-03-31', '2026-04-30', 486_000), claim('2026-04-30', '2026-05-31', 327_480), claim('2026-05-29', '2026-06-30', 211_800)],
    }));
    return { id: opened.id, publicReference: opened.publicReference, debtorId };
  };

  return { ...h, agencyId, tessonville, lorrenzeau, mandateOf, helene, solange, camille, rachid, openCase };
}
