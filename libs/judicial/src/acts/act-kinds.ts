/**
 * The acts that a bailiff reports, a row a kind. Those of a procedure are rows of libs/law's tables: their article, what they do to
 * limitation and who bears their cost are read there; the rest is written here with its source.
 */
import { COSTS, PROCEDURE_TABLES, type CostBearer, type HoldStop, type LimitationEventKind, type ProcedureAct, type ProcedureActId, type ProcedureName } from '@quittance/law';

export interface ActKindRow {
  readonly kind: string;
  readonly matter: string;
  readonly article: string;
  /** As libs/law names it; null: it moves no limitation. */
  readonly limitation: LimitationEventKind | null;
  /** The debtor bears its cost (CPCE L111-8). */
  readonly recoverable: boolean;
  /** It is handed to somebody: how must be said. */
  readonly servedRequired: boolean;
  /** The act of libs/law's tables that it is. */
  readonly law: ProcedureActId | null;
  /** What a hold stops by which it is stopped too; of an act of the tables its own row says it. */
  readonly stop: HoldStop | null;
  /** A file handed over only to serve the title stops at these. */
  readonly whenServing: boolean;
}

export const COST_ARTICLE = 'CPCE L111-8 al. 1';
const DEBTOR_BEARS: readonly CostBearer[] = ['debtor', 'loser'];

/** The row of libs/law's tables behind an id. */
export function lawAct(id: ProcedureActId): ProcedureAct {
  const [procedure, act] = id.split('.') as [ProcedureName, string];
  return PROCEDURE_TABLES[procedure].acts.find((row) => row.act === act)!;
}

function ofLaw(kind: string, id: ProcedureActId, { servedRequired }: { servedRequired: boolean }): ActKindRow {
  const act = lawAct(id);
  return {
    kind, matter: id.split('.')[0]!, article: act.article, limitation: act.limitation ?? null, law: id, stop: null, servedRequired, whenServing: false,
    recoverable: (act.costs ?? []).some(({ cost }) => DEBTOR_BEARS.includes(COSTS[cost].bornBy)),
  };
}

const own = (kind: string, matter: string, article: string, more: Partial<Pick<ActKindRow, 'limitation' | 'recoverable' | 'servedRequired' | 'whenServing' | 'stop'>> = {}): ActKindRow =>
  ({ kind, matter, article, limitation: null, recoverable: false, servedRequired: false, law: null, stop: null, whenServing: false, ...more });

const SERVED = { servedRequired: true }, NOT_SERVED = { servedRequired: false };

export const ACT_KINDS: readonly ActKindRow[] = [
  // The service of a payment order interrupts (5.2); that of any other title starts nothing anew: see `limitationOfAct`.
  own('title_service', 'service', 'CPC 503', { recoverable: true, servedRequired: true, whenServing: true }),
  // Without an announced seizure it engages none (C. civ. 2244).
  own('order_to_pay', 'service', 'CPCE L111-2', { recoverable: true, servedRequired: true, stop: 'enforcement' }),
  // It asks the debtor to pay, as a letter does.
  own('summons', 'service', 'C. civ. 1344', { servedRequired: true, whenServing: true, stop: 'letters' }),
  ofLaw('sale_order_to_pay', 'seizureAndSale.orderToPay', SERVED),
  ofLaw('sale_seizure', 'seizureAndSale.seize', SERVED),
  ofLaw('sale', 'seizureAndSale.sell', NOT_SERVED),
  ofLaw('sale_release', 'seizureAndSale.release', NOT_SERVED),
  ofLaw('bank_attachment', 'bankAttachment.attach', SERVED),
  ofLaw('bank_attachment_notice', 'bankAttachment.notice', SERVED),
  ofLaw('bank_attachment_release', 'bankAttachment.release', NOT_SERVED),
  ofLaw('wage_order_to_pay', 'wageGarnishment.orderToPay', SERVED),
  ofLaw('wage_seizure', 'wageGarnishment.seize', SERVED),
  ofLaw('wage_release', 'wageGarnishment.release', NOT_SERVED),
  ofLaw('vehicle_declaration', 'vehicleDeclaration.declare', NOT_SERVED),
  ofLaw('vehicle_notice', 'vehicleDeclaration.notice', SERVED),
  ofLaw('vehicle_release', 'vehicleDeclaration.release', NOT_SERVED),
  ofLaw('protective_seizure', 'protectiveSeizure.seize', SERVED),
  ofLaw('protective_notice', 'protectiveSeizure.notice', SERVED),
  ofLaw('protective_conversion', 'protectiveSeizure.convert', SERVED),
  ofLaw('protective_release', 'protectiveSeizure.release', NOT_SERVED),
  own('nothing_to_seize', 'record', 'CPCE R221-14', { recoverable: true }),
  own('address_search', 'record', 'CPC 659', { recoverable: true, whenServing: true }),
  own('information_request', 'record', 'CPCE L152-1', { recoverable: true }),
  own('uncollectible_certificate', 'record', 'CGI 272'),
  own('other', 'record', 'CPCE L111-8', { whenServing: true }),
];
const BY_KIND = new Map(ACT_KINDS.map((row) => [row.kind, row]));

export const actKind = (kind: string): ActKindRow | undefined => BY_KIND.get(kind);
export const actOfLaw = (id: ProcedureActId): ActKindRow | undefined => ACT_KINDS.find(({ law }) => law === id);

/** What an act does to the limitation of the debt, under a title of this kind. */
export const limitationOfAct = ({ kind, limitation }: Pick<ActKindRow, 'kind' | 'limitation'>, titleKind: string | null): LimitationEventKind | null =>
  (kind === 'title_service' && titleKind === 'payment_order' ? 'payment_order_served' : limitation);
