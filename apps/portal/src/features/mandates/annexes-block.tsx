import { Trans, useLingui } from '@lingui/react/macro';
import { Day, Money, Press } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../app/session.tsx';
import { useCounts } from '../intake/words.ts';
import type { MandateDetail } from './mandates.queries.ts';
import './fees.css';

/** The deposits made under a mandate: each is an annex of it, by its number. */
export function AnnexesBlock({ reference, annexes, onMore }: { reference: string; annexes: MandateDetail['annexes']; onMore?: (() => void) | undefined }) {
  const { t } = useLingui();
  const counts = useCounts();
  const opens = useMay()('read', 'Deposit');
  const { total } = annexes;
  return (
    <section className="fees-block" aria-label={t`Annexes du mandat ${reference}`}>
      <h4><Trans>Annexes</Trans> <span className="faint">{total ? t`${total}, un bordereau par dépôt (CPCE R124-3, 1°)` : t`un bordereau par dépôt (CPCE R124-3, 1°)`}</span></h4>
      {annexes.rows.length === 0 && <p className="soft"><Trans>Aucun dépôt encore sous ce mandat.</Trans></p>}
      <ul className="annexes">{annexes.rows.map(({ id, number, depositId, claimCount, total: sum, hash, on }) => {
        const name = t`Annexe n° ${number}`;
        return <li key={id}>{opens ? <Link to="/creditor/deposits/$id" params={{ id: depositId }}>{name}</Link> : <b>{name}</b>}<Day value={on} /><span>{counts.claims(claimCount)}</span><Money value={sum} /><code title={hash}>{hash.slice(0, 16)}…</code></li>;
      })}</ul>
      {annexes.next && onMore && <p className="below"><Press onClick={onMore}><Trans>Les précédentes</Trans></Press></p>}
    </section>
  );
}
