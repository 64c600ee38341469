import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newId, sql } from '@quittance/platform';
import { house, type House } from '@quittance/platform/testing';
import { AuditService, IdentityModule, identityEntities, SealService } from '../index.ts';
import { verifyEvidence, type VerifyOptions } from './verify-evidence.ts';

/** A house with one agency and a trail of its own, whose tables the spec may tamper with as their owner. */
export async function trailHouse() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'quittance-evidence-'));
  const h: House = await house({ modules: [IdentityModule], entities: identityEntities, options: { dataDir } });
  const agencyId = newId(), actorId = newId();
  await h.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at)
    values (${agencyId}, 'Orvelle Recouvrement', 'SAS', '732829320', '14 quai des Tanneurs', '37000', 'Tours', '02 61 91 20 00', 'dossiers@orvelle.example', 'donnees@orvelle.example', 'Orvelle, compte affecté', 'FR7630006000011234567890189', 'AGRIFRPP', now())`);
  const bruno = { id: actorId, kind: 'user' as const, agencyId, name: 'Bruno Lestang', sessionId: newId() };
  const acts = async (count: number) => {
    for (let i = 0; i < count; i++) await h.get(AuditService).alone(bruno, { action: 'recordPayment', subject: 'Payment', subjectId: newId(), outcome: 'done', facts: { amount: `${i}.00`, reason: `Versement de Mme Lanvin n° ${i}` }, ip: '203.0.113.7' });
    await h.get(SealService).sealAll();
  };
  /** As who owns the database and may switch its guards off. */
  const tamper = async (table: string, work: () => Promise<unknown>) => {
    await h.rows({ text: `alter table ${table} disable trigger all`, params: [] });
    await work();
    await h.rows({ text: `alter table ${table} enable trigger all`, params: [] });
  };
  const verify = (more: Partial<VerifyOptions> = {}) => verifyEvidence(h.database, { agencyId, ...more });
  const entryAt = async (position: number) => (await h.rows<{ entry_id: string }>(sql`select entry_id from audit_link where agency_id = ${agencyId} and position = ${position}`))[0]!.entry_id;
  return { h, agencyId, bruno, acts, tamper, verify, entryAt, dataDir, close: async () => { await h.close(); fs.rmSync(dataDir, { recursive: true, force: true }); } };
}
