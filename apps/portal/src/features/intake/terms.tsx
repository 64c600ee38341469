import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, CountField, Note, Press, useFormats, Waiting } from '@quittance/ui';
import { useState } from 'react';
import { APPLIED_LAW, type AppliedFigure } from '../law/law.queries.ts';
import type { Terms } from './prepared.ts';
import { useCounts } from './words.ts';

export const MOST_DAYS = 120;
const inForce = (figure: AppliedFigure | undefined, today: string) => figure?.rows.findLast((row) => (row.from ?? '') <= today && (!row.to || row.to >= today));

/** The creditor's own terms, asked once, for the invoices that give no due date: so many days, and to the end of the month or not. */
export function PaymentTerms({ needed, terms, onTerms, onClose }: { /** Invoices that give no due date. */ needed: number; terms: Terms | null; onTerms: (terms: Terms | null) => void; onClose: () => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const counts = useCounts();
  const [days, setDays] = useState<number | null>(terms?.days ?? null), [endOfMonth, setEnd] = useState(terms?.endOfMonth ?? false);
  const { data } = useQuery(APPLIED_LAW);
  const figures = new Map(data?.appliedLaw.figures.map((figure) => [figure.name, figure]));
  const plain = inForce(figures.get('payment_term_max_issue'), today), toMonthEnd = inForce(figures.get('payment_term_45_end_of_month'), today);
  const most = endOfMonth ? toMonthEnd : plain;
  const give = (nextDays: number | null, nextEnd: boolean) => {
    setDays(nextDays); setEnd(nextEnd);
    if (nextDays === null || nextDays <= MOST_DAYS) onTerms(nextDays === null ? null : { days: nextDays, endOfMonth: nextEnd });
  };
  const above = days !== null && most !== undefined && days > Number(most.value), legal = most?.value ?? '', article = most?.article ?? '';
  const [plainDays, monthDays] = [plain?.value ?? '', toMonthEnd?.value ?? ''];
  return (
    <section className="terms form" aria-label={t`Conditions de paiement`}>
      <header className="view-head"><h2>{needed ? t`${counts.claims(needed)} sans échéance` : t`Conditions de paiement`}</h2><span className="buttons">{terms && <Button size="small" kind="quiet" onClick={() => give(null, false)}><Trans>Retirer ces conditions</Trans></Button>}<Button size="small" onClick={onClose}><Trans>Voir les dossiers</Trans></Button></span></header>
      <p className="soft"><Trans>Un fichier d’écritures ne donne jamais l’échéance. Dites en combien de jours vos clients doivent vous payer : elle sera calculée depuis la date de chaque facture. Ce qui n’est pas dit n’est pas deviné, et reste hors du dépôt.</Trans></p>
      <div className="pair">
        <CountField label={t`Délai de paiement, en jours`} value={days} onValueChange={(next) => give(next, endOfMonth)} unit={(count) => (endOfMonth ? t`${counts.days(count)}, fin de mois` : t`${counts.days(count)} après la facture`)} error={days !== null && days > MOST_DAYS ? t`${MOST_DAYS} jours au plus.` : undefined} />
        <Checkbox label={t`Fin de mois`} checked={endOfMonth} onCheckedChange={(next) => give(days, next)} />
      </div>
      {plain && toMonthEnd && <p className="note">{t`Entre entreprises, la loi admet au plus ${plainDays} jours depuis la facture, ou ${monthDays} jours fin de mois (${plain.article}).`}</p>}
      {above && <Waiting><p role="status"><b>{t`C’est plus que ce que la loi admet entre entreprises : ${legal} jours (${article}).`}</b> <Trans>Vos conditions sont prises comme vous les dites ; chaque facture le signale.</Trans> {endOfMonth ? null : <Press onClick={() => give(Number(legal), endOfMonth)}>{t`Prendre ${legal} jours`}</Press>}</p></Waiting>}
      {terms && !above && <Note><p role="status"><Trans>L’aperçu est calculé avec ces conditions.</Trans></p></Note>}
    </section>
  );
}
