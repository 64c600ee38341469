import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cents } from '@quittance/law';
import { FeeSchedulesService, MandatesService } from '../../index.ts';
import { day, mandateInput, office, refusal, type Office } from '../../parties.fixture.ts';
import type { FeeTermsInput, SetFeeScheduleInput } from './fee-schedule.type.ts';

let h: Office, creditorId: string, mandateId: string, user: Office['bruno'];
beforeAll(async () => {
  h = await office();
  ({ id: creditorId, mandateId, user } = await h.client('Tuileries Bréhanne', '63114208'));
});
afterAll(() => h.close());
const schedules = () => h.get(FeeSchedulesService);
const TERMS: FeeTermsInput = {
  bands: [{ stage: null, fromDays: 0, fromAmount: cents(0), percent: '10.00' }, { stage: null, fromDays: 180, fromAmount: cents(0), percent: '15.00' }, { stage: 'judicial', fromDays: 0, fromAmount: cents(0), percent: '20.00' }],
  minimum: cents(30_00), cap: cents(900_00), recharged: [{ cost: 'bailiff_act', fixed: null }], vat: null, vatNote: null,
};
let n = 0;
const set = (more: Partial<SetFeeScheduleInput> = {}, by = h.bruno) => schedules().set(by, { mandateId, from: day('2026-12-01'), terms: TERMS, reason: 'Avenant signé le 20/11/2026', idempotencyKey: `k-${++n}`, ...more });
const feeOf = async (on: string, payments: { amount: ReturnType<typeof cents>; stage: string }[], ageDays = 30) => (await schedules().preview(user, { mandateId, on: day(on), principal: cents(4000_00), ageDays, payments })).fee;

test('before any schedule counts the rate that the mandate names; from its day on the schedule, and never before it', async () => {
  expect(await schedules().view(h.bruno, mandateId)).toMatchObject([{ ofMandate: true, current: true, from: day('2026-01-05'), minimum: 1500n, bands: [{ stage: null, percent: '12.00' }] }]);
  expect(await set()).toMatchObject({ from: day('2026-12-01'), current: false, ofMandate: false, reason: 'Avenant signé le 20/11/2026', vat: '20.00' });
  expect((await schedules().view(user, mandateId)).map(({ ofMandate, current }) => [ofMandate, current])).toEqual([[false, false], [true, true]]);
  const paid = [{ amount: cents(1000_00), stage: 'amicable' }];
  expect([await feeOf('2026-11-30', paid), await feeOf('2026-12-01', paid), await feeOf('2026-12-01', paid, 200), await feeOf('2026-12-01', [{ amount: cents(1000_00), stage: 'judicial' }])]).toEqual([120_00n, 100_00n, 150_00n, 200_00n]);
  expect([await feeOf('2026-12-01', [{ amount: cents(10_00), stage: 'amicable' }]), await feeOf('2026-12-01', [{ amount: cents(40_000_00), stage: 'judicial' }])]).toEqual([30_00n, 900_00n]);
});

test('a schedule is never edited: another of its day is refused, the same key is the same schedule', async () => {
  const twice = { from: day('2027-01-01'), idempotencyKey: 'twice' };
  expect((await set(twice)).id).toBe((await set(twice)).id);
  expect(await refusal(set({ ...twice, reason: 'Autre' }))).toBe('idempotency_key_reused');
  expect(await refusal(set())).toBe('bad_fields from:schedule_taken');
  await expect(h.rows({ text: `update fee_schedule set reason = 'x'`, params: [] })).rejects.toThrow('never edited');
});

test.each([
  ['of yesterday', { from: day('2026-11-22') }, 'bad_fields from:day_past'], ['without the creditor’s agreement', { reason: ' ' }, 'bad_fields reason:required'],
  ['without a band for everything', { terms: { ...TERMS, bands: [TERMS.bands[1]!] } }, 'bad_fields terms.bands:no_base_band'], ['whose most is below its least', { terms: { ...TERMS, cap: cents(1) } }, 'bad_fields terms.cap:below_minimum'],
  ['of an unknown stage', { terms: { ...TERMS, bands: [TERMS.bands[0]!, { stage: 'moon', fromDays: 0, fromAmount: cents(0), percent: '1.00' }] } }, 'bad_fields terms.bands.1.stage:unknown_value'],
])('a schedule %s is refused', async (_, more, code) => expect(await refusal(set({ from: day('2027-06-01'), ...more }))).toBe(code));

test('only those who keep the mandates set it; another creditor learns nothing of it', async () => {
  const stranger = await h.client('Cuisines Arvieu', '48322917');
  expect(await refusal(set({ from: day('2027-06-01') }, user))).toBe('not_found');
  expect(await refusal(set({ from: day('2027-06-01') }, h.ines))).toBe('not_found');
  expect(await refusal(schedules().view(stranger.user, mandateId))).toBe('not_found');
  expect(await refusal(schedules().preview(stranger.user, { mandateId, principal: cents(1), ageDays: 0, payments: [] }))).toBe('not_found');
});

test('a mandate comes with its schedule: it counts from its first day, and its band for everything stands for its rate', async () => {
  const mandate = await h.get(MandatesService).register(h.bruno, mandateInput(creditorId, { reference: 'M-F', fees: TERMS }));
  expect(mandate).toMatchObject({ feeMinimum: 30_00n });
  expect(Number(mandate.feeRate)).toBe(10);
  expect(await schedules().view(h.bruno, mandate.id)).toMatchObject([{ from: day('2026-01-05'), current: true, ofMandate: false, bands: [{ percent: '10.00' }, { percent: '15.00' }, { percent: '20.00' }] }]);
});
