import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readFile } from '../index.ts';
import type { ReadKnownFile } from '../index.ts';

const fixture = (name: string): string => readFileSync(path.join(import.meta.dirname, '../fixtures', name), 'utf8');
const invoice = fixture('invoice.ubl.xml');

async function read(content: string | Uint8Array): Promise<ReadKnownFile> {
  const file = await readFile(typeof content === 'string' ? new TextEncoder().encode(content) : content, 'facture.xml');
  if ('error' in file) throw new Error(file.error.message);
  return file;
}

/** The invoice with one piece of it replaced. */
const altered = (piece: string | RegExp, by: string) => {
  expect(typeof piece === 'string' ? invoice.includes(piece) : piece.test(invoice)).toBe(true);
  return read(invoice.replace(piece, by));
};

describe('a UBL invoice', () => {
  test('gives the claim of the contract, and what the portal needs besides', async () => {
    const { format, errors, warnings, claims } = await read(invoice);
    expect({ format, errors, warnings }).toEqual({ format: 'ubl', errors: [], warnings: [] });
    expect(claims).toEqual([{
      reference: 'VO-2026-118', kind: 'invoice', issuedOn: '2026-05-04', dueOn: '2026-06-03', currency: 'EUR', total: '1200.00', due: '900.40',
      seller: { name: 'Orvelle Verre SAS', siren: '023456783', vat: 'FR62023456783' },
      buyer: { name: 'Hôtel des Cygnes SARL', siren: '034567891', vat: 'FR15034567891', account: 'CLI-204' },
      latePenaltyText: 'Pénalités de retard : taux de la BCE majoré de 10 points.', indemnityText: 'Indemnité forfaitaire de recouvrement : 40 €.', contractRate: null,
      extras: {
        line: 2, nature: null, description: null, orderReference: 'CDE-77', contractReference: 'CTR-9', deliveryReference: 'BL-501',
        seller: {
          kind: 'company', siret: null, tradingName: "Verrerie de l'Orvelle", addressLines: ['2 rue du Four'], postalCode: '37400', city: 'Amboise', country: 'FR', email: null, phone: null, contactName: null,
        },
        buyer: {
          kind: 'company', siret: '03456789100028', tradingName: null, addressLines: ['19 avenue du Lac', 'Entrée C', 'ZA des Cygnes'], postalCode: '74000', city: 'Annecy', country: 'FR',
          email: 'compta@cygnes.example', phone: '+33 4 50 00 00 02', contactName: 'Service comptable',
        },
        documents: [{ reference: 'BL-501-signé', description: 'Bon de livraison signé', fileName: 'bl-501.txt', mimeType: 'text/plain', content: Buffer.from('UmXDp3Ugw6AgQmxvaXM=', 'base64') }],
      },
    }]);
  });

  test('without a due date has none: it is not computed', async () => {
    expect((await altered(/<cbc:DueDate>.*<\/cbc:DueDate>/u, '')).claims).toMatchObject([{ dueOn: null, due: '900.40' }]);
  });

  test.each(['381', '261', '396', '503'])('of type %s is a credit note', async (type) => {
    expect((await altered('>380<', `>${type}<`)).claims).toMatchObject([{ kind: 'creditNote' }]);
  });

  test.each(['380', '384', '386', '389'])('of type %s is an invoice', async (type) => {
    expect((await altered('>380<', `>${type}<`)).claims).toMatchObject([{ kind: 'invoice' }]);
  });

  test('paid in excess has a negative amount due', async () => {
    expect((await altered('>900.4<', '>-100.00<')).claims).toMatchObject([{ total: '1200.00', due: '-100.00' }]);
  });

  test('draws no SIREN from a VAT number, nor from an electronic address', async () => {
    const { claims } = await altered(/<cbc:CompanyID schemeID="0002">023456783<\/cbc:CompanyID>/u, '');
    expect(claims).toMatchObject([{ seller: { siren: null, vat: 'FR62023456783' } }]);
  });

  test('takes a registration without scheme for a SIREN only in France and with its key', async () => {
    expect((await altered('<cbc:CompanyID schemeID="0002">023456783<', '<cbc:CompanyID>023456783<')).claims).toMatchObject([{ seller: { siren: '023456783' } }]);
    expect((await altered('<cbc:CompanyID schemeID="0002">023456783<', '<cbc:CompanyID>023456784<')).claims).toMatchObject([{ seller: { siren: null } }]);
  });

  test('keeps the letter of its notes, line breaks and no-break spaces included', async () => {
    expect((await altered('recouvrement : 40 €.', 'recouvrement\u00a0:\n40 €.')).claims).toMatchObject([{ indemnityText: 'Indemnité forfaitaire de recouvrement\u00a0:\n40 €.' }]);
  });

  test('may hold CDATA and character references', async () => {
    expect((await altered('>VO-2026-118<', '><![CDATA[VO&2026]]>&#45;1&amp;8<')).claims).toMatchObject([{ reference: 'VO&2026-1&8' }]);
  });
});

