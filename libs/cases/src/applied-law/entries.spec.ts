/** How a row of the law comes in: by field, by whom, once, and never by one person alone where it changes an amount. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isLawError } from '@quittance/law';
import { newId, sql, type Actor } from '@quittance/platform';
import { StatementService } from '../index.ts';
import { day, entryOf, lawOffice, office, type LawOffice, type Office } from '../testing/index.ts';
import { AppliedLawReadService } from './applied-law-read.service.ts';
import { AppliedLawService } from './applied-law.service.ts';
import { DecideLawService } from './decide-law.service.ts';
import { EnterLawService } from './enter-law.service.ts';
import { LawEntriesReadService } from './law-entries-read.service.ts';
import type { EnterLawInput } from './law.type.ts';

interface Refusal { code: string; fields?: string[]; facts?: Record<string, unknown> }
const refusal = (done: Promise<unknown>): Promise<Refusal> => done.then(() => { throw new Error('was not refused'); }, (e: { code?: string; options?: { fields?: { field: string; code: string }[]; facts?: Record<string, unknown> } }) => {
  if (!e.code) throw e;
  return { code: e.code, ...(e.options?.fields ? { fields: e.options.fields.map(({ field, code }) => `${field}: ${code}`) } : {}), ...(e.options?.facts ? { facts: e.options.facts } : {}) };
});

describe('rows of the law', () => {
  let o: Office, l: LawOffice;
  beforeAll(async () => { o = await office(); l = await lawOffice(o); });
  afterAll(() => o.h.close());

  const entries = () => o.h.get(EnterLawService), decisions = () => o.h.get(DecideLawService), reads = () => o.h.get(LawEntriesReadService);
  const applied = (actor: Actor = o.helene) => o.h.get(AppliedLawReadService).applied(actor);
  const refused = async (more: Partial<EnterLawInput>) => (await refusal(entries().enter(o.administrator, entryOf(more), { dryRun: true }))).fields ?? [];

  test.each<[string, Partial<EnterLawInput>, string]>([
    ['a name that nobody knows', { name: 'solidarity_rate' }, 'name: unknown_figure'],
    ['words of the law', { name: 'CPCE L111-8 al. 2', value: 'Autre texte' }, 'name: text_not_entered'],
    ['a rate from a day within a half-year', { from: day('2027-01-02') }, 'from: not_half_year_start'],
    ['a rate for three months', { to: day('2027-03-31') }, 'to: not_half_year_end'],
    ['a rate for a year', { to: day('2027-12-31') }, 'to: not_half_year_end'],
    ['an end before the beginning', { name: 'cash_limit', value: '1500', to: day('2026-12-31') }, 'to: before_from'],
    ['a day of long ago', { name: 'cash_limit', value: '1500', from: day('1815-06-18') }, 'from: out_of_range'],
    ['a rate of five decimals', { value: '2,65001' }, 'value: bad_value'],
    ['a rate below zero', { value: '-1' }, 'value: bad_value'],
    ['a rate above a hundred', { value: '100.01' }, 'value: out_of_range'],
    ['a term of half days', { name: 'ip_opposition', value: '1.5' }, 'value: bad_value'],
    ['a sum in words', { name: 'cash_limit', value: 'mille' }, 'value: bad_value'],
    ['a scale with one figure less', { name: 'wage_scale_2026', value: '[4480, 8730]' }, 'value: bad_value'],
    ['a scale that goes down', { name: 'wage_scale_2026', value: '4480; 8730; 13000; 17230; 21470; 21000' }, 'value: bad_value'],
    ['a switch that is neither on nor off', { name: 'uncontested_claim_decree', value: 'peut-être' }, 'value: bad_value'],
    ['no source', { source: '  ' }, 'source: missing'],
    ['a source without end', { source: 'x'.repeat(501) }, 'source: too_long'],
    ['a confidence of one’s own', { confidence: 'sure' }, 'confidence: not_in_list'],
    ['a key too short', { idempotencyKey: 'x' }, 'idempotencyKey: bad_key'],
  ])('%s is refused by its field', async (_, more, fault) => { expect(await refused(more)).toEqual([fault]); });

  test.each<[string, Partial<EnterLawInput>, object]>([
    ['a rate, with a comma and a sign', { value: ' 2,65 % ' }, { act: 'new', value: '"2.65"', unit: 'percent/year', to: day('2027-06-30'), article: 'C. com. L441-10 II, CCP R2192-31', replaces: null }],
    ['a rate as JSON', { name: 'legal_rate_other', value: '"2.6"' }, { value: '"2.60"', article: 'CMF L313-2' }],
    ['a correction of a rate', { from: day('2026-07-01'), value: '2.50' }, { act: 'correction', value: '"2.50"', to: day('2026-12-31'), replaces: expect.objectContaining({ value: '"2.40"', origin: 'shipped', confidence: 'medium' }) }],
    ['a sum', { name: 'cash_limit', value: '1 500,50 €' }, { act: 'correction', value: '1500.5', to: null }],
    ['a sum that is kept as text', { name: 'protected_bank_balance', from: day('2026-04-01'), value: '652,34' }, { act: 'correction', value: '"652.34"', unit: 'EUR/month', replaces: expect.objectContaining({ value: 'null' }) }],
    ['a term', { name: 'ip_opposition', value: '2' }, { value: '2', unit: 'month' }],
    ['a scale', { name: 'wage_scale_2026', value: '4500; 8750; 13050; 17300; 21500; 25900' }, { value: '[4500,8750,13050,17300,21500,25900]' }],
    ['the decree that opens a route', { name: 'uncontested_claim_decree', value: 'oui' }, { act: 'new', value: 'true', unit: 'bool', article: 'CPCE L126-1 à L126-5' }],
  ])('%s is read as its rows hold it', async (_, more, seen) => {
    expect(await entries().enter(o.administrator, entryOf(more), { dryRun: true })).toMatchObject({ state: 'entered', mine: true, decidable: false, measure: null, enteredBy: 'Bruno Lestang', ...seen });
    expect(await o.h.rows(sql`select 1 from law_entry`)).toEqual([]);
  });

  test('what stands already is no correction, be it said for a part of its days', async () => {
    expect(await refusal(entries().enter(o.administrator, entryOf({ from: day('2026-07-01'), value: '2.40' })))).toMatchObject({ code: 'nothing_changes', facts: { confidence: 'medium' } });
    expect(await refusal(entries().enter(o.administrator, entryOf({ name: 'cash_limit', from: day('2026-01-01'), to: day('2026-12-31'), value: '1000' })))).toMatchObject({ code: 'nothing_changes' });
  });

  test('only administrators enter, confirm and decide; supervisors and accountants read; others are told nothing', async () => {
    for (const actor of [o.helene, o.solange, o.accountant, o.camille, o.stranger]) {
      expect(await refusal(entries().enter(actor, entryOf()))).toMatchObject({ code: 'not_found' });
      expect(await refusal(entries().confirm(actor, { name: 'cash_limit', from: day('2015-09-01'), source: 'x', idempotencyKey: 'clef-inconnue' }))).toMatchObject({ code: 'not_found' });
    }
    const { id } = await l.enter({ name: 'grace_period_max', value: '36' });
    for (const actor of [o.helene, o.camille, o.stranger]) expect(await reads().one(actor, id)).toBeNull();
    for (const actor of [o.solange, o.accountant]) {
      expect(await reads().one(actor, id)).toMatchObject({ id, mine: false, decidable: false });
      expect(await refusal(decisions().decide(actor, id, true, null))).toMatchObject({ code: 'not_found' });
    }
    expect(await refusal(decisions().decide(o.stranger, id, true, null))).toMatchObject({ code: 'not_found' });
    expect(await reads().one(l.odile, id)).toMatchObject({ decidable: true, mine: false });
    await decisions().withdraw(o.administrator, id, null);
  });

  test('the same key is one entry, with another input it is refused; of one name and day one waits', async () => {
    const input = entryOf({ name: 'legal_rate_individual', value: '6,90' });
    const both = await Promise.all([entries().enter(o.administrator, input), entries().enter(o.administrator, input)]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    expect(await refusal(entries().enter(o.administrator, { ...input, value: '6.91' }))).toMatchObject({ code: 'idempotency_key_reused' });
    expect(await refusal(entries().enter(l.odile, entryOf({ name: 'legal_rate_individual', value: '6,91' })))).toMatchObject({ code: 'entry_waiting', facts: { entryId: both[0]!.id, by: 'Bruno Lestang', from: '2027-01-01' } });
    const other = await entries().enter(l.odile, entryOf({ name: 'legal_rate_individual', from: day('2027-07-01'), value: '6,95' }));
    expect((await reads().list(o.administrator, { state: 'entered' })).rows.map(({ id }) => id)).toEqual([other.id, both[0]!.id]);
    expect((await reads().list(o.administrator, {})).waiting).toBe(2);
    const first = await reads().list(o.administrator, { first: 1 });
    expect((await reads().list(o.administrator, { first: 1, after: first.next })).rows[0]!.id).toBe(both[0]!.id);
    expect(await refusal(decisions().withdraw(l.odile, both[0]!.id, null))).toMatchObject({ code: 'not_own_entry' });
    expect(await decisions().withdraw(o.administrator, both[0]!.id, 'Mauvaise colonne')).toMatchObject({ state: 'withdrawn', reason: 'Mauvaise colonne', decidedBy: 'Bruno Lestang' });
    expect(await refusal(decisions().withdraw(o.administrator, both[0]!.id, null))).toMatchObject({ code: 'already_decided', facts: { outcome: 'withdrawn' } });
    await decisions().withdraw(l.odile, other.id, null);
  });

  test('four eyes: nobody approves or refuses his own; the database holds it too', async () => {
    const { id } = await l.enter({ name: 'cash_limit', value: '1500' });
    await l.work();
    for (const approved of [true, false]) expect(await refusal(decisions().decide(o.administrator, id, approved, 'moi-même'))).toMatchObject({ code: 'own_entry' });
    const byHand = (who: Actor) => o.h.rows(sql`insert into law_decision (id, entry_id, agency_id, outcome, decided_at, decided_by) values (${newId()}, ${id}, ${o.agencyId}, 'approved', now(), ${who.id})`);
    await expect(byHand(o.administrator)).rejects.toThrow('four eyes');
    expect(await refusal(decisions().decide(l.odile, id, false, ' '))).toMatchObject({ code: 'bad_fields', fields: ['reason: missing'] });
    expect(await decisions().decide(l.odile, id, false, 'Le décret n’est pas paru.')).toMatchObject({ state: 'refused', decidedBy: 'Odile Garnier', reason: 'Le décret n’est pas paru.' });
    expect(await refusal(decisions().decide(l.odile, id, true, null))).toMatchObject({ code: 'already_decided', facts: { outcome: 'refused', by: 'Odile Garnier' } });
    expect((await applied()).figures.find(({ name }) => name === 'cash_limit')!.rows).toHaveLength(1);
  });

  test('what was entered and decided is never edited, by whatever hand', async () => {
    for (const edit of [sql`update law_entry set value = '1'`, sql`delete from law_decision`, sql`update law_decision set outcome = 'approved'`]) await expect(o.h.rows(edit)).rejects.toThrow();
  });

  test('a confirmation by one person makes a figure sure and changes no cent', async () => {
    const { id } = await o.open('Débitrice de l’été', [{ issuedOn: day('2026-06-01'), dueOn: day('2026-07-15') }]);
    const statement = async () => {
      const { statement: found } = await o.h.get(StatementService).compute(o.h.database, id);
      if (isLawError(found)) throw new Error(found.message);
      return found;
    };
    const before = await statement();
    expect(before.warnings.map(({ code }) => code)).toContain('rate_to_confirm');
    const input = { name: 'ecb_main_refinancing_rate', from: day('2026-07-01'), source: 'ecb.europa.eu, consulté le 23/11/2026', idempotencyKey: 'confirmation-bce-2026-2' };
    const confirmed = await entries().confirm(o.administrator, input);
    expect(confirmed).toMatchObject({ act: 'confirmation', state: 'approved', value: '"2.40"', confidence: 'high', decidedBy: 'Bruno Lestang', measure: null, application: null, replaces: { confidence: 'medium', origin: 'shipped' } });
    expect((await entries().confirm(o.administrator, input)).id).toBe(confirmed.id);
    const after = await statement();
    expect(after.warnings.map(({ code }) => code)).not.toContain('rate_to_confirm');
    expect([after.totals, after.claims.map((claim) => claim.interest.map(({ amount }) => amount))]).toEqual([before.totals, before.claims.map((claim) => claim.interest.map(({ amount }) => amount))]);
    expect([before.law, after.law]).toEqual(['2026-11-21', '2026-11-21+1']);
    const row = (await applied(o.camille)).figures.find(({ name }) => name === 'ecb_main_refinancing_rate')!.rows.at(-1);
    expect(row).toMatchObject({ from: day('2026-07-01'), origin: 'agency', entryId: confirmed.id, confidence: 'high', source: input.source });
    expect(await refusal(entries().confirm(o.administrator, { ...input, idempotencyKey: 'confirmation-bce-bis' }))).toMatchObject({ code: 'already_confirmed' });
    expect(await refusal(entries().confirm(o.administrator, { ...input, source: 'autre' }))).toMatchObject({ code: 'idempotency_key_reused' });
    expect(await l.work()).toEqual([]);
  });

  test('what is not there, or was never seen, cannot be confirmed', async () => {
    const confirm = (name: string, from: string | null) => refusal(entries().confirm(o.administrator, { name, from: from === null ? null : day(from), source: 'JO', idempotencyKey: `confirmation ${name} ${from}` }));
    expect(await confirm('cash_limit', '2020-01-01')).toMatchObject({ fields: ['from: no_row'] });
    expect(await confirm('protected_bank_balance', '2026-04-01')).toMatchObject({ fields: ['from: no_value'] });
    expect(await confirm('limitation_civil', null)).toMatchObject({ code: 'already_confirmed' });
    expect(await confirm('CPCE L111-8 al. 2', '2014-03-19')).toMatchObject({ fields: ['name: text_not_entered'] });
  });

  test('everyone signed in reads the law that applies: rates, constants, texts; another agency its own', async () => {
    const { version, figures, missing } = await applied(o.stranger);
    expect([version, missing]).toEqual(['2026-11-21', []]);
    expect(figures.slice(0, 3).map(({ name, kind }) => `${kind} ${name}`)).toEqual(['rate legal_rate_other', 'rate legal_rate_individual', 'rate ecb_main_refinancing_rate']);
    expect(figures.at(-1)).toMatchObject({ kind: 'text', rows: [{ unit: 'words', origin: 'shipped' }] });
    expect(figures.find(({ name }) => name === 'cash_limit')!.rows).toMatchObject([{ value: '1000', unit: 'EUR', confidence: 'medium' }]);
    expect((await o.h.get(AppliedLawService).of(o.h.database, o.stranger.agencyId)).version).toBe('2026-11-21');
  });

  test('what happens to the law is heard by nobody outside the agency', async () => {
    expect(await o.h.rows(sql`select distinct name from outbox_event where name like 'Law%' and (not internal or case_id is not null or creditor_id is not null)`)).toEqual([]);
  });
});
