/**
 * The demo agency lives through its year by the product's own use-cases: creditors are registered, mandates signed,
 * files dropped, letters sent, calls logged, each on its day, under the clock of that day. Nothing is written beside
 * them but the agency itself and its people.
 */
import type { INestApplicationContext } from '@nestjs/common';
import { DEMO_PASSWORD, demoAccounts } from '@quittance/api/demo-accounts';
import { ContactPolicyService, EnterLawService, PositionsService } from '@quittance/cases';
import { PeopleService, SessionsService } from '@quittance/identity';
import { DepositsService } from '@quittance/intake';
import { StudiesService } from '@quittance/judicial';
import { cents, contactPolicyOn, LAW, RATE_NAMES, ratesOf } from '@quittance/law';
import { AgencyService, MandatesService, RegisterCreditorService } from '@quittance/parties';
import { Clock, Database, newId, OutboxRelay, PdfPrinter, sql, standAsSystem, type Actor } from '@quittance/platform';
import { AGENCY, CREDITORS, STUDIES } from './agency.ts';
import { acknowledge, AGREED, agreeOnFees, ENDING, proposeNext, termsOfSale } from './agreed.ts';
import { iban, siren } from './invent.ts';
import { livesOf, type Cast } from './lives.ts';
import { signedMandate } from './mandate-paper.ts';
import { portfolio } from './portfolio.ts';

const at = (day: string, hour: number, minute = 0) => Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: Temporal.PlainTime.from({ hour, minute }) }).toInstant();

/** Loads the demo agency into an empty house; answers false where an agency already is. `step` hears how far it is. */
export const loadDemo = (app: INestApplicationContext, step: (text: string) => void): Promise<boolean> => standAsSystem('demo', () => load(app, step));

async function load(app: INestApplicationContext, step: (text: string) => void): Promise<boolean> {
  const database = app.get(Database);
  if (await database.first(sql`select 1 as one from agency`)) return false;
  const clock = app.get(Clock);
  const now = clock.now(), back = clock.mark();
  const release = await app.get(OutboxRelay).hold();
  try {
    clock.set(at('2024-09-02', 9));
    await foundAgency(app);
    const administrator = await app.get(SessionsService).actorFor(demoAccounts.find((a) => a.role === 'administrator')!.email);
    await app.get(AgencyService).recordDeclaration(administrator, { declaredOn: Temporal.PlainDate.from('2024-09-02'), court: AGENCY.declaredTo });
    await app.get(AgencyService).recordInsurance(administrator, { insurer: AGENCY.insurer, policy: AGENCY.policy, from: Temporal.PlainDate.from('2024-09-01'), until: Temporal.PlainDate.from('2027-08-31') });
    const creditors = await signCreditors(app, administrator, clock.dayOf(now));
    clock.set(at('2026-06-15', 14));
    await agreeOnFees(app, administrator, creditors[AGREED]!.id);
    await placeDeposits(app, creditors);
    step('400 impayés confiés par 6 créanciers');
    const done = await livesOf(app, now, await castOf(app, administrator, creditors));
    clock.set(at(String(clock.dayOf(now).subtract({ days: 5 })), 11));
    await proposeNext(app, administrator, creditors[AGREED]!);
    step(`une année de travail : ${done.letters} mises en demeure, ${done.calls} appels, ${done.ends} dossiers payés, échelonnés, contestés ou exécutés`);
  } finally {
    back();
    // Who opened his account a year ago has from today on the time that the product gave those who were there before a second factor was asked for.
    await database.rows(sql`update app_user set second_factor_due_on = ${now}::date + 30 where second_factor_due_on is not null`);
    // The year is history: nobody was listening to it.
    await database.rows(sql`update outbox_event set relayed_at = ${now}, live_seq = nextval('live_seq') where relayed_at is null`);
    await release();
  }
  await app.get(PositionsService).anchorStale();
  await nextRate(app);
  return true;
}

async function foundAgency(app: INestApplicationContext): Promise<void> {
  const agencyId = newId();
  const people = app.get(PeopleService);
  await app.get(Database).transact(async (tx) => {
    await tx.rows(sql`insert into agency (id, name, legal_form, share_capital_cents, siren, line1, postal_code, city, phone, email, data_email, website, segregated_account_name, segregated_iban, segregated_bic, created_at)
      values (${agencyId}, ${AGENCY.name}, ${AGENCY.legalForm}, ${AGENCY.shareCapitalCents}, ${AGENCY.siren}, ${AGENCY.line1}, ${AGENCY.postalCode}, ${AGENCY.city}, ${AGENCY.phone}, ${AGENCY.email}, ${AGENCY.dataEmail}, ${AGENCY.website}, ${AGENCY.segregatedAccountName}, ${AGENCY.segregatedIban}, ${AGENCY.segregatedBic}, ${app.get(Clock).now()})`);
    let line = 12;
    for (const { role, name, email } of demoAccounts) if (role !== 'creditor_user' && role !== 'bailiff') await people.openAccount(tx, { agencyId, role, name, email, phone: `02 61 91 20 ${line += 2}`, password: DEMO_PASSWORD });
  });
}

