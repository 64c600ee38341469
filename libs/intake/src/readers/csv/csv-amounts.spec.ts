import { describe, expect, test } from '@jest/globals';
import { readFile } from '../index.ts';
import type { ReadKnownFile } from '../index.ts';

const HEADER = 'facture;date;échéance;client';
const ROW = 'F1;15/01/2026;14/02/2026;Joly';
const NBSP = '\u00a0';

async function read(columns: string, ...rows: readonly string[]): Promise<ReadKnownFile> {
  const text = [`${HEADER};${columns}`, ...rows.map((row) => `${ROW};${row}`)].join('\n');
  const file = await readFile(new TextEncoder().encode(text), 'impayes.csv');
  if ('error' in file) throw new Error(file.error.message);
  return file;
}
const figures = async (columns: string, row: string) => (await read(columns, row)).claims.map(({ total, due }) => `${total} ${due}`);
const refusals = async (columns: string, row: string) => {
  const { claims, errors } = await read(columns, row);
  expect(claims).toEqual([]);
  return errors.map(({ line, field, code }) => [line, field, code]);
};

describe('what was paid leaves what is due', () => {
  test.each([
    'Montant réglé', 'Montant payé', 'Montant encaissé', 'Montant versé', 'Déjà payé', 'Déjà réglé', 'Déjà versé', 'Payé', 'Réglé', 'Encaissé', 'Acompte', 'Acomptes', 'Versement', 'Versements', 'Avoir imputé',
    'Amount paid', 'Paid', 'Paid amount', 'Received', 'amount_paid', 'AMOUNTPAID', 'Montant réglé (€)', 'TOTAL RÉGLÉ',
  ])('under %s', async (header) => {
    expect(await figures(`Montant TTC;${header}`, '100,00;60,50')).toEqual(['100.00 39.50']);
  });

  test('nothing, where the cell is empty or says no', async () => {
    for (const none of ['', '0', '0,00 €', 'Non', 'no', '-']) expect(await figures('Montant TTC;Payé', `100,00;${none}`)).toEqual(['100.00 100.00']);
    expect(await refusals('Montant TTC;Payé', '100,00;Oui')).toEqual([[2, 'Payé', 'amount_letter']]);
  });

  test('all of it, but not more', async () => {
    expect(await figures('Montant TTC;Payé', '100,00;100,00')).toEqual(['100.00 0.00']);
    expect(await refusals('Montant TTC;Payé', '100,00;100,01')).toEqual([[2, 'Payé', 'paid_above_total']]);
    expect(await refusals('Montant TTC;Payé', '100,00;-60,00')).toEqual([[2, 'Payé', 'paid_negative']]);
  });

  test('and must agree with the remainder that the line states', async () => {
    expect(await figures('Montant TTC;Montant réglé;Reste dû', '100,00;60,00;40,00')).toEqual(['100.00 40.00']);
    expect(await figures('Montant TTC;Montant réglé;Reste dû', '100,00;;40,00')).toEqual(['100.00 40.00']);
    expect(await figures('Montant TTC;Montant réglé;Reste dû', '100,00;60,00;')).toEqual(['100.00 40.00']);
    const { claims, errors } = await read('Montant TTC;Montant réglé;Reste dû', '100,00;60,00;50,00');
    expect(claims).toEqual([]);
    expect(errors).toMatchObject([{
      line: 2, field: 'Reste dû', code: 'paid_disagrees',
      message: `Le montant (100.00) moins «${NBSP}Montant réglé${NBSP}» (60.00) ne donne pas «${NBSP}Reste dû${NBSP}» (50.00). Le reste dû n’est pas deviné.`,
    }]);
  });

  test('without a total adds up to it', async () => {
    expect(await figures('Solde;Payé', '40,00;60,00')).toEqual(['100.00 40.00']);
  });

  test('in two columns is read only where the remainder settles it', async () => {
    expect(await figures('Montant TTC;Acompte;Montant réglé', '100,00;;60,00')).toEqual(['100.00 40.00']);
    expect(await refusals('Montant TTC;Acompte;Montant réglé', '100,00;20,00;60,00')).toEqual([[2, 'Montant réglé', 'several_payments']]);
    for (const due of ['20,00', '40,00']) expect(await figures('Montant TTC;Acompte;Montant réglé;Solde', `100,00;20,00;60,00;${due}`)).toHaveLength(1);
    expect(await refusals('Montant TTC;Acompte;Montant réglé;Solde', '100,00;20,00;60,00;10,00')).toEqual([[2, 'Solde', 'paid_disagrees']]);
  });
});

test.each([
  'Reste', 'Dû', 'Unpaid', 'Reste dû TTC', 'Solde TTC', 'Solde à payer', 'Reste à devoir', 'Reste à encaisser', 'Restant à payer', 'Montant dû TTC', 'Balance outstanding', 'RESTE DU', 'MONTANT DU', 'Total due', 'OUTSTANDINGBALANCE',
])('%s is what remains due', async (header) => {
  expect(await figures(`Montant TTC;${header}`, '100,00;40,00')).toEqual(['100.00 40.00']);
});

