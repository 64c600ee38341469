/** For the specs of this room: the office of the cases with two studies, papers that a hand-off asks for, and titles. */
import { TimelineService } from '@quittance/cases';
import { day, office as caseOffice, type Office as CaseOffice } from '@quittance/cases/testing';
import { DocumentsService } from '@quittance/documents';
import { SessionsService } from '@quittance/identity';
import { MoneyModule, moneyEntities } from '@quittance/money';
import { newId, type Actor } from '@quittance/platform';
import type { HouseOptions } from '@quittance/platform/testing';
import { HandoffsService, JudicialModule, judicialEntities, RecordTitleService, StudiesService, type Handoff, type HandToBailiffInput, type RecordTitleInput, type Title } from './index.ts';

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n');
export const pdf = (name: string) => ({ name, base64: PDF.toString('base64') });

export interface Office extends CaseOffice {
  /** A study with one bailiff; `bailiff()` reads his rights as the next request would. */
  study(name: string, siren?: string): Promise<{ id: string; bailiff: () => Promise<Actor> }>;
  /** The papers without which nothing is handed over: the signed mandate, the invoices, a formal notice that left. */
  papers(file: { id: string; claimIds: readonly string[] }): Promise<void>;
  title(caseId: string, more?: Partial<RecordTitleInput>): Promise<Title>;
  hand(caseId: string, studyId: string, more?: Partial<HandToBailiffInput>): Promise<Handoff>;
}

export async function office(now?: string, { modules = [], entities = [] }: Partial<Pick<HouseOptions, 'modules' | 'entities'>> = {}): Promise<Office> {
  const o = await caseOffice({ modules: [MoneyModule, ...modules, JudicialModule], entities: [...moneyEntities, ...entities, ...judicialEntities], ...(now ? { now } : {}) });
  const keep = (document: { caseId?: string; claimId?: string; mandateId?: string; kind: 'signed_mandate' | 'invoice' | 'formal_notice'; name: string }) =>
    o.h.database.transact((tx) => o.h.get(DocumentsService).keep(tx, { agencyId: o.agencyId, creditorId: o.creditorId, mediaType: 'application/pdf', bytes: PDF, origin: 'test', ...document }));
  return {
    ...o,
    study: async (name, siren) => {
      const { id } = await o.h.get(StudiesService).register(o.administrator, { name, siren: siren ?? null, email: 'etude@justice.example', address: { line1: '3 place du Marché', postalCode: '35000', city: 'Rennes' }, departments: ['35'] });
      const email = `${newId()}@justice.example`;
      await o.h.get(StudiesService).addUser(o.administrator, { studyId: id, name: 'Maître Aubin', email });
      return { id, bailiff: () => o.h.get(SessionsService).actorFor(email) };
    },
    papers: async (file) => {
      await keep({ mandateId: o.mandateId, kind: 'signed_mandate', name: 'Mandat.pdf' });
      for (const [i, claimId] of file.claimIds.entries()) await keep({ caseId: file.id, claimId, kind: 'invoice', name: `Facture ${i + 1}.pdf` });
      await keep({ caseId: file.id, kind: 'formal_notice', name: 'Mise en demeure.pdf' });
      await o.h.database.transact((tx) => o.h.get(TimelineService).write(tx, { caseId: file.id, agencyId: o.agencyId, creditorId: o.creditorId, kind: 'letter', code: 'letter.sent', facts: { reference: 'L-2026-000001' }, actor: null, internal: false }));
    },
    title: (caseId, more = {}) => o.h.get(RecordTitleService).recordTitle(o.helene, {
      caseId, kind: 'judgment', issuedOn: day('2026-06-10'), enforceableOn: day('2026-06-10'), servedOn: day('2026-07-01'), authority: 'Tribunal de commerce de Rennes', reference: '2026F00123',
      pdf: pdf('Jugement.pdf'), servicePdf: pdf('Signification.pdf'), idempotencyKey: newId(), ...more,
    }),
    hand: (caseId, studyId, more = {}) => o.h.get(HandoffsService).handToBailiff(o.solange, { caseId, studyId, mission: 'enforce', instructions: 'Saisie-attribution d’abord.', idempotencyKey: newId(), ...more }),
  };
}

/** The code of a refusal, its article and its facts. */
export async function refusal(work: Promise<unknown>): Promise<{ code: string; article: string | null | undefined; facts: Record<string, string>; fields: Record<string, string> }> {
  try {
    await work;
  } catch (e) {
    const refused = (e as { toRefusal(): { code: string; article?: string | null; facts: { key: string; value: string }[]; fields: { field: string; code: string }[] } }).toRefusal();
    return {
      code: refused.code, article: refused.article, facts: Object.fromEntries(refused.facts.map(({ key, value }) => [key, value])),
      fields: Object.fromEntries(refused.fields.map(({ field, code }) => [field, code])),
    };
  }
  throw new Error('It was not refused');
}
