import { Trans, useLingui } from '@lingui/react/macro';
import { Money, Table } from '@quittance/ui';
import { formatDecimal, parseMoney, sumCents } from '@quittance/law';
import type { DepositPreview } from './intake.queries.ts';

type Band = DepositPreview['aged'][number];
const BANDS = ['not_due', 'd0_30', 'd31_60', 'd61_90', 'd91_180', 'd181_365', 'd365'];

/** The aged balance of what was read: how much is late since when. */
export function Aged({ bands }: { bands: readonly Band[] }) {
  const { t } = useLingui();
  const words: Record<string, string> = { not_due: t`Pas encore échu`, d0_30: t`30 jours au plus`, d31_60: t`31 à 60 jours`, d61_90: t`61 à 90 jours`, d91_180: t`91 à 180 jours`, d181_365: t`181 à 365 jours`, d365: t`Plus d’un an` };
  const rows = [...bands].sort((a, b) => BANDS.indexOf(a.band) - BANDS.indexOf(b.band));
  const total = formatDecimal(sumCents(rows.map(({ due }) => parseMoney(due) ?? 0n)));
  return (
    <section className="aged" aria-label={t`Balance âgée`}>
      <h2><Trans>Balance âgée</Trans></h2>
      <Table
        caption={<span className="off-screen">{t`Ce qui reste dû, par retard`}</span>} rows={rows} rowId={({ band }) => band}
        columns={[
          { key: 'band', head: t`Retard`, rowHead: true, cell: ({ band }) => words[band] ?? band, foot: t`Total` },
          { key: 'claims', head: t`Factures`, as: 'end', cell: ({ claims }) => claims, foot: rows.reduce((sum, { claims }) => sum + claims, 0) },
          { key: 'due', head: t`Reste dû`, as: 'amount', cell: ({ due }) => <Money value={due} />, foot: <Money value={total} /> },
        ]}
      />
    </section>
  );
}
