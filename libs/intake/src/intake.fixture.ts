/** For the specs: the invented agency with two creditors under mandate, each with a user who hands over. */
import { CasesModule, casesEntities } from '@quittance/cases';
import { DocumentsModule, documentsEntities } from '@quittance/documents';
import { IdentityModule, identityEntities, SessionsService } from '@quittance/identity';
import { PartiesModule, partiesEntities } from '@quittance/parties';
import { newId, sql, type Actor } from '@quittance/platform';
import { house, type House } from '@quittance/platform/testing';
import { IntakeModule, intakeEntities, type DepositInput } from './index.ts';

/** Nine digits with their Luhn key: an invented company's number. */
export function siren(eight: string): string {
  const sum = [...eight].reduce((all, c, i) => { const d = Number(c) * (i % 2 === 0 ? 1 : 2); return all + (d > 9 ? d - 9 : d); }, 0);
  return `${eight}${(10 - (sum % 10)) % 10}`;
}

export const TESSONVILLE = siren('81204736');
export const LORRENZEAU = siren('79011523');

export interface Office extends House {
  agencyId: string; tessonville: string; lorrenzeau: string; camille: Actor; rachid: Actor; helene: Actor; bruno: Actor;
  person(name: string, email: string, role: string, creditorId?: string | null, grade?: string | null): Promise<Actor>;
  /** How many rows each table of the house holds. */
  counts(): Promise<Record<string, number>>;
}

export async function office(): Promise<Office> {
  const h = await house({
    modules: [IdentityModule, DocumentsModule, PartiesModule, CasesModule, IntakeModule],
    entities: [...identityEntities, ...documentsEntities, ...partiesEntities, ...casesEntities, ...intakeEntities],
  });
  const now = h.clock.now();
  const agencyId = newId();
  await h.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at)
    values (${agencyId}, 'Orvelle Recouvrement', 'SAS', ${siren('91200461')}, '14 quai des Tanneurs', '37000', 'Tours', '02 61 91 20 00', 'dossiers@orvelle.example', 'donnees@orvelle.example', 'Orvelle', 'FR7630006000011234567890189', 'AGRIFRPP', ${now})`);
  const person = async (name: string, email: string, role: string, creditorId: string | null = null, grade: string | null = null) => {
    const id = newId();
    await h.rows(sql`insert into app_user (id, agency_id, email, name, created_at) values (${id}, ${agencyId}, ${email}, ${name}, ${now})`);
    await h.rows(sql`insert into role_held (id, user_id, role, creditor_id, grade, given_at) values (${newId()}, ${id}, ${role}, ${creditorId}, ${grade}, ${now})`);
    return h.get(SessionsService).actorFor(email);
  };
  const creditor = async (name: string, number: string) => {
    const id = newId();
    await h.rows(sql`insert into creditor (id, agency_id, kind, name, legal_form, siren, line1, postal_code, city, iban, created_at) values (${id}, ${agencyId}, 'company', ${name}, 'SAS', ${number}, '8 rue du Vieux-Moulin', '49100', 'Angers', 'FR7630006000011234567890189', ${now})`);
    await h.rows(sql`insert into mandate (id, agency_id, creditor_id, reference, signed_on, in_force_from, basis_clause, insurance_clause, fee_clause, remittance_clause, fee_rate, remittance_days, plan_max_months, discount_max_percent, allocation, day_count, created_at)
      values (${newId()}, ${agencyId}, ${id}, 'M-2026-01', '2026-01-05', '2026-01-05', 'Factures selon bordereau', 'Police RC 440 118', '12 % du recouvré', 'Sous quinze jours', 12, 15, 6, 0, 'statutory', 'ACT_ACT', ${now})`);
    return id;
  };
  const tessonville = await creditor('Papeteries Tessonville', TESSONVILLE);
  const lorrenzeau = await creditor('Bois Lorrenzeau', LORRENZEAU);
  const helene = await person('Hélène Vasseur', 'helene@orvelle.example', 'collector');
  const bruno = await person('Bruno Lestang', 'bruno@orvelle.example', 'administrator');
  const camille = await person('Camille Ferrandier', 'camille@tessonville.example', 'creditor_user', tessonville);
  const rachid = await person('Rachid Ouvrard', 'rachid@lorrenzeau.example', 'creditor_user', lorrenzeau);
  const tables = await h.rows<{ name: string }>(sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`);
  const counts = async () => {
    const rows = await h.rows<{ name: string; count: string }>({ text: tables.map(({ name }) => `select '${name}' as name, count(*) as count from "${name}"`).join(' union all '), params: [] });
    return Object.fromEntries(rows.map(({ name, count }) => [name, Number(count)]));
  };
  return { ...h, agencyId, tessonville, lorrenzeau, camille, rachid, helene, bruno, person, counts };
}