describe('an unknown column that speaks of a payment', () => {
  test.each(['Solde HT', 'Encore dû', 'Part payée', 'Avoir', 'Balance N-1', 'Règlement', 'Past due', 'Cash received', 'Reste client'])('%s with amounts under it refuses the file', async (header) => {
    const { claims, errors } = await read(`Montant TTC;${header}`, '100,00;', '100,00;60,00');
    expect(claims).toEqual([]);
    expect(errors).toMatchObject([{
      line: 1, field: header, code: 'payment_column_unknown',
      message: `La colonne «${NBSP}${header}${NBSP}» semble dire ce qui a été payé ou ce qui reste dû${NBSP}; elle n’est pas comprise. Renommez-la «${NBSP}Montant réglé${NBSP}» ou «${NBSP}Reste dû${NBSP}», ou retirez-la.`,
    }]);
  });

  test.each([['Règlement', 'Virement'], ['Payé le', '15/03/2026'], ['Délai de paiement', '30'], ['Mode de règlement', '3'], ['N° avoir', '12'], ['Date de paiement', '20260315'], ['Days past due', '30'], ['Nom du vendeur', '12'], ['Code du site', '12']])('%s with %s under it does not', async (header, value) => {
    expect(await figures(`Montant TTC;${header}`, `100,00;${value}`)).toEqual(['100.00 100.00']);
  });

  test('nor does any where what remains is stated', async () => {
    expect(await figures('Montant TTC;Reste dû;Solde HT', '100,00;40,00;33,33')).toEqual(['100.00 40.00']);
  });
});

describe('an avoir', () => {
  test.each([
    ['Nature', 'Avoir'], ['Nature', 'Avoir sur facture 12'], ['Nature', 'Credit note'], ['Facture/Avoir', 'Avoir'], ['Doc type', 'Credit note'], ['Nature de la pièce', 'AV'], ['Transaction type', 'Credit memo'],
  ])('is told by %s: %s', async (header, value) => {
    expect((await read(`Montant;${header}`, `-100,00;${value}`)).claims).toMatchObject([{ kind: 'creditNote', total: '100.00', due: '100.00' }]);
  });

  test('of contrary signs is refused', async () => {
    expect(await figures('Montant;Reste dû;Type', '-100,00;-60,00;Avoir')).toEqual(['100.00 60.00']);
    expect(await figures('Montant;Montant réglé;Type', '-100,00;-60,00;Avoir')).toEqual(['100.00 40.00']);
    expect(await refusals('Montant;Reste dû;Type', '100,00;-60,00;Avoir')).toEqual([[2, 'Reste dû', 'sign_mismatch']]);
    expect(await refusals('Montant;Reste dû;Type', '-100,00;60,00;Avoir')).toEqual([[2, 'Montant', 'sign_mismatch']]);
  });

  test('is not made by a nature that is none', async () => {
    expect((await read('Montant;Nature', '100,00;Prestation')).claims).toMatchObject([{ kind: 'invoice', extras: { nature: 'Prestation' } }]);
  });
});

describe('a currency', () => {
  const money = async (columns: string, row: string) => (await read(columns, row)).claims.map(({ currency, total }) => `${total} ${currency}`);

  test.each(['Devise de facturation', 'ISO', 'Code ISO', 'Currency code'])('stands under %s', async (header) => {
    expect(await money(`Montant;${header}`, '100,00;USD')).toEqual(['100.00 USD']);
  });

  test('an ISO code of two letters is that of a country', async () => {
    expect((await read('Montant;Code ISO', '100,00;BE')).claims).toMatchObject([{ currency: 'EUR', extras: { buyer: { country: 'BE' } } }]);
  });

  test.each([['Montant (USD)', 'USD'], ['Total (£)', 'GBP'], ['Amount in CHF', 'CHF'], ['amount_gbp', 'GBP'], ['Montant US$', 'USD'], ['Montant TTC (€)', 'EUR'], ['Montant en euros', 'EUR']])('stands in the header %s', async (header, code) => {
    expect(await money(header, '100,00')).toEqual([`100.00 ${code}`]);
  });

  test('a sign of several currencies needs the column that says which', async () => {
    expect(await refusals('Montant $', '100,00')).toEqual([[1, 'Montant $', 'currency_unreadable']]);
    expect(await money('Montant $;Devise', '100,00;CAD')).toEqual(['100.00 CAD']);
    expect(await refusals('Montant $;Devise', '100,00;')).toEqual([[2, 'Devise', 'missing_value']]);
  });

  test('and that column may not belie the header, unless the header only says euros', async () => {
    expect(await money('Montant (€);Devise', '100,00;USD')).toEqual(['100.00 USD']);
    expect(await refusals('Montant (USD);Devise', '100,00;EUR')).toEqual([[2, 'Devise', 'currency_mismatch']]);
    expect(await refusals('Montant (USD);Solde (EUR)', '100,00;60,00')).toEqual([[1, 'Solde (EUR)', 'currency_mismatch']]);
  });
});

describe('a column "taux"', () => {
  const rates = async (columns: string, ...rows: readonly string[]) => (await read(columns, ...rows)).claims.map(({ contractRate }) => contractRate);

  test('is the contractual rate where it can be no other', async () => {
    expect(await rates('Montant;Taux', '100,00;20', '100,00;12,4 %')).toEqual(['20.00', '12.40']);
    expect(await rates('Montant;Taux contractuel', '100,00;20')).toEqual(['20.00']);
  });

  test('is none of ours beside the tax, nor where it holds only its rates', async () => {
    for (const beside of ['TVA', 'Montant HT', 'Total TVA']) expect(await rates(`Montant TTC;${beside};Taux`, '100,00;16,67;12,4')).toEqual([null]);
    expect(await rates('Montant;Taux', '100,00;20', '100,00;5,5 %', '100,00;2,1', '100,00;10,00')).toEqual([null, null, null, null]);
    expect(await rates('Montant;N° TVA;Taux', '100,00;FR09012345674;12,4')).toEqual(['12.40']);
  });
});
