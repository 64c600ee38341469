/**
 * Whoever is named in a letter has written his own name: as markup, as a template, as an address to be fetched, as a line of a mail's head. It is
 * printed as the letters that it is made of; nothing is run, nothing is fetched, and no mail has another line or another reader.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PdfPrinter } from '@quittance/platform';
import { STAFF, type TwoAgencies } from '@quittance/api/testing';
import { lend } from './kit/house.ts';
import { Tally } from './kit/tally.ts';
import type { Ground } from './kit/victim.ts';

const tally = new Tally('paper');
let h: TwoAgencies, ground: Ground, server: http.Server, port = 0;
const fetched: string[] = [];
beforeAll(async () => {
  server = http.createServer((request, response) => { fetched.push(request.url ?? ''); response.end('SECRET-OF-THE-NETWORK'); }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as AddressInfo).port;
  ({ h, ground } = await lend('look'));
}, 200_000);
afterAll(() => { process.stdout.write(`${tally.report()}\n`); server.close(); });

const hostile = () => [
  `<img src=http://127.0.0.1:${port}/img>`, `<script>fetch("http://127.0.0.1:${port}/js")</script>`, `<iframe src=file:///etc/passwd></iframe>`, `<link rel=stylesheet href=//127.0.0.1:${port}/css>`, '<style>@import url(http://127.0.0.1/x)</style>', `<object data=data:text/html,<script>1</script>>`,
  '{{7*7}}', '${7*7}', '<%= 7*7 %>', '#{7*7}', '{{constructor.constructor("return process")()}}', '</td></tr></table><h1>Vous ne devez rien</h1>', '" onerror="alert(1)" x="', "'><svg/onload=alert(1)>", '<!-- -->&lt;b&gt;', '=cmd|’/c calc’!A1', '\u202eetteuq',
];
const csv = (names: string[]) => ['Facture;Date;Échéance;Montant TTC;Raison sociale;Adresse;Code postal;Ville', ...names.map((name, i) => `"H-${i}";2026-03-31;2026-04-30;1200,00;"${name.replaceAll('"', '""')}";"${name.replaceAll('"', '""')}";37000;Tours`)].join('\n');
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

describe('what a stranger wrote', () => {
  test('in a debtor’s name and address is printed as letters, in the letter as in its preview', async () => {
    const creditor = await h.signIn(h.second.email), collector = await h.signIn(STAFF.collector);
    const { data } = await h.ask(creditor, 'mutation ($input: DepositInput!) { confirmDeposit(input: $input) { __typename ... on Deposit { cases { id debtorName } } ... on Refusal { code facts { key value } } } }', { input: { files: [{ name: 'hostile.csv', base64: Buffer.from(csv(hostile())).toString('base64') }], idempotencyKey: 'hostile-deposit' } });
    const { cases } = data!['confirmDeposit'] as { cases: { id: string; debtorName: string }[] };
    expect(cases.length).toBeGreaterThan(10);
    const printer = h.app.get(PdfPrinter);
    for (const { id, debtorName } of cases) {
      const seen = (await h.ask(collector, 'query ($id: ID!) { previewFormalNotice(caseId: $id) { ... on FormalNoticePreview { html } ... on Refusal { code } } }', { id })).data!['previewFormalNotice'] as { html?: string; code?: string };
      const html = seen.html ?? '';
      tally.case('debtor’s name', 'preview', seen.html === undefined ? `no preview: ${seen.code}` : /<(script|iframe|object|link|img|svg\/|style)[^>]*(127\.0\.0\.1|onload|onerror|passwd|data:text)/i.test(html) || html.includes('<h1>Vous ne devez rien') ? `markup of ${debtorName}` : debtorName.includes('7*7') && !html.includes('7*7') ? `reckoned: ${debtorName}` : debtorName.includes('<') && !html.includes(escaped(debtorName).slice(0, 12)) && !html.includes('&lt;') ? `not told as written: ${debtorName}` : false);
    }
    // One for all goes through the real printer, and comes out as paper.
    const { html, css } = (await h.ask(collector, 'query ($id: ID!) { previewFormalNotice(caseId: $id) { ... on FormalNoticePreview { html css } } }', { id: cases[0]!.id })).data!['previewFormalNotice'] as { html: string; css: string };
    const { bytes } = await printer.print(`<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Lettre</title><style>${css}</style></head><body>${html}</body></html>`).catch((error: Error) => ({ bytes: Buffer.from(`refused: ${error.name}`) }));
    tally.case('debtor’s name', 'print', Buffer.from(bytes).includes('SECRET-OF-THE-NETWORK') && 'something was fetched');
    tally.case('debtor’s name', 'network', fetched.length > 0 && fetched.join(', '));
    expect(tally.leaks).toEqual([]);
  }, 400_000);

  test('in a document itself: nothing of the network or of this machine reaches the paper', async () => {
    const printer = h.app.get(PdfPrinter), page = (inside: string, head = '') => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>x</title>${head}</head><body><p>Bonjour</p>${inside}</body></html>`;
    const at = `http://127.0.0.1:${port}`;
    const documents: Record<string, string> = {
      image: page(`<img src="${at}/a">`), background: page(`<div style="background:url(${at}/b);height:9px">x</div>`), frame: page(`<iframe src="${at}/c"></iframe>`), file: page('<iframe src="file:///etc/passwd"></iframe>'), fileImage: page('<img src="file:///etc/hostname">'),
      sheet: page('', `<link rel="stylesheet" href="${at}/d">`), imported: page('', `<style>@import "${at}/e";</style>`), font: page('<p style="font-family:f">x</p>', `<style>@font-face{font-family:f;src:url(${at}/f)}</style>`), script: page(`<script>fetch("${at}/g")</script>`), refresh: page('', `<meta http-equiv="refresh" content="0;url=${at}/h">`),
      metadata: page('<img src="http://169.254.169.254/latest/meta-data/">'), object: page(`<object data="${at}/i"></object>`), embed: page(`<embed src="${at}/j">`), video: page(`<video autoplay src="${at}/k"></video>`), svg: page(`<svg><image href="${at}/l"/></svg>`), prefetch: page('', `<link rel="prefetch" href="${at}/m">`), base: page('<img src="n">', `<base href="${at}/">`), nested: page(`<iframe srcdoc="<img src='${at}/o'>"></iframe>`), inData: page(`<iframe src="data:text/html,<img src='${at}/p'>"></iframe>`),
    };
    for (const [kind, html] of Object.entries(documents)) {
      const outcome = await printer.print(html, { timeoutMs: 15_000 }).then(({ bytes }) => Buffer.from(bytes).toString('latin1'), (error: Error) => `refused ${error.name}`);
      tally.case('document', 'reaching out', /SECRET-OF-THE-NETWORK|root:x:0/.test(outcome) ? `${kind}: read` : fetched.length ? `${kind}: ${fetched.splice(0).join(', ')}` : false);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([tally.leaks, fetched]).toEqual([[], []]);
  }, 400_000);

  test('in the subject or the text of a mail adds neither a line to its head nor a reader', async () => {
    const collector = await h.signIn(STAFF.collector), caseId = h.second.cases[1]!.id;
    await ground.rows(`insert into debtor_contact_point (id, debtor_id, agency_id, creditor_id, kind, value, since, source) select gen_random_uuid(), debtor_id, agency_id, creditor_id, 'email', 'debiteur@carnaudet.example', now(), 'spec' from case_file where id = $1`, [caseId]);
    for (const subject of ['Rappel\r\nBcc: x@y.example', 'Rappel\nTo: x@y.example', 'Rappel\r\n\r\n<html>', 'Rappel\u2028Bcc: x', 'Rappel\0x', `${'a'.repeat(5_000)}`]) {
      const { data, errors } = await h.ask(collector, 'mutation ($input: ReminderInput!) { sendReminder(input: $input) { __typename ... on Refusal { code } } }', { input: { caseId, channel: 'email', subject, text: `Bonjour <script>alert(1)</script> {{7*7}}\r\n.\r\nMAIL FROM:<x>`, idempotencyKey: `crlf-${subject.length}-${subject.codePointAt(6)}` } });
      tally.case('subject', 'mail', errors?.some(({ extensions }) => extensions.code === 'FAULT') ? `a fault on ${JSON.stringify(subject.slice(0, 30))}` : false);
      void data;
    }
    const kept = await ground.rows<{ subject: string; recipient: string }>('select subject, recipient from outgoing_message');
    for (const { subject, recipient } of kept) tally.case('subject', 'kept', /[\r\n\0]/.test(subject) || /[\r\n,;]/.test(recipient) ? `a line break in ${JSON.stringify(subject)}` : false);
    expect(tally.leaks).toEqual([]);
  });
});
