import { describe, expect, test } from '@jest/globals';
import { MOST_SENT_BYTES, takeFiles } from './sent-files.ts';

const text = (words: string) => Buffer.from(words);
const one = (name: string, bytes: Uint8Array) => {
  const { files, faults } = takeFiles([{ name, bytes }]);
  return faults[0]?.code ?? [files[0]!.name, files[0]!.mediaType];
};
const PDF = text('%PDF-1.7\n%%EOF');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
const HEIC = Buffer.concat([Buffer.from([0, 0, 0, 24]), text('ftypheic0000')]);

describe('files that people send', () => {
  test('a file is what its content says, and its name says so too', () => {
    expect(one('Relevé.pdf', PDF)).toEqual(['Relevé.pdf', 'application/pdf']);
    expect(one('facture.exe', PDF)).toEqual(['facture.exe.pdf', 'application/pdf']);
    expect(one('', PNG)).toEqual(['document.png', 'image/png']);
    expect(one('IMG_1.JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]))).toEqual(['IMG_1.JPEG', 'image/jpeg']);
    expect(one('photo.heic', HEIC)).toEqual(['photo.heic', 'image/heic']);
    expect(one('échange.txt', text('Reçu le 3 mai.\r\n\tMerci'))).toEqual(['échange.txt', 'text/plain; charset=utf-8']);
    expect(one('relance.eml', text('Return-Path: <a@b.example>\r\nFrom: a@b.example\r\nSubject: Relance\r\n\r\nBonjour.'))).toEqual(['relance.eml', 'message/rfc822']);
    // A page of HTML is kept as the text that it is.
    expect(one('page.html', text('<script>alert(1)</script>'))).toEqual(['page.html.txt', 'text/plain; charset=utf-8']);
  });

  test('what is no document is not taken, whatever its name', () => {
    expect(one('facture.pdf', Buffer.from([0x4d, 0x5a, 0x90, 0, 3]))).toBe('file_kind_not_taken');
    expect(one('facture.pdf', text('PK\u0003\u0004 archive'))).toBe('file_kind_not_taken');
    expect(one('latin.txt', Buffer.from([0x52, 0x65, 0xe7, 0x75]))).toBe('file_kind_not_taken');
    expect(one('vide.pdf', Buffer.alloc(0))).toBe('required');
    expect(one('gros.pdf', Buffer.concat([PDF, Buffer.alloc(MOST_SENT_BYTES)]))).toBe('file_too_big');
    expect(takeFiles([{ name: 'x.pdf', base64: 'pas du base64' }]).faults).toMatchObject([{ field: 'files.0', code: 'file_unreadable' }]);
    expect(takeFiles(Array.from({ length: 6 }, () => ({ name: 'a.pdf', bytes: PDF }))).faults).toEqual([{ field: 'files', code: 'too_many', facts: { most: 5 } }]);
    expect(takeFiles(undefined)).toEqual({ files: [], faults: [] });
  });
});
