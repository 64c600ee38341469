/** Demo cases that left the ordinary course: over-indebtedness, insolvency, death, protection, a judge's grace, a restriction; and what debtors asked for or were reminded of. */
import { HoldsService, WishesService } from '@quittance/cases';
import { RemindersService } from '@quittance/contact';
import { lastWorkingDay, workingDay } from './deeds.ts';
import type { Story } from './ends.ts';

type Day = Temporal.PlainDate;
type Facts = Readonly<Record<string, Day | string | boolean>>;
interface Entered { facts: Facts; source: string }
type Learnt = readonly [days: number, learnt: (on: Day) => Entered];

/** Entered `ago` days before today; `then`: what was learnt later, days after it was entered. */
const hold = (kind: string, ago: number, entered: (on: Day, today: Day) => Entered, then: readonly Learnt[] = [], mistaken?: string): Story => ({ app, file, collector, at, day, today }) => {
  const on = lastWorkingDay(today.subtract({ days: ago }));
  let holdId = '';
  return [
    at(day(on), async () => { ({ hold: { id: holdId } } = await app.get(HoldsService).open(collector, { caseId: file.id, kind, ...entered(on, today), idempotencyKey: `demo-hold-${file.id}` })); }),
    ...then.map(([days, learnt]) => at(day(workingDay(on.add({ days }))), async () => { await app.get(HoldsService).amend(collector, { holdId, ...learnt(on) }); })),
    ...(mistaken ? [at(day(workingDay(on.add({ days: 3 }))), async () => { await app.get(HoldsService).void(collector, holdId, mistaken); })] : []),
  ];
};

const overIndebted = (ago: number) => hold('overIndebtedness', ago, (on) => ({ facts: { filedOn: on.subtract({ days: 60 }), admissibleOn: on.subtract({ days: 4 }) }, source: 'Courrier de la commission de surendettement d’Indre-et-Loire.' }));
const filedOnly = hold('overIndebtedness', 12, (on) => ({ facts: { filedOn: on.subtract({ days: 9 }) }, source: 'Le débiteur l’a dit au téléphone, attestation de dépôt attendue.' }));
const REORGANISED = 'SELARL Brossolet et Tanguy, mandataires judiciaires', LIQUIDATED = 'Maître Odile Carpentras, liquidateur judiciaire';
const published = (days: number): Learnt => [days, (on) => ({ facts: { publishedOn: workingDay(on.add({ days: days - 2 })) }, source: 'Annonce du BODACC.' })];
const proved = (days: number): Learnt => [days, (on) => ({ facts: { proofFiledOn: workingDay(on.add({ days: days - 2 })) }, source: 'Accusé de réception du mandataire.' })];
const insolvency = (ago: number, ...learnt: readonly Learnt[]) => hold('insolvencyProceeding', ago,
  (on) => ({ facts: { openedOn: on.subtract({ days: 5 }), representativeName: REORGANISED, representativeAddress: '6 rue des Ursulines, 37000 Tours' }, source: 'Jugement reçu du greffe du tribunal de commerce.' }), learnt);
