/** What was done on each demo case: a letter for some, calls for many, a promise here, a refusal there; the newest untouched; some paid, agreed, contested, enforced. */
import type { INestApplicationContext } from '@nestjs/common';
import { CallsService, PlanNextActionService } from '@quittance/cases';
import { LettersService, RenderLetterService } from '@quittance/contact';
import { SessionsService } from '@quittance/identity';
import { cents } from '@quittance/law';
import { Clock, Database, sql, toInstant, type Actor } from '@quittance/platform';
import { inOffice, lastWorkingDay, later, workingDay, type Deed, type OpenCase, type Telling } from './deeds.ts';
import { ENDS, type Story } from './ends.ts';
import { ENFORCED } from './enforced.ts';
import { HELD } from './held.ts';
import { dice, type Dice } from './invent.ts';

export interface Done { letters: number; calls: number; ends: number }
/** Those who act in the stories. */
export type Cast = Pick<Telling, 'supervisor' | 'accountant' | 'bailiffs'> & { creditorUsers: ReadonlyMap<string, Actor> };

const WORDS: Record<string, readonly string[]> = {
  promise: ['Règle dès réception d’un virement attendu.', 'La paie tombe en fin de mois.', 'Le comptable passe vendredi.', 'Deux clients importants paient en retard.'],
  refusal: ['Dit ne rien devoir au-delà de l’acompte.', 'Refuse de payer avant d’avoir revu le commercial.'],
  dispute: ['Deux palettes refusées à la livraison, attend un avoir.', 'La pose n’est pas terminée, photos à l’appui.'],
  absent: ['Ne répond pas.', 'Standard fermé.'],
  message_left: ['Message laissé au standard.', 'Message sur le répondeur, avec notre référence.'],
  third_party: ['Une collègue transmet, sans plus de détail.'],
  wrong_number: ['Le numéro n’est plus attribué.'],
  callback: ['En réunion, rappeler dans la matinée.', 'Rappeler quand le gérant sera rentré.'],
};
const REACHED: Record<string, string> = { promise: 'debtor', refusal: 'debtor', dispute: 'representative', callback: 'representative', third_party: 'third_party', absent: 'nobody', message_left: 'nobody', wrong_number: 'nobody' };
const FOLLOWS: Record<string, string> = { promise: 'check_bank', refusal: 'choose_court', dispute: 'ask_creditor', absent: 'call', message_left: 'call', third_party: 'call', wrong_number: 'ask_creditor', callback: 'call' };

/** Lives every case from its opening to `until`, in the order of time, under a clock moved to each deed. */
export async function livesOf(app: INestApplicationContext, until: Temporal.Instant, cast: Cast): Promise<Done> {
  const clock = app.get(Clock);
  const cases = await app.get(Database).rows<OpenCase>(sql`
    select f.id, f.public_reference as reference, d.name as debtor, c.name as creditor, f.creditor_id as "creditorId", f.regime, f.opened_at, u.email, (select sum(c.amount_cents) from claim c where c.case_id = f.id) as principal,
      f.regime = 'civil' and exists (select 1 from claim_position p where p.case_id = f.id and p.limitation_on < ${clock.dayOf(until)}) as barred
    from case_file f join debtor d on d.id = f.debtor_id join creditor c on c.id = f.creditor_id join app_user u on u.id = f.assignee_id order by f.opened_at, d.name, f.public_reference`);
  const collectors = new Map<string, Actor>();
  for (const { email } of cases) if (!collectors.has(email)) collectors.set(email, await app.get(SessionsService).actorFor(email));
  const done: Done = { letters: 0, calls: 0, ends: 0 };
  const today = clock.dayOf(until);
  const told = storiesOf(cases, (file) => clock.dayOf(toInstant(file.opened_at)).until(today, { largestUnit: 'days' }).days);
  const deeds: Deed[] = cases.flatMap((file, n) => {
    const collector = collectors.get(file.email)!, d = dice(4_000 + n), story = told.get(file.id);
    if (!story) return deedsOf(app, file, collector, d, today, done);
    done.ends++;
    const opened = clock.dayOf(toInstant(file.opened_at));
    const telling: Telling = { app, file, collector, ...cast, creditorUser: cast.creditorUsers.get(file.creditorId)!, today, d, at: (at, run) => ({ at, run }), day: (day) => inOffice(day, d) };
    const [first, then] = [opened.add({ days: 2 }), workingDay(opened.add({ days: 9 }))];
    const begun: Deed[] = story.notice ? [{ at: inOffice(first, d), run: () => sendNotice(app, collector, file, d, done) }] : [];
    const looked: Deed = { at: inOffice(lastWorkingDay(today.subtract({ days: d.between(3, 6) })), d), run: () => lookAgain(app, collector, file, today, d) };
    return [...begun, { at: inOffice(then, d), run: () => call(app, collector, file, d.pick(['absent', 'callback', 'message_left']), then, undefined, d, done) }, ...story.story(telling), looked];
  });
  deeds.sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  for (const deed of deeds) {
    if (Temporal.Instant.compare(deed.at, until) >= 0) continue;
    clock.set(deed.at);
    await deed.run();
  }
  return done;
}

