import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DepositsService } from '../index.ts';
import { csv, deposit, office, type Office } from '../intake.fixture.ts';
import { FaultCasesService } from './fault-cases.service.ts';

let h: Office;
beforeAll(async () => { h = await office(); });
afterAll(() => h.close());

test('the case of an invoice that is placed already is found by who may read it, and by nobody else', async () => {
  const files = { 'l.csv': csv([{ ref: 'FX-1', name: 'Ateliers Corbinet' }, { ref: 'FX-2', name: 'Menuiserie Aubriac', street: '4 rue du Four' }]) };
  const placed = await h.get(DepositsService).confirm(h.camille, deposit(files));
  const { faults } = await h.get(DepositsService).preview(h.camille, deposit(files));
  const named = faults.filter(({ code }) => code === 'already_placed').map(({ facts }) => facts.find(({ key }) => key === 'caseReference')!.value);
  expect(named).toHaveLength(2);
  const found = (actor = h.camille) => Promise.all([...named, 'R4K-7TD-3'].map((reference) => h.get(FaultCasesService).caseOf(actor, reference)));
  const ids = named.map((reference) => placed.cases.find(({ publicReference }) => publicReference === reference)!.id);
  expect(await found()).toEqual([...ids, null]);
  expect(await found(h.helene)).toEqual([...ids, null]);
  expect(await found(h.rachid)).toEqual([null, null, null]);
  expect(await found(h.bruno)).toEqual([null, null, null]);
});
