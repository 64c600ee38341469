import { describe, expect, test } from '@jest/globals';
import { columnsOf } from './csv-columns.ts';
import { headerKey } from './csv-headers.ts';

const fieldsOf = (headers: readonly string[], first: readonly string[] = []): Record<string, string> => {
  const columns = columnsOf(headers, first);
  return 'at' in columns ? Object.fromEntries([...columns.at].map(([field, at]) => [field, headers[at]!])) : { problem: columns.code };
};

test.each([
  ['N° de facture', 'Numéro Facture'], ['n° facture', 'num_facture'], ['Date d’échéance', "DATE D'ECHEANCE"], ['Montant T.T.C.', 'montant ttc (€)'], ['issuedOn', 'Issued on'], ['Reste dû (en euros)', 'reste du'],
])('%j and %j are one header', (one, other) => {
  expect(headerKey(one)).toBe(headerKey(other));
});

describe('columns', () => {
  test('are found under French names, the most telling first', () => {
    expect(fieldsOf(['Référence', 'Facture', 'Émise le', 'Échéance', 'Montant', 'Montant TTC', 'Montant HT', 'Solde', 'Débiteur', 'Contact', 'SIRET', 'TVA', 'Compte'])).toEqual({
      reference: 'Facture', issuedOn: 'Émise le', dueOn: 'Échéance', total: 'Montant TTC', due: 'Solde', buyerName: 'Débiteur', contactName: 'Contact', buyerSiren: 'SIRET', buyerVat: 'TVA', account: 'Compte',
    });
  });

  test('are found under English names and those of the preview itself', () => {
    expect(fieldsOf(['reference', 'kind', 'issuedOn', 'dueOn', 'currency', 'total', 'due', 'seller.name', 'buyer.name', 'buyer.siren', 'buyer.vat', 'buyer.account', 'contractRate'])).toEqual({
      reference: 'reference', kind: 'kind', issuedOn: 'issuedOn', dueOn: 'dueOn', currency: 'currency', total: 'total', due: 'due', sellerName: 'seller.name', buyerName: 'buyer.name',
      buyerSiren: 'buyer.siren', buyerVat: 'buyer.vat', account: 'buyer.account', rate: 'contractRate',
    });
  });

  test('"due" is a day or an amount by the value under it', () => {
    expect(fieldsOf(['invoice', 'issued', 'due', 'amount', 'customer'], ['1', '2026-01-01', '2026-02-01', '10', 'x'])).toMatchObject({ dueOn: 'due', total: 'amount' });
    expect(fieldsOf(['invoice', 'issued', 'due', 'due date', 'customer'], ['1', '2026-01-01', '10.00', '2026-02-01', 'x'])).toMatchObject({ dueOn: 'due date', due: 'due' });
  });

  test('an amount without VAT is not taken for the amount', () => {
    expect(columnsOf(['facture', 'date', 'échéance', 'montant HT', 'client'], [])).toEqual({
      code: 'missing_column', field: 'montant',
      facts: { missing: '«\u00a0montant\u00a0»', count: 1, found: '«\u00a0facture\u00a0», «\u00a0date\u00a0», «\u00a0échéance\u00a0», «\u00a0montant HT\u00a0», «\u00a0client\u00a0»' },
    });
  });

  test('the same name twice is refused', () => {
    expect(columnsOf(['facture', 'date', 'échéance', 'montant', 'Montant', 'client'], [])).toMatchObject({ code: 'duplicate_column', field: 'Montant' });
  });
});
