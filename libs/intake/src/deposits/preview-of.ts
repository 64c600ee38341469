/** What confirming would do, for a screen: from the plan that was carried out and undone. */
import { toFacts } from '@quittance/platform';
import { shownByPaper } from '../lines/evidence.ts';
import type { LineFault } from '../lines/faults.ts';
import type { FilesRead } from '../lines/read-files.ts';
import type { LineWarning } from '../lines/warnings.ts';
import type { DepositPlan, PlannedCase, PlannedClaim } from './deposit-plan.service.ts';
import { AgedBalance, DebtorCandidate, DepositPreview, IntakeFault, PreviewCase, PreviewClaim, PreviewFile, PreviewKind, PreviewWarning, type FileMapping, type PreviewAttachment } from './deposit-preview.type.ts';

export const faultView = ({ facts, ...fault }: LineFault): IntakeFault => Object.assign(new IntakeFault(), fault, { facts: toFacts(facts) });
const warningView = ({ facts, ...warning }: LineWarning): PreviewWarning => Object.assign(new PreviewWarning(), warning, { facts: toFacts(facts) });

/** mappingOf: how the columns of a table were read. attachments: what became of the papers that came with it: one that found its claim is no longer lacking there. */
export interface PreviewMore { /** Of the cases, so many one by one, and no faults: of a part of a deposit. */ listed?: number; mappingOf?: (file: FilesRead['files'][number]) => FileMapping | null; attachments?: readonly PreviewAttachment[] }

export function previewOf(plan: DepositPlan, read: Pick<FilesRead, 'files'>, { mappingOf, attachments = [], listed }: PreviewMore = {}): DepositPreview {
  const faults = Map.groupBy(plan.faults, ({ file }) => file);
  const papers = Map.groupBy(attachments.filter(({ state, reference }) => state === 'matched' && reference), ({ reference }) => reference!);
  return Object.assign(new DepositPreview(), {
    files: read.files.map((one) => Object.assign(new PreviewFile(), { name: one.file.name, format: one.format, size: one.file.size ?? one.file.bytes.length, claims: one.claims, faults: faults.get(one.file.name)?.length ?? 0, mapping: mappingOf?.(one) ?? null })),
    cases: (listed === undefined ? plan.cases : plan.cases.slice(0, listed)).map((one) => caseView(one, papers)), faults: listed === undefined ? plan.faults.map(faultView) : [], caseCount: plan.cases.length, claimCount: plan.claimCount, total: plan.total,
    kinds: plan.kinds.map((one) => Object.assign(new PreviewKind(), one)), aged: plan.aged.map((one) => Object.assign(new AgedBalance(), one)), attachments: [...attachments], needsTerms: plan.needsTerms, cut: false,
  });
}

type Papers = ReadonlyMap<string, readonly PreviewAttachment[]>;
/** How its debtor stands among those that are known: whom it joins says more than how he was known again, unless somebody decided it. */
const recognitionOf = ({ open, recognised, undecided }: PlannedCase): string => (recognised?.by === 'decided' ? 'decided' : open ? 'open_case' : (recognised?.by ?? (undecided ? 'doubtful' : 'new')));

function caseView(one: PlannedCase, papers: Papers): PreviewCase {
  const { key, debtor, recognised, open, regime, claims, total, heldKinds, lacksAddress } = one;
  const oldest = claims.map(({ dueOn }) => dueOn).reduce((a, b) => (Temporal.PlainDate.compare(a, b) <= 0 ? a : b));
  return Object.assign(new PreviewCase(), {
    key, debtorName: recognised?.name ?? debtor.name, debtorKind: recognised?.kind ?? debtor.kind, siren: recognised?.siren ?? debtor.siren ?? null, city: debtor.address?.city ?? null,
    recognition: recognitionOf(one), existingReference: open?.publicReference ?? null, regime, total, oldestDueOn: oldest, heldKinds, lacksAddress,
    candidates: one.doubtful.map(({ debtorId, name, siren, city, score, by, publicReference }) => Object.assign(new DebtorCandidate(), { debtorId, name, siren, city, score, by, publicReference })),
    claims: claims.map((claim) => claimView(claim, papers)),
  });
}

function claimView(line: PlannedClaim, papers: Papers): PreviewClaim {
  const shown = new Set((papers.get(line.claim.reference) ?? []).flatMap(({ kind }) => shownByPaper(kind)));
  return Object.assign(new PreviewClaim(), {
    file: line.file.name, line: line.line, reference: line.claim.reference, issuedOn: line.issuedOn, dueOn: line.dueOn, dueOnFrom: line.dueOnFrom, amount: line.total, due: line.due,
    lacking: line.lacking.filter((kind) => !shown.has(kind)), warnings: line.warnings.map(warningView),
  });
}