/** The studies with their people, and everyone else who acts in the year's stories. */
async function castOf(app: INestApplicationContext, administrator: Actor, creditors: readonly SignedCreditor[]): Promise<Cast> {
  const actorOf = (role: string) => app.get(SessionsService).actorFor(demoAccounts.find((a) => a.role === role)!.email);
  app.get(Clock).set(at('2025-01-13', 10));
  const bailiffs: Cast['bailiffs'][number][] = [];
  for (const [n, study] of STUDIES.entries()) {
    const account = demoAccounts.find((a) => a.company === study.name)!;
    const { id: studyId } = await app.get(StudiesService).register(administrator, { ...study, siren: siren(300 + n), iban: iban(80 + n), bic: 'ORVLFRP1' });
    await app.get(Database).transact((tx) => app.get(PeopleService).openAccount(tx, { agencyId: administrator.agencyId, role: 'bailiff', studyId, name: account.name, email: account.email, password: DEMO_PASSWORD }));
    bailiffs.push({ studyId, actor: await app.get(SessionsService).actorFor(account.email) });
  }
  const supervisor = await actorOf('supervisor');
  await contactRules(app, supervisor);
  return { supervisor, accountant: await actorOf('accountant'), bailiffs, creditorUsers: new Map(creditors.map(({ id, user }) => [id, user])) };
}

/** Calls and SMS outside the hours are told and not stopped: the agency looks at each of them the morning after. */
async function contactRules(app: INestApplicationContext, supervisor: Actor): Promise<void> {
  const today = app.get(Clock).today(), { windows, caps } = contactPolicyOn(today)!;
  const open = { windows: windows.map((one) => ({ ...one, channels: [...one.channels], weekdays: [...one.weekdays], spans: [...one.spans], outside: 'warn' })), caps: caps.map((one) => ({ ...one, channels: [...one.channels] })) };
  await app.get(ContactPolicyService).set(supervisor, { from: today, ...open, reason: 'Un débiteur qui demande à être rappelé le soir l’est ; chaque appel hors des heures est revu le lendemain.', idempotencyKey: 'demo-contact-policy' });
}

/** One administrator entered the ECB's rate of the coming half-year; the other has yet to look at it. */
async function nextRate(app: INestApplicationContext): Promise<void> {
  const today = app.get(Clock).today(), first = today.month <= 6 ? today.with({ month: 7, day: 1 }) : Temporal.PlainDate.from({ year: today.year + 1, month: 1, day: 1 });
  const [name] = RATE_NAMES.filter((rate) => rate.startsWith('ecb'));
  if (!name || ratesOf(LAW, name).some(({ from }) => from === String(first))) return;
  const bruno = await app.get(SessionsService).actorFor(demoAccounts.find((a) => a.role === 'administrator')!.email);
  await app.get(EnterLawService).enter(bruno, { name, from: first, to: null, value: '2,65', article: null, confidence: 'high', source: 'Décision de la BCE, taux des opérations principales de refinancement en vigueur depuis le 16/09/2026.', idempotencyKey: 'demo-law-next-rate' });
}

interface SignedCreditor { id: string; user: Actor; index: number }

async function signCreditors(app: INestApplicationContext, administrator: Actor, today: Temporal.PlainDate): Promise<SignedCreditor[]> {
  const printer = app.get(PdfPrinter);
  const signed: SignedCreditor[] = [];
  for (const [index, creditor] of CREDITORS.entries()) {
    app.get(Clock).set(at(creditor.signedOn, 10));
    const account = demoAccounts.find((a) => a.company === creditor.name)!;
    const { id } = await app.get(RegisterCreditorService).register(administrator, {
      name: creditor.name, legalForm: creditor.legalForm, siren: siren(200 + index), kind: 'company', address: { line1: creditor.line1, postalCode: creditor.postalCode, city: creditor.city },
      email: creditor.email, phone: creditor.phone, iban: iban(50 + index), contacts: [{ ...creditor.contact, email: account.email, phone: creditor.phone }],
    });
    const terms = signedMandate(creditor, AGENCY);
    const { bytes } = await printer.print(terms.html);
    await app.get(MandatesService).register(administrator, {
      creditorId: id, reference: creditor.mandate, signedOn: Temporal.PlainDate.from(creditor.signedOn), inForceFrom: Temporal.PlainDate.from(creditor.signedOn), inForceTo: index === ENDING.creditor ? today.add({ days: ENDING.days }) : null, ...terms.clauses,
      feeRate: creditor.feeRate, feeMinimum: cents(0), remittanceDays: 30, planMaxMonths: creditor.planMaxMonths, discountMaxPercent: creditor.discountMaxPercent,
      signedPdf: { name: `mandat-${creditor.mandate}.pdf`, base64: Buffer.from(bytes).toString('base64') },
    });
    await app.get(Database).transact((tx) => app.get(PeopleService).openAccount(tx, { agencyId: administrator.agencyId, role: 'creditor_user', grade: 'administrator', creditorId: id, name: account.name, email: account.email, password: DEMO_PASSWORD }));
    signed.push({ id, index, user: await app.get(SessionsService).actorFor(account.email) });
  }
  return signed;
}

async function placeDeposits(app: INestApplicationContext, creditors: SignedCreditor[]): Promise<void> {
  const deposits = creditors.flatMap(({ user, index }) => portfolio(CREDITORS[index]!, index).map((deposit) => ({ user, deposit, index })));
  deposits.sort((a, b) => a.deposit.on.localeCompare(b.deposit.on));
  for (const [n, { user, deposit, index }] of deposits.entries()) {
    app.get(Clock).set(at(deposit.on, 9, n % 60));
    const agreed = index === AGREED, first = deposit === deposits.find((one) => one.index === AGREED)!.deposit;
    const placed = await app.get(DepositsService).deposit(user, {
      files: [{ name: deposit.fileName, base64: Buffer.from(deposit.csv).toString('base64') }], ...(first ? { attachments: [await termsOfSale(app)] } : {}), idempotencyKey: `demo-${n}`,
    }, { dryRun: false });
    if (agreed && 'id' in placed) await acknowledge(app, placed.id);
  }
}
