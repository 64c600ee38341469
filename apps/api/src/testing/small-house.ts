/** A small agency behind a real door: two creditors, each with its mandate and its cases, two studies of which one holds a file; made by the product's own use-cases. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CallsService, DisputesService, HoldsService, QuestionsService } from '@quittance/cases';
import { LettersService, ProposeService, RenderLetterService } from '@quittance/contact';
import { PrivacyRequestsService, RetentionRunsService } from '@quittance/desk';
import { PeopleService, SessionsService, TokensService } from '@quittance/identity';
import { DepositsService } from '@quittance/intake';
import { HandoffsService, PackHandoffService, RecordTitleService, ReportsService, StudiesService } from '@quittance/judicial';
import { cents } from '@quittance/law';
import { PaymentsService, PlansService, RenderReceiptService } from '@quittance/money';
import { AgencyService, MandatesService, RegisterCreditorService } from '@quittance/parties';
import { Clock, Database, newId, sql, type Actor, type PlatformOptions } from '@quittance/platform';
import { cloneDatabase, dropDatabase, filledOnce, testOptions } from '@quittance/platform/testing';
import { createApi } from '../create-api.ts';
import type { TrustedDocuments } from '../trusted/trusted-documents.ts';

export const PASSWORD = 'un mot de passe de test';
const IBAN = 'FR7699990000102000010472995';

export interface Company { id: string; email: string; cases: { id: string; publicReference: string }[]; depositId: string; mandateId: string }
export interface SmallHouse {
  app: NestFastifyApplication; url: string; databaseUrl: string; agencyId: string; collector: Actor; first: Company; second: Company;
  letterId: string; documentIds: string[]; callId: string;
  /** Of the first creditor: a paper that no claim was found for, and a claim of the same deposit. */
  loosePaperId: string; claimId: string;
  /** All on the first case of the first creditor, which the first study holds. */
  paymentId: string; planId: string; disputeId: string; questionId: string; studyId: string; handoffId: string; holdId: string; privacyRequestId: string; signatureRequestId: string; retentionRunId: string;
  /** A figure of the law that one administrator entered and nobody decided yet. */
  lawEntryId: string;
  /** A program's key in the name of the first creditor's user. */
  apiTokenId: string;
  /** Signs in through the door; answers the session cookie. */
  signIn(email: string): Promise<string>;
  ask(cookie: string, query: string, variables?: Record<string, unknown>): Promise<{ data: Record<string, unknown> | null; errors?: { extensions: { code: string } }[] }>;
  close(): Promise<void>;
}

export const STAFF = { collector: 'helene@orvelle.example', supervisor: 'solange@orvelle.example', accountant: 'ines@orvelle.example', administrator: 'bruno@orvelle.example' } as const;

/** One person each of two studies. */
export const STUDIES = ['aude@kerbrat.example', 'simon@aubrac.example'] as const;

