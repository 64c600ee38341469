import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AgencyService } from '../index.ts';
import { day, office, refusal, type Office } from '../parties.fixture.ts';

let h: Office;
beforeAll(async () => { h = await office(); });
afterAll(() => h.close());
const agency = () => h.get(AgencyService);

test('an agency begins without insurance and declaration, and says so', async () => {
  expect(await agency().view(h.helene)).toMatchObject({ name: 'Orvelle Recouvrement', segregatedAccountName: 'Orvelle Recouvrement, fonds de tiers', insurer: null, insuredUntil: null, declaredOn: null });
  expect(await agency().facts(h.database, h.agencyId)).toMatchObject({ shareCapital: 12000000n, insurance: null, declaration: null, address: { line1: '14 quai des Tanneurs' } });
});

test('the insurance that covers the latest counts, whichever was recorded last', async () => {
  await agency().recordInsurance(h.bruno, { insurer: 'Mutuelle de l’Orme', policy: 'RC 440 118', from: day('2026-01-01'), until: day('2026-12-31') });
  const seen = await agency().recordInsurance(h.bruno, { insurer: 'Ancienne', policy: 'RC 1', from: day('2024-01-01'), until: day('2024-12-31') });
  expect(seen).toMatchObject({ insurer: 'Mutuelle de l’Orme', insurancePolicy: 'RC 440 118', insuredUntil: day('2026-12-31') });
  expect((await agency().facts(h.database, h.agencyId)).insurance).toEqual({ insurer: 'Mutuelle de l’Orme', policy: 'RC 440 118', from: day('2026-01-01'), until: day('2026-12-31') });
});

test('the declaration, with the court that has it', async () => {
  expect(await agency().recordDeclaration(h.bruno, { declaredOn: day('2024-03-04'), court: 'Tribunal judiciaire de Tours' })).toMatchObject({ declaredOn: day('2024-03-04'), declaredTo: 'Tribunal judiciaire de Tours' });
});

test('what can\'t be is refused; nobody but those with the settings records', async () => {
  const before = await h.counts();
  expect(await refusal(agency().recordInsurance(h.bruno, { insurer: '', policy: ' ', from: day('2026-01-02'), until: day('2026-01-01') }))).toBe('bad_fields insurer:required policy:required until:ends_before_start');
  expect(await refusal(agency().recordDeclaration(h.bruno, { declaredOn: day('2026-11-24'), court: '' }))).toBe('bad_fields court:required declaredOn:in_future');
  expect(await refusal(agency().recordDeclaration(h.helene, { declaredOn: day('2026-11-20'), court: 'Tours' }))).toBe('not_found');
  expect(await h.counts()).toEqual(before);
});
