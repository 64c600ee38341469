/** Requests about personal data and how long it is kept (rules 11.5, 11.6). */
import { describe, expect, test } from '@jest/globals';
import { PRIVACY_KINDS, PRIVACY_REFUSALS, privacyTerm, refusalGrounds, RETENTION_DEFAULTS, RETENTION_KINDS, retentionOf, retentionOn, type KeptLife } from '../index.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('privacyTerm', () => {
  const term = (receivedOn: string, today: string, more: { extended?: boolean; answeredOn?: string } = {}) => {
    const { due, extendBy, clock } = privacyTerm({ receivedOn: day(receivedOn), extended: more.extended ?? false, answeredOn: more.answeredOn ? day(more.answeredOn) : null }, day(today));
    return [String(due), String(extendBy), clock];
  };
  test.each([
    ['2026-11-23', '2026-12-23'], ['2026-01-31', '2026-03-02'], ['2026-10-14', '2026-11-16'], ['2026-04-01', '2026-05-04'], ['2026-11-25', '2026-12-28'],
  ])('gdpr_basis: received on %s it is answered by %s', (received, due) => {
    expect(term(received, received)).toEqual([due, due, 'ok']);
  });
  test('gdpr_basis: two months more once it was extended, which can be done in the first month only', () => {
    expect(term('2026-11-23', '2026-12-20', { extended: true })).toEqual(['2027-02-23', '2026-12-23', 'ok']);
  });
  test('the clock turns ten days before the end, and on the day after it', () => {
    expect([term('2026-11-23', '2026-12-12')[2], term('2026-11-23', '2026-12-13')[2], term('2026-11-23', '2026-12-23')[2], term('2026-11-23', '2026-12-24')[2], term('2026-11-23', '2026-12-30', { answeredOn: '2026-12-01' })[2]])
      .toEqual(['ok', 'soon', 'soon', 'late', 'answered']);
  });
  test('every refusal names its text; an erasure is refused by a duty or by claims at law', () => {
    expect(refusalGrounds('erasure')).toEqual(['identity_not_proved', 'manifestly_unfounded', 'legal_duty', 'legal_claims']);
    expect(PRIVACY_KINDS.every((kind) => refusalGrounds(kind).length >= 2)).toBe(true);
    expect(Object.values(PRIVACY_REFUSALS).every(({ article }) => article.startsWith('RGPD art. '))).toBe(true);
  });
});

describe('retentionOf', () => {
  const today = day('2026-11-23');
  const life: KeptLife = { closedOn: day('2021-06-30'), lastEntryOn: null, titleOn: null, lastTraceOn: null, answeredOn: null, requestWaits: false, disputed: false, restricted: false };
  const of = (more: Partial<KeptLife> = {}, on = today) => Object.fromEntries(retentionOf({ ...life, ...more }, RETENTION_DEFAULTS, on).map(({ kind, code, until, article }) => [kind, code === null ? 'free' : `${code} ${until ?? '…'} ${article}`]));

  test('retention: five years after the case ended, nothing paid, nothing stands', () => {
    expect(new Set(Object.values(of()))).toEqual(new Set(['free']));
    expect(of({}, day('2026-06-30'))).toMatchObject({ words: 'period 2026-06-30 C. civ. 2224', accounts: 'free', identity: 'period 2026-06-30 C. civ. 2224' });
    expect(retentionOf(life, RETENTION_DEFAULTS, today).find(({ kind }) => kind === 'words')!.freeSince).toEqual(day('2026-07-01'));
  });
  test('retention: what was paid is kept ten years from the end of its financial year, and names him until then', () => {
    expect(of({ lastEntryOn: day('2021-05-03') })).toMatchObject({ accounts: 'period 2031-12-31 C. com. L123-22', identity: 'named_elsewhere 2031-12-31 C. com. L123-22', words: 'free', contact: 'free' });
    expect(retentionOf({ ...life, lastEntryOn: day('2021-05-03') }, RETENTION_DEFAULTS, today).find(({ kind }) => kind === 'accounts')).toMatchObject({ exception: 'RGPD art. 17, § 3, b' });
  });
  test('retention: an open case, a dispute, a restriction hold everything but traces and answered requests', () => {
    expect(of({ closedOn: null, lastTraceOn: day('2024-01-01') })).toMatchObject({ words: 'case_open … RGPD art. 6, § 1, b', accounts: 'case_open … RGPD art. 6, § 1, b', traces: 'free', requests: 'free' });
    expect(of({ disputed: true })).toMatchObject({ evidence: 'dispute_open … RGPD art. 17, § 3, e' });
    expect(of({ restricted: true })).toMatchObject({ evidence: 'restricted … RGPD art. 18, § 2' });
    expect(of({ requestWaits: true })).toMatchObject({ requests: 'request_open … RGPD art. 12, § 3', words: 'free' });
    expect(of({ lastTraceOn: day('2026-02-01'), answeredOn: day('2026-02-01') })).toMatchObject({ traces: 'period 2027-02-01 RGPD art. 5, § 1, e', requests: 'period 2031-02-01 C. civ. 2224', identity: 'free' });
  });
  test('retention: a title is kept ten years', () => {
    expect(of({ titleOn: day('2019-01-15') })).toMatchObject({ judicial: 'period 2029-01-15 CPCE L111-4', identity: 'named_elsewhere 2029-01-15 CPCE L111-4' });
  });
  test('the rows of an agency stand over the defaults from their day, the last that began', () => {
    const own = [{ kind: 'words', period: 'P3Y', from: '2026-01-01', automatic: false }, { kind: 'words', period: 'P2Y', from: '2027-01-01', automatic: true }];
    const words = (on: string) => retentionOn(own, day(on)).find(({ kind }) => kind === 'words')!;
    expect([words('2025-12-31').period, words('2026-11-23').period, words('2027-01-01').period, words('2027-01-01').automatic]).toEqual(['P5Y', 'P3Y', 'P2Y', true]);
    expect(retentionOn([], today).map(({ kind }) => kind)).toEqual([...RETENTION_KINDS]);
    expect(RETENTION_DEFAULTS.every(({ automatic, confidence }) => !automatic && confidence !== 'high')).toBe(true);
  });
});
