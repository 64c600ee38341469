import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DocumentsService } from '@quittance/documents';
import { SessionsService, visitor } from '@quittance/identity';
import { newId, sql } from '@quittance/platform';
import { TimelineReadService } from '../timeline/timeline-read.service.ts';
import { office, type Office } from '../testing/index.ts';
import { CaseMessagesService } from './case-messages.service.ts';

const PDF = Buffer.from('%PDF-1.7\n%%EOF').toString('base64');

describe('what creditor and agency write to each other', () => {
  let o: Office;
  let keys = 0;
  let file: Awaited<ReturnType<Office['open']>>;
  beforeAll(async () => { o = await office(); file = await o.open('Routage Peyregrand'); });
  afterAll(() => o.h.close());
  const service = () => o.h.get(CaseMessagesService);
  const write = (actor: Office['camille'], text: string, more = {}) => service().write(actor, { caseId: file.id, text, idempotencyKey: `message-${++keys}`, ...more });
  const mails = () => o.h.rows<{ recipient: string; text: string; subject: string }>(sql`select recipient, text, subject from outgoing_message where purpose = 'case_message' order by queued_at, id`);
  const minutes = (n: number) => o.h.clock.set(Temporal.Instant.from('2026-11-23T08:00:00Z').add({ minutes: n }));

  test('the creditor writes with a paper; who carries the case is told, not what, and it waits until he has read it', async () => {
    const written = await write(o.camille, ' Il m’a rappelé hier. ', { files: [{ name: 'échange.pdf', base64: PDF }] });
    expect(written).toMatchObject({ side: 'creditor', ours: true, by: 'Camille Ferrandier', text: 'Il m’a rappelé hier.', seenAt: null, documents: [{ name: 'échange.pdf', kind: 'case_message' }] });
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ recipient: `${o.helene.id}@orvelle.example`, subject: expect.stringContaining('Papeteries Tessonville') });
    expect(mail!.text + mail!.subject).not.toContain('rappelé');
    expect(mail!.text + mail!.subject).not.toContain('Peyregrand');
    await write(o.camille, 'Encore un mot.');
    expect(await mails()).toHaveLength(1);
    expect(await service().conversations(o.helene, {})).toMatchObject({ unread: 2, rows: [{ caseId: file.id, unread: 2, last: { text: 'Encore un mot.', ours: false } }] });
    expect(await service().conversations(o.yasmine, {})).toMatchObject({ unread: 0, rows: [] });
    expect((await service().conversations(o.yasmine, { all: true })).rows).toHaveLength(1);
    // A colleague who looks does not take it from who carries the case.
    await service().seen(o.yasmine, file.id);
    expect((await service().ofCase(o.helene, file.id, {})).unread).toBe(2);
    minutes(5);
    expect((await service().seen(o.helene, file.id)).unread).toBe(0);
    expect((await service().ofCase(o.camille, file.id, {})).rows.map(({ seenBy }) => seenBy)).toEqual(['Hélène Vasseur', 'Hélène Vasseur']);
    expect(await o.h.rows(sql`select count(*)::integer as n from case_message_seen`)).toEqual([{ n: 1 }]);
  });

  test('the agency answers; his people are told; the line stands on the case for both', async () => {
    minutes(10);
    await write(o.helene, 'Bien noté, je le relance.');
    expect((await mails()).slice(1)).toMatchObject([{ recipient: `${o.camille.id}@orvelle.example` }]);
    expect(await service().conversations(o.camille, { unread: true })).toMatchObject({ unread: 1, rows: [{ unread: 1 }] });
    const lines = async (actor: Office['camille']) => (await o.h.get(TimelineReadService).page(actor, file.id, { kind: 'question' })).rows.map(({ code, actorName }) => [code, actorName]);
    expect(await lines(o.camille)).toEqual([['case_message.written', 'Hélène Vasseur'], ['case_message.written', 'Camille Ferrandier'], ['case_message.written', 'Camille Ferrandier']]);
    expect(await lines(o.helene)).toEqual(await lines(o.camille));
    // Who writes has read what stood there.
    minutes(12);
    await write(o.camille, 'Merci.');
    expect((await service().conversations(o.camille, { unread: true })).unread).toBe(0);
    minutes(13);
    await service().seen(o.helene, file.id);
  });

  test('twice is once; what is empty, too long or no document is refused by its field', async () => {
    const input = { caseId: file.id, text: 'Une seule fois.', idempotencyKey: 'message-unique' };
    expect((await service().write(o.camille, input)).id).toBe((await service().write(o.camille, input)).id);
    await expect(service().write(o.camille, { ...input, text: 'Autre.' })).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    await expect(write(o.camille, ' ', { files: [{ name: 'x', base64: 'AAAA' }] })).rejects.toMatchObject({ options: { fields: [{ field: 'files.0', code: 'file_kind_not_taken' }, { field: 'text', code: 'missing' }] } });
    await expect(write(o.camille, 'x'.repeat(4001))).rejects.toMatchObject({ options: { fields: [{ field: 'text', code: 'too_long' }] } });
  });

  test('bailiff and debtor see nothing of it, nor does anybody else', async () => {
    const study = newId(), user = newId();
    await o.h.rows(sql`insert into study (id, agency_id, name, line1, postal_code, city, email, created_at) values (${study}, ${o.agencyId}, 'Étude Sablon', '3 place du Palais', '37000', 'Tours', 'etude@sablon.example', now())`);
    await o.h.rows(sql`insert into app_user (id, agency_id, email, name, created_at) values (${user}, ${o.agencyId}, 'sablon@etude.example', 'Me Sablon', now())`);
    await o.h.rows(sql`insert into role_held (id, user_id, role, study_id, given_at) values (${newId()}, ${user}, 'bailiff', ${study}, now())`);
    await o.h.rows(sql`update case_file set study_id = ${study} where id = ${file.id}`);
    const bailiff = await o.h.get(SessionsService).actorFor('sablon@etude.example');
    const debtor = visitor({ id: newId(), agency_id: o.agencyId, creditor_id: o.creditorId, case_id: file.id, name: 'Routage Peyregrand', locale: 'fr' });
    for (const actor of [bailiff, debtor, o.rachid, o.stranger, o.administrator, o.accountant]) {
      expect(await service().ofCase(actor, file.id, {})).toMatchObject({ rows: [], unread: 0 });
      expect(await service().conversations(actor, { all: true })).toMatchObject({ rows: [], unread: 0 });
      await expect(write(actor, 'x')).rejects.toMatchObject({ code: 'not_found' });
      await expect(service().seen(actor, file.id)).rejects.toMatchObject({ code: 'not_found' });
    }
    for (const actor of [bailiff, debtor]) {
      expect((await o.h.get(DocumentsService).ofCase(actor, file.id)).filter(({ kind }) => kind === 'case_message')).toEqual([]);
      expect((await o.h.get(TimelineReadService).page(actor, file.id, {})).rows.filter(({ code }) => code === 'case_message.written')).toEqual([]);
    }
    expect((await o.h.get(DocumentsService).ofCase(o.camille, file.id)).map(({ kind }) => kind)).toEqual(['case_message']);
  });

  test('pages neither skip nor repeat; a forged cursor is the first page', async () => {
    for (const n of [1, 2, 3]) { minutes(20 + n); await write(o.camille, `Mot ${n}`); }
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<CaseMessagesService['ofCase']>> = await service().ofCase(o.helene, file.id, { first: 2, after });
      seen.push(...page.rows.map(({ text }) => text));
      after = page.next;
    } while (after);
    expect(seen).toEqual(['Mot 3', 'Mot 2', 'Mot 1', 'Une seule fois.', 'Merci.', 'Bien noté, je le relance.', 'Encore un mot.', 'Il m’a rappelé hier.']);
    expect((await service().ofCase(o.helene, file.id, { first: 1, after: 'forgé' })).rows).toMatchObject([{ text: 'Mot 3' }]);
  });
});
