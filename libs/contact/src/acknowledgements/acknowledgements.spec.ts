/** The acknowledgement of a deposit (CPCE R124-3): numbered when it is confirmed, printed once from its rows, mailed to whoever may read it, never with a debtor's name. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { CasesModule, casesEntities } from '@quittance/cases';
import { DocumentsModule, documentsEntities, DocumentsService } from '@quittance/documents';
import { IdentityModule, identityEntities, SessionsService } from '@quittance/identity';
import { DepositsService, IntakeModule, intakeEntities } from '@quittance/intake';
import { PartiesModule, partiesEntities } from '@quittance/parties';
import { Jobs, newId, PdfPrinter, sha256, sql, type Actor } from '@quittance/platform';
import { house, type House } from '@quittance/platform/testing';
import { ContactModule, contactEntities } from '../index.ts';
import { acknowledgementPaper } from './acknowledgement-paper.ts';
import { DepositAcknowledgementResolver } from './acknowledgements.resolver.ts';
import { AcknowledgementsService } from './acknowledgements.service.ts';
import { MOST_CLAIMS, MOST_NOT_TAKEN } from './figures.ts';
import { ReadDepositService } from './read-deposit.service.ts';
import { sampleAcknowledgement } from './sample.ts';
import { tableLine } from './table-file.ts';

// The first print starts the browser.
jest.setTimeout(90_000);
const HEAD = 'N° facture;Date facture;Échéance;Montant TTC;Raison sociale;Adresse;Code postal;Ville';
const line = (ref: string, name: string, due = '30/09/2026', amount = '1 200,00') => [ref, '31/08/2026', due, amount, name, '27 rue des Forges', '35300', 'Fougères'].join(';');
const plain = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ').replace(/ ([,.)])/g, '$1');

describe('the acknowledgement', () => {
  let h: House, camille: Actor, rachid: Actor, lea: Actor, agencyId: string, tessonville: string, keys = 0;
  beforeAll(async () => {
    h = await house({ modules: [IdentityModule, DocumentsModule, PartiesModule, CasesModule, IntakeModule, ContactModule], entities: [...identityEntities, ...documentsEntities, ...partiesEntities, ...casesEntities, ...intakeEntities, ...contactEntities] });
    jest.spyOn(h.module.get(Jobs), 'send').mockResolvedValue(undefined);
    Logger.overrideLogger(false);
    agencyId = newId();
    await h.rows(sql`insert into agency (id, name, legal_form, share_capital_cents, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at)
      values (${agencyId}, 'Orvelle Recouvrement', 'SAS', 12000000, '912004618', '14 quai des Tanneurs', '37000', 'Tours', '02 61 91 20 00', 'dossiers@orvelle.example', 'donnees@orvelle.example', 'Orvelle, compte affecté', 'FR7630006000011234567890189', 'AGRIFRPP', now())`);
    await h.rows(sql`insert into agency_insurance (id, agency_id, insurer, policy, in_force_from, in_force_until, recorded_at) values (${newId()}, ${agencyId}, 'Mutuelle de l’Orme', 'RC 440 118', '2026-01-01', '2026-12-31', now())`);
    const creditor = async (name: string, siren: string) => {
      const id = newId();
      await h.rows(sql`insert into creditor (id, agency_id, kind, name, legal_form, siren, line1, postal_code, city, iban, created_at) values (${id}, ${agencyId}, 'company', ${name}, 'SAS', ${siren}, '8 rue du Vieux-Moulin', '49100', 'Angers', 'FR7630006000011234567890189', now())`);
      await h.rows(sql`insert into mandate (id, agency_id, creditor_id, reference, signed_on, in_force_from, basis_clause, insurance_clause, fee_clause, remittance_clause, fee_rate, remittance_days, plan_max_months, discount_max_percent, allocation, day_count, created_at)
        values (${newId()}, ${agencyId}, ${id}, 'M-2026-01', '2026-01-05', '2026-01-05', 'Factures selon bordereau', 'Police RC 440 118', '12 % du recouvré', 'Sous quinze jours', 12, 15, 6, 0, 'statutory', 'ACT_ACT', now())`);
      return id;
    };
    const person = async (name: string, email: string, role: string, creditorId: string | null, grade: string | null, locale = 'fr') => {
      const id = newId();
      await h.rows(sql`insert into app_user (id, agency_id, email, name, locale, created_at) values (${id}, ${agencyId}, ${email}, ${name}, ${locale}, now())`);
      await h.rows(sql`insert into role_held (id, user_id, role, creditor_id, grade, given_at) values (${newId()}, ${id}, ${role}, ${creditorId}, ${grade}, now())`);
      return h.get(SessionsService).actorFor(email);
    };
    tessonville = await creditor('Papeteries Tessonville', '812047366');
    await person('Hélène Vasseur', 'helene@orvelle.example', 'collector', null, null);
    camille = await person('Camille Ferrandier', 'camille@tessonville.example', 'creditor_user', tessonville, 'operator');
    lea = await person('Léa Ganivet', 'lea@tessonville.example', 'creditor_user', tessonville, 'administrator', 'en');
    await person('Un lecteur', 'lecteur@tessonville.example', 'creditor_user', tessonville, 'reader');
    rachid = await person('Rachid Ouvrard', 'rachid@lorrenzeau.example', 'creditor_user', await creditor('Bois Lorrenzeau', '790115238'), 'administrator');
  });
  afterAll(async () => { jest.restoreAllMocks(); await h.close(); });

  const depositOf = async (lines: readonly string[]) => {
    const deposit = await h.get(DepositsService).confirm(camille, { files: [{ name: 'impayés.csv', base64: Buffer.from([HEAD, ...lines].join('\r\n')).toString('base64') }], idempotencyKey: `ack-${++keys}` });
    // Where hundreds of cases are opened, the reaction alone: the rest of what they set off is not what is looked at here.
    if (lines.length < 10) await h.relay();
    else await h.database.transact((tx) => h.get(AcknowledgementsService).acknowledgeWhenDepositConfirmed(tx, { id: '0', name: 'DepositConfirmed', ids: { depositId: deposit.id }, agencyId, creditorId: tessonville, caseId: null }));
    return { ...deposit, acknowledgementId: (await h.rows<{ id: string }>(sql`select id from deposit_acknowledgement where deposit_id = ${deposit.id}`))[0]!.id };
  };
  const render = (id: string) => h.get(AcknowledgementsService).render({ acknowledgementId: id });
  const papers = async (actor: Actor, depositId: string) => {
    const found = await h.get(DocumentsService).ofDeposit(actor, depositId);
    return { pdf: found.find(({ kind }) => kind === 'deposit_acknowledgement'), annexes: found.filter(({ kind }) => kind === 'deposit_annex') };
  };
  const events = (id: string) => h.rows<{ kind: string; sha256: string | null; cause: string | null }>(sql`select kind, sha256, cause from deposit_acknowledgement_event where acknowledgement_id = ${id} order by at, id`);
  const mails = (purpose: string) => h.rows<{ recipient: string; subject: string; text: string; link: string; document_ids: string[] }>(sql`select recipient, subject, text, link, document_ids from outgoing_message where purpose = ${purpose} order by queued_at, recipient`);

  test('numbered with the deposit; printed twice at once it is kept once, under its hash, and mailed once to the depositor and to his administrators, naming no debtor', async () => {
    const deposit = await depositOf([line('FA-1', 'Imprimerie Carnaudet SARL'), line('FA-2', 'Garage Tréhorel SARL'), line('FA-3', 'Garage Tréhorel SARL', '31/12/2027')]);
    expect(await h.rows(sql`select number from deposit_acknowledgement where id = ${deposit.acknowledgementId}`)).toEqual([{ number: expect.stringMatching(/^AR-2026-\d{6}$/) }]);
    expect(await h.get(DepositAcknowledgementResolver).acknowledgement(camille, deposit)).toBeNull();
    await Promise.all([render(deposit.acknowledgementId), render(deposit.acknowledgementId)]);
    await render(deposit.acknowledgementId);
    const { pdf, annexes } = await papers(camille, deposit.id);
    expect(annexes).toEqual([]);
    expect(await events(deposit.acknowledgementId)).toEqual([{ kind: 'printed', sha256: pdf!.sha256, cause: null }]);
    expect(await h.get(DepositAcknowledgementResolver).acknowledgement(camille, deposit)).toMatchObject({ id: pdf!.id, name: expect.stringMatching(/^Accusé de réception AR-2026-\d{6}\.pdf$/) });
    expect(await h.get(DepositAcknowledgementResolver).acknowledgement(rachid, deposit)).toBeNull();
    const sent = await mails('deposit_acknowledged');
    expect(sent.map(({ recipient, subject, link, document_ids }) => [recipient, subject.replace(/\d{6}/, 'N'), link, document_ids])).toEqual([
      ['camille@tessonville.example', 'Accusé de réception AR-2026-N de votre dépôt', `http://localhost:3000/creditor/deposits/${deposit.id}`, [pdf!.id]],
      ['lea@tessonville.example', 'Acknowledgement AR-2026-N of your deposit', `http://localhost:3000/creditor/deposits/${deposit.id}`, [pdf!.id]],
    ]);
    for (const { text, subject } of sent) expect(`${subject} ${text}`).not.toMatch(/Carnaudet|Tréhorel|FA-\d/);
    expect(plain(sent[0]!.text)).toContain('2 créances dans 2 dossiers, 2 400,00 € en principal. 1 élément n’a pas été repris');
    expect(sent[1]!.text).toContain('that Camille Ferrandier made');
    expect(await h.rows(sql`select name from outbox_event where name = 'AcknowledgementPrinted'`)).toHaveLength(1);
    await h.relay();
  });

  test('the printed paper says who, when, each file by its hash, each claim with its basis and amount, what was left out, and the mandate', async () => {
    const deposit = await depositOf([line('FB-1', 'Imprimerie Carnaudet SARL', '30/09/2026', '3 000,50'), line('FB-2', 'Hôtel des Trois Écluses SAS')]);
    await render(deposit.acknowledgementId);
    const { bytes } = (await h.get(DocumentsService).open(lea, (await papers(lea, deposit.id)).pdf!.id))!;
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 }), pdf = await loading.promise;
    let text = '';
    for (let n = 1; n <= pdf.numPages; n += 1) text += ` ${(await (await pdf.getPage(n)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ')}`;
    await loading.destroy();
    const [file] = await h.rows<{ sha256: string }>(sql`select sha256 from document where deposit_id = ${deposit.id} and kind = 'deposit_file'`);
    // A joined case stands under its own reference: the debtor of the first deposit is known by now.
    for (const words of ['Camille Ferrandier', 'Papeteries Tessonville SAS', 'annexé au mandat M-2026-01, signé le 5 janvier 2026', 'CPCE R124-3', 'impayés.csv', 'FB-1', '3 000,50', 'déjà ouvert, complété', 'ouvert par ce dépôt', 'Rien n’a été écarté', 'Total confié', '4 200,50', 'Mutuelle de l’Orme, police RC 440 118', 'exclusivement affecté', 'R124-1 à R124-7']) expect(plain(text)).toContain(words);
    expect(text.replace(/\s+/g, '')).toContain(file!.sha256);
  });

  test('a deposit of many stays a paper of some pages: the rest is a table, held fast by the hash on the paper, and no cell of it runs', async () => {
    const many = Array.from({ length: MOST_CLAIMS + 60 }, (_, i) => line(`FC-${i}`, i === 0 ? '=HYPERLINK("x")' : `Client ${i} SARL`));
    const late = Array.from({ length: MOST_NOT_TAKEN + 5 }, (_, i) => line(`FD-${i}`, 'Plus tard SARL', '31/12/2027'));
    const deposit = await depositOf([...many, ...late]);
    await render(deposit.acknowledgementId);
    const { pdf, annexes } = await papers(camille, deposit.id);
    const files = await Promise.all(annexes.map(async ({ id, name, sha256: hash }) => ({ name, hash, text: (await h.get(DocumentsService).open(camille, id))!.bytes.toString('utf8') })));
    const annex = files.find(({ name }) => name.startsWith('Annexe'))!, report = files.find(({ name }) => name.startsWith('Non repris'))!;
    expect([annex.text.trim().split('\r\n').length, report.text.trim().split('\r\n').length]).toEqual([MOST_CLAIMS + 61, MOST_NOT_TAKEN + 6]);
    expect(annex.hash).toBe(sha256(annex.text));
    expect(annex.text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(new Set(annex.text.match(/FC-\d+/g))).toHaveProperty('size', MOST_CLAIMS + 60);
    expect(pdf!.size).toBeLessThan(2_000_000);
    expect((await mails('deposit_acknowledged')).at(-1)!.document_ids).toEqual([pdf!.id]);
    expect((await h.get(DepositAcknowledgementResolver).acknowledgementAnnexes(rachid, deposit))).toEqual([]);
    expect(await h.get(DepositAcknowledgementResolver).acknowledgementAnnexes(camille, deposit)).toHaveLength(2);
  });

  test('of a large deposit the report of its run says what was left out: it is waited for, named by its hash, and not made twice', async () => {
    const deposit = await depositOf([line('FG-1', 'Menuiserie Brévan SARL'), line('FG-2', 'Plus tard SARL', '31/12/2027')]);
    const runId = newId(), reportId = newId(), bytes = Buffer.from('Fichier;Ligne\r\n');
    await h.rows(sql`insert into deposit_run (id, agency_id, creditor_id, asked_by, asked_by_name, asked_at, dry_run, idempotency_key, input_hash, file_names, files, choices, state, stage, moved_at)
      select ${runId}, agency_id, creditor_id, placed_by, 'Camille', now(), false, idempotency_key, input_hash, file_names, '[]', '{}', 'running', 'keeping', now() from deposit where id = ${deposit.id}`);
    await expect(render(deposit.acknowledgementId)).rejects.toThrow('not over yet');
    await h.rows(sql`insert into blob (sha256, bytes, size, created_at) values (${sha256(bytes)}, ${bytes}, ${bytes.length}, now())`);
    await h.rows(sql`insert into document (id, agency_id, creditor_id, deposit_id, kind, name, media_type, size, sha256, origin, internal, created_at) values (${reportId}, ${agencyId}, ${tessonville}, ${deposit.id}, 'deposit_report', 'anomalies.csv', 'text/csv', ${bytes.length}, ${sha256(bytes)}, 'deposit', false, now())`);
    await h.rows(sql`update deposit_run set state = 'done', stage = 'done', ended_at = now(), report_id = ${reportId}, preview = '{"files":[{"faults":1200},{"faults":34}]}'::jsonb where id = ${runId}`);
    const { figures, annexes } = await h.get(ReadDepositService).read({ number: 'AR-2026-000099', depositId: deposit.id, issuedOn: Temporal.PlainDate.from('2026-11-23') });
    expect([annexes, figures.notTakenCount, figures.notTaken.length, figures.report]).toEqual([[], 1234, 1, { name: 'anomalies.csv', lines: 1234, sha256: sha256(bytes) }]);
    expect(plain(acknowledgementPaper(figures).html)).toContain('Et 1 233 autres, dans le relevé « anomalies.csv » (1 234 lignes');
    await render(deposit.acknowledgementId);
    expect((await h.get(DepositAcknowledgementResolver).acknowledgementAnnexes(camille, deposit)).map(({ name }) => name)).toEqual(['anomalies.csv']);
  });

  test('what fails to print is tried again and told as failed; a waiting one is found at the next start', async () => {
    const deposit = await depositOf([line('FE-1', 'Lycée privé Sainte-Odette')]);
    const print = jest.spyOn(h.module.get(PdfPrinter), 'print').mockRejectedValue(Object.assign(new Error('gone'), { code: 'browser_lost' }));
    await expect(render(deposit.acknowledgementId)).rejects.toThrow('gone');
    expect(await events(deposit.acknowledgementId)).toEqual([{ kind: 'failed', sha256: null, cause: 'browser_lost' }]);
    print.mockRestore();
    const send = jest.spyOn(h.module.get(Jobs), 'send').mockClear();
    const back = h.clock.mark();
    h.clock.set(h.clock.now().add({ minutes: 11 }));
    await h.get(AcknowledgementsService).printWaiting();
    back();
    expect(send.mock.calls.map(([name, data]) => [name, data])).toEqual([['render-acknowledgement', { acknowledgementId: deposit.acknowledgementId }]]);
    await render(deposit.acknowledgementId);
    expect((await events(deposit.acknowledgementId)).map(({ kind }) => kind)).toEqual(['failed', 'printed']);
  });

  test('a deposit taken back is told by mail, without a name; to nobody who has left', async () => {
    const deposit = await depositOf([line('FF-1', 'Éditions du Causse')]);
    await h.rows(sql`update role_held set ended_at = now() where user_id = ${lea.id}`);
    await h.rows(sql`update outbox_event set relayed_at = now() where relayed_at is null`);
    await h.database.transact((tx) => tx.emit('DepositUndone', { depositId: deposit.id, creditorId: tessonville }, { agencyId, creditorId: tessonville }));
    await h.relay();
    const told = await mails('deposit_undone');
    expect(told.map(({ recipient, subject, link }) => [recipient, plain(subject), link])).toEqual([['camille@tessonville.example', 'Votre dépôt du 23 novembre 2026 : annulé', `http://localhost:3000/creditor/deposits/${deposit.id}`]]);
    expect(told[0]!.text).not.toMatch(/Causse|FF-1/);
  });
});

describe('the paper', () => {
  test('escapes what a file may call itself, and refuses claims that do not make their total', () => {
    const { html } = acknowledgementPaper(sampleAcknowledgement({ files: [{ name: '<img src=x onerror=1>.csv', size: 1, sha256: 'a'.repeat(64) }] }));
    expect(html).not.toContain('<img');
    expect(() => acknowledgementPaper(sampleAcknowledgement({ deposit: { ...sampleAcknowledgement().deposit, total: '1' } }))).toThrow(/does not add up/);
    expect(() => acknowledgementPaper(sampleAcknowledgement({ shownClaims: 2 }))).toThrow(/shows 3 claims/);
  });

  test.each([['=1+1', "'=1+1"], ['-12,50', '-12,50'], ['@x', "'@x"], ['a;b', '"a;b"'], ['＋x', "'＋x"], ['a\r\nb', 'a b']])('a cell of the table: %s', (given, kept) => {
    expect(tableLine([given])).toBe(`${kept}\r\n`);
  });
});
