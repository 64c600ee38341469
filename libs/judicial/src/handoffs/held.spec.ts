import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CasesReadService, HoldsReadService, HoldsService, type OpenHoldAsked } from '@quittance/cases';
import { day, euros } from '@quittance/cases/testing';
import { newId } from '@quittance/platform';
import { HandoffCheckService, HandoffsService, ReportsService } from '../index.ts';
import { office, pdf, refusal, type Office } from '../judicial.fixture.ts';

describe('a debtor who is held, and the bailiff', () => {
  let o: Office;
  let study: Awaited<ReturnType<Office['study']>>;
  let keys = 0;
  const ready = async (name: string) => {
    const file = await o.open(name, [{ reference: `FB-${++keys}`, amount: euros('4860') }]);
    await o.papers(file);
    await o.title(file.id);
    return file;
  };
  const hold = async (caseId: string, kind: string, facts: OpenHoldAsked['facts']) => (await o.h.get(HoldsService).open(o.helene, { caseId, kind, facts, source: 'BODACC', idempotencyKey: `blocage-étude-${++keys}` })).hold.id;

  beforeAll(async () => {
    o = await office();
    study = await o.study('SELARL Aubin et Kerdreux');
  });
  afterAll(() => o.h.close());

  test('nothing is handed over while enforcement is forbidden: the check says so with the article, and so does the hand-off', async () => {
    const file = await ready('Menuiserie Vaugrenant');
    const id = await hold(file.id, 'insolvencyProceeding', { openedOn: day('2026-11-02') });
    const { refusal: told } = await o.h.get(HandoffCheckService).handoffCheck(o.solange, file.id);
    expect(told).toMatchObject({ code: 'on_hold', article: 'C. com. L622-21' });
    expect(await refusal(o.hand(file.id, study.id))).toMatchObject({ code: 'on_hold', article: 'C. com. L622-21', facts: { holds: 'insolvencyProceeding', what: 'enforcement' } });
    expect(await refusal(o.hand(file.id, study.id, { mission: 'serve' }))).toMatchObject({ code: 'on_hold' });
    await o.h.get(HoldsService).void(o.helene, id, 'Autre société.');
    expect((await o.h.get(HandoffCheckService).handoffCheck(o.solange, file.id)).refusal).toBeNull();
    // Judge's time stops it too.
    await hold(file.id, 'judicialGracePeriod', { decidedOn: day('2026-11-10'), until: day('2027-05-10') });
    expect(await refusal(o.hand(file.id, study.id))).toMatchObject({ code: 'on_hold', article: 'C. civ. 1343-5' });
  });

  test('a file in a study’s hands: force is refused from the judgment on; what was done before, its notice, a release and the service of papers are not', async () => {
    const file = await ready('Scierie Valombre');
    o.h.clock.set(Temporal.Instant.from('2026-11-16T09:00:00Z'));
    const handoff = await o.hand(file.id, study.id);
    await o.h.get(HandoffsService).acceptHandoff(await study.bailiff(), handoff.id);
    o.h.clock.set(Temporal.Instant.from('2026-11-23T09:00:00Z'));
    const bailiff = await study.bailiff();
    const report = (kind: string, on: string) => o.h.get(ReportsService).reportAct(bailiff, { handoffId: handoff.id, kind, doneOn: day(on), served: 'in_person', cost: euros('0'), pdf: pdf(`${kind}.pdf`), idempotencyKey: newId() });
    await hold(file.id, 'insolvencyProceeding', { openedOn: day('2026-11-20') });
    const forbidden = { code: 'on_hold', article: 'C. com. L622-21', facts: { stops: 'enforcement', holds: 'insolvencyProceeding' } };
    for (const kind of ['bank_attachment', 'sale_order_to_pay', 'vehicle_declaration', 'order_to_pay']) expect([kind, await refusal(report(kind, '2026-11-23'))]).toEqual([kind, expect.objectContaining(forbidden)]);
    expect(await refusal(report('summons', '2026-11-23'))).toMatchObject({ code: 'on_hold', article: 'C. com. L622-7', facts: { stops: 'letters', holds: 'insolvencyProceeding' } });
    // An attachment of the day before stays what it is (CPCE L211-2), and is notified.
    expect(await report('bank_attachment', '2026-11-19')).toMatchObject({ act: { kind: 'bank_attachment' } });
    expect(await report('bank_attachment_notice', '2026-11-23')).toMatchObject({ act: { kind: 'bank_attachment_notice' } });
    expect(await report('bank_attachment_release', '2026-11-23')).toMatchObject({ act: { kind: 'bank_attachment_release' } });
    expect(await report('title_service', '2026-11-23')).toMatchObject({ act: { kind: 'title_service' } });
    // The bailiff sees what holds the debtor, not who entered it.
    expect((await o.h.get(CasesReadService).one(bailiff, file.id))!.heldKinds).toEqual(['insolvencyProceeding']);
    expect(await o.h.get(HoldsReadService).ofCase(bailiff, file.id)).toEqual([]);
  });
});
