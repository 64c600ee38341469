/** The product's side of `bench intake`: in a process of its own, so that what it holds in memory is what a worker holds. Runs in the server's bundle. */
import fs from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { contexts, entities } from '@quittance/api/contexts';
import { SessionsService } from '@quittance/identity';
import { CarryRunService, DepositRunsService, UploadsService } from '@quittance/intake';
import { DebtorsService } from '@quittance/parties';
import { Database, newId, PlatformModule, standAs, standAsSystem, standingOf, type Actor, type PlatformOptions } from '@quittance/platform';
import pg from 'pg';
import { debtor, siren } from './invent-deposit.ts';

@Module({})
class BenchModule {
  static with(options: PlatformOptions): DynamicModule {
    return { module: BenchModule, imports: [PlatformModule.forRoot(options, entities), ...contexts] };
  }
}

export interface HandedOver { claims: number; cases: number; faults: number; ms: number; baseMib: number; peakMib: number }
export interface IntakeHand { settle(ownerUrl: string, known: number): Promise<void>; handOver(file: string, round: number): Promise<HandedOver>; close(): Promise<void> }

export async function intakeHand(options: PlatformOptions): Promise<IntakeHand> {
  const app = await NestFactory.createApplicationContext(BenchModule.with(options), { logger: ['error'] });
  let actor: Actor;
  return {
    settle: async (ownerUrl, known) => { actor = await settle(app, ownerUrl, known); },
    async handOver(file, round) {
      const baseMib = residentMib('VmRSS');
      fs.writeFileSync('/proc/self/clear_refs', '5');
      const began = performance.now();
      const told = await deposit(app, actor, file, round);
      return { ...told, ms: performance.now() - began, baseMib, peakMib: residentMib('VmHWM') };
    },
    close: () => app.close(),
  };
}

/** From the system's own account of this process: VmRSS as it is, VmHWM the most since it was last cleared. */
const residentMib = (what: 'VmRSS' | 'VmHWM'): number => Number(new RegExp(`${what}:\\s+(\\d+)`).exec(fs.readFileSync('/proc/self/status', 'utf8'))![1]) / 1024;

/** Hands the file over as its creditor does: in a stream, then as a run that the worker carries out. */
async function deposit(app: INestApplicationContext, actor: Actor, file: string, round: number): Promise<{ claims: number; cases: number; faults: number }> {
  const runs = app.get(DepositRunsService);
  const runId = await standAs(standingOf(actor), async () => {
    const { id } = await app.get(UploadsService).receive(actor, { name: 'impayes.csv' }, fs.createReadStream(file));
    return (await runs.start(actor, { files: [{ name: 'impayes.csv', upload: id }], idempotencyKey: `bench-${round}` }, false)).id;
  });
  await standAsSystem('deposit-run', () => app.get(CarryRunService).carry({ runId }));
  return standAs(standingOf(actor), async () => {
    const { state, refusal, preview } = (await runs.one(actor, runId))!;
    if (state !== 'done') throw new Error(`The run ended as ${state}: ${JSON.stringify(refusal)}`);
    return { claims: preview!.claimCount, cases: preview!.caseCount, faults: preview!.files[0]!.faults };
  });
}

/** An agency with two collectors, a creditor under mandate, his user, and the debtors whom he has handed over before. */
async function settle(app: INestApplicationContext, ownerUrl: string, known: number): Promise<Actor> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const [agency, creditor, user] = [newId(), newId(), newId()];
  await owner.query([
    `insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at) values ('${agency}', 'Orvelle', 'SAS', '000000000', 'x', '37000', 'Tours', 'x', 'x', 'x', 'x', 'x', 'x', now())`,
    `insert into app_user (id, agency_id, email, name, created_at) select ('00000000-0000-7000-8000-00000000000' || n)::uuid, '${agency}', 'collector-' || n || '@bench.example', 'Gestionnaire ' || n, now() from generate_series(0, 1) n`,
    `insert into role_held (id, user_id, role, given_at) select gen_random_uuid(), id, 'collector', now() from app_user`,
    `insert into creditor (id, agency_id, kind, name, siren, line1, postal_code, city, iban, created_at) values ('${creditor}', '${agency}', 'company', 'Papeteries Tessonville', '${siren(81_204_736)}', 'x', 'x', 'x', 'x', now())`,
    `insert into mandate (id, agency_id, creditor_id, reference, signed_on, in_force_from, basis_clause, insurance_clause, fee_clause, remittance_clause, fee_rate, remittance_days, plan_max_months, discount_max_percent, allocation, day_count, created_at) values (gen_random_uuid(), '${agency}', '${creditor}', 'M', '2025-01-01', '2025-01-01', 'x', 'x', 'x', 'x', 12, 30, 6, 5, 'statutory', 'ACT_365', now())`,
    `insert into app_user (id, agency_id, email, name, created_at) values ('${user}', '${agency}', 'camille@bench.example', 'Camille', now())`,
    `insert into role_held (id, user_id, role, grade, creditor_id, given_at) values (gen_random_uuid(), '${user}', 'creditor_user', 'administrator', '${creditor}', now())`,
  ].join(';\n'));
  const database = app.get(Database);
  await standAsSystem('demo', () => database.transact((tx) => app.get(DebtorsService).registerAll(tx, { agencyId: agency, creditorId: creditor, source: 'bench' }, Array.from({ length: known }, (_, n) => {
    const { name, kind, siren: number, line1, postalCode, city } = debtor(n * 3);
    return { name, kind, siren: number || null, address: { line1, line2: null, postalCode, city, country: 'FR' } };
  }))));
  await owner.query('analyze');
  await owner.end();
  return standAsSystem('operator', () => app.get(SessionsService).actorFor('camille@bench.example'));
}
