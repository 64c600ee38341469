import { describe, expect, test } from '@jest/globals';
import { isMail, writtenPaperOf } from './written-paper.ts';

/** An archive of entries that are not packed. */
function zip(entries: Record<string, string>): Buffer {
  const locals: Buffer[] = [], directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const local = Buffer.alloc(30), central = Buffer.alloc(46), bytes = Buffer.from(content);
    local.writeUInt32LE(0x04034b50); local.writeUInt32LE(bytes.length, 18); local.writeUInt32LE(bytes.length, 22); local.writeUInt16LE(Buffer.byteLength(name), 26);
    central.writeUInt32LE(0x02014b50); central.writeUInt32LE(bytes.length, 20); central.writeUInt32LE(bytes.length, 24); central.writeUInt16LE(Buffer.byteLength(name), 28); central.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(name), bytes);
    directory.push(central, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + bytes.length;
  }
  const end = Buffer.alloc(22), list = Buffer.concat(directory);
  end.writeUInt32LE(0x06054b50); end.writeUInt16LE(Object.keys(entries).length, 8); end.writeUInt16LE(Object.keys(entries).length, 10); end.writeUInt32LE(list.length, 12); end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, list, end]);
}
const WORD = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }, OPEN = { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<o/>' };

describe('letters as they are written', () => {
  test('texts of Word and OpenDocument are known by what they hold', () => {
    expect([writtenPaperOf(zip(WORD)), writtenPaperOf(zip(OPEN))]).toEqual(['docx', 'odt']);
    expect(writtenPaperOf(Buffer.concat([Buffer.alloc(0), zip({ ...WORD, 'word/media/image1.png': 'x' })]))).toBe('docx');
  });

  test('another archive is none, and none is one that holds what runs', () => {
    const others: Record<string, string>[] = [{ 'facture.xml': '<x/>' }, { '[Content_Types].xml': '', 'xl/workbook.xml': '' }, { ...WORD, 'word/vbaProject.bin': 'x' }, { ...OPEN, 'Basic/Standard/Module1.xml': 'x' }, { ...WORD, 'word/embeddings/a.exe': 'x' },
      { ...OPEN, mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }];
    expect(others.map((entries) => writtenPaperOf(zip(entries)))).toEqual([null, null, null, null, null, null]);
  });

  test('what is cut, or lies about its size, is none and breaks nothing', () => {
    const whole = zip(WORD);
    for (let end = 0; end < whole.length; end += 7) expect(writtenPaperOf(whole.subarray(0, end))).toBeNull();
    const lies = Buffer.from(whole);
    lies.writeUInt16LE(4000, lies.length - 12);
    lies.writeUInt32LE(0x7fffffff, lies.length - 6);
    expect(writtenPaperOf(lies)).toBeNull();
  });

  test('a mail begins with its headers, whatever letters its body is written in', () => {
    const mail = 'Received: from x\r\n\tby y\r\nFrom: Compta <c@x.example>\r\nSubject: =?utf-8?q?Relance?=\r\nMIME-Version: 1.0\r\n\r\n';
    expect(isMail(Buffer.concat([Buffer.from(mail), Buffer.from([0xe9, 0xe0, 0x21])]))).toBe(true);
    expect(['De : Compta\nObjet : Relance\n\nBonjour', 'From: Paul\nTo: Anne\n\nNote prise au téléphone', 'Facture;Date\nF1;2026-01-01', `${mail}\0`, ''].map((text) => isMail(Buffer.from(text)))).toEqual([false, false, false, false, false]);
  });
});
