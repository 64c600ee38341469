import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Day, DayField, Empty, Filters, Grid, Loading, Menu, Money, Press, useFormats, useKeys, Word, type Column, type GridHandle } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { useLiveSoon } from '../../app/live.tsx';
import { usePaletteActs } from '../../app/palette.tsx';
import { useMay, useMe } from '../../app/session.tsx';
import { PageFault } from '../../app/states.tsx';
import { TypedFilter } from '../creditor-home/typed-filter.tsx';
import { asked, BOXES, daysOf, periodOf, type PaymentsView, type Period } from './payments-view.ts';
import { PAYMENTS, type PaymentLine } from './payments.queries.ts';
import { MEANS, usePaymentWords } from './words.ts';
import './payments.css';

/** What came in, the latest value date first; what is asked for stands in the address, with the total of it. */
export function PaymentsList({ view, onView }: { view: PaymentsView; onView: (view: PaymentsView) => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const may = useMay();
  const me = useMe();
  const navigate = useNavigate();
  const words = usePaymentWords();
  const grid = useRef<GridHandle>(null), search = useRef<HTMLInputElement>(null), busy = useRef(false);
  const [between, setBetween] = useState(false);
  const { data, previousData, error, refetch, fetchMore } = useQuery(PAYMENTS, { variables: { first: 100, filter: asked(view) }, fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  useLiveSoon(['PaymentRecorded', 'PaymentReversed', 'ReceiptIssued', 'Resync'], () => void refetch());
  const page = (data ?? previousData)?.payments, next = data?.payments.next;
  const more = useCallback(() => {
    if (!next || busy.current) return;
    busy.current = true;
    fetchMore({ variables: { after: next } }).catch(() => undefined).finally(() => { busy.current = false; });
  }, [next, fetchMore]);
  const records = may('record', 'Payment');
  const record = () => void navigate({ to: '/payments/new', search: {} });
  useKeys([
    { keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, run: () => false }, { keys: 'Enter', label: t`ouvrir le dossier`, run: () => false },
    { keys: 'n', label: t`enregistrer un paiement`, disabled: !records, run: record },
    { keys: '/', label: t`filtrer`, run: () => search.current?.focus() },
  ]);
  usePaletteActs(t`Encaissements`, records ? [{ id: 'record-payment', label: t`Enregistrer un paiement`, kbd: 'n', run: record }] : []);
  if (error && !page) return <PageFault error={error} onRetry={() => void refetch()} />;
  const ofOne = me.creditorId !== null && me.creditorId !== undefined;
  const columns: Column<PaymentLine>[] = [
    { key: 'on', head: t`Valeur`, width: '92px', cell: (row) => <Day value={row.valueOn} /> },
    { key: 'debtor', head: t`Débiteur`, width: 'minmax(224px,1.4fr)', as: 'name', cell: (row) => row.debtorName },
    { key: 'reference', head: t`Dossier`, width: '84px', as: 'soft', cell: (row) => row.publicReference },
    ...(ofOne ? [] : [{ key: 'creditor', head: t`Créancier`, width: 'minmax(152px,1fr)', as: 'soft', cell: (row: PaymentLine) => row.creditorName } as Column<PaymentLine>]),
    { key: 'means', head: t`Moyen`, width: '84px', as: 'soft', cell: (row) => words.means(row.means) },
    { key: 'by', head: t`Reçu par`, width: '176px', as: 'soft', cell: (row) => words.receiver(row.receivedBy, row.studyName) },
    { key: 'reference-bank', head: t`Payeur, référence`, width: 'minmax(72px,.8fr)', as: 'soft', cell: (row) => [row.declared ? t`déclaré par le créancier` : null, row.payer === row.debtorName ? null : row.payer, row.bankReference].filter(Boolean).join(', ') || '—' },
    { key: 'receipt', head: t`Quittance`, width: '108px', as: 'lock', cell: (row) => (row.reversal ? <span className="word wait">{t`annulé`}</span> : row.receipt?.document ? <a href={`/documents/${row.receipt.document.id}`} tabIndex={-1} download onClick={(event) => event.stopPropagation()}>{row.receipt.number}</a> : row.receipt ? <Word tone="wait">{row.receipt.state === 'failed' ? t`non faite` : t`en préparation`}</Word> : '—') },
    { key: 'amount', head: t`Somme`, width: '96px', as: 'amount', cell: (row) => <Money value={row.amount} /> },
  ];
  const boxes: Record<(typeof BOXES)[number], string> = { all: t`Tous`, agency: t`Reçus par l’agence`, creditor: t`Par le créancier`, bailiff: t`Par une étude`, reversed: t`Annulés` };
  const periods: Record<Period, string> = { month: t`ce mois-ci`, last: t`le mois dernier`, year: t`cette année`, ever: t`depuis le début` };
  const period = periodOf(view, today), filtered = Boolean(view.box ?? view.means ?? view.text ?? view.from ?? view.to);
  return (
    <>
      <Filters
        label={t`Filtrer les encaissements`} options={BOXES.map((value) => ({ value, label: boxes[value] }))} value={view.box ?? 'all'} onValueChange={(box) => onView({ ...view, box: box === 'all' ? undefined : box })}
        aside={<>
          {page && <span className="total-of">{t`total`} <Money value={page.total} strong /></span>}
          <Menu trigger={<button type="button" className="link turns">{view.means ? words.means(view.means) : t`tous les moyens`}</button>} acts={[{ id: 'any', label: t`tous les moyens`, checked: !view.means, run: () => onView({ ...view, means: undefined }) }, ...MEANS.map((value) => ({ id: value, label: words.means(value), checked: view.means === value, run: () => onView({ ...view, means: value }) }))]} />
          <Menu trigger={<button type="button" className="link turns">{period ? periods[period] : t`entre deux jours`}</button>} acts={[...(Object.keys(periods) as Period[]).map((one) => ({ id: one, label: periods[one], checked: period === one, run: () => { setBetween(false); onView({ ...view, ...daysOf(one, today) }); } })), { id: 'between', label: t`entre deux jours`, checked: !period, run: () => setBetween(true) }]} />
          <TypedFilter ref={search} label={t`Filtrer par débiteur, payeur, référence ou numéro`} placeholder={t`Débiteur, payeur, référence`} text={view.text ?? ''} onText={(text) => onView({ ...view, text: text || undefined })} onLeave={() => grid.current?.focus()} />
        </>}
      />
      {(between || !period) && (
        <div className="between">
          <DayField past label={t`Du`} value={view.from ?? null} onValueChange={(from) => { if (from !== (view.from ?? null)) onView({ ...view, from: from ?? undefined }); }} />
          <DayField past label={t`Au`} value={view.to ?? null} onValueChange={(to) => { if (to !== (view.to ?? null)) onView({ ...view, to: to ?? undefined }); }} />
        </div>
      )}
      {!page ? <Loading lines={12} /> : (
        <Grid
          ref={grid} autoFocus label={t`Encaissements`} columns={columns} rows={page.rows} rowId={(row) => row.id} onEnd={more}
          rowClass={(row) => (row.reversal ? 'is-reversed' : undefined)}
          onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.caseId }, search: { act: 'payments' } })} href={(row) => `/cases/${row.caseId}?act=payments`}
          empty={filtered
            ? <Empty inline title={<Trans>Aucun versement sous ce filtre.</Trans>} actions={<Press onClick={() => onView({})}><Trans>Voir tous les versements</Trans></Press>} />
            : <Empty title={<Trans>Ici paraîtra chaque versement.</Trans>} actions={records ? <Button kind="primary" kbd="n" onClick={record}><Trans>Enregistrer un paiement</Trans></Button> : undefined}><Trans>Sa date de valeur, qui l’a reçu, ce qu’il règle et sa quittance, dès que le premier est inscrit.</Trans></Empty>}
        />
      )}
    </>
  );
}
