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

const BASE: Record<string, string> = { reference: 'facture', issuedOn: 'date', dueOn: 'échéance', total: 'montant', buyerName: 'client' };

test.each([
  ['reference', ['N° doc', 'Doc No', 'INVOICENUMBER', 'Numéro du document', 'NUMEROFACTURE', 'Invoice #']],
  ['issuedOn', ['Facturé le', 'Date document', 'Date of issue', 'Billing date', 'Date Fact.', 'Invoice/Bill Date', 'Created (UTC)']],
  ['dueOn', ['A payer le', 'À payer avant le', 'Exigible le', 'Payment due', 'Date ech.', 'Date limite règlement', 'Due Date (UTC)', 'DATEECHEANCE']],
  ['total', ['Total facture', 'TOTALTTC', 'Montant T.T.C.']],
  ['buyerName', ['Acheteur', 'Destinataire', 'Bill to', 'Intitulé', 'Intitulé (tiers)', 'Invoice Partner Display Name', 'ContactName']],
  ['buyerSiren', ['SIREN ou SIRET', 'Company number', 'RCS', 'N° SIREN / SIRET']],
  ['buyerVat', ['N° TVA intracom.', 'VATNumber', 'Tax ID']],
  ['account', ['Client code', 'Client number', 'CLIENTCODE']],
  ['rate', ['Penalty rate', 'Late interest rate', 'Taux d’intérêt de retard']],
  ['sellerName', ['Émetteur', 'Nom du vendeur']],
])('%s by more names', (field, headers) => {
  for (const header of headers) {
    const others = Object.entries(BASE).filter(([each]) => each !== field).map(([, name]) => name);
    expect(fieldsOf([...others, header])).toMatchObject({ [field]: header });
  }
});

test('a contact is the customer only where no column names one', () => {
  expect(fieldsOf([...Object.values(BASE), 'ContactName'])).toMatchObject({ buyerName: 'client', contactName: 'ContactName' });
});

test('"facturé le" is a day beside "facture", and not the reference twice', () => {
  expect(fieldsOf(['Facture', 'Facturé le', 'échéance', 'montant', 'client'])).toMatchObject({ reference: 'Facture', issuedOn: 'Facturé le' });
});

test('"payment due" is a day or an amount by the value under it', () => {
  const headers = ['facture', 'date', 'Payment due', 'échéance', 'montant', 'client'];
  expect(fieldsOf(headers, ['1', '', '12,00'])).toMatchObject({ dueOn: 'échéance', due: 'Payment due' });
});
