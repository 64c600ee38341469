import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DocumentsService } from '@quittance/documents';
import { sql } from '@quittance/platform';
import { CasesReadService } from '../files/cases-read.service.ts';
import { euros, office, type Office } from '../testing/index.ts';
import { AgreedCostsService } from './agreed-costs.service.ts';
import { QuestionsService } from './questions.service.ts';

const PDF = Buffer.from('%PDF-1.7\n%%EOF').toString('base64');

describe('questions of a kind, answered on the spot', () => {
  let o: Office;
  beforeAll(async () => { o = await office(); });
  afterAll(() => o.h.close());
  const service = () => o.h.get(QuestionsService);
  const fields = (done: Promise<unknown>) => done.then(() => [], (e: { options?: { fields?: { field: string; code: string }[] } }) => e.options?.fields?.map(({ field, code }) => `${field}: ${code}`));

  test('a proof of delivery: the paper is the answer, and lies with the claim that it proves, for whoever works on the file', async () => {
    const file = await o.open('Routage Peyregrand', [{ reference: 'FA-2026-071' }, { reference: 'FA-2026-072' }]);
    const claims = await o.h.get(CasesReadService).claims(o.helene, file.id), second = claims.find(({ reference }) => reference === 'FA-2026-072')!;
    const asked = await service().ask(o.helene, { caseId: file.id, of: 'creditor', kind: 'proof', wanted: 'delivery', claimId: second.id, text: 'Avez-vous le bon de livraison signé ?' });
    expect(asked).toMatchObject({ kind: 'proof', wanted: 'delivery', claimReference: 'FA-2026-072' });
    expect(await fields(service().answer(o.camille, { questionId: asked.id, text: ' ' }))).toEqual(['text: missing']);
    const answered = await service().answer(o.camille, { questionId: asked.id, text: '', files: [{ name: 'bon signé.pdf', base64: PDF }] });
    expect(answered.answers).toMatchObject([{ text: '', decision: null, documents: [{ name: 'bon signé.pdf', kind: 'delivery' }] }]);
    expect((await o.h.get(DocumentsService).ofClaim(o.helene, file.id, second.id)).map(({ kind }) => kind)).toEqual(['delivery']);
    expect(await o.h.rows(sql`select next_action_note as note from case_file where id = ${file.id}`)).toEqual([{ note: null }]);
    // Where nothing was named and there are two, the creditor says which; a third one is none.
    const open = await service().ask(o.helene, { caseId: file.id, of: 'creditor', kind: 'proof', wanted: 'contract', text: 'Le contrat ?' });
    expect(await fields(service().answer(o.camille, { questionId: open.id, text: '', claimId: o.creditorId, files: [{ name: 'a.pdf', base64: PDF }] }))).toEqual(['claimId: not_in_case']);
    await service().answer(o.camille, { questionId: open.id, text: '', claimId: claims[0]!.id, files: [{ name: 'a.pdf', base64: PDF }] });
    expect((await o.h.get(DocumentsService).ofClaim(o.helene, file.id, claims[0]!.id)).map(({ kind }) => kind)).toEqual(['contract']);
    // That it is not there is an answer too.
    const none = await service().ask(o.helene, { caseId: file.id, of: 'creditor', kind: 'proof', wanted: 'order', text: 'La commande ?' });
    expect((await service().answer(o.camille, { questionId: none.id, text: 'Passée par téléphone.' })).answers).toHaveLength(1);
  });

  test('a cost: agreed once, up to its amount, and kept where the cost is entered', async () => {
    const file = await o.open('Cartonnages Beausire');
    const ask = (amount: string, purpose: string) => service().ask(o.helene, { caseId: file.id, of: 'creditor', kind: 'cost', amount: euros(amount), purpose, text: 'Autorisez-vous cette dépense ?' });
    const [order, expert] = [await ask('450', 'Requête et signification'), await ask('1200', 'Expertise')];
    expect(await fields(service().answer(o.camille, { questionId: order.id, text: '' }))).toEqual(['decision: missing', 'text: missing']);
    expect(await fields(service().answer(o.camille, { questionId: expert.id, text: '', decision: 'refused' }))).toEqual(['text: missing']);
    await service().answer(o.camille, { questionId: order.id, text: '', decision: 'agreed' });
    await service().answer(o.camille, { questionId: expert.id, text: 'Trop cher.', decision: 'refused' });
    for (const actor of [o.camille, o.solange]) expect(await o.h.get(AgreedCostsService).ofCase(actor, file.id)).toMatchObject([{ amount: 45_000n, purpose: 'Requête et signification', by: 'Camille Ferrandier' }]);
    for (const actor of [o.rachid, o.stranger, o.accountant]) expect(await o.h.get(AgreedCostsService).ofCase(actor, file.id)).toEqual([]);
    // The same again is a second click; the contrary is not heard any more.
    expect((await service().answer(o.camille, { questionId: order.id, text: '', decision: 'agreed' })).answers).toHaveLength(1);
    await expect(service().answer(o.camille, { questionId: order.id, text: 'Non.', decision: 'refused' })).rejects.toMatchObject({ code: 'question_decided', options: { facts: { decision: 'agreed', by: 'Camille Ferrandier' } } });
  });

  test('what is asked must be what can be answered', async () => {
    const file = await o.open('Affichage Sud-Mayenne');
    const ask = (more: object) => fields(service().ask(o.helene, { caseId: file.id, of: 'creditor', text: 'x', ...more }));
    expect(await ask({ kind: 'plan' })).toEqual(['kind: not_in_list']);
    expect(await ask({ kind: 'proof' })).toEqual(['wanted: not_in_list']);
    expect(await ask({ kind: 'proof', wanted: 'order', claimId: file.id })).toEqual(['claimId: not_in_case']);
    expect(await ask({ kind: 'cost' })).toEqual(['amount: missing', 'purpose: missing']);
    expect(await ask({ kind: 'cost', amount: euros('0'), purpose: 'x' })).toEqual(['amount: not_positive']);
    expect(await ask({ kind: 'cost', amount: euros('100000.01'), purpose: 'x'.repeat(201) })).toEqual(['amount: above_ceiling', 'purpose: too_long']);
    expect(await ask({ of: 'study', kind: 'proof', wanted: 'order' })).toEqual(['kind: not_in_list']);
  });
});