test('a UBL credit note under other prefixes, in Latin-1, due by its means of payment', async () => {
  const bytes = readFileSync(path.join(import.meta.dirname, '../fixtures/credit-note.ubl.xml'));
  expect(await read(bytes)).toMatchObject({
    format: 'ubl', errors: [],
    claims: [{
      reference: 'AV-2026-9', kind: 'creditNote', issuedOn: '2026-05-20', dueOn: '2026-06-19', total: '60.00', due: '60.00',
      seller: { name: 'Orvelle Verre SAS', siren: '023456783', vat: null }, buyer: { name: 'Hôtel des Cygnes', siren: null, vat: null, account: null }, latePenaltyText: null, indemnityText: null,
      extras: { seller: { siret: '02345678300015' } },
    }],
  });
});

describe('a UBL invoice that cannot be read names the term and the line', () => {
  test.each([
    [/<cbc:ID>VO-2026-118<\/cbc:ID>/u, 'BT-1', 2, 'Le numéro de facture (BT-1, cbc:ID) manque.'],
    [/<cbc:IssueDate>2026-05-04<\/cbc:IssueDate>/u, 'BT-2', 2, 'La date d’émission (BT-2, cbc:IssueDate) manque.'],
    [/<cbc:DocumentCurrencyCode>EUR<\/cbc:DocumentCurrencyCode>/u, 'BT-5', 2, 'La devise (BT-5, cbc:DocumentCurrencyCode) manque.'],
    [/<cbc:RegistrationName>Hôtel.*?<\/cbc:RegistrationName>/u, 'BT-44', 36, 'Le nom de l’acheteur (BT-44, cbc:RegistrationName) manque.'],
    [/<cbc:TaxInclusiveAmount.*<\/cbc:TaxInclusiveAmount>/u, 'BT-112', 47, 'Le montant total avec TVA (BT-112, cbc:TaxInclusiveAmount) manque.'],
    [/<cbc:PayableAmount.*<\/cbc:PayableAmount>/u, 'BT-115', 47, 'Le montant à payer (BT-115, cbc:PayableAmount) manque.'],
  ])('%s', async (piece, field, line, message) => {
    const { claims, errors } = await altered(piece, '');
    expect(claims).toEqual([]);
    expect(errors).toMatchObject([{ line, field, message, code: 'missing_element' }]);
  });

  test.each([
    ['>2026-05-04<', '>2026-02-31<', 'BT-2', 5, 'day_does_not_exist'], ['>2026-06-03<', '>03/06/2026<', 'BT-9', 6, 'day_unreadable'], ['>900.4<', '>900,40<', 'BT-115', 53, 'amount_unreadable'],
    ['>900.4<', '>9223372036854775808<', 'BT-115', 53, 'amount_too_large'], ['currencyID="EUR">900.4<', 'currencyID="USD">900.4<', 'BT-115', 53, 'currency_mismatch'],
    ['>VO-2026-118<', `>${'9'.repeat(101)}<`, 'BT-1', 4, 'value_too_long'], ['CurrencyCode>EUR<', 'CurrencyCode>euro<', 'BT-5', 11, 'currency_unreadable'],
  ])('%s as %s', async (piece, by, field, line, code) => {
    const { claims, errors } = await altered(piece, by);
    expect(claims).toEqual([]);
    expect(errors).toMatchObject([{ line, field, code }]);
  });
});

