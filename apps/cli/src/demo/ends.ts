/** How some demo cases go on: what was paid and by what means, plans kept and broken, disputes. By the use-cases, each on its day. */
import type { INestApplicationContext } from '@nestjs/common';
import { DisputesService, QuestionsService, StatementService } from '@quittance/cases';
import { visitor, VisitsService } from '@quittance/identity';
import { cents, isLawError, type Cents } from '@quittance/law';
import { acknowledgementWords, PaymentsService, PlansService, PrintPlanService, RenderReceiptService, WatchPlansService } from '@quittance/money';
import { Clock, Database, sql, type Actor } from '@quittance/platform';
import { lastWorkingDay, workingDay, type Deed, type OpenCase, type Telling } from './deeds.ts';

export type Story = (t: Telling) => Deed[];

const dueNow = async (app: INestApplicationContext, caseId: string): Promise<Cents> => {
  const { statement } = await app.get(StatementService).compute(app.get(Database), caseId);
  if (isLawError(statement)) throw new Error(statement.message);
  return statement.totals.due;
};
const share = (amount: Cents, percent: number): Cents => cents((amount * BigInt(percent)) / 100n);

interface Paid { part?: number; amount?: Cents; means?: string; receivedBy?: string; payer?: string; key?: string }

/** Records what came in that day and prints its receipt; answers the payment's id. */
export async function pay(app: INestApplicationContext, file: OpenCase, accountant: Actor, on: Temporal.PlainDate, { part = 100, amount, means = 'transfer', receivedBy = 'agency', payer, key = '' }: Paid = {}): Promise<string> {
  const { payment } = await app.get(PaymentsService).record(accountant, {
    caseId: file.id, valueOn: on, amount: amount ?? share(await dueNow(app, file.id), part), means, receivedBy, payer: payer ?? file.debtor, bankReference: means === 'transfer' ? file.reference : null, idempotencyKey: `demo-payment-${file.id}-${on}${key}`,
  });
  if (payment.receipt) await app.get(RenderReceiptService).render({ receiptId: payment.receipt.id });
  return payment.id;
}

/** The debtor at his page. */
export async function visit(app: INestApplicationContext, file: OpenCase): Promise<Actor> {
  const database = app.get(Database);
  const row = (await database.first<{ agency_id: string; creditor_id: string; debtor_id: string }>(sql`select agency_id, creditor_id, debtor_id from case_file where id = ${file.id}`))!;
  const { id } = await database.transact((tx) => app.get(VisitsService).open(tx, { agencyId: row.agency_id, creditorId: row.creditor_id, caseId: file.id, debtorId: row.debtor_id, name: file.debtor, openedBy: 'letter' }));
  return visitor({ id, agency_id: row.agency_id, creditor_id: row.creditor_id, case_id: file.id, name: file.debtor, locale: 'fr' });
}

/** He proposes at his page and acknowledges what he owes. */
async function proposes(app: INestApplicationContext, file: OpenCase, on: Temporal.PlainDate, months: number): Promise<{ id: string; instalments: readonly { dueOn: Temporal.PlainDate; amount: Cents }[] }> {
  const him = await visit(app, file);
  const terms = { caseId: file.id, months, firstOn: on.add({ days: 7 }) };
  const quote = await app.get(PlansService).quote(him, terms);
  const plan = await app.get(PlansService).propose(him, { ...terms, idempotencyKey: `demo-plan-${file.id}-${on}` }, { ip: '192.0.2.17', userAgent: 'Téléphone', acknowledgedText: acknowledgementWords({ ...quote, creditor: file.creditor }) });
  if (plan.state === 'agreed') await app.get(PrintPlanService).print({ planId: plan.id });
  return plan;
}

