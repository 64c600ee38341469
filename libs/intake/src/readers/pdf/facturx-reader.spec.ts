import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { readFile } from '../index.ts';
import type { ReadKnownFile } from '../index.ts';

const CII = readFileSync(path.join(import.meta.dirname, '../fixtures/invoice.cii.xml'));
const stream = (n: number, data: Buffer, more = '/Filter /FlateDecode') => Buffer.concat([Buffer.from(`${n} 0 obj\n<< /Type /EmbeddedFile /Length ${data.length} ${more} >>\nstream\r\n`, 'latin1'), data, Buffer.from('\nendstream\nendobj\n')]);
const pdf = (...parts: Buffer[]) => new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1'), ...parts, Buffer.from('trailer << /Root 1 0 R >>\n%%EOF\n')]));
const read = async (bytes: Uint8Array) => (await readFile(bytes, 'facture.pdf')) as ReadKnownFile;

describe('the invoice inside a PDF', () => {
  test('reads as the XML does alone, compressed or not, whatever else the file holds', async () => {
    const { claims } = await read(new Uint8Array(CII)) ;
    const page = stream(3, deflateSync(Buffer.from('BT (Facture 999,00) Tj ET')));
    for (const part of [stream(4, deflateSync(CII)), stream(4, CII, '')]) expect(await read(pdf(page, part))).toMatchObject({ format: 'facturx', errors: [], claims: JSON.parse(JSON.stringify(claims.map((claim) => ({ ...claim, extras: undefined })))) });
  });

  test('a file that was changed says its invoice again: the last one counts', async () => {
    const later = Buffer.from(CII.toString().replace(/(<ram:TypeCode>)380/u, '$1381'));
    const [first, last] = [await read(pdf(stream(4, deflateSync(CII)))), await read(pdf(stream(4, deflateSync(CII)), stream(5, deflateSync(later))))];
    expect([first.claims[0]!.kind, last.claims[0]!.kind]).toEqual(['invoice', 'creditNote']);
  });

  test('a PDF without one is no known format; one under a password, or that only names one, says so', async () => {
    expect(await readFile(pdf(stream(3, deflateSync(Buffer.from('BT ET')))), 'a.pdf')).toMatchObject({ error: { code: 'unknown_format' } });
    expect((await read(pdf(Buffer.from('(factur-x.xml)'), Buffer.from('/Encrypt 9 0 R')))).errors).toMatchObject([{ code: 'pdf_locked' }]);
    expect((await read(pdf(Buffer.from('(factur-x.xml)')))).errors).toMatchObject([{ code: 'pdf_no_invoice' }]);
  });

  test('a bomb behind the first bytes of an invoice is set out no further than the bound', async () => {
    const bomb = deflateSync(Buffer.concat([CII.subarray(0, 600), Buffer.alloc(60_000_000, 0x20)]));
    expect((await read(pdf(stream(4, bomb)))).errors).toMatchObject([{ code: 'pdf_broken' }]);
  });

  test('entities of the XML inside are not resolved', async () => {
    const evil = Buffer.from(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${CII.toString().replace(/<\?xml[^>]*>/u, '')}`);
    expect((await read(pdf(stream(4, deflateSync(evil))))).errors).toMatchObject([{ code: 'external_entity' }]);
  });
});