/** Lately somebody looked at what had been left behind, and said what comes next. */
async function lookAgain(app: INestApplicationContext, collector: Actor, file: OpenCase, today: Temporal.PlainDate, d: Dice): Promise<void> {
  const left = await app.get(Database).first(sql`select 1 as one from case_file where id = ${file.id} and stage not in ('closed', 'returned') and next_action_on < ${app.get(Clock).today()}`);
  if (left) await app.get(PlanNextActionService).plan(collector, file.id, { kind: 'call', on: workingDay(today.add({ days: d.between(-2, 8) })), note: null });
}

/** Which case goes which way: each story as often as it says, on cases old enough for it, spread over the portfolio. */
function storiesOf(cases: readonly OpenCase[], ageOf: (file: OpenCase) => number): Map<string, { story: Story; notice: boolean }> {
  const told = new Map<string, { story: Story; notice: boolean }>();
  const wanted = [...ENFORCED.map((end) => ({ ...end, notice: true, small: false })), ...ENDS.map((end) => ({ small: false, ...end, notice: false })), ...HELD.map((end) => ({ small: false, ...end }))] as const;
  for (const [n, { story, times, days, notice, small, ...more }] of wanted.entries()) {
    const d = dice(7_000 + n);
    const free = cases.filter((file) => !told.has(file.id) && !file.barred && ageOf(file) >= days && (small ? BigInt(file.principal) < 75_000n : BigInt(file.principal) > 60_000n) && (!notice || file.regime === 'commercial') && (!('regime' in more) || more.regime === file.regime));
    for (let i = 0; i < times && free.length; i++) told.set(free.splice(d.below(free.length), 1)[0]!.id, { story, notice });
  }
  return told;
}

function deedsOf(app: INestApplicationContext, file: OpenCase, collector: Actor, d: Dice, today: Temporal.PlainDate, done: Done): Deed[] {
  const opened = app.get(Clock).dayOf(toInstant(file.opened_at));
  const fresh = Temporal.PlainDate.compare(opened, today.subtract({ days: 14 })) > 0;
  if (fresh && d.chance(0.8)) return [];
  const deeds: Deed[] = [];
  const notice = (on: Temporal.PlainDate) => deeds.push({ at: inOffice(on, d), run: () => sendNotice(app, collector, file, d, done) });
  if (fresh) {
    notice(opened.add({ days: 1 }));
    return deeds;
  }
  // Some have had nothing but the letter of these last weeks; most were called, and not long ago.
  if (file.barred) {
    const on = workingDay(opened.add({ days: 12 }));
    notice(opened.add({ days: 2 }));
    return [...deeds, { at: inOffice(on, d), run: () => call(app, collector, file, 'message_left', on, undefined, d, done) }];
  }
  const calls = d.pick([0, 1, 1, 1, 1, 1, 1, 2, 2, 2]);
  if (calls === 0) {
    notice(later(opened.add({ days: 1 }), today.subtract({ days: d.between(2, 19) })));
    return deeds;
  }
  const noticeOn = opened.add({ days: d.between(2, 40) });
  if (d.chance(0.08)) notice(noticeOn);
  let day = noticeOn.add({ days: d.between(4, 24) });
  for (let i = 0; i < calls; i++) {
    const last = i === calls - 1;
    if (last && d.chance(0.96)) day = later(day, today.subtract({ days: d.between(1, 20) }));
    const outcome = d.pick(['promise', 'promise', 'promise', 'absent', 'absent', 'message_left', 'message_left', 'callback', 'refusal', 'dispute', 'third_party', 'wrong_number']);
    const on = day;
    deeds.push({ at: inOffice(on, d), run: () => call(app, collector, file, outcome, workingDay(on), last ? today : undefined, d, done) });
    day = day.add({ days: d.between(6, 40) });
  }
  return deeds;
}

async function sendNotice(app: INestApplicationContext, collector: Actor, file: OpenCase, d: Dice, done: Done): Promise<void> {
  const letter = await app.get(LettersService).sendFormalNotice(collector, { caseId: file.id, channel: d.chance(0.6) ? 'registered' : 'simple', idempotencyKey: `demo-letter-${file.id}` });
  await app.get(RenderLetterService).render({ letterId: letter.id });
  done.letters++;
}

async function call(app: INestApplicationContext, collector: Actor, file: OpenCase, outcome: string, on: Temporal.PlainDate, today: Temporal.PlainDate | undefined, d: Dice, done: Done): Promise<void> {
  // What was agreed long ago fell due long ago; the last weeks' words reach into the next.
  const near = today && Temporal.PlainDate.compare(on, today.subtract({ days: 40 })) > 0 ? today : undefined;
  const principal = BigInt(file.principal);
  const amount = cents(principal < 5_000n ? principal : (principal * BigInt(d.pick([25, 50, 100]))) / 100n);
  const promisedOn = workingDay(near && d.chance(0.9) ? later(on.add({ days: 1 }), near.add({ days: d.between(-3, 9) })) : on.add({ days: d.between(3, 20) }));
  const next = outcome === 'promise' ? workingDay(promisedOn.add({ days: 1 })) : workingDay(near && d.chance(0.9) ? later(on.add({ days: 1 }), near.add({ days: d.between(-4, 12) })) : on.add({ days: d.between(2, 21) }));
  await app.get(CallsService).log(collector, {
    caseId: file.id, reached: REACHED[outcome]!, outcome, note: d.pick(WORDS[outcome]!), promise: outcome === 'promise' ? { dueOn: promisedOn, amount } : null,
    nextAction: { kind: FOLLOWS[outcome]!, on: next, note: null }, idempotencyKey: `demo-call-${file.id}-${on}`,
  });
  done.calls++;
}
