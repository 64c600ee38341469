import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readFile } from '../index.ts';
import type { ReadKnownFile } from '../index.ts';

const invoice = readFileSync(path.join(import.meta.dirname, '../fixtures/invoice.cii.xml'), 'utf8');

async function read(content: string | Uint8Array): Promise<ReadKnownFile> {
  const file = await readFile(typeof content === 'string' ? new TextEncoder().encode(content) : content, 'facture.xml');
  if ('error' in file) throw new Error(file.error.message);
  return file;
}

const TERMS = /<ram:SpecifiedTradePaymentTerms>.*<\/ram:SpecifiedTradePaymentTerms>/u;
const terms = (...days: readonly string[]) => days.map((day) => `<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">${day}</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>`).join('');

describe('a CII invoice', () => {
  test('gives the claim of the contract, and what the portal needs besides', async () => {
    const { format, errors, warnings, claims } = await read(invoice);
    expect({ format, errors, warnings }).toEqual({ format: 'cii', errors: [], warnings: [] });
    expect(claims).toEqual([{
      reference: 'LT-4410', kind: 'invoice', issuedOn: '2026-03-02', dueOn: '2026-04-01', currency: 'EUR', total: '211.00', due: '-39.00',
      seller: { name: 'Laiterie de la Touraine', siren: '045678919', vat: 'FR19045678919' },
      buyer: { name: 'Crèmerie Pascaline', siren: null, vat: 'FR82056789126', account: 'C-31' },
      latePenaltyText: 'Pénalités : trois fois le taux légal.', indemnityText: 'Indemnité forfaitaire : 40 €.', contractRate: null,
      extras: {
        line: 2, nature: null, description: null, orderReference: 'BC-12', contractReference: 'CONTRAT-3', deliveryReference: 'EXP-8',
        seller: { kind: 'company', siret: null, tradingName: 'Latour', addressLines: [], postalCode: null, city: null, country: null, email: null, phone: null, contactName: null },
        buyer: {
          kind: null, siret: null, tradingName: null, addressLines: ['7 place du Marché'], postalCode: '41100', city: 'Vendôme', country: 'FR',
          email: 'bonjour@pascaline.example', phone: '02 54 00 00 03', contactName: 'Mme Roussel',
        },
        documents: [{ reference: 'PJ1', description: 'Bon', fileName: 'bon.txt', mimeType: 'text/plain', content: Buffer.from('Bon') }],
      },
    }]);
  });

  test.each(['381', '261', '502', '503'])('of type %s is a credit note', async (type) => {
    expect((await read(invoice.replace('>380<', `>${type}<`))).claims).toMatchObject([{ kind: 'creditNote' }]);
  });

  test('in UTF-16, in Latin-9, with a byte order mark', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(invoice.replace('UTF-8', 'UTF-16'), 'utf16le')]);
    const latin9 = Buffer.from(invoice.replace('UTF-8', 'ISO-8859-15').replaceAll('€', '\u00a4'), 'latin1');
    const marked = `\ufeff${invoice}`;
    for (const content of [utf16, latin9, marked]) {
      expect((await read(content)).claims).toMatchObject([{ buyer: { name: 'Crèmerie Pascaline' }, indemnityText: 'Indemnité forfaitaire : 40 €.' }]);
    }
  });

  test('with several due dates has none, and says so', async () => {
    const { claims, warnings } = await read(invoice.replace(TERMS, terms('20260401', '20260501')));
    expect(claims).toMatchObject([{ dueOn: null }]);
    expect(warnings).toMatchObject([{ field: 'BT-9', code: 'several_due_dates' }]);
    expect((await read(invoice.replace(TERMS, terms('20260401', '20260401')))).claims).toMatchObject([{ dueOn: '2026-04-01' }]);
    expect((await read(invoice.replace(TERMS, ''))).claims).toMatchObject([{ dueOn: null }]);
  });

  test('may carry its codes inside the notes', async () => {
    const coded = invoice.replace(/<ram:Content>Sans sujet\.</u, '<ram:Content>#PMT#Deuxième mention.<');
    expect((await read(coded)).claims).toMatchObject([{ indemnityText: 'Indemnité forfaitaire : 40 €.\nDeuxième mention.' }]);
  });

  test('takes a SIRET for the SIREN that begins it', async () => {
    expect((await read(invoice.replace('schemeID="0002">045678919', 'schemeID="0009">04567891900013'))).claims).toMatchObject([{ seller: { siren: '045678919' }, extras: { seller: { siret: '04567891900013' } } }]);
  });
});

describe('a CII invoice that cannot be read names the term and the line', () => {
  test.each([
    ['BT-1', /<ram:ID>LT-4410<\/ram:ID>/u, 'rsm:ExchangedDocument'], ['BT-3', /<ram:TypeCode>380<\/ram:TypeCode>/u, 'rsm:ExchangedDocument'],
    ['BT-2', /<ram:IssueDateTime>.*<\/ram:IssueDateTime>/u, 'rsm:ExchangedDocument'], ['BT-5', /<ram:InvoiceCurrencyCode>.*<\/ram:InvoiceCurrencyCode>/u, 'ram:ApplicableHeaderTradeSettlement'],
    ['BT-27', /<ram:Name>Laiterie.*<\/ram:Name>\s*<ram:SpecifiedLegalOrganization>.*/u, 'ram:SellerTradeParty'], ['BT-44', /<ram:Name>Crèmerie.*<\/ram:Name>/u, 'ram:BuyerTradeParty'],
    ['BT-112', /<ram:GrandTotalAmount>.*<\/ram:GrandTotalAmount>/u, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation'],
    ['BT-115', /<ram:DuePayableAmount>.*<\/ram:DuePayableAmount>/u, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation'],
  ])('%s missing, at the element that should hold it', async (field, piece, holder) => {
    expect(invoice).toMatch(piece);
    const without = invoice.replace(piece, '');
    const line = without.slice(0, without.indexOf(`<${holder}>`)).split('\n').length;
    const { claims, errors } = await read(without);
    expect(claims).toEqual([]);
    expect(errors).toMatchObject([{ line, field, code: 'missing_element' }]);
  });

  test('a day that does not exist', async () => {
    expect((await read(invoice.replace('20260302', '20260231'))).errors).toMatchObject([{ line: 7, field: 'BT-2', message: '«\u00a020260231\u00a0»\u00a0: cette date n’existe pas.' }]);
  });

  test('a day in another format is told the one expected', async () => {
    expect((await read(invoice.replace('20260302', '02/03/2026'))).errors).toMatchObject([{ field: 'BT-2', message: '«\u00a002/03/2026\u00a0» n’est pas une date (attendu\u00a0: 20261121).' }]);
  });

  test('a prefix that nothing declares, and elements of another namespace', async () => {
    expect((await read(invoice.replace('xmlns:udt', 'xmlns:other'))).errors).toMatchObject([{ line: 7, code: 'xml_malformed' }]);
    expect((await read(invoice.replace('<ram:ID>LT', '<x:ID xmlns:x="urn:autre">X</x:ID><ram:ID>LT'))).claims).toMatchObject([{ reference: 'LT-4410' }]);
  });
});
