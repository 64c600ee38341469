/** A payment in part begins limitation anew on what it met (C. civ. 2240), if it was the debtor who paid. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CasesReadService } from '@quittance/cases';
import { day, euros } from '@quittance/cases/testing';
import { sql } from '@quittance/platform';
import type { RecordPaymentInput } from '../index.ts';
import { moneyOffice, type MoneyOffice } from './money.fixture.ts';

describe('limitation and payments', () => {
  let o: MoneyOffice;
  beforeAll(async () => { o = await moneyOffice(); });
  afterAll(() => o.h.close());

  const terms = async (id: string) => (await o.h.get(CasesReadService).claims(o.helene, id)).map(({ reference, limitation }) => `${reference.split(' ')[0]} ${String(limitation.expires)} ${limitation.movedBy}`);
  const two = (debtor: string) => o.open(debtor, [{ reference: `UN ${debtor}` }, { reference: `DEUX ${debtor}`, issuedOn: day('2026-05-31'), dueOn: day('2026-06-30') }]);

  test('moves the term of the claim that it met and leaves the other; reversed, both are as they were', async () => {
    const { id } = await two('Laiterie du Bray');
    expect(await terms(id)).toEqual(['UN 2031-04-30 accrued', 'DEUX 2031-06-30 accrued']);
    const { payment } = await o.pay(id, { valueOn: day('2026-11-17') });
    expect(await terms(id)).toEqual(['UN 2031-11-17 partial_payment', 'DEUX 2031-06-30 accrued']);
    expect(await o.h.rows(sql`select limitation_on from case_file where id = ${id}`)).toEqual([{ limitation_on: '2031-06-30' }]);
    await o.payments.reverse(o.accountant, payment.id, 'erreur');
    expect(await terms(id)).toEqual(['UN 2031-04-30 accrued', 'DEUX 2031-06-30 accrued']);
  });

  test('that covers both claims moves both', async () => {
    const { id } = await two('Laiterie du Val');
    await o.pay(id, { valueOn: day('2026-11-17'), amount: euros('1500') });
    expect(await terms(id)).toEqual(['UN 2031-11-17 partial_payment', 'DEUX 2031-11-17 partial_payment']);
  });

  test.each<[string, (o: MoneyOffice) => Promise<Partial<RecordPaymentInput>>, boolean]>([
    ['of the debtor, by his name as the bank writes it', async () => ({ payer: 'SARL LAITERIE DU MONT' }), true],
    ['of a third party', async () => ({ payer: 'Mme Odile Garnier' }), false],
    ['that a bailiff received', async (house) => ({ receivedBy: 'bailiff', studyId: await house.study() }), false],
    ['that the creditor received', async () => ({ receivedBy: 'creditor' }), true],
  ])('%s', async (title, more, moves) => {
    const { id } = await o.open('Laiterie du Mont', [{ reference: `SEULE ${title}` }]);
    await o.pay(id, await more(o));
    expect(await terms(id)).toEqual([moves ? 'SEULE 2031-11-17 partial_payment' : 'SEULE 2031-04-30 accrued']);
  });
});
