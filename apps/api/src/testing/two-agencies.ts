/** The small house with a second agency beside it, and one attacker of every kind: each with a life of his own, none with a right to the first creditor. */
import { PeopleService, SessionsService, TokensService, VisitsService } from '@quittance/identity';
import { Clock, Database, newId, sql, VISIT_COOKIE, type PlatformOptions } from '@quittance/platform';
import type { TrustedDocuments } from '../trusted/trusted-documents.ts';
import { company, PASSWORD, smallHouse, STUDIES, type Company, type SmallHouse } from './small-house.ts';

const OTHER_STAFF = { collector: 'lea@brisemer.example', supervisor: 'paul@brisemer.example', accountant: 'rita@brisemer.example', administrator: 'yann@brisemer.example' } as const;

/** own: a case that he may read himself, to begin nested paths from. */
export interface Attacker { name: string; headers: Record<string, string>; agencyId: string | null; own: string | null; userId: string | null }
export interface TwoAgencies extends SmallHouse { other: { agencyId: string; company: Company; staff: typeof OTHER_STAFF }; attackers: Attacker[] }

export async function twoAgencies(options: Partial<PlatformOptions> = {}, documents?: TrustedDocuments): Promise<TwoAgencies> {
  const h = await smallHouse(options, documents), { app } = h;
  const database = app.get(Database), sessions = app.get(SessionsService), agencyId = newId();
  await database.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at)
    values (${agencyId}, 'Brisemer Recouvrement', 'SAS', '007720469', '3 quai Haut', '76600', 'Le Havre', '02 35 00 00 00', 'dossiers@brisemer.example', 'donnees@brisemer.example', 'Brisemer, compte affecté', 'FR7699990000102000010472995', 'BRISFRP1', now())`);
  for (const [role, email] of Object.entries(OTHER_STAFF)) await database.transact((tx) => app.get(PeopleService).openAccount(tx, { agencyId, role: role as keyof typeof OTHER_STAFF, email, name: `${role} d’à côté`, password: PASSWORD }));
  const administrator = await sessions.actorFor(OTHER_STAFF.administrator);
  const other = await company(app, administrator, 2);
  const neighbour = await sessions.actorFor(h.second.email);
  const [mine] = await database.rows<{ creditor_id: string; debtor_id: string }>(sql`select creditor_id, debtor_id from case_file where id = ${h.second.cases[0]!.id}`);
  const visit = await database.transact((tx) => app.get(VisitsService).open(tx, { agencyId: h.agencyId, creditorId: mine!.creditor_id, caseId: h.second.cases[0]!.id, debtorId: mine!.debtor_id, name: 'Un débiteur', openedBy: 'letter' }));
  const { secret } = await app.get(TokensService).make(await sessions.actorFor('bruno@orvelle.example'), { name: 'Programme', userId: neighbour.id, scopes: ['read', 'deposit'], expiresOn: app.get(Clock).today().add({ months: 1 }), idempotencyKey: 'two-agencies-key' });
  const person = async (name: string, email: string, own: string | null): Promise<Attacker> => {
    const { id, agencyId: of } = await sessions.actorFor(email);
    return { name, headers: { cookie: await h.signIn(email) }, agencyId: of, own, userId: id };
  };
  const attackers: Attacker[] = [
    { name: 'anonymous', headers: {}, agencyId: null, own: null, userId: null },
    await person('collector of another agency', OTHER_STAFF.collector, other.cases[0]!.id),
    await person('supervisor of another agency', OTHER_STAFF.supervisor, other.cases[0]!.id),
    await person('accountant of another agency', OTHER_STAFF.accountant, other.cases[0]!.id),
    await person('administrator of another agency', OTHER_STAFF.administrator, null),
    await person('creditor of another agency', other.email, other.cases[0]!.id),
    await person('another creditor', h.second.email, h.second.cases[0]!.id),
    await person('bailiff of another study', STUDIES[1], null),
    { name: 'debtor of another case', headers: { cookie: `${VISIT_COOKIE}=${visit.token}` }, agencyId: h.agencyId, own: null, userId: null },
    { name: 'program of another creditor', headers: { authorization: `Bearer ${secret}` }, agencyId: h.agencyId, own: h.second.cases[0]!.id, userId: neighbour.id },
  ];
  return { ...h, other: { agencyId, company: other, staff: OTHER_STAFF }, attackers };
}
