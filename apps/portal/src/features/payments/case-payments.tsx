import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Day, dayOfInstant, Empty, ErrorState, Loading, Money, Panel, Press, useFormats, useKeys, Waiting, Word } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useMay } from '../../app/session.tsx';
import { Papers } from '../questions/attach.tsx';
import { isZero } from '../statement/decimal.ts';
import { Allocation } from './effects.tsx';
import { CASE_PAYMENTS, type CasePayment } from './payments.queries.ts';
import { ReversePayment } from './reverse-payment.tsx';
import { usePaymentWords } from './words.ts';
import './payments.css';

/** Every payment of the case: what each meets today, its receipt, and what was taken back with why. */
export function CasePayments({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useLingui();
  return <Panel title={t`Versements`} onClose={onClose} closeLabel={t`fermer les versements`} head={<><b>{t`Versements`}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}><Inside caseId={caseId} /></Panel>;
}

function Inside({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const { money } = useFormats();
  const may = useMay();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(CASE_PAYMENTS, { variables: { id: caseId }, fetchPolicy: 'cache-and-network' });
  const [taken, setTaken] = useState<CasePayment | null>(null);
  const records = may('record', 'Payment');
  const record = () => void navigate({ to: '/payments/new', search: { case: caseId } });
  useKeys([{ keys: 'n', label: t`nouveau versement`, disabled: !records, run: record }]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  const file = data?.caseFile;
  if (error && !file) return <ErrorState onRetry={() => void refetch()} />;
  if (!file) return <Loading lines={4} />;
  return (
    <div ref={box} tabIndex={-1}>
      {!isZero(file.overpaid) && <Waiting><p><b>{t`Trop versé : ${money(file.overpaid)}`}</b></p><p className="soft"><Trans>Cette somme est à rendre à celui qui l’a versée (C. civ. 1302).</Trans></p></Waiting>}
      {file.payments.length === 0
        ? <Empty inline title={<Trans>Rien n’a encore été versé.</Trans>}><Trans>Chaque versement paraîtra ici avec ce qu’il règle et sa quittance.</Trans></Empty>
        : <ul className="case-payments">{file.payments.map((payment) => <One key={payment.id} payment={payment} onReverse={may('reverse', 'Payment') && !payment.reversal ? () => setTaken(payment) : undefined} />)}</ul>}
      {records && <div className="panel-end"><span /><Button kind="primary" kbd="n" onClick={record}><Trans>Enregistrer un paiement</Trans></Button></div>}
      {taken && <ReversePayment payment={taken} onClose={() => setTaken(null)} onDone={() => void refetch()} />}
    </div>
  );
}

function One({ payment, onReverse }: { payment: CasePayment; onReverse: (() => void) | undefined }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = usePaymentWords();
  const { receipt, reversal } = payment;
  const told = [words.means(payment.means), t`reçu par ${words.receiver(payment.receivedBy, payment.studyName)}`, payment.declared && t`déclaré par lui`, payment.payer && t`versé par ${payment.payer}`, payment.bankReference, payment.claimReference && t`sur ${payment.claimReference}, au choix du débiteur`].filter(Boolean).join(', ');
  return (
    <li className={reversal ? 'is-reversed' : undefined}>
      <header><b>{t`Le ${day(payment.valueOn)}`}</b><span className="soft">{told}</span><Money value={payment.amount} strong /></header>
      <Papers documents={payment.proofs} />
      {reversal ? <p className="soft"><Word tone="wait">{t`annulé le ${day(dayOfInstant(reversal.at))}`}</Word> {t`par ${reversal.by} : « ${reversal.reason} »`}</p> : <Allocation parts={payment.allocations} unallocated={payment.unallocated} amount={payment.amount} />}
      <p className="links">
        {receipt?.document && <a href={`/documents/${receipt.document.id}`} download>{reversal ? t`Quittance ${receipt.number}, annulée` : t`Quittance ${receipt.number}`}</a>}
        {receipt && !receipt.document && <Word tone="wait">{words.receiptState(receipt.state)}</Word>}
        <span className="faint">{t`inscrit par ${payment.by}`} <Day value={dayOfInstant(payment.recordedAt)} style="brief" /></span>
        {onReverse && <Press onClick={onReverse}>{t`Annuler ce versement`}</Press>}
      </p>
    </li>
  );
}
