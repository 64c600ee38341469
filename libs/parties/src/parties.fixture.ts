/** For the specs: the invented agency with its people, on a database of its own, everything else through the services themselves. */
import { DocumentsModule, documentsEntities } from '@quittance/documents';
import { IdentityModule, identityEntities, SessionsService } from '@quittance/identity';
import { cents } from '@quittance/law';
import { newId, sql, type Actor } from '@quittance/platform';
import { house, type House } from '@quittance/platform/testing';
import type { RegisterCreditorInput } from './creditors/creditor.type.ts';
import { MandatesService, PartiesModule, partiesEntities, RegisterCreditorService, type RegisterMandateInput } from './index.ts';

export const day = (iso: string) => Temporal.PlainDate.from(iso);

/** Nine digits with their Luhn key: an invented company's number. */
export function siren(eight: string): string {
  const sum = [...eight].reduce((all, c, i) => { const d = Number(c) * (i % 2 === 0 ? 1 : 2); return all + (d > 9 ? d - 9 : d); }, 0);
  return `${eight}${(10 - (sum % 10)) % 10}`;
}

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
export const pdfFile = (name = 'mandat signé.pdf') => ({ name, base64: PDF.toString('base64') });

export const creditorInput = (more: Partial<RegisterCreditorInput> = {}): RegisterCreditorInput => ({
  name: 'Papeteries Tessonville', legalForm: 'SAS', siren: siren('81204736'), kind: 'company', iban: 'FR76 3000 6000 0112 3456 7890 189', bic: 'AGRIFRPP',
  address: { line1: '8 rue du Vieux-Moulin', line2: null, postalCode: '49100', city: 'Angers', country: null }, email: 'compta@tessonville.example', phone: '02 61 91 40 00',
  contacts: [{ name: 'Camille Ferrandier', role: 'Comptable', email: 'camille.ferrandier@tessonville.example', phone: '+33 6 39 98 12 34' }], ...more,
});

export const mandateInput = (creditorId: string, more: Partial<RegisterMandateInput> = {}): RegisterMandateInput => ({
  creditorId, reference: 'M-2026-01', signedOn: day('2026-01-05'), inForceFrom: day('2026-01-05'), inForceTo: null,
  basisClause: 'Factures selon bordereau, chacune distincte.', insuranceClause: 'Police RC 440 118.', feeClause: '12 % des sommes recouvrées.', remittanceClause: 'Dans les quinze jours.',
  feeRate: '12.00', feeMinimum: cents(1500n), remittanceDays: 15, planMaxMonths: 6, discountMaxPercent: '10.00', allocation: null, dayCount: null, signedPdf: pdfFile(), ...more,
});

export interface Office extends House {
  agencyId: string; bruno: Actor; helene: Actor; ines: Actor;
  person(name: string, email: string, role: string, creditorId?: string | null): Promise<Actor>;
  /** A creditor with its mandate and a user of its own. */
  client(name: string, number: string): Promise<{ id: string; mandateId: string; user: Actor }>;
  /** How many rows each table of the house holds. */
  counts(): Promise<Record<string, number>>;
}

export async function office(): Promise<Office> {
  const h = await house({ modules: [IdentityModule, DocumentsModule, PartiesModule], entities: [...identityEntities, ...documentsEntities, ...partiesEntities] });
  const now = h.clock.now();
  const agencyId = newId();
  await h.rows(sql`insert into agency (id, name, legal_form, share_capital_cents, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at)
    values (${agencyId}, 'Orvelle Recouvrement', 'SAS', 12000000, ${siren('91200461')}, '14 quai des Tanneurs', '37000', 'Tours', '02 61 91 20 00', 'dossiers@orvelle.example', 'donnees@orvelle.example',
      'Orvelle Recouvrement, fonds de tiers', 'FR7630006000011234567890189', 'AGRIFRPP', ${now})`);
  const person: Office['person'] = async (name, email, role, creditorId = null) => {
    const id = newId();
    await h.rows(sql`insert into app_user (id, agency_id, email, name, created_at) values (${id}, ${agencyId}, ${email}, ${name}, ${now})`);
    await h.rows(sql`insert into role_held (id, user_id, role, creditor_id, given_at) values (${newId()}, ${id}, ${role}, ${creditorId}, ${now})`);
    return h.get(SessionsService).actorFor(email);
  };
  const bruno = await person('Bruno Lestang', 'bruno@orvelle.example', 'administrator');
  const helene = await person('Hélène Vasseur', 'helene@orvelle.example', 'collector');
  const ines = await person('Inès Caradec', 'ines@orvelle.example', 'accountant');
  const client: Office['client'] = async (name, number) => {
    const { id } = await h.get(RegisterCreditorService).register(bruno, creditorInput({ name, siren: siren(number) }));
    const mandate = await h.get(MandatesService).register(bruno, mandateInput(id));
    return { id, mandateId: mandate.id, user: await person(`Personne de ${name}`, `${number}@client.example`, 'creditor_user', id) };
  };
  const counts = async () => {
    const tables = await h.rows<{ name: string }>(sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`);
    const one = tables.map(({ name }) => `select '${name}' as name, count(*) as count from "${name}"`).join(' union all ');
    const rows = await h.rows<{ name: string; count: string }>({ text: one, params: [] });
    return Object.fromEntries(rows.map(({ name, count }) => [name, Number(count)]));
  };
  return { ...h, agencyId, bruno, helene, ines, person, client, counts };
}

/** The code of a refusal and of its fields: "bad_fields siren:siren_invalid". */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try { await work; } catch (e) {
    const { code, options } = e as { code: string; options?: { fields?: { field: string; code: string }[] } };
    return [code, ...(options?.fields ?? []).map((f) => `${f.field}:${f.code}`)].join(' ');
  }
  return 'nothing was refused';
}
