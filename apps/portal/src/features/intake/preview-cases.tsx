import { Trans, useLingui } from '@lingui/react/macro';
import { formatSiren } from '@quittance/law';
import { Button, Day, Dialog, Grid, Money, Press, Table, useFormats, useNarrow, type Column, type GridHandle } from '@quittance/ui';
import type { Ref } from 'react';
import type { DepositPreview, PreviewCase } from './intake.queries.ts';
import { claimsOf, totalOf } from './preparation.ts';
import { useCounts, useIntakeWords } from './words.ts';

/** The cases that would be opened or joined; those left out keep their line, greyed. */
export function PreviewCases({ preview, without, activeId, onActive, onToggle, onOpen, ref }: {
  preview: DepositPreview; without: ReadonlySet<string>; activeId: string | null; onActive: (row: PreviewCase) => void; onToggle: (row: PreviewCase) => void; onOpen: (row: PreviewCase) => void; ref: Ref<GridHandle>;
}) {
  const { t } = useLingui();
  const narrow = useNarrow();
  const words = useIntakeWords(), counts = useCounts();
  const formatOf = new Map(preview.files.map(({ name, format }) => [name, format ?? '']));
  const left = (row: PreviewCase) => without.has(row.key);
  const inside = preview.cases.filter((row) => !left(row));
  const columns: Column<PreviewCase>[] = [
    { key: 'debtor', head: t`Débiteur`, width: 'minmax(180px,1.3fr)', as: 'name', cell: (row) => row.debtorName },
    { key: 'known', head: t`Reconnaissance`, width: 'minmax(150px,1fr)', as: 'soft', cell: (row) => (left(row) ? <span className="lock">{t`laissé hors du dépôt`}</span> : words.recognition(row)) },
    { key: 'overdue', head: t`Factures échues`, width: '136px', as: 'soft', cell: (row) => words.overdue(row) },
    { key: 'source', head: t`Source`, width: 'minmax(72px,.5fr)', as: 'soft', cell: (row) => words.source(row.claims.map(({ file }) => formatOf.get(file) ?? '')) },
    { key: 'total', head: t`À payer`, width: '104px', as: 'amount', cell: (row) => <Money value={row.total} {...(left(row) ? { tone: 'soft' as const } : {})} /> },
    { key: 'take', head: <span className="off-screen">{t`Retirer ou remettre`}</span>, width: '60px', as: 'end', cell: (row) => <Press tabIndex={-1} onClick={() => onToggle(row)}>{left(row) ? t`Remettre` : t`Retirer`}<span className="off-screen"> {row.debtorName}</span></Press> },
  ];
  return (
    <>
      <Grid
        ref={ref} autoFocus className="stacked preview-cases" label={t`Dossiers qui seront ouverts`} columns={columns} rows={preview.cases} rowId={(row) => row.key} rowHeight={narrow ? 60 : 32}
        activeId={activeId} onActive={onActive} onPreview={onToggle} onOpen={onOpen} rowClass={(row) => (left(row) ? 'is-locked' : undefined)}
      />
      <div className="preview-total" role="status"><span><Trans>Total</Trans></span><span className="count">{counts.claims(claimsOf(inside))}</span><Money value={totalOf(inside)} /></div>
    </>
  );
}

/** The invoices of one case to come, as its files tell them. */
export function CaseInvoices({ row, left, onToggle, onClose }: { row: PreviewCase | null; left: boolean; onToggle: () => void; onClose: () => void }) {
  const { t } = useLingui();
  const { locale } = useFormats();
  const words = useIntakeWords();
  if (!row) return null;
  const columns = [
    { key: 'reference', head: t`Facture`, rowHead: true, cell: (claim: PreviewCase['claims'][number]) => claim.reference },
    { key: 'issued', head: t`Émise le`, cell: (claim: PreviewCase['claims'][number]) => <Day value={claim.issuedOn} /> },
    { key: 'due', head: t`Échue le`, cell: (claim: PreviewCase['claims'][number]) => <Day value={claim.dueOn} /> },
    { key: 'file', head: t`Lue dans`, cell: (claim: PreviewCase['claims'][number]) => (claim.line ? t`${claim.file}, ligne ${claim.line.toLocaleString(locale)}` : claim.file) },
    { key: 'amount', head: t`Montant`, as: 'amount' as const, cell: (claim: PreviewCase['claims'][number]) => <Money value={claim.amount} tone="soft" /> },
    { key: 'left', head: t`Reste dû`, as: 'amount' as const, cell: (claim: PreviewCase['claims'][number]) => <Money value={claim.due} />, foot: <Money value={row.total} /> },
  ];
  return (
    <Dialog open onClose={onClose} title={row.debtorName} size="large" actions={<Button onClick={onToggle}>{left ? t`Remettre dans le dépôt` : t`Laisser hors du dépôt`}</Button>}>
      <p className="soft">{[words.recognition(row), row.siren && t`SIREN ${formatSiren(row.siren)}`, row.city].filter(Boolean).join(', ')}</p>
      <Table caption={<span className="off-screen">{t`Factures de ${row.debtorName}`}</span>} columns={columns} rows={row.claims} rowId={(claim) => `${claim.file} ${claim.line ?? ''} ${claim.reference} ${claim.dueOn}`} />
      <p className="note">{t`Les intérêts et les indemnités ne sont pas repris du fichier : ils seront calculés.`}</p>
    </Dialog>
  );
}