/** Published nearly two months ago: few days are left to prove the claim. */
const liquidation = hold('insolvencyProceeding', 50, (on, today) => ({ facts: { openedOn: on.subtract({ days: 16 }), publishedOn: today.subtract({ months: 2 }).add({ days: 6 }), liquidation: true, representativeName: LIQUIDATED, representativeAddress: '21 boulevard Heurteloup, 37000 Tours' }, source: 'Annonce du BODACC.' }));
const death = hold('debtorDeath', 26, (on) => ({ facts: { diedOn: on.subtract({ days: 20 }) }, source: 'Sa fille a appelé ; acte de décès attendu.' }), [[9, () => ({ facts: { representativeName: 'Maître Lucie Fontevrault, notaire', representativeAddress: '3 place de la Résistance, 37000 Tours' }, source: 'Courrier de la famille.' })]]);
const guardianship = hold('protectedPerson', 41, (on) => ({ facts: { protection: 'guardianship', since: on.subtract({ days: 300 }), representativeName: 'Mme Solène Vauquelin, tutrice', representativeAddress: '18 rue de la Scellerie, 37000 Tours' }, source: 'Ordonnance du juge des tutelles jointe par la tutrice.' }));
const grace = hold('judicialGracePeriod', 33, (on) => ({ facts: { decidedOn: on.subtract({ days: 8 }), until: on.add({ months: 10 }) }, source: 'Ordonnance du juge de l’exécution.' }));
const restriction = hold('processingRestriction', 9, (on) => ({ facts: { requestedOn: on }, source: 'Courriel du débiteur au délégué à la protection des données.' }));
const mistaken = hold('insolvencyProceeding', 19, (on) => ({ facts: { openedOn: on.subtract({ days: 12 }) }, source: 'Annonce du BODACC.' }), [], 'Homonyme : l’annonce vise une autre société.');

const leftAlone: Story = ({ app, file, collector, at, day, today }) => {
  const on = lastWorkingDay(today.subtract({ days: 16 }));
  return [at(day(on), async () => { await app.get(WishesService).record(collector, { caseId: file.id, kind: 'stopAsked', holds: true, on: on.subtract({ days: 2 }), source: 'Lettre du débiteur.', idempotencyKey: `demo-wish-${file.id}` }); })];
};
const byRegisteredEmail: Story = ({ app, file, collector, at, day, today }) => {
  const on = lastWorkingDay(today.subtract({ days: 22 }));
  return [at(day(on), async () => { await app.get(WishesService).record(collector, { caseId: file.id, kind: 'registeredEmailConsent', holds: true, on, source: 'Formulaire signé par le débiteur.', idempotencyKey: `demo-consent-${file.id}` }); })];
};
const WORDS = [
  'Sauf erreur, votre virement ne nous est pas parvenu. Si un délai vous est nécessaire, votre page vous permet de proposer un échéancier.',
  'Comme convenu au téléphone, voici le rappel de ce qui reste dû. Nous restons à votre disposition pour en parler.',
];
const reminded: Story = ({ app, file, collector, at, day, today, d }) => {
  const on = lastWorkingDay(today.subtract({ days: d.between(2, 12) }));
  return [at(day(on), async () => { await app.get(RemindersService).send(collector, { caseId: file.id, channel: 'email', text: d.pick(WORDS), idempotencyKey: `demo-reminder-${file.id}` }); })];
};

/** How many of each, against whom, and how old a case must be. `notice`: the first letter has left. */
export const HELD: readonly { story: Story; times: number; days: number; regime: 'commercial' | 'civil'; notice: boolean }[] = [
  { story: overIndebted(24), times: 1, days: 60, regime: 'civil', notice: false }, { story: overIndebted(70), times: 1, days: 100, regime: 'civil', notice: false }, { story: filedOnly, times: 1, days: 40, regime: 'civil', notice: false },
  { story: insolvency(38, published(12)), times: 1, days: 80, regime: 'commercial', notice: true }, { story: insolvency(80, published(10), proved(40)), times: 1, days: 110, regime: 'commercial', notice: true }, { story: liquidation, times: 1, days: 100, regime: 'commercial', notice: true },
  { story: death, times: 1, days: 60, regime: 'civil', notice: false }, { story: guardianship, times: 1, days: 70, regime: 'civil', notice: false }, { story: grace, times: 1, days: 70, regime: 'commercial', notice: true },
  { story: restriction, times: 1, days: 40, regime: 'civil', notice: false }, { story: mistaken, times: 1, days: 60, regime: 'commercial', notice: false },
  { story: leftAlone, times: 2, days: 50, regime: 'civil', notice: false }, { story: byRegisteredEmail, times: 1, days: 60, regime: 'civil', notice: false }, { story: reminded, times: 5, days: 40, regime: 'commercial', notice: true },
];