const paidInFull: Story = ({ app, file, accountant, at, day, today, d }) => {
  const on = lastWorkingDay(today.subtract({ days: d.between(3, 60) }));
  const means = d.pick(['transfer', 'transfer', 'transfer', 'card', 'cheque', 'direct_debit']);
  return [at(day(on), () => pay(app, file, accountant, on, { means }).then(() => undefined))];
};
const paidInPart: Story = ({ app, file, accountant, at, day, today, d }) => {
  const on = lastWorkingDay(today.subtract({ days: d.between(2, 50) }));
  const means = d.pick(['transfer', 'transfer', 'cheque', 'card', 'other']), receivedBy = d.chance(0.3) ? 'creditor' : 'agency', part = d.pick([20, 30, 40, 50]);
  return [at(day(on), async () => { await pay(app, file, accountant, on, { means, receivedBy, part }); })];
};
/** Cash is for small debts alone (CMF L112-6). */
const paidInCash: Story = ({ app, file, accountant, at, day, today, d }) => {
  const on = lastWorkingDay(today.subtract({ days: d.between(4, 30) }));
  return [at(day(on), async () => { await pay(app, file, accountant, on, { means: (await dueNow(app, file.id)) <= 95_000n ? 'cash' : 'cheque', part: 40 }); })];
};
const overpaid: Story = ({ app, file, accountant, at, day, today }) => {
  const on = lastWorkingDay(today.subtract({ days: 6 }));
  return [at(day(on), async () => { await pay(app, file, accountant, on, { amount: cents((await dueNow(app, file.id)) + 12_000n) }); })];
};
const bounced: Story = ({ app, file, accountant, at, day, today, d }) => {
  const on = lastWorkingDay(today.subtract({ days: d.between(12, 25) })), back = workingDay(on.add({ days: 8 }));
  let id = '';
  return [
    at(day(on), async () => { id = await pay(app, file, accountant, on, { means: 'cheque' }); }),
    at(day(back), async () => { await app.get(PaymentsService).reverse(accountant, id, 'Chèque rejeté par la banque, provision insuffisante.'); }),
  ];
};

/** A plan begun some months ago of which `kept` instalments were paid, each on its day; a missed one breaks it after the days of grace. */
const plan = (months: number, kept: number): Story => ({ app, file, accountant, at, day, today, d }) => {
  const began = lastWorkingDay(today.subtract({ months: kept, days: kept === months ? 20 : d.between(14, 22) }));
  const deeds: Deed[] = [];
  let schedule: readonly { dueOn: Temporal.PlainDate; amount: Cents }[] = [];
  deeds.push(at(day(began), async () => { schedule = (await proposes(app, file, began, months)).instalments; }));
  for (let n = 0; n < kept; n++) {
    const on = began.add({ days: 7 }).add({ months: n });
    deeds.push(at(day(on), async () => { await pay(app, file, accountant, on, { amount: schedule[n]!.amount, key: `-${n}` }); }));
  }
  return deeds;
};
const planBroken: Story = (t) => {
  const began = lastWorkingDay(t.today.subtract({ days: 78 }));
  let schedule: readonly { dueOn: Temporal.PlainDate; amount: Cents }[] = [];
  const first = began.add({ days: 7 });
  return [
    t.at(t.day(began), async () => { schedule = (await proposes(t.app, t.file, began, 4)).instalments; }),
    t.at(t.day(first), async () => { await pay(t.app, t.file, t.accountant, first, { amount: schedule[0]!.amount }); }),
    t.at(t.day(first.add({ months: 1, days: 11 })), async () => { await t.app.get(WatchPlansService).watchAll(); }),
  ];
};
const planWaits: Story = ({ app, file, at, day, today, d }) => [at(day(lastWorkingDay(today.subtract({ days: d.between(1, 4) }))), async () => { await proposes(app, file, app.get(Clock).today(), 24); })];
const planRefused: Story = ({ app, file, collector, at, day, today }) => {
  let id = '';
  return [
    at(day(lastWorkingDay(today.subtract({ days: 16 }))), async () => { ({ id } = await proposes(app, file, app.get(Clock).today(), 30)); }),
    at(day(lastWorkingDay(today.subtract({ days: 13 }))), async () => { await app.get(PlansService).decide(collector, id, false, { reason: 'Le créancier demande une durée plus courte.' }); }),
  ];
};
const planByTelephone: Story = ({ app, file, collector, at, day, today, d }) => [at(day(lastWorkingDay(today.subtract({ days: d.between(1, 5) }))), async () => {
  const on = app.get(Clock).today();
  await app.get(PlansService).propose(collector, { caseId: file.id, months: 3, firstOn: on.add({ days: 12 }), idempotencyKey: `demo-plan-${file.id}` });
})];

