/** Demo cases with a title: handed to the two studies, taken in hand or not, acts and money reported, returned or withdrawn. */
import type { INestApplicationContext } from '@nestjs/common';
import { SessionsService } from '@quittance/identity';
import { HandoffsService, PackHandoffService, RecordTitleService, ReportsService } from '@quittance/judicial';
import { cents } from '@quittance/law';
import { Clock, PdfPrinter, type Actor } from '@quittance/platform';
import { lastWorkingDay, workingDay, type Telling } from './deeds.ts';
import type { Story } from './ends.ts';

const COURTS = ['tribunal de commerce de Rennes', 'tribunal de commerce d’Angers', 'tribunal judiciaire de Tours'];
const escape = (text: string) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]!);

/** A paper that somebody else made: a page with its heading and what it says. */
async function paper(app: INestApplicationContext, name: string, title: string, lines: readonly string[]): Promise<{ name: string; base64: string }> {
  const html = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escape(title)}</title><style>@page { size: A4; margin: 25mm } body { font: 11pt/17pt serif } h1 { font-size: 14pt }</style></head><body><h1>${escape(title)}</h1>${lines.map((line) => `<p>${escape(line)}</p>`).join('')}</body></html>`;
  return { name, base64: Buffer.from((await app.get(PdfPrinter).print(html)).bytes).toString('base64') };
}

async function titled({ app, file, collector, d }: Telling, issuedOn: Temporal.PlainDate): Promise<void> {
  const authority = d.pick(COURTS), enforceableOn = issuedOn.add({ days: 40 }), servedOn = workingDay(issuedOn.add({ days: 9 }));
  const [pdf, servicePdf] = [
    await paper(app, 'jugement-copie-executoire.pdf', 'Jugement, copie exécutoire', [authority, `Rendu entre ${file.creditor} et ${file.debtor}.`, 'Condamne la défenderesse à payer le principal et les intérêts au taux contractuel.']),
    await paper(app, 'signification-du-jugement.pdf', 'Signification de jugement', [`À ${file.debtor}, à personne morale.`]),
  ];
  await app.get(RecordTitleService).recordTitle(collector, { caseId: file.id, kind: 'judgment', issuedOn, enforceableOn, servedOn, authority, reference: `RG 26/${1000 + d.below(9000)}`, pdf, servicePdf, idempotencyKey: `demo-title-${file.id}` });
}

const again = (app: INestApplicationContext, actor: Actor): Promise<Actor> => app.get(SessionsService).actorFor(actor.email);

/** From the title to the study `of`, `ago` days before today; then what the study does. */
const enforced = (of: number, ago: number, then?: (t: Telling, handoffId: string, begun: Temporal.PlainDate) => readonly [days: number, run: (bailiff: Actor) => Promise<void>][]): Story => (t) => {
  const { app, file, supervisor, bailiffs, today, at, day } = t;
  const { actor, studyId } = bailiffs[of]!;
  const titledOn = lastWorkingDay(today.subtract({ days: ago + 12 })), handed = lastWorkingDay(today.subtract({ days: ago }));
  let handoffId = '';
  const deeds = [
    at(day(titledOn), () => titled(t, titledOn.subtract({ days: 48 }))),
    at(day(handed), async () => {
      const handoff = await app.get(HandoffsService).handToBailiff(supervisor, { caseId: file.id, studyId, mission: 'enforce', instructions: 'Frais au-delà de 400 € soumis à l’agence.', costCeiling: cents(40_000n), idempotencyKey: `demo-handoff-${file.id}` });
      handoffId = handoff.id;
      await app.get(PackHandoffService).pack({ handoffId });
    }),
  ];
  // What follows is told in order; each of its days is counted from the hand-off.
  for (const [index, [days]] of (then?.(t, '', handed) ?? []).entries()) {
    deeds.push(at(day(workingDay(handed.add({ days }))), async () => then!(t, handoffId, handed)[index]![1](await again(app, actor))));
  }
  return deeds;
};

const accept = ({ app }: Telling, handoffId: string) => (bailiff: Actor) => app.get(HandoffsService).acceptHandoff(bailiff, handoffId).then(() => undefined);
const report = ({ app, file }: Telling, handoffId: string, kind: string, title: string, cost: bigint, served: string | null) => async (bailiff: Actor) => {
  const pdf = await paper(app, `${kind.replaceAll('_', '-')}.pdf`, title, [`À ${file.debtor}.`, 'Dont acte, sous toutes réserves.']);
  await app.get(ReportsService).reportAct(bailiff, { handoffId, kind, doneOn: app.get(Clock).today(), served, cost: cents(cost), pdf, idempotencyKey: `demo-act-${handoffId}-${kind}` });
};
const money = ({ app }: Telling, handoffId: string, amount: bigint) => async (bailiff: Actor) => {
  await app.get(ReportsService).reportMoney(bailiff, { handoffId, valueOn: app.get(Clock).today(), amount: cents(amount), means: 'transfer', idempotencyKey: `demo-money-${handoffId}` });
};

const offered = (of: number, ago: number) => enforced(of, ago);
const inHand = (of: number, ago: number) => enforced(of, ago, (t, id) => [[2, accept(t, id)]]);
const ordered = (of: number, ago: number) => enforced(of, ago, (t, id) => [[1, accept(t, id)], [6, report(t, id, 'sale_order_to_pay', 'Commandement aux fins de saisie-vente', 6_412n, 'in_person')]]);
const attached = (of: number, ago: number) => enforced(of, ago, (t, id) => [
  [1, accept(t, id)], [5, report(t, id, 'bank_attachment', 'Procès-verbal de saisie-attribution', 12_187n, 'electronically')], [9, report(t, id, 'bank_attachment_notice', 'Dénonciation de saisie-attribution', 9_140n, 'in_person')], [16, money(t, id, 45_000n)],
]);
const refused = (of: number, ago: number) => enforced(of, ago, (t, id) => [[3, (bailiff) => t.app.get(HandoffsService).refuseHandoff(bailiff, id, 'Conflit d’intérêts : l’étude a la débitrice pour cliente.').then(() => undefined)]]);
const returned = (of: number, ago: number) => enforced(of, ago, (t, id) => [
  [2, accept(t, id)], [10, report(t, id, 'nothing_to_seize', 'Procès-verbal de carence', 4_930n, null)], [14, (bailiff) => t.app.get(HandoffsService).returnHandoff(bailiff, id, 'uncollectible', 'Locaux vides, aucun bien saisissable.').then(() => undefined)],
]);
const withdrawn = (of: number, ago: number) => enforced(of, ago, (t, id) => [[2, accept(t, id)], [8, () => t.app.get(HandoffsService).withdrawHandoff(t.supervisor, id, 'Le créancier reprend la négociation.').then(() => undefined)]]);
const titleOnly: Story = (t) => { const on = lastWorkingDay(t.today.subtract({ days: 4 })); return [t.at(t.day(on), () => titled(t, on.subtract({ days: 50 })))]; };

export const ENFORCED: readonly { story: Story; times: number; days: number }[] = [
  { story: offered(0, 1), times: 2, days: 120 }, { story: offered(1, 3), times: 1, days: 120 }, { story: inHand(0, 9), times: 2, days: 120 }, { story: inHand(1, 12), times: 1, days: 120 },
  { story: ordered(0, 20), times: 1, days: 140 }, { story: attached(0, 31), times: 1, days: 150 }, { story: attached(1, 40), times: 1, days: 150 },
  { story: refused(1, 15), times: 1, days: 120 }, { story: returned(0, 35), times: 1, days: 150 }, { story: withdrawn(1, 18), times: 1, days: 120 }, { story: titleOnly, times: 1, days: 120 },
];
