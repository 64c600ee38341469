/** A small agency behind a real door: two creditors, each with its mandate and its cases, made by the product's own use-cases. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CallsService } from '@quittance/cases';
import { LettersService, RenderLetterService } from '@quittance/contact';
import { PeopleService, SessionsService } from '@quittance/identity';
import { DepositsService } from '@quittance/intake';
import { cents } from '@quittance/law';
import { AgencyService, MandatesService, RegisterCreditorService } from '@quittance/parties';
import { Clock, Database, newId, sql, type Actor, type PlatformOptions } from '@quittance/platform';
import { cloneDatabase, dropDatabase, testOptions } from '@quittance/platform/testing';
import { createApi } from '../create-api.ts';

export const PASSWORD = 'un mot de passe de test';
const IBAN = 'FR7699990000102000010472995';

export interface Company { id: string; email: string; cases: { id: string; publicReference: string }[]; depositId: string; mandateId: string }
export interface SmallHouse {
  app: NestFastifyApplication; url: string; databaseUrl: string; agencyId: string; collector: Actor; first: Company; second: Company;
  letterId: string; documentIds: string[]; callId: string;
  /** Signs in through the door; answers the session cookie. */
  signIn(email: string): Promise<string>;
  ask(cookie: string, query: string, variables?: Record<string, unknown>): Promise<{ data: Record<string, unknown> | null; errors?: { extensions: { code: string } }[] }>;
  close(): Promise<void>;
}

export const STAFF = { collector: 'helene@orvelle.example', supervisor: 'solange@orvelle.example', accountant: 'ines@orvelle.example', administrator: 'bruno@orvelle.example' } as const;

async function company(app: NestFastifyApplication, administrator: Actor, n: number): Promise<Company> {
  const name = ['Papeteries Tessonville', 'Bois Lorrenzeau'][n]!;
  const email = ['camille@tessonville.example', 'rachid@lorrenzeau.example'][n]!;
  const { id } = await app.get(RegisterCreditorService).register(administrator, { name, legalForm: 'SAS', siren: ['010079192', '007720469'][n]!, address: { line1: '8 rue du Vieux-Moulin', postalCode: '49100', city: 'Angers' }, iban: IBAN, contacts: [] });
  const mandate = await app.get(MandatesService).register(administrator, {
    creditorId: id, reference: `MD-${n}`, signedOn: Temporal.PlainDate.from('2026-01-05'), inForceFrom: Temporal.PlainDate.from('2026-01-05'), basisClause: 'Factures jointes à chaque dépôt.', insuranceClause: 'Assurance de l’agence.', feeClause: 'Douze pour cent.', remittanceClause: 'Sous un mois.',
    feeRate: '12.00', feeMinimum: cents(0), remittanceDays: 30, planMaxMonths: 6, discountMaxPercent: '5.00', signedPdf: { name: 'mandat.pdf', base64: Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64') },
  });
  await app.get(Database).transact((tx) => app.get(PeopleService).openAccount(tx, { agencyId: administrator.agencyId, role: 'creditor_user', creditorId: id, email, name: `Client ${n}`, password: PASSWORD }));
  const user = await app.get(SessionsService).actorFor(email);
  const csv = ['Facture;Date;Échéance;Montant TTC;Raison sociale;SIREN;Adresse;Code postal;Ville', `F${n}-1;2026-03-31;2026-04-30;4860,00;Imprimerie Carnaudet ${n};;27 rue des Forges;35300;Fougères`, `F${n}-2;2026-04-30;2026-05-31;3000,00;Charpentes Guilvédec ${n};;6 rue du Pont-Vieux;35130;La Guerche`].join('\n');
  const deposit = await app.get(DepositsService).confirm(user, { files: [{ name: `impayes-${n}.csv`, base64: Buffer.from(csv).toString('base64') }], idempotencyKey: `k-${n}` });
  return { id, email, mandateId: mandate.id, depositId: deposit.id, cases: deposit.cases.map(({ id: caseId, publicReference }) => ({ id: caseId, publicReference })) };
}

export async function smallHouse(options: Partial<PlatformOptions> = {}): Promise<SmallHouse> {
  const databaseUrl = await cloneDatabase();
  const app = await createApi(testOptions(databaseUrl, options));
  app.get(Clock).set(Temporal.Instant.from('2026-11-23T08:00:00Z'));
  await app.listen(0, '127.0.0.1');
  const database = app.get(Database);
  const agencyId = newId();
  await database.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at)
    values (${agencyId}, 'Orvelle Recouvrement', 'SAS', '010079192', '14 quai des Tanneurs', '37000', 'Tours', '02 61 91 20 00', 'dossiers@orvelle.example', 'donnees@orvelle.example', 'Orvelle, compte affecté', ${IBAN}, 'ORVLFRP1', now())`);
  for (const [role, email] of Object.entries(STAFF)) await database.transact((tx) => app.get(PeopleService).openAccount(tx, { agencyId, role: role as keyof typeof STAFF, email, name: role, password: PASSWORD }));
  const administrator = await app.get(SessionsService).actorFor(STAFF.administrator);
  await app.get(AgencyService).recordDeclaration(administrator, { declaredOn: Temporal.PlainDate.from('2024-09-02'), court: 'tribunal judiciaire de Tours' });
  await app.get(AgencyService).recordInsurance(administrator, { insurer: 'Mutuelle du Quai Vert', policy: 'RC-1', from: Temporal.PlainDate.from('2026-01-01'), until: Temporal.PlainDate.from('2027-12-31') });
  const first = await company(app, administrator, 0);
  const second = await company(app, administrator, 1);
  const collector = await app.get(SessionsService).actorFor(STAFF.collector);
  const caseId = first.cases[0]!.id;
  const { call } = await app.get(CallsService).log(collector, { caseId, reached: 'debtor', outcome: 'promise', note: 'Note interne, à ne pas montrer.', promise: { dueOn: Temporal.PlainDate.from('2026-11-27'), amount: cents(100_000) }, nextAction: { kind: 'check_bank', on: Temporal.PlainDate.from('2026-11-30'), note: 'Stratégie interne.' }, idempotencyKey: 'small-house-call' });
  const letter = await app.get(LettersService).sendFormalNotice(collector, { caseId, channel: 'simple', idempotencyKey: 'small-house-letter' });
  await app.get(RenderLetterService).render({ letterId: letter.id });
  const documents = await database.rows<{ id: string }>(sql`select id from document where creditor_id = ${first.id} order by id`);
  const url = await app.getUrl();
  const ask: SmallHouse['ask'] = async (cookie, query, variables = {}) => {
    const response = await app.inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers: cookie ? { cookie } : {} });
    return JSON.parse(response.body) as never;
  };
  const signIn = async (email: string) => {
    const response = await app.inject({ method: 'POST', url: '/graphql', payload: { query: 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { __typename } }', variables: { email, password: PASSWORD } } });
    return String(response.headers['set-cookie']).split(';')[0]!;
  };
  return { app, url, databaseUrl, agencyId, collector, first, second, letterId: letter.id, callId: call.id, documentIds: documents.map((d) => d.id), signIn, ask, close: async () => { await app.close(); await dropDatabase(databaseUrl); } };
}
