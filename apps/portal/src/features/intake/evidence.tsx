import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Grid, Press, useKeys, useNarrow, type Column } from '@quittance/ui';
import { useRef, useState } from 'react';
import { PAPERS } from './files.ts';
import type { PreviewCase } from './intake.queries.ts';
import { useCounts, useIntakeWords } from './words.ts';

export interface LackingLine { id: string; reference: string; debtorName: string; lacking: readonly string[] }
/** The claims that lack something a court will ask, line by line. */
export const lackingOf = (cases: readonly PreviewCase[]): LackingLine[] =>
  cases.flatMap((row) => row.claims.filter(({ lacking }) => lacking.length).map((claim) => ({ id: `${row.key} ${claim.file} ${claim.line ?? ''} ${claim.reference}`, reference: claim.reference, debtorName: row.debtorName, lacking: claim.lacking })));

/** What a court will ask and is not there, claim by claim, each with its own place to join it. */
export function Evidence({ rows, busy, onFiles, onClose }: { rows: readonly LackingLine[]; busy: boolean; onFiles: (files: File[], reference: string) => void; onClose: () => void }) {
  const { t } = useLingui();
  const words = useIntakeWords(), counts = useCounts();
  const narrow = useNarrow();
  const chooser = useRef<HTMLInputElement>(null);
  const [active, setActive] = useState<LackingLine | null>(null), aim = useRef<LackingLine | null>(null);
  const join = (row: LackingLine) => { if (busy) return; setActive(row); aim.current = row; chooser.current?.click(); };
  useKeys([
    { keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, run: () => false }, { keys: 'Enter', label: t`joindre`, run: () => false },
    { keys: 'Escape', label: t`voir les dossiers`, run: onClose },
  ]);
  const columns: Column<LackingLine>[] = [
    { key: 'debtor', head: t`Débiteur`, width: 'minmax(160px,1fr)', as: 'name', cell: (row) => row.debtorName },
    { key: 'reference', head: t`Facture`, width: 'minmax(110px,.7fr)', as: 'soft', cell: (row) => row.reference },
    { key: 'lacking', head: t`Ce qui manque`, width: 'minmax(150px,1.2fr)', as: 'soft', cell: (row) => <span title={row.lacking.map(words.evidence).join(', ')}>{row.lacking.map(words.evidence).join(', ')}</span> },
    { key: 'join', head: <span className="off-screen">{t`Joindre`}</span>, width: '64px', as: 'end', cell: (row) => <Press tabIndex={-1} disabled={busy} onClick={() => join(row)}><Trans>Joindre</Trans><span className="off-screen"> {t`à ${row.reference}`}</span></Press> },
  ];
  return (
    <section className="evidence" aria-label={t`Pièces qui manquent`}>
      <header className="view-head"><h2>{t`Il manque des pièces à ${counts.claims(rows.length)}`}</h2><span className="buttons"><Button size="small" onClick={onClose}><Trans>Voir les dossiers</Trans></Button></span></header>
      <p className="soft"><Trans>Un tribunal les demandera. Les dossiers s’ouvrent quand même ; sans preuve de livraison, la requête en injonction de payer sera fermée.</Trans></p>
      <Grid className="stacked evidence-lines" label={t`Factures auxquelles il manque une pièce`} columns={columns} rows={rows} rowId={(row) => row.id} rowHeight={narrow ? 60 : 32} activeId={active?.id ?? null} onActive={setActive} onOpen={join} />
      <input ref={chooser} className="off-screen" type="file" multiple accept={PAPERS} tabIndex={-1} aria-label={active ? t`Pièces de ${active.reference}` : t`Pièces`} onChange={(event) => { const files = [...(event.target.files ?? [])]; event.target.value = ''; if (files.length && aim.current) onFiles(files, aim.current.reference); }} />
    </section>
  );
}
