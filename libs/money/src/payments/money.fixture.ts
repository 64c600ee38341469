/** For the specs of this room: the office with money in it, and the words of its stories. */
import { day, euros, office, type Office } from '@quittance/cases/testing';
import { newId, sql } from '@quittance/platform';
import type { HouseOptions } from '@quittance/platform/testing';
import { MoneyModule, moneyEntities, PaymentsService, type RecordPaymentInput } from '../index.ts';

let keys = 0;

export type MoneyOffice = Office & { payments: PaymentsService; pay(caseId: string, more?: Partial<RecordPaymentInput>, dryRun?: boolean): ReturnType<PaymentsService['record']>; study(name?: string): Promise<string> };

export const payment = (caseId: string, more: Partial<RecordPaymentInput> = {}): RecordPaymentInput => ({
  caseId, valueOn: day('2026-11-17'), amount: euros('250'), means: 'transfer', receivedBy: 'agency', idempotencyKey: `règlement-${++keys}-${caseId}`, ...more,
});

/** Monday 23 November 2026. */
export async function moneyOffice(options: Partial<HouseOptions> = {}): Promise<MoneyOffice> {
  const o = await office({ ...options, modules: [MoneyModule, ...(options.modules ?? [])], entities: [...moneyEntities, ...(options.entities ?? [])] });
  const payments = o.h.get(PaymentsService);
  return {
    ...o, payments, pay: (caseId, more = {}, dryRun = false) => payments.record(o.accountant, payment(caseId, more), { dryRun }),
    study: async (name = 'Étude Sablon et Rive') => {
      const id = newId();
      await o.h.rows(sql`insert into study (id, agency_id, name, line1, postal_code, city, email, created_at) values (${id}, ${o.agencyId}, ${name}, '3 place du Palais', '37000', 'Tours', 'etude@sablon.example', now())`);
      return id;
    },
  };
}

export interface RefusalSeen { code: string; article?: string; fields?: string[] }
/** What was refused, or a fault where nothing was. */
export const refusal = (done: Promise<unknown>): Promise<RefusalSeen> => done.then(
  () => { throw new Error('was not refused'); },
  (e: { code?: string; options?: { article?: string; fields?: { field: string; code: string }[] } }) => {
    if (!e.code) throw e;
    return { code: e.code, ...(e.options?.article ? { article: e.options.article } : {}), ...(e.options?.fields ? { fields: e.options.fields.map(({ field, code }) => `${field}: ${code}`) } : {}) };
  },
);