const CONTESTED: readonly [reason: string, words: string][] = [
  ['not_delivered', 'Deux palettes ont été refusées à la livraison, le bon porte nos réserves.'], ['wrong_amount', 'Le tarif facturé n’est pas celui du devis accepté.'],
  ['already_paid', 'Nous avons réglé cette facture le mois dernier, par virement.'], ['not_delivered', 'La pose n’est pas terminée, deux portes manquent.'], ['other', 'Nous attendons l’avoir promis par votre client.'],
];
const dispute = (ago: number, then?: 'answered' | 'rejected' | 'upheld' | 'withdrawn'): Story => ({ app, file, collector, creditorUser, at, day, today, d }) => {
  const [reason, words] = d.pick(CONTESTED);
  const on = lastWorkingDay(today.subtract({ days: ago + d.between(0, 3) }));
  let id = '';
  const deeds = [at(day(on), async () => { ({ id } = await app.get(DisputesService).open(await visit(app, file), { caseId: file.id, reason, words, idempotencyKey: `demo-dispute-${file.id}` })); })];
  if (!then) return deeds;
  if (then !== 'withdrawn') deeds.push(at(day(workingDay(on.add({ days: 2 }))), async () => {
    const { rows } = await app.get(QuestionsService).mine(creditorUser, { waiting: true, first: 50 });
    const asked = rows.find((question) => question.caseId === file.id);
    if (asked) await app.get(QuestionsService).answer(creditorUser, { questionId: asked.id, text: 'Le bon de livraison signé sans réserve est dans notre dossier ; nous maintenons la facture.' });
  }));
  if (then !== 'answered') deeds.push(at(day(workingDay(on.add({ days: 5 }))), async () => {
    await app.get(DisputesService).settle(collector, id, then, { rejected: 'Le créancier produit le bon de livraison signé sans réserve : la facture reste due.', upheld: 'Le créancier renonce à cette facture.', withdrawn: 'Le débiteur a retrouvé le bon et renonce à contester.' }[then]);
  }));
  return deeds;
};

/** How many of each, and how old a case must be to have come so far. */
export const ENDS: readonly { story: Story; times: number; days: number; small?: boolean }[] = [
  { story: plan(6, 3), times: 3, days: 130 }, { story: plan(5, 1), times: 3, days: 70 }, { story: plan(3, 3), times: 2, days: 130 }, { story: planBroken, times: 4, days: 110 },
  { story: planWaits, times: 3, days: 30 }, { story: planRefused, times: 1, days: 40 }, { story: planByTelephone, times: 2, days: 30 },
  { story: dispute(1), times: 5, days: 30 }, { story: dispute(7, 'answered'), times: 3, days: 30 }, { story: dispute(18, 'rejected'), times: 2, days: 50 }, { story: dispute(21, 'upheld'), times: 1, days: 50 }, { story: dispute(24, 'withdrawn'), times: 1, days: 50 },
  { story: paidInFull, times: 12, days: 80 }, { story: paidInPart, times: 12, days: 70 }, { story: paidInCash, times: 2, days: 60, small: true }, { story: overpaid, times: 1, days: 40 }, { story: bounced, times: 2, days: 60 },
];