const HEADERS = 'N° facture;Date facture;Échéance;Montant TTC;Reste dû;Raison sociale;SIREN;Adresse;Code postal;Ville;Type;Nature;Devise;SIREN créancier';
export interface Invoice { ref: string; issued?: string; due?: string; total?: string; left?: string; name?: string; siren?: string; street?: string; cp?: string; city?: string; type?: string; nature?: string; currency?: string; seller?: string }

/** A list of unpaid invoices as an accounting program writes it. */
export const csv = (invoices: readonly Invoice[]) => [HEADERS, ...invoices.map((i) => [
  i.ref, i.issued ?? '31/08/2026', i.due ?? '30/09/2026', i.total ?? i.left ?? '1 200,00', i.left ?? i.total ?? '1 200,00', i.name ?? 'Imprimerie Carnaudet SARL', i.siren ?? '', i.street ?? '27 rue des Forges',
  i.cp ?? '35300', i.city ?? 'Fougères', i.type ?? '', i.nature ?? '', i.currency ?? 'EUR', i.seller ?? '',
].join(';'))].join('\r\n');

let keys = 0;
export const deposit = (files: Record<string, string | Buffer>, more: Partial<DepositInput> = {}): DepositInput => ({
  files: Object.entries(files).map(([name, content]) => ({ name, base64: Buffer.from(content).toString('base64') })), idempotencyKey: `key-${++keys}`, ...more,
});

/** An electronic invoice (UBL 2.1) with a paper inside. */
export const ubl = ({ number = 'FA-1', issued = '2026-08-31', due = '2026-09-30', payable = '1200.00', seller = TESSONVILLE, buyer = siren('50211478'), name = 'Imprimerie Carnaudet', currency = 'EUR' } = {}) => `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:ID>${number}</cbc:ID><cbc:IssueDate>${issued}</cbc:IssueDate>${due ? `<cbc:DueDate>${due}</cbc:DueDate>` : ''}<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:Note>#PMD#Trois fois le taux légal.</cbc:Note><cbc:DocumentCurrencyCode>${currency}</cbc:DocumentCurrencyCode>
<cac:AdditionalDocumentReference><cbc:ID>BL-77</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="bon-de-livraison.pdf">JVBERi0xLjcK</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>
<cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Papeteries Tessonville</cbc:RegistrationName><cbc:CompanyID schemeID="0002">${seller}</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cac:Party><cac:PostalAddress><cbc:StreetName>27 rue des Forges</cbc:StreetName><cbc:CityName>Fougères</cbc:CityName><cbc:PostalZone>35300</cbc:PostalZone><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName><cbc:CompanyID schemeID="0002">${buyer}</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
<cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount currencyID="${currency}">1200.00</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="${currency}">${payable}</cbc:PayableAmount></cac:LegalMonetaryTotal>
</Invoice>`;

/** The code of a refusal and of its fields. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try { await work; } catch (e) {
    const { code, message, options } = e as { code?: string; message: string; options?: { fields?: { field: string; code: string }[] } };
    return [code ?? message, ...(options?.fields ?? []).map((f) => `${f.field}:${f.code}`)].join(' ');
  }
  return 'nothing was refused';
}
