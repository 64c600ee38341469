/** The agreement on paper: what it says, who may read it, and that it is printed once. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { day } from '@quittance/cases/testing';
import { DocumentsService } from '@quittance/documents';
import { PdfPrinter, sql } from '@quittance/platform';
import { AgreementService } from './agreement.service.ts';
import { planRecords } from './plan-records.ts';
import { plansOffice, WORDS, type DebtorCase, type PlansOffice } from './plans.fixture.ts';
import { PRINT_ATTEMPTS, PrintPlanService } from './print-plan.service.ts';

// The first print starts the browser.
jest.setTimeout(60_000);

let o: PlansOffice;
beforeAll(async () => { o = await plansOffice(); });
afterAll(() => o.h.close());

async function textOf(bytes: Uint8Array): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  let text = '';
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    text += ` ${items.map((item) => ('str' in item ? item.str : '')).join(' ')}`;
  }
  await loading.destroy();
  return text.replace(/[\s\u00a0\u202f]+/g, ' ').replace(/ ([,.)])/g, '$1');
}

const print = (planId: string) => o.h.get(PrintPlanService).print({ planId });
const events = async (planId: string) => (await o.h.rows<{ kind: string }>(sql`select kind from plan_event where plan_id = ${planId} order by at, id`)).map(({ kind }) => kind);
const agreed = async (): Promise<DebtorCase & { planId: string }> => {
  o.at('2026-07-06');
  const c = await o.debtorCase('Imprimerie Carnaudet');
  const { id } = await o.plans.propose(c.debtor, o.terms(c.id, { downPayment: null }), { ...WORDS, acknowledgedText: 'En acceptant cet échéancier, je reconnais devoir 1 062,35 € à <Tessonville>.' });
  return { ...c, planId: id };
};
const markup = async (planId: string): Promise<string> => {
  const [plan] = await planRecords(o.h.database, sql`p.id = ${planId}`);
  return (await o.h.get(AgreementService).documentOf(plan!)).replace(/<style[^>]*>[\s\S]*?<\/style>/g, '').replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ');
};

describe('the agreement', () => {
  test('is printed with its parties, its sum, its dates, the words that were accepted, what breaks it, how to pay, and its evidence', async () => {
    const c = await agreed();
    await print(c.planId);
    const plan = (await o.plans.latest(c.debtor, c.id))!;
    expect(plan.document).toMatchObject({ kind: 'plan_agreement', name: 'Échéancier du 2026-07-06.pdf', mediaType: 'application/pdf' });
    const { bytes } = (await o.h.get(DocumentsService).open(c.debtor, plan.document!.id))!;
    const text = await textOf(bytes);
    const [row] = await o.h.rows<{ hash: string }>(sql`select evidence->>'scheduleHash' as hash from plan where id = ${c.planId}`);
    for (const words of [
      'Échéancier convenu', 'Entre Imprimerie Carnaudet (le débiteur) et Papeteries Tessonville', 'Orvelle Recouvrement', 'Principal 1 000,00', 'Intérêts de retard 22,35', 'Indemnité forfaitaire de recouvrement 40,00', 'Somme due 1 062,35 €',
      'Versement 4 20 octobre 2026 265,61', '«\u00a0En acceptant cet échéancier, je reconnais devoir 1 062,35 € à <Tessonville>.', 'FR76 3000 6000 0112 3456 7890 189', `référence ${c.publicReference}`, 'dans les 8 jours qui suivent sa date', 'C. civ. 2231 et 2240',
      'Les intérêts continuent de courir', 'code imprimé dans notre lettre et code postal', 'adresse 203.0.113.7', 'navigateur Mozilla/5.0 (Android)', '6 juillet 2026 à 10 h 00', row!.hash.slice(0, 8), 'page 2/2',
    ]) expect(text).toContain(words.replace(/\u00a0/g, ' '));
    expect(await events(c.planId)).toEqual(['agreed', 'printed']);
    expect((await o.events(c.id)).at(-1)).toBe('PlanPrinted');
    for (const who of [o.helene, o.camille]) expect((await o.plans.latest(who, c.id))!.document!.id).toBe(plan.document!.id);
    for (const who of [o.rachid, o.stranger, (await o.debtorCase()).debtor]) expect(await o.h.get(DocumentsService).open(who, plan.document!.id)).toBeUndefined();
  });

  test('printed twice, one after the other or together, is kept once', async () => {
    const c = await agreed();
    await Promise.all([print(c.planId), print(c.planId)]);
    await print(c.planId);
    expect(await events(c.planId)).toEqual(['agreed', 'printed']);
    expect(await o.h.get(DocumentsService).ofFact(o.helene, c.planId)).toHaveLength(1);
  });

  test('that fails is tried again, and says so', async () => {
    const c = await agreed();
    const quiet = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const spy = jest.spyOn(o.h.get(PdfPrinter), 'print').mockRejectedValueOnce(new Error('gone'));
    await expect(print(c.planId)).rejects.toThrow('gone');
    spy.mockRestore();
    quiet.mockRestore();
    await print(c.planId);
    expect(await events(c.planId)).toEqual(['agreed', 'print_failed', 'printed']);
    expect(PRINT_ATTEMPTS).toBeGreaterThan(1);
  });

  test('a proposal is not printed', async () => {
    o.at('2026-07-06');
    const c = await o.debtorCase();
    const { id } = await o.plans.propose(o.helene, o.terms(c.id));
    await print(id);
    expect(await events(id)).toEqual([]);
  });

  test('says where interest stops, that the creditor agreed, and that an agent proposed it', async () => {
    o.at('2026-07-06');
    await o.mandateSays({ interest: 'stops', grace: 0 });
    const c = await o.debtorCase('Papeterie du Port');
    const beyond = await o.plans.propose(c.debtor, o.terms(c.id, { months: 9 }), WORDS);
    await o.plans.decide(o.helene, beyond.id, true, { creditorAgrees: true });
    const decided = await markup(beyond.id);
    for (const words of ['Aucun intérêt ne s’ajoute après le 6 juillet 2026', 'comme s’ils n’avaient jamais cessé de courir', 'Papeteries Tessonville y a donné son accord (CPCE R124-5)', 'Un versement qui n’est pas reçu à sa date met fin', 'accepté pour le créancier par Hélène Vasseur', 'Reconnaissance par Papeterie du Port']) expect(decided).toContain(words);
    const other = await o.debtorCase('Librairie Sainte-Anne');
    const { id } = await o.plans.propose(o.helene, o.terms(other.id));
    o.at('2026-07-20');
    await o.pay(other.id, { amount: 26_558n as never, valueOn: day('2026-07-20') });
    const paid = await markup(id);
    for (const words of ['Proposé par Hélène Vasseur, au téléphone avec le débiteur', 'accepté par le paiement du premier versement', 'un paiement partiel vaut reconnaissance de la dette']) expect(paid).toContain(words);
  });
});
