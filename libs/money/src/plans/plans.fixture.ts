/** For the specs of plans: the office in July 2026, when the rates of all that follows are known, with debtors at their page. */
import { VisitsService, visitor } from '@quittance/identity';
import { day } from '@quittance/cases/testing';
import { newId, sql, type Actor } from '@quittance/platform';
import { moneyOffice, type MoneyOffice } from '../payments/money.fixture.ts';
import { PlansService, type PlanEvidence } from './plans.service.ts';
import { PlanTrackService } from './plan-track.service.ts';
import { WatchPlansService } from './watch-plans.service.ts';
import type { ProposePlanInput } from './plan.type.ts';

export interface DebtorCase { id: string; publicReference: string; debtorId: string; debtor: Actor; claimId: string }
export interface PlansOffice extends MoneyOffice {
  plans: PlansService; track: PlanTrackService; watch: WatchPlansService;
  /** A case of 1,000.00 due since 30 April 2026, with its debtor at his page. */
  debtorCase(name?: string, more?: { creditorId?: string; regime?: 'commercial' | 'civil' }): Promise<DebtorCase>;
  terms(caseId: string, more?: Partial<ProposePlanInput>): ProposePlanInput;
  at(iso: string): void;
  mandateSays(columns: { interest?: 'runs' | 'stops'; least?: number; share?: number; within?: number; grace?: number; months?: number }): Promise<void>;
  row(caseId: string): Promise<{ plan_id: string | null; plan_state: string | null; plan_next_on: string | null; next_action_kind: string | null; next_action_on: string | null; next_action_note: string | null; stage: string; limitation_on: string | null }>;
  codes(caseId: string): Promise<string[]>;
  events(caseId: string): Promise<string[]>;
  mails(caseId: string): Promise<{ purpose: string; recipient: string; subject: string; text: string; link: string }[]>;
}

export const WORDS: PlanEvidence = { ip: '203.0.113.7', userAgent: 'Mozilla/5.0 (Android)', acknowledgedText: 'En acceptant cet échéancier, je reconnais devoir la somme.' };

let keys = 0;

export async function plansOffice(): Promise<PlansOffice> {
  const o = await moneyOffice({ now: '2026-07-06T08:00:00Z' });
  const { h } = o;
  const office: PlansOffice = {
    ...o, plans: h.get(PlansService), track: h.get(PlanTrackService), watch: h.get(WatchPlansService),
    at: (iso) => h.clock.set(Temporal.Instant.from(`${iso}T08:00:00Z`)),
    terms: (caseId, more = {}) => ({ caseId, months: 4, firstOn: day('2026-07-20'), idempotencyKey: `échéancier-${++keys}-${caseId}`, ...more }),
    debtorCase: async (name = `Débiteur ${++keys}`, more = {}) => {
      const opened = await o.open(name, [{}], more);
      await h.rows(sql`insert into debtor_contact_point (id, debtor_id, agency_id, creditor_id, kind, value, source, since) select ${newId()}, d.id, d.agency_id, d.creditor_id, 'email', 'gestion@carnaudet.example', 'test', now() from debtor d where d.id = ${opened.debtorId}`);
      const [file] = await h.rows<{ agency_id: string; creditor_id: string; claim: string }>(sql`select f.agency_id, f.creditor_id, k.id as claim from case_file f join claim k on k.case_id = f.id where f.id = ${opened.id}`);
      const visit = await h.database.transact((tx) => h.get(VisitsService).open(tx, { agencyId: file!.agency_id, creditorId: file!.creditor_id, caseId: opened.id, debtorId: opened.debtorId, name, openedBy: 'letter' }));
      return { ...opened, claimId: file!.claim, debtor: visitor({ id: visit.id, agency_id: file!.agency_id, creditor_id: file!.creditor_id, case_id: opened.id, name, locale: 'fr' }) };
    },
    mandateSays: async ({ interest = 'runs', least = 0, share = 0, within = 31, grace = 8, months = 6 }) => {
      await h.rows(sql`update mandate set plan_interest = ${interest}, plan_min_instalment_cents = ${least}, plan_down_payment_percent = ${share}, plan_first_within_days = ${within}, plan_grace_days = ${grace}, plan_max_months = ${months} where id = ${o.mandateId}`);
    },
    row: async (caseId) => (await h.rows(sql`select plan_id, plan_state, plan_next_on::text, next_action_kind, next_action_on::text, next_action_note, stage, limitation_on::text from case_file where id = ${caseId}`))[0] as never,
    codes: async (caseId) => (await h.rows<{ code: string }>(sql`select code from timeline_entry where case_id = ${caseId} and kind in ('plan', 'stage', 'payment') order by at, id`)).map(({ code }) => code),
    events: async (caseId) => (await h.rows<{ name: string }>(sql`select name from outbox_event where case_id = ${caseId} and name like 'Plan%' order by id`)).map(({ name }) => name),
    mails: (caseId) => h.rows(sql`select purpose, recipient, subject, text, link from outgoing_message where case_id = ${caseId} order by queued_at, id`),
  };
  return office;
}
