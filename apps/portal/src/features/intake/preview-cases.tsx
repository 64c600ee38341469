import { Trans, useLingui } from '@lingui/react/macro';
import { formatSiren } from '@quittance/law';
import { Button, Day, Dialog, Grid, Money, Press, Table, useFormats, useNarrow, Word, type Column, type GridHandle } from '@quittance/ui';
import type { Ref } from 'react';
import { Held } from '../queue/held.tsx';
import type { DepositPreview, PreviewCase, PreviewClaim } from './intake.queries.ts';
import { claimsOf, totalOf } from './prepared.ts';
import { useWarningWords } from './warning-words.ts';
import { useCounts, useIntakeWords } from './words.ts';

/** The cases that would be opened or joined; those left out keep their line, greyed. */
export function PreviewCases({ preview, rows, without, activeId, onActive, onToggle, onOpen, ref }: {
  preview: DepositPreview; /** Those of the figure that was pressed, or all. */ rows: readonly PreviewCase[]; without: ReadonlySet<string>; activeId: string | null; onActive: (row: PreviewCase) => void; onToggle: (row: PreviewCase) => void; onOpen: (row: PreviewCase) => void; ref: Ref<GridHandle>;
}) {
  const { t } = useLingui();
  const narrow = useNarrow();
  const words = useIntakeWords(), counts = useCounts();
  const formatOf = new Map(preview.files.map(({ name, format }) => [name, format ?? '']));
  const left = (row: PreviewCase) => without.has(row.key);
  const inside = rows.filter((row) => !left(row));
  const columns: Column<PreviewCase>[] = [
    { key: 'debtor', head: t`Débiteur`, width: 'minmax(180px,1.3fr)', as: 'name', cell: (row) => row.debtorName },
    { key: 'known', head: t`Reconnaissance`, width: 'minmax(150px,1fr)', as: 'soft', cell: (row) => (left(row) ? <span className="lock">{t`laissé hors du dépôt`}</span> : <Known row={row} />) },
    { key: 'overdue', head: t`Factures échues`, width: '136px', as: 'soft', cell: (row) => words.overdue(row) },
    { key: 'source', head: t`Source`, width: 'minmax(72px,.5fr)', as: 'soft', cell: (row) => words.source(row.claims.map(({ file }) => formatOf.get(file) ?? '')) },
    { key: 'total', head: t`À payer`, width: '104px', as: 'amount', cell: (row) => <Money value={row.total} {...(left(row) ? { tone: 'soft' as const } : {})} /> },
    { key: 'take', head: <span className="off-screen">{t`Retirer ou remettre`}</span>, width: '60px', as: 'end', cell: (row) => <Press tabIndex={-1} onClick={() => onToggle(row)}>{left(row) ? t`Remettre` : t`Retirer`}<span className="off-screen"> {row.debtorName}</span></Press> },
  ];
  return (
    <>
      <Grid
        ref={ref} autoFocus className="stacked preview-cases" label={t`Dossiers qui seront ouverts`} columns={columns} rows={rows} rowId={(row) => row.key} rowHeight={narrow ? 60 : 32}
        activeId={activeId} onActive={onActive} onPreview={onToggle} onOpen={onOpen} rowClass={(row) => (left(row) ? 'is-locked' : undefined)}
      />
      {!preview.cut && <div className="preview-total" role="status"><span><Trans>Total</Trans></span><span className="count">{counts.claims(claimsOf(inside))}</span><Money value={totalOf(inside)} /></div>}
    </>
  );
}

/** How the debtor is known, and what stands against asking him. */
function Known({ row }: { row: PreviewCase }) {
  const { t } = useLingui();
  const words = useIntakeWords();
  const said = words.recognition(row), barred = row.claims.filter(({ warnings }) => warnings.some(({ code }) => code === 'barred')).length;
  return (
    <>
      {row.recognition === 'doubtful' ? <Word tone="wait">{said}</Word> : said}
      {row.heldKinds.length > 0 && <>, <Held kinds={row.heldKinds} /></>}
      {barred > 0 && <>, <Word tone="danger">{t`prescription acquise`}</Word></>}
    </>
  );
}

/** The invoices of one case to come, as its files tell them. */
export function CaseInvoices({ row, left, onToggle, onClose }: { row: PreviewCase | null; left: boolean; onToggle: () => void; onClose: () => void }) {
  const { t } = useLingui();
  const { locale } = useFormats();
  const words = useIntakeWords(), warned = useWarningWords();
  if (!row) return null;
  const lines = [...new Map(row.claims.flatMap((claim) => claim.warnings.map((warning) => [`${claim.reference} ${warning.code}`, { claim, warning }] as const)))];
  const columns = [
    { key: 'reference', head: t`Facture`, rowHead: true, cell: (claim: PreviewClaim) => claim.reference },
    { key: 'issued', head: t`Émise le`, cell: (claim: PreviewClaim) => <Day value={claim.issuedOn} /> },
    { key: 'due', head: t`Échue le`, cell: (claim: PreviewClaim) => <><Day value={claim.dueOn} />{claim.dueOnFrom === 'terms' && <span className="note"> {t`selon vos conditions`}</span>}</> },
    { key: 'file', head: t`Lue dans`, cell: (claim: PreviewClaim) => (claim.line ? t`${claim.file}, ligne ${claim.line.toLocaleString(locale)}` : claim.file) },
    { key: 'lacking', head: t`Il manque`, cell: (claim: PreviewClaim) => (claim.lacking.length ? claim.lacking.map(words.evidence).join(', ') : '—') },
    { key: 'amount', head: t`Montant`, as: 'amount' as const, cell: (claim: PreviewClaim) => <Money value={claim.amount} tone="soft" /> },
    { key: 'left', head: t`Reste dû`, as: 'amount' as const, cell: (claim: PreviewClaim) => <Money value={claim.due} />, foot: <Money value={row.total} /> },
  ];
  return (
    <Dialog open onClose={onClose} title={row.debtorName} size="large" actions={<Button onClick={onToggle}>{left ? t`Remettre dans le dépôt` : t`Laisser hors du dépôt`}</Button>}>
      <p className="soft">{[words.recognition(row), row.siren && t`SIREN ${formatSiren(row.siren)}`, row.city].filter(Boolean).join(', ')}</p>
      <Table caption={<span className="off-screen">{t`Factures de ${row.debtorName}`}</span>} columns={columns} rows={row.claims} rowId={(claim) => `${claim.file} ${claim.line ?? ''} ${claim.reference} ${claim.dueOn}`} />
      {lines.map(([key, { claim, warning }]) => <p key={key}><Word tone="danger">{claim.reference}</Word> {warned(warning)}</p>)}
      <p className="note">{t`Les intérêts et les indemnités ne sont pas repris du fichier : ils seront calculés.`}</p>
    </Dialog>
  );
}