describe('what a document says twice', () => {
  test('several due dates leave none; the same one twice is one', async () => {
    const { claims, warnings } = await altered(/(<cbc:DueDate>)2026-06-03(<\/cbc:DueDate>)/u, '$12026-06-03$2$12026-07-03$2');
    expect(claims).toMatchObject([{ dueOn: null }]);
    expect(warnings).toMatchObject([{ field: 'BT-9', code: 'several_due_dates' }]);
    expect((await altered(/(<cbc:DueDate>.*<\/cbc:DueDate>)/u, '$1$1')).claims).toMatchObject([{ dueOn: '2026-06-03' }]);
  });

  test('two amounts due that differ are refused; the same one, or one of another currency, is not', async () => {
    const payable = (amount: string, currency = 'EUR') => `<cbc:PayableAmount currencyID="${currency}">${amount}</cbc:PayableAmount>`;
    const { claims, errors } = await altered(payable('900.4'), payable('900.4') + payable('999'));
    expect(claims).toEqual([]);
    expect(errors).toMatchObject([{ line: 53, field: 'BT-115', code: 'several_values', message: 'Le montant à payer (BT-115, cbc:PayableAmount) figure plusieurs fois avec des valeurs différentes (900.40 et 999.00)\u00a0: aucune n’est retenue.' }]);
    expect((await altered(payable('900.4'), payable('900.4') + payable('900.40'))).claims).toMatchObject([{ due: '900.40' }]);
    expect((await altered(payable('900.4'), payable('980.00', 'USD') + payable('900.4'))).claims).toMatchObject([{ due: '900.40' }]);
  });
});

describe('a credit note with a minus', () => {
  const credit = (total: string, due: string, prepaid = '300.00') => read(invoice.replace('>380<', '>381<').replace('>1200<', `>${total}<`).replace('>900.4<', `>${due}<`).replace('>300.00<', `>${prepaid}<`));

  test('is one of the same amounts without it', async () => {
    expect((await credit('-1200', '-900.40')).claims).toMatchObject([{ kind: 'creditNote', total: '1200.00', due: '900.40' }]);
    expect((await credit('-1200', '0')).claims).toMatchObject([{ total: '1200.00', due: '0.00' }]);
  });

  test('whose amounts have contrary signs is refused, unless its prepaid amount tells why', async () => {
    const { claims, errors } = await credit('100', '-60');
    expect(claims).toEqual([]);
    expect(errors).toMatchObject([{ line: 47, field: 'BT-115', code: 'sign_mismatch' }]);
    expect((await credit('100', '-59.60', '160.00')).claims).toMatchObject([{ total: '100.00', due: '-59.60' }]);
  });
});

describe('elements count by their namespace', () => {
  test('whatever their prefix; one of another vocabulary does not, nor what it holds', async () => {
    expect((await read(invoice.replaceAll('cbc:', 'b:').replaceAll('xmlns:cbc', 'xmlns:b'))).claims).toMatchObject([{ reference: 'VO-2026-118', due: '900.40' }]);
    const foreign = '<f:ID xmlns:f="urn:autre">AUTRE</f:ID><f:Box xmlns:f="urn:autre"><cbc:ID>BOITE</cbc:ID></f:Box><ID>DEFAUT</ID><cac:ID>AGREGAT</cac:ID>';
    expect((await altered('<cbc:ID>VO', `${foreign}<cbc:ID>VO`)).claims).toMatchObject([{ reference: 'VO-2026-118' }]);
    expect((await altered('<cbc:ID>VO-2026-118</cbc:ID>', foreign)).errors).toMatchObject([{ field: 'BT-1', code: 'missing_element' }]);
  });

  test.each([
    ['xmlns:cbc=', 'xmlns:zzz=', 3, 'cbc'], ['<cbc:ID>1</cbc:ID>', '<x:ID>1</x:ID>', 56, 'x'], ['<cbc:Note>#AAI#', '<cbc:Note y:a="b">#AAI#', 8, 'y'], ['<cbc:Note>#AAI#', '<cbc:Note xmlns:z="">#AAI#', 8, 'z'],
  ])('%s as %s declares no prefix', async (piece, by, line, prefix) => {
    const { claims, errors } = await altered(piece, by);
    expect(claims).toEqual([]);
    expect(errors).toMatchObject([{ line, code: 'xml_malformed', message: `Le fichier XML est mal formé à cet endroit\u00a0: le préfixe «\u00a0${prefix}\u00a0» n’est pas déclaré.` }]);
  });
});

test('a refusal shows the form that the document wants', async () => {
  expect((await altered('>900.4<', '>900,40<')).errors).toMatchObject([{ message: '«\u00a0900,40\u00a0» n’est pas un montant (attendu\u00a0: 60.00).' }]);
  expect((await altered('>900.4<', '>9OO.40<')).errors).toMatchObject([{ message: '«\u00a09OO.40\u00a0» contient une lettre (attendu\u00a0: 60.00). Le montant n’est pas deviné.' }]);
  expect((await altered('>2026-06-03<', '>03/06/2026<')).errors).toMatchObject([{ message: '«\u00a003/06/2026\u00a0» n’est pas une date (attendu\u00a0: 2026-11-21).' }]);
});
