import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DocumentsService } from '@quittance/documents';
import { visitor } from '@quittance/identity';
import { computeStatement, isLawError, type Statement } from '@quittance/law';
import { newId, sql, type Actor } from '@quittance/platform';
import { ActsService, CaseListService, CaseOpeningService, CallsService, CasesReadService, ConductService, DisputesService, HoldsReadService, HoldsService, PlanNextActionService, StatementService, WatchHoldsService, type OpenHoldAsked } from '../index.ts';
import { claimOf, day, euros, office, type Office } from '../testing/index.ts';
import { TimelineReadService } from '../timeline/timeline-read.service.ts';

const PDF = { name: 'bodacc.pdf', bytes: Buffer.from('%PDF-1.7\n%%EOF') };
type Opened = Awaited<ReturnType<Office['open']>>;
type Fields = { field: string; code: string }[];

describe('holds', () => {
  let o: Office;
  let keys = 0;
  const asked = (file: Opened, kind: string, facts: OpenHoldAsked['facts'], more: Partial<OpenHoldAsked> = {}): OpenHoldAsked => ({ caseId: file.id, kind, facts, source: 'BODACC', idempotencyKey: `blocage-${++keys}`, ...more });
  const holds = () => o.h.get(HoldsService);
  const open = (file: Opened, kind: string, facts: OpenHoldAsked['facts'], more: Partial<OpenHoldAsked> = {}) => holds().open(o.helene, asked(file, kind, facts, more));
  const insolvent = { openedOn: day('2026-09-01'), publishedOn: day('2026-09-10') };
  const person = (name: string, more: Parameters<Office['open']>[1] = [{}]) => o.open(name, more, { kind: 'person', regime: 'civil' });
  const seen = async (file: Opened, actor = o.helene) => (await o.h.get(CasesReadService).one(actor, file.id))!;
  const act = async (file: Opened, name: string) => (await o.h.get(ActsService).possible(o.solange, file.id)).find((one) => one.act === name)!;
  const row = async (file: Opened) => (await o.h.rows<{ kinds: string[]; stops: string[]; task: string | null; on: string | null; next: string; next_on: string; limitation: string }>(sql`
    select to_jsonb(held_kinds) as kinds, to_jsonb(held_stops) as stops, hold_task as task, hold_task_on::text as "on", next_action_kind as next, next_action_on::text as next_on, limitation_on::text as limitation from case_file where id = ${file.id}`))[0]!;
  const statement = async (file: Opened, on = '2026-11-23'): Promise<Statement> => {
    const { facts, law } = await o.h.get(StatementService).facts(o.h.database, file.id, day(on));
    const found = computeStatement(facts, law);
    if (isLawError(found)) throw new Error(found.message);
    return found;
  };
  const plan = (file: Opened, kind: string, on: string) => o.h.get(PlanNextActionService).plan(o.helene, file.id, { kind, on: day(on) });
  const fields = (work: Promise<unknown>): Promise<string[]> => work.then(() => [], (e: { options: { fields?: Fields } }) => (e.options.fields ?? []).map(({ field, code }) => `${field}: ${code}`));
  const at = (iso: string) => o.h.clock.set(Temporal.Instant.from(`${iso}T08:00:00Z`));

  beforeAll(async () => { o = await office(); });
  afterAll(() => o.h.close());

  describe('insolvency_opening: judgment of 01/09/2026, BODACC of 10/09/2026', () => {
    let file: Opened;
    beforeAll(async () => {
      file = await o.open('Menuiserie Vaugrenant', [{ reference: 'FA-1', amount: euros('10000') }, { reference: 'FA-2', amount: euros('500'), issuedOn: day('2026-08-01'), dueOn: day('2026-09-15') }]);
      await plan(file, 'call', '2026-11-25');
    });

    test('what it would do is told and not written', async () => {
      const before = (await seen(file)).due;
      const told = await holds().open(o.helene, asked(file, 'insolvencyProceeding', insolvent), { dryRun: true });
      expect(told).toMatchObject({ cases: 1, dueBefore: before, hold: { kind: 'insolvencyProceeding', state: 'running', from: day('2026-09-01'), until: null, caseId: null, article: 'C. com. L622-7, L622-21', rule: 'insolvency_opening', confidence: 'high' } });
      expect(told.dueAfter).toBeLessThan(before);
      expect([(await seen(file)).due, await o.h.get(HoldsReadService).ofCase(o.helene, file.id)]).toEqual([before, []]);
    });

    test('interest stops the day before the judgment; 40 EUR are not asked for what fell due after it; the claim is to be proved by 10/11/2026', async () => {
      const before = await statement(file), earlier = await statement(file, '2026-08-31');
      const done = await open(file, 'insolvencyProceeding', { ...insolvent, representativeName: 'Me Delphine Arnaud', representativeAddress: '3 rue Royale, 37000 Tours' }, { files: [PDF] });
      const after = await statement(file);
      expect(after.claims[0]!.interest.at(-1)!.to).toEqual(day('2026-08-31'));
      expect(after.claims.map(({ indemnity, interestTotal }) => [indemnity, interestTotal > 0n])).toEqual([[4000n, true], [0n, false]]);
      expect([done.dueBefore, done.dueAfter]).toEqual([before.totals.due, after.totals.due]);
      expect((await seen(file)).due).toBe(after.totals.due);
      expect(done.effects.tasks).toEqual([
        { task: 'proofOfClaim', holdId: done.hold.id, article: 'C. com. L622-24, R622-24', confidence: 'high', due: day('2026-11-10'), earliest: null, late: true },
        expect.objectContaining({ task: 'reliefFromTimeBar', due: day('2027-03-10') }),
      ]);
      expect(done.effects.redirects).toEqual([{ to: 'creditorsRepresentative', mode: 'instead', article: 'C. com. L622-24', name: 'Me Delphine Arnaud', address: '3 rue Royale, 37000 Tours', holdId: done.hold.id }]);
      expect(done.hold.entries).toMatchObject([{ kind: 'opened', by: 'Hélène Vasseur', source: 'BODACC', documents: [{ kind: 'hold_evidence', name: 'bodacc.pdf' }] }]);
      // What an earlier day says stays what it was.
      expect((await statement(file, '2026-08-31')).totals.due).toBe(earlier.totals.due);
      expect(await row(file)).toMatchObject({ kinds: ['insolvencyProceeding'], task: 'proofOfClaim', on: '2026-11-10', next: 'hold_task', next_on: '2026-11-23' });
      expect((await row(file)).stops).toEqual(['calls', 'messages', 'letters', 'automaticReminders', 'plans', 'payments', 'court', 'uncontestedClaim', 'enforcement']);
    });

    test('calls, letters, plans, the court are refused with its article; a call that was made is written down all the same', async () => {
      for (const [name, article] of [['call', 'C. com. L622-7'], ['letter', 'C. com. L622-7'], ['message', 'C. com. L622-7'], ['promise', 'C. com. L622-7'], ['plan', 'C. com. L622-7'], ['paymentOrder', 'C. com. L622-21'], ['handOff', 'C. com. L622-21']] as const) {
        expect([name, await act(file, name)]).toEqual([name, expect.objectContaining({ allowed: false, code: 'on_hold', article })]);
      }
      expect(await act(file, 'hold')).toMatchObject({ allowed: true });
      await expect(o.h.get(ActsService).mustBeAllowed(o.h.database, file.id, 'plan')).rejects.toMatchObject({ code: 'on_hold' });
      const { call } = await o.h.get(CallsService).log(o.helene, { caseId: file.id, reached: 'debtor', outcome: 'callback', nextAction: { kind: 'hold_task', on: day('2026-11-24') }, idempotencyKey: 'appel-au-débiteur' });
      expect(call.findings.map(({ code, outcome }) => [code, outcome])).toContainEqual(['on_hold', 'refuse']);
      const facts = await o.h.get(ConductService).facts(o.h.database, file.id);
      expect(o.h.get(ConductService).check(facts, { channel: 'letter', purpose: 'statutoryNotice', recipient: 'creditorsRepresentative' }).findings.map(({ code }) => code)).not.toContain('on_hold');
    });

    test('its line is read by the creditor, not by the debtor; the list and the case name it', async () => {
      const [line] = (await o.h.get(TimelineReadService).page(o.camille, file.id, { kind: 'hold' })).rows;
      expect(line).toMatchObject({ code: 'hold.opened', kind: 'hold', internal: false, actorName: 'Hélène Vasseur' });
      expect(Object.fromEntries(line!.facts.map(({ key, value }) => [key, value]))).toEqual({ kind: 'insolvencyProceeding', openedOn: '2026-09-01', publishedOn: '2026-09-10', representativeName: 'Me Delphine Arnaud', source: 'BODACC', files: '1' });
      expect(await o.h.rows(sql`select to_debtor, to_bailiff from timeline_entry where case_id = ${file.id} and kind = 'hold'`)).toEqual([{ to_debtor: false, to_bailiff: true }]);
      expect(await o.h.rows(sql`select name, to_debtor, to_bailiff from outbox_event where case_id = ${file.id} and name like 'Hold%'`)).toEqual([{ name: 'HoldOpened', to_debtor: false, to_bailiff: true }]);
      expect((await o.h.get(CaseListService).cases(o.camille, { filter: { ids: [file.id] } })).rows[0]!.heldKinds).toEqual(['insolvencyProceeding']);
      expect((await seen(file, o.camille)).heldKinds).toEqual(['insolvencyProceeding']);
    });

    test('the proof filed interrupts limitation and ends its task; the same again writes nothing', async () => {
      const { id } = (await o.h.get(HoldsReadService).ofCase(o.helene, file.id))[0]!;
      const was = await row(file);
      const done = await holds().amend(o.helene, { holdId: id, facts: { proofFiledOn: day('2026-11-05') }, source: 'Accusé de réception du mandataire', files: [{ name: 'ar.pdf', bytes: PDF.bytes }] });
      expect(done.effects.tasks).toEqual([]);
      expect(done.hold.facts).toContainEqual({ key: 'proofFiledOn', value: '2026-11-05' });
      expect([was.limitation, (await row(file)).limitation]).toEqual(['2031-04-30', '2031-11-05']);
      expect(await o.h.get(CasesReadService).limitation(o.helene, file.id)).toMatchObject({ movedBy: 'proof_of_claim', movedOn: day('2026-11-05') });
      // Nothing to do any more: somebody looks again in a month.
      expect(await row(file)).toMatchObject({ task: null, on: null, next: 'hold_task', next_on: '2026-12-23' });
      const again = await holds().amend(o.helene, { holdId: id, facts: { proofFiledOn: day('2026-11-05') }, source: 'encore' });
      expect(again.hold.entries).toHaveLength(2);
    });

    test('voided, everything is as before to the cent, and what was planned comes back', async () => {
      const { id } = (await o.h.get(HoldsReadService).ofCase(o.helene, file.id))[0]!;
      const trial = await holds().void(o.helene, id, 'Autre société du même nom.', { dryRun: true });
      expect(trial.hold.state).toBe('voided');
      expect((await row(file)).kinds).toEqual(['insolvencyProceeding']);
      const done = await holds().void(o.helene, id, 'Autre société du même nom.');
      expect(done.dueAfter).toBe(trial.dueAfter);
      expect(await row(file)).toEqual({ kinds: [], stops: [], task: null, on: null, next: 'call', next_on: '2026-11-25', limitation: '2031-04-30' });
      expect((await statement(file)).claims.map(({ indemnity }) => indemnity)).toEqual([4000n, 4000n]);
      expect(await act(file, 'plan')).toMatchObject({ allowed: true });
      expect((await holds().void(o.helene, id, 'encore')).hold.entries).toHaveLength(3);
      await expect(holds().amend(o.helene, { holdId: id, facts: { guaranteed: true }, source: 'x' })).rejects.toMatchObject({ code: 'hold_voided' });
      await expect(holds().end(o.helene, id, day('2026-11-20'), 'x')).rejects.toMatchObject({ code: 'hold_voided' });
      // It never was: another may be entered.
      expect((await open(file, 'insolvencyProceeding', { openedOn: day('2026-11-20') }, { source: 'Greffe' })).effects.tasks.map(({ task }) => task)).toEqual(['watchPublication']);
    });

    test('reversing returns to the same statement, to the cent', async () => {
      const other = await o.open('Retour', [{ amount: euros('4860.37') }, { amount: euros('120.05'), dueOn: day('2026-06-30') }]);
      const before = await statement(other);
      const { hold } = await open(other, 'insolvencyProceeding', insolvent);
      expect((await statement(other)).totals.due).toBeLessThan(before.totals.due);
      await holds().void(o.helene, hold.id, 'Erreur.');
      expect(await statement(other)).toEqual(before);
      expect((await seen(other)).due).toBe(before.totals.due);
    });
  });

  test('overindebtedness: the filing stops nothing; its admissibility stops interest, payments and enforcement, on every case of the person, and leaves a title to be sought', async () => {
    const file = await person('Mme Églantine Roussel', [{ nature: 'civil' }]);
    const filed = await open(file, 'overIndebtedness', { filedOn: day('2026-10-01') }, { source: 'Courrier de la Banque de France' });
    expect([filed.hold.state, filed.dueAfter === filed.dueBefore, filed.effects.stops, filed.effects.warnings.map(({ code }) => code)]).toEqual(['waiting', true, [], ['filing_stops_nothing']]);
    expect(await row(file)).toMatchObject({ kinds: [], next: 'send_formal_notice' });
    const done = await holds().amend(o.helene, { holdId: filed.hold.id, facts: { admissibleOn: day('2026-11-17') }, source: 'Décision de la commission' });
    expect(done.hold).toMatchObject({ state: 'running', from: day('2026-11-17'), until: day('2028-11-17') });
    expect(done.effects.tasks.map(({ task, due }) => [task, due && String(due)])).toEqual([['appealAdmissibility', '2026-12-02'], ['answerCommission', null]]);
    expect(await row(file)).toMatchObject({ task: 'appealAdmissibility', on: '2026-12-02', next: 'hold_task' });
    expect([await act(file, 'handOff'), await act(file, 'plan')]).toEqual([expect.objectContaining({ code: 'on_hold', article: 'C. conso. L722-2, L733-16' }), expect.objectContaining({ code: 'on_hold', article: 'C. conso. L722-5' })]);
    expect((await act(file, 'paymentOrder')).code).not.toBe('on_hold');
    // The debtor's next case is held from its first moment.
    await o.h.rows(sql`update case_file set stage = 'closed', closed_reason = 'withdrawn', next_action_kind = null, next_action_on = null where id = ${file.id}`);
    const [next] = [await o.h.database.transact((tx) => o.h.get(CaseOpeningService).open(tx, o.helene, { agencyId: o.agencyId, creditorId: o.creditorId, debtorId: file.debtorId, mandateId: o.mandateId, depositId: null, regime: 'civil', claims: [claimOf({ nature: 'civil' })] }))];
    expect(await row({ ...next, debtorId: file.debtorId })).toMatchObject({ kinds: ['overIndebtedness'], task: 'appealAdmissibility', next: 'hold_task' });
    expect((await o.h.get(HoldsReadService).ofCase(o.helene, next.id)).map(({ kind, caseCount }) => [kind, caseCount])).toEqual([['overIndebtedness', 1]]);
  });

  test('overindebtedness of a company is none; nobody has two of a kind, but a judge may give time twice', async () => {
    const company = await o.open('Société Pernelle');
    await expect(open(company, 'overIndebtedness', { admissibleOn: day('2026-11-01') })).rejects.toMatchObject({ code: 'not_a_person', options: { article: 'C. conso. L711-1', facts: { debtor: 'Société Pernelle' } } });
    await open(company, 'insolvencyProceeding', { openedOn: day('2026-10-01') });
    await expect(open(company, 'insolvencyProceeding', { openedOn: day('2026-10-02') })).rejects.toMatchObject({ code: 'already_held', options: { facts: { kind: 'insolvencyProceeding', since: '2026-10-01' } } });
    await open(company, 'judicialGracePeriod', { decidedOn: day('2026-09-01'), until: day('2026-12-01') });
    const second = await open(company, 'judicialGracePeriod', { decidedOn: day('2026-11-01'), until: day('2027-11-01') });
    expect((await row(company)).kinds).toEqual(['insolvencyProceeding', 'judicialGracePeriod']);
    expect(second.hold).toMatchObject({ caseId: company.id, caseCount: 1 });
  });

  test('debtor_death: nobody is contacted; the notary, once known, is whom to turn to; heirs of a title are served first', async () => {
    const file = await person('M. Anselme Thibaudeau', [{ nature: 'civil' }]);
    await o.h.rows(sql`update case_file set title_on = '2026-03-01' where id = ${file.id}`);
    const done = await open(file, 'debtorDeath', { diedOn: day('2026-10-31') }, { source: 'Appel de sa fille' });
    expect(done.hold.facts).toContainEqual({ key: 'knownOn', value: '2026-11-23' });
    expect(done.effects.tasks.map(({ task, earliest }) => `${task} ${earliest ?? '-'}`)).toEqual(['obtainDeathCertificate -', 'findNotary -', 'checkLoanInsurance -', 'summonHeirs 2027-03-01', 'waitBeforeEnforcingOnHeirs -']);
    expect(await row(file)).toMatchObject({ task: 'obtainDeathCertificate', on: null, next: 'hold_task', next_on: '2026-11-23' });
    const found = await holds().amend(o.helene, { holdId: done.hold.id, facts: { representativeName: 'Me Solveig Brunet, notaire' }, source: 'Sa fille' });
    expect(found.effects.tasks.map(({ task }) => task)).not.toContain('findNotary');
    expect(found.effects.redirects).toMatchObject([{ to: 'notary', mode: 'instead', name: 'Me Solveig Brunet, notaire' }]);
  });

  test('protected_persons: a guardian instead; beside a curator the case goes on, with a warning before a plan', async () => {
    const ward = await person('M. Côme Lavigne', [{ nature: 'civil' }]);
    await open(ward, 'protectedPerson', { protection: 'guardianship', since: day('2026-01-15') }, { source: 'Jugement' });
    expect(await act(ward, 'letter')).toMatchObject({ code: 'on_hold', article: 'C. civ. 475' });
    const assisted = await person('Mme Flore Gaudin', [{ nature: 'civil' }]);
    await plan(assisted, 'call', '2026-11-26');
    await open(assisted, 'protectedPerson', { protection: 'curatorship', since: day('2026-01-15') }, { source: 'Jugement' });
    expect(await row(assisted)).toMatchObject({ kinds: ['protectedPerson'], stops: [], task: 'recordRepresentative', next: 'call', next_on: '2026-11-26' });
    expect(await act(assisted, 'plan')).toMatchObject({ allowed: true, warningCode: 'on_hold', warningArticle: 'C. civ. 467, 468', warningFacts: [{ key: 'holds', value: 'protectedPerson' }, { key: 'what', value: 'plans' }] });
  });

  test('grace_period: enforcement waits, the rest goes on; beyond two years is a warning, and the term is two years', async () => {
    const file = await o.open('Délai de grâce');
    const done = await open(file, 'judicialGracePeriod', { decidedOn: day('2026-03-02'), until: day('2029-03-02') }, { source: 'Ordonnance' });
    expect([done.hold.until, done.dueBefore === done.dueAfter, done.effects.warnings.map(({ code }) => code)]).toEqual([day('2028-03-02'), true, ['grace_above_maximum']]);
    expect(await row(file)).toMatchObject({ stops: ['automaticReminders', 'enforcement'], next: 'send_formal_notice' });
    expect(await act(file, 'handOff')).toMatchObject({ code: 'on_hold', article: 'C. civ. 1343-5' });
    expect(await act(file, 'call')).toMatchObject({ allowed: true });
  });

  test('gdpr_basis: a restriction stops solicitation, not the court; its answer is due in a month', async () => {
    const file = await person('Mme Iris Delaunoy', [{ nature: 'civil' }]);
    const done = await open(file, 'processingRestriction', { requestedOn: day('2026-11-10') }, { source: 'Courriel' });
    expect(done.effects.tasks).toMatchObject([{ task: 'answerDataSubject', due: day('2026-12-10') }]);
    expect([(await act(file, 'call')).code, (await act(file, 'paymentOrder')).code]).toEqual(['on_hold', null]);
  });

  test('an open dispute is among the effects; asked at once, the creditor is not to be told any more', async () => {
    const file = await o.open('Contestée');
    const debtor = visitor({ id: newId(), agency_id: o.agencyId, creditor_id: o.creditorId, case_id: file.id, name: 'Contestée', locale: 'fr' });
    await o.h.get(DisputesService).open(debtor, { caseId: file.id, reason: 'already_paid', idempotencyKey: 'contestation-1' });
    const effects = await o.h.get(HoldsReadService).effectsOf(o.h.database, file.id);
    expect([effects.stops.map(({ what, outcome }) => `${what} ${outcome}`), effects.tasks.map(({ task }) => task), effects.redirects.map(({ to }) => to)]).toEqual([['automaticReminders refuse', 'court warn', 'uncontestedClaim refuse'], ['obtainEvidence'], ['creditor']]);
    expect([(await row(file)).kinds, (await row(file)).stops]).toEqual([[], []]);
    expect(await act(file, 'letter')).toMatchObject({ code: 'disputed' });
  });

  test('ended, acts come back and what was planned too; interest stays stopped until a person looks', async () => {
    const file = await o.open('Clôture');
    await plan(file, 'call', '2026-12-02');
    const { hold, dueAfter } = await open(file, 'insolvencyProceeding', insolvent);
    expect(await fields(holds().end(o.helene, hold.id, day('2026-11-24'), ' '))).toEqual(['reason: missing', 'on: day_future']);
    expect(await fields(holds().end(o.helene, hold.id, day('2026-08-31'), 'x'))).toEqual(['on: day_before']);
    const done = await holds().end(o.helene, hold.id, day('2026-11-22'), 'Clôture pour extinction du passif.');
    expect([done.hold.state, done.hold.until, done.dueAfter, done.effects.stops, done.effects.warnings.map(({ code }) => code)]).toEqual(['ended', day('2026-11-22'), dueAfter, [], ['interest_may_resume']]);
    expect(await row(file)).toMatchObject({ kinds: [], stops: [], task: null, next: 'call', next_on: '2026-12-02' });
    expect((await holds().end(o.helene, hold.id, day('2026-11-22'), 'encore')).hold.entries).toHaveLength(2);
    await expect(holds().end(o.helene, hold.id, day('2026-11-21'), 'x')).rejects.toMatchObject({ code: 'hold_ended', options: { facts: { on: '2026-11-22' } } });
    // It has ended: another of its kind may begin.
    expect((await open(file, 'insolvencyProceeding', { openedOn: day('2026-11-23') })).hold.state).toBe('running');
  });

  test('each night: a day that was set begins, a task gives way to the next, a term that ran out sets the case free; what a person planned stays', async () => {
    const file = await person('M. Gaspard Nivelle', [{ nature: 'civil' }]);
    await plan(file, 'call', '2026-11-27');
    const { hold, dueBefore } = await open(file, 'overIndebtedness', { filedOn: day('2026-10-01'), admissibleOn: day('2026-11-26'), measuresUntil: day('2026-12-20') }, { source: 'Convocation' });
    expect([hold.state, (await row(file)).kinds, (await seen(file)).due]).toEqual(['waiting', [], dueBefore]);
    const watch = () => o.h.get(WatchHoldsService).watchAll();
    try {
      at('2026-11-26');
      expect(await watch()).toBeGreaterThan(0);
      expect(await row(file)).toMatchObject({ kinds: ['overIndebtedness'], task: 'appealAdmissibility', on: '2026-12-11', next: 'hold_task', next_on: '2026-11-26' });
      expect(await watch()).toBe(0);
      at('2026-12-12');
      await watch();
      expect(await row(file)).toMatchObject({ task: 'answerCommission', on: null, next: 'hold_task', next_on: '2026-12-12' });
      await plan(file, 'wait_answer', '2026-12-18');
      at('2026-12-21');
      await watch();
      expect(await row(file)).toMatchObject({ kinds: [], stops: [], task: null, next: 'wait_answer', next_on: '2026-12-18' });
      expect((await o.h.get(HoldsReadService).ofCase(o.helene, file.id))[0]).toMatchObject({ state: 'ended', until: day('2026-12-20') });
    } finally {
      at('2026-11-23');
    }
  });

  test('faults by field, kind by kind, and nothing is written', async () => {
    const file = await person('Fautes', [{ nature: 'civil' }]);
    const faults = (kind: string, facts: OpenHoldAsked['facts'], more: Partial<OpenHoldAsked> = {}) => fields(open(file, kind, facts, more));
    expect(await faults('moratorium', {}, { source: ' ', idempotencyKey: 'court', files: [{ name: 'x.exe', bytes: Buffer.from([0, 1, 2]) }] })).toEqual(['files.0: file_kind_not_taken', 'kind: not_in_list', 'source: missing', 'idempotencyKey: bad_key']);
    expect(await faults('overIndebtedness', { measuresUntil: day('2030-01-01') })).toEqual(['facts.admissibleOn: missing']);
    expect(await faults('overIndebtedness', { filedOn: day('2026-10-02'), admissibleOn: day('2026-10-01'), openedOn: day('2026-10-01') })).toEqual(['facts.openedOn: unexpected', 'facts.admissibleOn: day_before']);
    expect(await faults('overIndebtedness', { filedOn: day('2026-10-02'), dischargedOn: day('2026-10-05') })).toEqual(['facts.admissibleOn: missing']);
    expect(await faults('insolvencyProceeding', { publishedOn: day('2026-11-24') })).toEqual(['facts.openedOn: missing', 'facts.publishedOn: day_future']);
    expect(await faults('insolvencyProceeding', { openedOn: day('2026-11-24'), publishedOn: day('2026-11-20') })).toEqual(['facts.openedOn: day_future', 'facts.publishedOn: day_before']);
    expect(await faults('debtorDeath', { diedOn: day('1026-11-10'), knownOn: day('2026-11-30') })).toEqual(['facts.diedOn: day_too_old', 'facts.knownOn: day_future']);
    expect(await faults('protectedPerson', { protection: 'friendship', representativeName: 'x'.repeat(201) })).toEqual(['facts.since: missing', 'facts.protection: not_in_list', 'facts.representativeName: too_long']);
    expect(await faults('judicialGracePeriod', { decidedOn: day('2026-10-01'), until: day('2026-09-30') })).toEqual(['facts.until: day_before']);
    expect(await faults('processingRestriction', {})).toEqual(['facts.requestedOn: missing']);
    expect(await o.h.get(HoldsReadService).ofCase(o.helene, file.id)).toEqual([]);
    const { hold } = await open(file, 'processingRestriction', { requestedOn: day('2026-11-10') });
    expect(await fields(holds().amend(o.helene, { holdId: hold.id, facts: { answeredOn: day('2026-11-01'), openedOn: day('2026-11-01') }, source: '' }))).toEqual(['facts.openedOn: unexpected', 'facts.answeredOn: day_before', 'source: missing']);
  });

  test('twice the same key at the same moment is one hold; for another input it is refused; a case that is over takes none', async () => {
    const file = await o.open('Deux clics');
    const input = asked(file, 'insolvencyProceeding', insolvent);
    const answers = await Promise.all([1, 2, 3].map(() => holds().open(o.helene, input)));
    expect(new Set(answers.map(({ hold }) => hold.id)).size).toBe(1);
    await expect(holds().open(o.helene, { ...input, source: 'Infogreffe' })).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    await o.h.rows(sql`update case_file set stage = 'closed', next_action_kind = null, next_action_on = null where id = ${file.id}`);
    await expect(open(file, 'judicialGracePeriod', { decidedOn: day('2026-10-01'), until: day('2026-12-01') })).rejects.toMatchObject({ code: 'case_closed' });
  });

  test('borders: another creditor sees nothing of it; who is a stranger gets not_found; a creditor and an accountant read and enter nothing', async () => {
    const file = await o.open('Frontières');
    const { hold } = await open(file, 'insolvencyProceeding', insolvent, { files: [PDF] });
    const debtor: Actor = visitor({ id: newId(), agency_id: o.agencyId, creditor_id: o.creditorId, case_id: file.id, name: 'Frontières', locale: 'fr' });
    for (const actor of [o.rachid, o.stranger, o.administrator, debtor]) expect(await o.h.get(HoldsReadService).ofCase(actor, file.id)).toEqual([]);
    for (const actor of [o.rachid, o.stranger, o.administrator, o.camille, o.accountant, debtor]) {
      for (const work of [holds().open(actor, asked(file, 'judicialGracePeriod', { decidedOn: day('2026-10-01'), until: day('2026-12-01') })), holds().amend(actor, { holdId: hold.id, facts: { guaranteed: true }, source: 'x' }), holds().end(actor, hold.id, day('2026-11-20'), 'x'), holds().void(actor, hold.id, 'x')]) {
        await expect(work).rejects.toMatchObject({ code: 'not_found' });
      }
    }
    await expect(holds().void(o.helene, 'rien', 'x')).rejects.toMatchObject({ code: 'not_found' });
    for (const actor of [o.camille, o.accountant, o.yasmine]) expect((await o.h.get(HoldsReadService).ofCase(actor, file.id)).map(({ id }) => id)).toEqual([hold.id]);
    expect((await o.h.get(DocumentsService).ofCase(o.rachid, file.id))).toEqual([]);
  });
});
