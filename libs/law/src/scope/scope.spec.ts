/** Whom the rules of amicable collection bind, what the agency must keep up, what it may take in, and to whom a claim that changed hands is owed (rules 1.1, 1.2, 1.6, 1.13, 2.8, 10.8). */
import { expect, test } from '@jest/globals';
import {
  amicableRulesApply, checkPlacement, checkTransfer, COLLECTOR_STATUSES, creditorMustKnow, CREDITOR_NEWS, insuranceReminder, LAW, transferBindsFrom, TRANSFERS, type PlacementFacts, type TransferFacts,
} from '../index.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

test('amicable_scope: the rules bind agencies, not those who collect under their own status, nor the creditor himself', () => {
  expect(COLLECTOR_STATUSES.map((status) => [status, amicableRulesApply(status)])).toEqual([['agency', true], ['bailiff', false], ['lawyer', false], ['creditorItself', false]]);
});

test('agency_prerequisites: the end of the insurance is told from 60 days before', () => {
  const until = day('2027-01-22');
  expect([insuranceReminder(until, day('2026-11-22')), insuranceReminder(until, day('2026-11-23'))]).toEqual([null, { until, from: day('2026-11-23'), daysLeft: 60, ended: false, article: 'CPCE R124-2' }]);
  expect([insuranceReminder(until, until)?.ended, insuranceReminder(until, day('2027-01-23'))]).toEqual([false, { until, from: day('2026-11-23'), daysLeft: -1, ended: true, article: 'CPCE R124-2' }]);
});

test('inform_creditor: every payment but an instalment of a plan that he knows; every proposal unless the mandate says otherwise', () => {
  expect(CREDITOR_NEWS.map((news) => [news, creditorMustKnow(news).must, creditorMustKnow(news, { proposalsNotTold: true }).must])).toEqual([['payment', true, true], ['instalmentOfKnownPlan', false, false], ['proposalToPayOtherwise', true, false]]);
  expect(creditorMustKnow('payment').article).toBe('CPCE R124-5');
});

const place = (more: Partial<PlacementFacts> = {}): string => {
  const found = checkPlacement({ on: day('2026-11-23'), creditor: 'creditPurchaser', nature: 'bankCredit', ...more }, LAW);
  return found ? `${found.outcome} ${found.code} ${found.article} ${JSON.stringify(found.facts)}` : 'open';
};
test('credit_servicer_license: bank credit of a buyer who is no bank takes a licence, with a sign first and a wall since 29/06/2024', () => {
  expect(place()).toBe('refuse credit_servicer_licence_missing CMF L54-11-1 à L54-11-4 {"since":"2024-06-29"}');
  expect([place({ on: day('2023-12-29') }), place({ on: day('2023-12-30') }).split(' ')[0], place({ on: day('2024-06-28') }).split(' ')[0], place({ on: day('2024-06-29') }).split(' ')[0]]).toEqual(['open', 'warn', 'warn', 'refuse']);
  expect([place({ licenceNumber: 'GC-2025-07' }), place({ licenceNumber: ' ' }).split(' ')[0], place({ performing: true }), place({ creditor: 'bank' }), place({ nature: 'other' }), place({ creditor: 'company' })]).toEqual(['open', 'refuse', 'open', 'open', 'open', 'open']);
});
test('public_creditor: what a public body is owed is not for an agency, unless it trades or let the service out', () => {
  expect([place({ creditor: 'publicBody', nature: 'other' }), place({ creditor: 'publicBody', nature: 'other', industrialOrLetOut: true })]).toEqual(['refuse public_creditor CGCT L1617-5 {}', 'open']);
});

test('assignment_subrogation: the debtor owes the new creditor from the day he was told, never before the transfer', () => {
  const moved: TransferFacts = { transfer: 'assignment', on: day('2026-10-01') };
  expect(TRANSFERS.map((transfer) => transferBindsFrom({ ...moved, transfer, notifiedOn: day('2026-10-15') })?.article)).toEqual(['C. civ. 1324', 'C. civ. 1346-5']);
  expect(transferBindsFrom(moved)).toBeNull();
  const from = (notifiedOn: string | null, acknowledgedOn: string | null): string | undefined => transferBindsFrom({ ...moved, notifiedOn: notifiedOn ? day(notifiedOn) : null, acknowledgedOn: acknowledgedOn ? day(acknowledgedOn) : null })?.from.toString();
  expect([from('2026-10-15', null), from(null, '2026-10-10'), from('2026-10-15', '2026-10-10'), from('2026-10-10', '2026-10-15'), from('2026-09-01', null)]).toEqual(['2026-10-15', '2026-10-10', '2026-10-10', '2026-10-10', '2026-10-01']);
  expect(checkTransfer(moved, day('2026-11-23'))).toEqual({ code: 'transfer_not_notified', article: 'C. civ. 1324', facts: { transfer: 'assignment', on: '2026-10-01', bindsFrom: null } });
  const told = { ...moved, notifiedOn: day('2026-10-15') };
  expect([checkTransfer(told, day('2026-10-14'))?.facts['bindsFrom'], checkTransfer(told, day('2026-10-15'))]).toEqual(['2026-10-15', null]);
});
