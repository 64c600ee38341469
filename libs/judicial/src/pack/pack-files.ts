/** The files of a hand-over pack, from what was kept with the hand-off and the papers of the case. */
import type { CasePaper } from '../handoffs/pack-items.ts';
import { csv } from './csv.ts';
import type { HandoffFigures } from './figures.ts';
import { LINE_WORDS, PAPER_WORDS } from './words.ts';
import { plainFileName, type PackedFile } from './zip.ts';

export interface ChronicleLine { at: string; kind: string; code: string; facts: Record<string, string>; by: string }

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

export function writtenFiles(figures: HandoffFigures, lines: readonly ChronicleLine[], { instructions, mission }: { instructions: string | null; mission: string }, statementPdf: Uint8Array): PackedFile[] {
  const date = figures.asOf;
  const head = ['Date', 'Heure', 'Nature', 'Événement', 'Détail', 'Par'];
  const rows = lines.map((line) => {
    const at = Temporal.Instant.from(line.at).toZonedDateTimeISO('Europe/Paris');
    return [String(at.toPlainDate()), String(at.toPlainTime()).slice(0, 5), LINE_WORDS[line.kind] ?? line.kind, line.code, Object.entries(line.facts).map(([key, value]) => `${key} : ${value}`).join(', '), line.by];
  });
  const { agency, creditor, debtor, mandate, title, limitationOn, publicReference } = figures;
  return [
    { name: 'decompte.pdf', bytes: Buffer.from(statementPdf), kind: 'statement', date },
    { name: 'decompte.json', bytes: json({ publicReference, asOf: date, law: figures.law, regime: figures.regime, dayCount: figures.dayCount, allocation: figures.allocation, claims: figures.claims, costs: figures.costs, payments: figures.payments, statement: figures.statement }), kind: 'statement', date },
    { name: 'chronologie.csv', bytes: csv(head, rows), kind: 'history', date },
    { name: 'chronologie.json', bytes: json(lines), kind: 'history', date },
    { name: 'dossier.json', bytes: json({ publicReference, mission, instructions, agency, creditor, debtor, mandate, title, limitationOn }), kind: 'file', date },
  ];
}

/** Papers in folders by their kind, numbered, under the reference of their claim. The signed mandate stands at the root. */
export function paperFiles(papers: readonly (CasePaper & { bytes: Buffer })[], claims: readonly { id: string; reference: string }[], dayOf: (at: Temporal.Instant) => Temporal.PlainDate): PackedFile[] {
  const reference = new Map(claims.map((claim) => [claim.id, claim.reference]));
  const counts = new Map<string, number>();
  return papers.map(({ document, claimId, bytes }) => {
    const date = String(dayOf(document.createdAt)), kind = document.kind;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (kind === 'signed_mandate') return { name: count === 1 ? 'mandat.pdf' : `mandat-${count}.pdf`, bytes, kind, date };
    const words = PAPER_WORDS[kind] ?? { folder: 'autres', name: 'Piece' };
    const stem = [String(count).padStart(3, '0'), words.name, claimId && reference.get(claimId), document.name].filter(Boolean).join(' ');
    return { name: `pieces/${words.folder}/${plainFileName(stem)}`, bytes, kind, date };
  });
}