const day = (iso: string) => Temporal.PlainDate.from(iso);
const PDF = { name: 'acte.pdf', base64: Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64') };

async function study(app: NestFastifyApplication, administrator: Actor, n: number): Promise<string> {
  const { id } = await app.get(StudiesService).register(administrator, { name: `Étude ${n}`, address: { line1: '11 place du Présidial', postalCode: '35300', city: 'Fougères' }, email: `etude@${n}.example`, departments: ['35'] });
  await app.get(Database).transact((tx) => app.get(PeopleService).openAccount(tx, { agencyId: administrator.agencyId, role: 'bailiff', studyId: id, email: STUDIES[n]!, name: `Maître ${n}`, password: PASSWORD }));
  return id;
}

/** Money, a plan, a dispute, a title and a hand-off on one case: something of everything that a stranger could look for. */
async function everything(app: NestFastifyApplication, caseId: string, studyId: string): Promise<Pick<SmallHouse, 'paymentId' | 'planId' | 'disputeId' | 'questionId' | 'handoffId' | 'holdId' | 'privacyRequestId' | 'signatureRequestId' | 'retentionRunId'>> {
  const actor = (email: string) => app.get(SessionsService).actorFor(email);
  const [collector, accountant, supervisor] = [await actor(STAFF.collector), await actor(STAFF.accountant), await actor(STAFF.supervisor)];
  const { payment } = await app.get(PaymentsService).record(accountant, { caseId, valueOn: day('2026-11-20'), amount: cents(10_000n), means: 'transfer', receivedBy: 'agency', idempotencyKey: 'small-house-payment' });
  await app.get(RenderReceiptService).render({ receiptId: payment.receipt!.id });
  const plan = await app.get(PlansService).propose(collector, { caseId, months: 3, firstOn: day('2026-12-05'), idempotencyKey: 'small-house-plan' });
  await app.get(RecordTitleService).recordTitle(collector, { caseId, kind: 'judgment', issuedOn: day('2026-08-03'), enforceableOn: day('2026-09-15'), servedOn: day('2026-08-12'), authority: 'tribunal de commerce de Rennes', pdf: PDF, servicePdf: PDF, idempotencyKey: 'small-house-title' });
  const handoff = await app.get(HandoffsService).handToBailiff(supervisor, { caseId, studyId, mission: 'enforce', instructions: 'Instruction.', idempotencyKey: 'small-house-handoff' });
  await app.get(PackHandoffService).pack({ handoffId: handoff.id });
  const bailiff = await actor(STUDIES[0]);
  await app.get(HandoffsService).acceptHandoff(bailiff, handoff.id);
  await app.get(ReportsService).reportAct(bailiff, { handoffId: handoff.id, kind: 'sale_order_to_pay', doneOn: day('2026-11-23'), served: 'in_person', cost: cents(6_400n), pdf: PDF, idempotencyKey: 'small-house-act' });
  await app.get(QuestionsService).ask(bailiff, { caseId, of: 'agency', text: 'Question de l’étude.' });
  const question = await app.get(QuestionsService).ask(collector, { caseId, of: 'creditor', text: 'Question au créancier.' });
  const dispute = await app.get(DisputesService).open(collector, { caseId, reason: 'not_me', idempotencyKey: 'small-house-dispute' });
  const { hold } = await app.get(HoldsService).open(collector, { caseId, kind: 'processingRestriction', facts: { requestedOn: day('2026-11-20') }, source: 'Courriel.', idempotencyKey: 'small-house-hold' });
  const privacy = await app.get(PrivacyRequestsService).open(collector, { caseId, kind: 'access', receivedOn: day('2026-11-20'), channel: 'letter', identitySeen: 'Carte d’identité', words: 'Mes données.', idempotencyKey: 'small-house-privacy' });
  const run = await app.get(RetentionRunsService).start(await actor(STAFF.administrator), true, 'small-house-retention');
  const [under] = await app.get(Database).rows<{ mandate_id: string }>(sql`select mandate_id from case_file where id = ${caseId}`);
  const signature = await app.get(ProposeService).proposePower(await actor(STAFF.administrator), { mandateId: under!.mandate_id, caseId, reference: 'PS-1', acts: ['payment_order'], representativeName: 'Bruno Lestang', representativeTitle: 'juriste', from: day('2026-11-23'), signatory: { name: 'Camille Ferrandier', capacity: 'gérante', email: 'camille@tessonville.example' }, idempotencyKey: 'small-house-power' });
  return { signatureRequestId: signature.id, privacyRequestId: privacy.id, retentionRunId: run.id, paymentId: payment.id, planId: plan.id, disputeId: dispute.id, questionId: question.id, handoffId: handoff.id, holdId: hold.id };
}

/** The n-th company of the house, with its mandate, one user and two cases. */
export async function company(app: NestFastifyApplication, administrator: Actor, n: number): Promise<Company> {
  const name = ['Papeteries Tessonville', 'Bois Lorrenzeau', 'Verrerie Malcombe'][n]!;
  const email = ['camille@tessonville.example', 'rachid@lorrenzeau.example', 'nora@malcombe.example'][n]!;
  const { id } = await app.get(RegisterCreditorService).register(administrator, { name, legalForm: 'SAS', siren: ['010079192', '007720469', '010079192'][n]!, address: { line1: '8 rue du Vieux-Moulin', postalCode: '49100', city: 'Angers' }, iban: IBAN, contacts: [] });
  const mandate = await app.get(MandatesService).register(administrator, {
    creditorId: id, reference: `MD-${n}`, signedOn: Temporal.PlainDate.from('2026-01-05'), inForceFrom: Temporal.PlainDate.from('2026-01-05'), basisClause: 'Factures jointes à chaque dépôt.', insuranceClause: 'Assurance de l’agence.', feeClause: 'Douze pour cent.', remittanceClause: 'Sous un mois.',
    feeRate: '12.00', feeMinimum: cents(0), remittanceDays: 30, planMaxMonths: 6, discountMaxPercent: '5.00', signedPdf: { name: 'mandat.pdf', base64: Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64') },
  });
  await app.get(Database).transact((tx) => app.get(PeopleService).openAccount(tx, { agencyId: administrator.agencyId, role: 'creditor_user', creditorId: id, email, name: `Client ${n}`, password: PASSWORD }));
  const user = await app.get(SessionsService).actorFor(email);
  const csv = ['Facture;Date;Échéance;Montant TTC;Raison sociale;SIREN;Adresse;Code postal;Ville', `F${n}-1;2026-03-31;2026-04-30;4860,00;Imprimerie Carnaudet ${n};;27 rue des Forges;35300;Fougères`, `F${n}-2;2026-04-30;2026-05-31;3000,00;Charpentes Guilvédec ${n};;6 rue du Pont-Vieux;35130;La Guerche`].join('\n');
  const deposit = await app.get(DepositsService).confirm(user, { files: [{ name: `impayes-${n}.csv`, base64: Buffer.from(csv).toString('base64') }], attachments: [{ ...PDF, name: 'conditions.pdf' }], idempotencyKey: `k-${n}` });
  return { id, email, mandateId: mandate.id, depositId: deposit.id, cases: deposit.cases.map(({ id: caseId, publicReference }) => ({ id: caseId, publicReference })) };
}

/** What it is filled with, by its ids; at: when that was done. */
type Filled = Omit<SmallHouse, 'app' | 'url' | 'databaseUrl' | 'collector' | 'signIn' | 'ask' | 'close'> & { at: string };

const opened = async (databaseUrl: string, at: string, options: Partial<PlatformOptions> = {}, documents?: TrustedDocuments) => {
  const app = await createApi(testOptions(databaseUrl, options), undefined, undefined, documents);
  app.get(Clock).set(Temporal.Instant.from(at));
  return app;
};
const MORNING = '2026-11-23T08:00:00Z';

async function fill(app: NestFastifyApplication): Promise<Filled> {
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
  const studyId = await study(app, administrator, 0);
  await study(app, administrator, 1);
  const rest = await everything(app, caseId, studyId);
  const lawEntryId = newId();
  await database.rows(sql`insert into law_entry (id, agency_id, act, name, from_on, to_on, value, article, confidence, source, entered_at, entered_by, idempotency_key, input_hash)
    values (${lawEntryId}, ${agencyId}, 'new', 'ecb_main_refinancing_rate', '2027-01-01', '2027-06-30', '"2.65"', 'C. com. L441-10 II', 'high', 'BCE', now(), ${administrator.id}, 'small-house-law', 'x')`);
  const { token } = await app.get(TokensService).make(administrator, { name: 'Comptabilité', userId: (await app.get(SessionsService).actorFor(first.email)).id, scopes: ['read'], expiresOn: Temporal.PlainDate.from('2026-12-31'), idempotencyKey: 'small-house-key' });
  const [loose] = await database.rows<{ paper: string; claim: string }>(sql`select d.id as paper, k.id as claim from document d join claim k on k.deposit_id = d.deposit_id and k.case_id = ${caseId} where d.creditor_id = ${first.id} and d.origin = 'loose_attachment'`);
  const papers = await database.rows<{ id: string }>(sql`select id from document where creditor_id = ${first.id} order by id`);
  return { agencyId, first, second, letterId: letter.id, callId: call.id, loosePaperId: loose!.paper, claimId: loose!.claim, studyId, ...rest, lawEntryId, apiTokenId: token.id, documentIds: papers.map((d) => d.id), at: String(app.get(Clock).now()) };
}

/** documents: the operations that its door answers; all, unless told otherwise. Filled once for all who ask; where its workers work, they see it being filled. */
export async function smallHouse(options: Partial<PlatformOptions> = {}, documents?: TrustedDocuments): Promise<SmallHouse> {
  const { databaseUrl, told } = options.works ? { databaseUrl: await cloneDatabase(), told: undefined } : await filledOnce('quittance_small_house', async (fresh) => {
    const app = await opened(fresh, MORNING);
    try { await app.init(); return await fill(app); } finally { await app.close(); }
  });
  const app = await opened(databaseUrl, told?.at ?? MORNING, options, documents);
  await app.listen(0, '127.0.0.1');
  const { at: _at, ...house } = told ?? (await fill(app));
  const url = await app.getUrl();
  const ask: SmallHouse['ask'] = async (cookie, query, variables = {}) => {
    const response = await app.inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers: cookie ? { cookie } : {} });
    return JSON.parse(response.body) as never;
  };
  const signIn = async (email: string) => {
    const response = await app.inject({ method: 'POST', url: '/graphql', payload: { query: 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { __typename } }', variables: { email, password: PASSWORD } } });
    return String(response.headers['set-cookie']).split(';')[0]!;
  };
  return { ...house, app, url, databaseUrl, collector: await app.get(SessionsService).actorFor(STAFF.collector), signIn, ask, close: async () => { await app.close(); await dropDatabase(databaseUrl); } };
}
