import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Day, Facts, Money, Percent, useOpen } from '@quittance/ui';
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { useLive } from '../../app/live.tsx';
import { useMay } from '../../app/session.tsx';
import type { Mandate } from '../creditors/creditors.queries.ts';
import { useCounts } from '../intake/words.ts';
import { LinkButton } from '../../app/states.tsx';
import { AnnexesBlock } from './annexes-block.tsx';
import { EndMandate } from './end-mandate.tsx';
import { FeesBlock } from './fees-block.tsx';
import { MANDATE_DETAIL, type MandateDetail } from './mandates.queries.ts';
import { MandateState } from './mandate-state.tsx';
import { CLAUSES, useMandateWords } from './words.ts';
import './mandates.css';

/** One mandate: its state, its terms, its four clauses, its signed paper. */
export function MandateBlock({ mandate, caseCount, onChanged }: { mandate: Mandate; caseCount: number; onChanged: () => void }) {
  const { t } = useLingui();
  const may = useMay();
  const ending = useOpen();
  const counts = useCounts();
  const { clause, allocation, dayCount, interest, kind } = useMandateWords();
  const ended = mandate.state === 'ended';
  const { data, refetch } = useQuery(MANDATE_DETAIL, { variables: { creditorId: mandate.creditorId, after: null }, fetchPolicy: 'cache-and-network' });
  useLive(['DepositConfirmed', 'DepositUndone', 'MandateRegistered', 'Resync'], () => void refetch().catch(() => undefined));
  const [earlier, setEarlier] = useState<MandateDetail['annexes'] | null>(null);
  const detail = data?.creditor?.mandates.find(({ id }) => id === mandate.id), next = (earlier ?? detail?.annexes)?.next;
  // Each mandate has annexes of its own numbers: what is asked of one is not asked of the others.
  const more = async () => {
    const told = await client.query({ query: MANDATE_DETAIL, variables: { creditorId: mandate.creditorId, after: next ?? null }, fetchPolicy: 'no-cache' }).catch(() => undefined);
    const page = told?.data?.creditor?.mandates.find(({ id }) => id === mandate.id)?.annexes;
    if (page) setEarlier((was) => ({ ...page, rows: [...(was?.rows ?? []), ...page.rows] }));
  };
  const { document } = mandate;
  return (
    <article className="mandate" aria-label={t`Mandat ${mandate.reference}`}>
      <header><h3>{t`Mandat ${mandate.reference}`}</h3><MandateState state={mandate.state} /><span className="aside">
        {document && <a href={`/documents/${document.id}`} download>{t`Le mandat signé (PDF)`}</a>}
        {may('propose', 'Mandate') && !ended && mandate.inForceTo && <LinkButton to="/admin/creditors/$id/propose" params={{ id: mandate.creditorId }} search={{ renews: mandate.id }} size="small"><Trans>Renouveler</Trans></LinkButton>}
        {may('end', 'Mandate') && !ended && <Button size="small" onClick={ending.show}><Trans>Mettre fin</Trans></Button>}
      </span></header>
      <div className="terms">
        <Facts facts={[
          { term: t`Signé le`, value: <Day value={mandate.signedOn} /> }, { term: t`En vigueur à partir du`, value: <Day value={mandate.inForceFrom} /> },
          { term: t`Dernier jour`, value: mandate.inForceTo ? <Day value={mandate.inForceTo} /> : t`aucun, jusqu’à ce qu’il y soit mis fin` },
          { term: t`Portée`, value: kind(mandate.kind) }, { term: t`Créances reçues`, value: <>{Number(mandate.minimumClaim) ? <>{t`à partir de`} <Money value={mandate.minimumClaim} className="left" /></> : t`toutes`}, {mandate.currencies.join(', ')}</> },
          { term: t`Imputation`, value: allocation(mandate.allocation) }, { term: t`Année`, value: dayCount(mandate.dayCount) },
        ]} />
        <Facts facts={[
          { term: t`Commission`, value: <Percent value={mandate.feeRate} /> }, { term: t`Minimum par dossier`, value: Number(mandate.feeMinimum) ? <Money value={mandate.feeMinimum} className="left" /> : t`aucun` }, { term: t`Reversement sous`, value: counts.days(mandate.remittanceDays) },
          { term: t`Échéancier`, value: mandate.planMaxMonths ? t`${counts.months(mandate.planMaxMonths)} au plus` : t`pas sans accord` }, ...(mandate.planMaxMonths ? [
            Number(mandate.planMinInstalment) ? { term: t`Échéance`, value: <><Money value={mandate.planMinInstalment} className="left" /> {t`au moins`}</> } : null, Number(mandate.planDownPaymentPercent) ? { term: t`Acompte`, value: <><Percent value={mandate.planDownPaymentPercent} /> {t`au moins`}</> } : null,
            { term: t`Premier versement`, value: t`sous ${counts.days(mandate.planFirstWithinDays)}` }, { term: t`Retard admis`, value: counts.days(mandate.planGraceDays) }, { term: t`Intérêts alors`, value: interest(mandate.planInterest) },
          ] : []),
          { term: t`Remise`, value: Number(mandate.discountMaxPercent) ? <><Percent value={mandate.discountMaxPercent} /> {t`au plus`}</> : t`pas sans accord` },
        ]} />
      </div>
      <ol className="clauses">
        {CLAUSES.map((name) => { const { number, name: called } = clause(name); return <li key={name}><span className="faint">{number}</span><div><b>{called}</b><p className="soft">{mandate[name]}</p></div></li>; })}
      </ol>
      <p className="note">CPCE R124-3</p>
      {detail && <FeesBlock mandate={mandate} schedules={detail.feeSchedules} onChanged={() => { void refetch(); onChanged(); }} />}
      {detail && <AnnexesBlock reference={mandate.reference} annexes={{ ...detail.annexes, rows: [...detail.annexes.rows, ...(earlier?.rows ?? [])], next: next ?? null }} onMore={() => void more()} />}
      {ending.open && <EndMandate mandate={mandate} caseCount={caseCount} onClose={ending.close} onDone={onChanged} />}
    </article>
  );
}
