import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DocumentsService } from '@quittance/documents';
import { newId, sql, type Actor } from '@quittance/platform';
import { DepositsService } from '../index.ts';
import { csv, deposit, office, siren, ubl, type Office } from '../intake.fixture.ts';
import { UndoDepositService } from '../undo/undo-deposit.service.ts';
import { MissingEvidenceService } from './missing-evidence.service.ts';
import type { MissingEvidence } from './missing-evidence.type.ts';

let h: Office;
beforeAll(async () => { h = await office(); });
afterAll(() => h.close());
const all = async (actor: Actor = h.camille, creditorId?: string) => {
  const rows: MissingEvidence[] = [];
  for (let after: string | null | undefined = null; after !== undefined;) {
    const page = await h.get(MissingEvidenceService).page(actor, { first: 2, after, creditorId });
    rows.push(...page.rows);
    after = page.next ?? undefined;
  }
  return rows;
};
const lacking = (rows: readonly MissingEvidence[]) => Object.fromEntries(rows.map((row) => [row.reference, row.lacking.map(({ kind }) => kind).join(' ')]));

test('claim by claim what the preview said is lacking, each with its rule, until the paper is there or the claim is not', async () => {
  const files = {
    'e.csv': csv([{ ref: 'FE-1', name: 'Ateliers Bertin SARL', street: '2 rue Basse' }, { ref: 'FE-2', name: 'Mme Rose Aubin', street: '3 rue Basse' }, { ref: 'FE-3', name: 'Mme Rose Aubin', street: '3 rue Basse', left: '1 600,00', total: '1 600,00' }, { ref: 'FE-5', name: 'SCI du Val', street: '4 rue Basse', nature: 'bail commercial' }]),
    'fe-4.xml': ubl({ number: 'FE-4', buyer: siren('44410044'), name: 'Atelier Typo-Lozère' }),
  };
  const seen = await h.get(DepositsService).preview(h.camille, deposit(files));
  const placed = await h.get(DepositsService).confirm(h.camille, deposit(files));
  const rows = await all();
  expect(lacking(rows)).toEqual(Object.fromEntries(seen.cases.flatMap(({ claims }) => claims.map((claim) => [claim.reference, claim.lacking.join(' ')]))));
  expect(lacking(rows)).toEqual({ 'FE-1': 'dated_invoice order delivery terms', 'FE-2': 'dated_invoice delivery', 'FE-3': 'dated_invoice contract delivery', 'FE-4': 'order delivery', 'FE-5': 'dated_invoice contract' });
  expect(rows.find(({ reference }) => reference === 'FE-3')!.lacking).toMatchObject([{ article: 'C. civ. 1353', confidence: 'high' }, { kind: 'contract', article: 'C. civ. 1359' }, { kind: 'delivery' }]);
  expect(rows.map(({ claimId }) => claimId)).toEqual(rows.map(({ claimId }) => claimId).toSorted().reverse());

  // A paper comes in, another that says nothing of it, and a claim is taken back.
  const [one] = await h.rows<{ id: string; case_id: string }>(sql`select id, case_id from claim where reference = 'FE-1'`);
  const keep = (kind: string) => h.database.transact((tx) => h.get(DocumentsService).keep(tx, { agencyId: h.agencyId, creditorId: h.tessonville, caseId: one!.case_id, claimId: one!.id, kind: kind as never, name: `${kind}.pdf`, mediaType: 'application/pdf', bytes: Buffer.from(kind), origin: 'attachment', createdBy: h.camille.id }));
  await keep('contract');
  await keep('attachment');
  expect(lacking(await all())['FE-1']).toBe('dated_invoice delivery');
  await h.get(UndoDepositService).undoDepositedCase(h.camille, { depositId: placed.id, caseId: placed.cases.find(({ debtorName }) => debtorName === 'Mme Rose Aubin')!.id, reason: 'x' }, { dryRun: false });
  expect(Object.keys(lacking(await all())).sort()).toEqual(['FE-1', 'FE-4', 'FE-5']);
});

test('the agency sees those of each creditor, a creditor his own, and of another nothing', async () => {
  const mine = await all();
  expect(lacking(await all(h.helene, h.tessonville))).toEqual(lacking(mine));
  expect(await all(h.helene, h.lorrenzeau)).toEqual([]);
  expect(await all(h.rachid)).toEqual([]);
  expect(await all(h.rachid, h.tessonville)).toEqual([]);
  expect(await all(h.camille, newId())).toEqual([]);
  expect(await all(h.camille, 'x')).toEqual([]);
  expect(await all(h.helene)).toEqual(mine);
  const count = (actor = h.camille, creditorId?: string) => h.get(MissingEvidenceService).total(actor, creditorId);
  expect([await count(), await count(h.helene, h.tessonville), await count(h.rachid), await count(h.rachid, h.tessonville), await count(h.camille, 'x')]).toEqual([mine.length, mine.length, 0, 0, 0]);
});
