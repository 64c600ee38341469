import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PausesService, RecallService } from '@quittance/cases';
import { Mailer, newId, sql, type Happened } from '@quittance/platform';
import { office, type Office } from '../letters/letters.fixture.ts';
import { TellOfMessages } from './tell-of-messages.ts';
import { WithdrawMessagesService } from './withdraw-messages.service.ts';

describe('messages that have not left, and their creditor', () => {
  let h: Office;
  beforeAll(async () => { h = await office(); });
  afterAll(() => h.close());
  const write = (caseId: string, purpose: string, more: { linkIsSecret?: boolean } = {}) => h.database.transact((tx) => h.get(Mailer).send(tx, { agencyId: h.agencyId, creditorId: h.tessonville, caseId, channel: 'email', purpose, recipient: 'debiteur@carnaudet.example', subject: purpose, text: purpose, link: 'https://x.example/d/1', ...more }));
  const standing = async (caseId: string) => Object.fromEntries((await h.rows<{ purpose: string; failure: string | null; link: string | null }>(sql`select purpose, failure, link from outgoing_message where case_id = ${caseId} and purpose <> 'case_recalled'`)).map(({ purpose, failure, link }) => [purpose, `${failure ?? 'waits'}${link ? '' : ', blank'}`]));
  const count = (consequences: { code: string; facts: { value: string }[] }[]) => consequences.find(({ code }) => code === 'messages_withdrawn')?.facts[0]!.value;
  const happened = (caseId: string): Happened => ({ ids: { caseId } }) as Happened;

  test('a pause keeps back what asks for money, and nothing that is due to the debtor; it is said before', async () => {
    const { id } = await h.openCase(h.tessonville), other = await h.openCase(h.tessonville);
    for (const purpose of ['reminder', 'plan_reminder', 'plan_proposed', 'receipt', 'dispute_settled']) await write(id, purpose);
    await write(other.id, 'reminder');
    const left = await write(id, 'plan_broken');
    await h.rows(sql`update outgoing_message set sent_at = now() where id = ${left}`);
    const told = await h.get(PausesService).pause(h.camille, { caseId: id, until: h.clock.today().add({ days: 10 }), reason: 'negotiation', idempotencyKey: newId() });
    expect(count(told.consequences)).toBe('2');
    for (let twice = 0; twice < 2; twice++) await h.database.transact((tx) => h.get(WithdrawMessagesService).withdrawWhenCasePaused(tx, happened(id)));
    expect(await standing(id)).toEqual({ reminder: 'withdrawn', plan_reminder: 'withdrawn', plan_proposed: 'waits', receipt: 'waits', dispute_settled: 'waits', plan_broken: 'waits' });
    expect(await standing(other.id)).toEqual({ reminder: 'waits' });
    const events = await h.rows<{ id: string }>(sql`select ids->>'messageId' as id from outbox_event where case_id = ${id} and name = 'MessageFailed'`);
    expect(events).toHaveLength(2);
    await h.database.transact((tx) => h.get(TellOfMessages).tellWhenMessageFailed(tx, { ids: { messageId: events[0]!.id } } as unknown as Happened));
    expect(await h.rows(sql`select facts->>'cause' as cause, internal from timeline_entry where case_id = ${id} and code = 'message.failed'`)).toEqual([{ cause: 'withdrawn', internal: true }]);
  });

  test('a case taken back keeps back what proposes and what opens its page as well; what tells of it leaves', async () => {
    const { id } = await h.openCase(h.tessonville);
    for (const purpose of ['reminder', 'plan_proposed', 'receipt']) await write(id, purpose);
    await write(id, 'access_code', { linkIsSecret: true });
    const { recall } = await h.get(RecallService).recall(h.camille, { caseId: id, reason: 'commercial', idempotencyKey: newId() });
    expect(count(recall.consequences)).toBe('3');
    await h.database.transact((tx) => h.get(WithdrawMessagesService).withdrawWhenCaseRecalled(tx, happened(id)));
    expect(await standing(id)).toEqual({ reminder: 'withdrawn', plan_proposed: 'withdrawn', access_code: 'withdrawn, blank', receipt: 'waits' });
    expect(await h.rows(sql`select 1 from outgoing_message where case_id = ${id} and purpose = 'case_recalled' and failure is not null`)).toEqual([]);
  });
});
