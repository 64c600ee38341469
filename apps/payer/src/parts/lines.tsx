import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ClaimView, CostView, InterestLineView, StatementView } from '../view.ts';
import { isZero, useSay } from './say.ts';

function Line({ head, amount, children }: { head: ReactNode; amount: string; children: ReactNode }) {
  return <details><summary><span>{head}</span><b>{amount}</b></summary><div className="why-box">{children}</div></details>;
}

/** Each invoice, with the papers that prove it. */
export function Claims({ claims }: { claims: readonly ClaimView[] }) {
  const { money, day } = useSay();
  return claims.map((claim) => (
    <Line key={claim.id} head={claim.basis ? <Trans>Facture {claim.reference}, {claim.basis}</Trans> : <Trans>Facture {claim.reference}</Trans>} amount={money(claim.amount)}>
      <p><span><Trans>Émise le {day(claim.issuedOn)}, à payer le {day(claim.dueOn)}</Trans></span></p>
      {!isZero(claim.credited) && <p><span><Trans>Un avoir de {money(claim.credited)} en a été retiré.</Trans></span></p>}
      {claim.disputed && <p><span><Trans>Vous avez contesté cette facture.</Trans></span></p>}
      {claim.documents.map(({ id, name }) => <p key={id}><a href={`/d/documents/${id}`}><Trans>Voir « {name} »</Trans></a></p>)}
      {claim.documents.length === 0 && <p><span><Trans>Le document n’est pas encore ici. Demandez-le-nous : nous vous l’enverrons.</Trans></span></p>}
    </Line>
  ));
}

/** How a rate is made: its origin, its article, and that it is not certain where it is not. */
function Origin({ line }: { line: InterestLineView }) {
  const { t } = useLingui();
  const { percent, day } = useSay();
  const named = line.parts.map(({ source, value, at }) => {
    if (source === 'ecb') return at ? t`taux de la BCE au ${day(at)} : ${percent(value)}` : t`taux de la BCE : ${percent(value)}`;
    if (source === 'legal') return t`taux légal du semestre : ${percent(value)}`;
    if (source === 'judgment') return t`${percent(value)} de plus depuis le jugement`;
    if (source === 'margin') return t`${percent(value)} de plus par la loi`;
    return t`taux du contrat`;
  });
  const unsure = line.confidence !== 'high' || line.parts.some(({ confidence }) => confidence !== 'high');
  return <small>{named.join(' + ')}{line.article && line.parts[0]?.source !== 'contract' ? ` (${line.article})` : ''}{unsure && <>, <Trans>à confirmer</Trans></>}</small>;
}

export function Interest({ statement: { claims, interestTotal, noticeReceivedOn, regime } }: { statement: StatementView }) {
  const { money, day, percent } = useSay();
  const bearing = claims.filter(({ interest }) => interest.length > 0);
  const sources = new Set(bearing.flatMap(({ interest }) => interest.map(({ parts }) => parts[0]?.source)));
  const only = sources.size === 1 ? [...sources][0] : undefined;
  const head = only === 'legal' ? <Trans>Intérêts au taux légal</Trans> : only === 'contract' ? <Trans>Intérêts au taux du contrat</Trans> : <Trans>Intérêts de retard</Trans>;
  return (
    <Line head={head} amount={money(interestTotal)}>
      {bearing.length === 0 && <p><span><Trans>Aucun intérêt n’a couru.</Trans></span></p>}
      {bearing.map((claim) => [
        ...(claims.length > 1 ? [<p key={claim.id} className="of"><span><Trans>Sur la facture {claim.reference}</Trans></span></p>] : []),
        ...claim.interest.map((line) => (
          <p key={`${claim.id} ${line.from}`}>
            <span>
              {money(line.base)} × {percent(line.rate)} × <Plural value={line.days} one="# jour" other="# jours" /> / {line.year}<br />
              <small><Trans>du {day(line.from)} au {day(line.to)}</Trans></small><br />
              <Origin line={line} />
            </span>
            <b>{money(line.amount)}</b>
          </p>
        )),
      ])}
      {regime === 'civil' && noticeReceivedOn && <p className="law"><span><Trans>Ils courent depuis le lendemain de la mise en demeure, reçue le {day(noticeReceivedOn)} (C. civ. 1231-6).</Trans></span></p>}
      {regime === 'commercial' && bearing.length > 0 && <p className="law"><span><Trans>Ils courent depuis le lendemain de l’échéance, sans rappel (C. com. L441-10).</Trans></span></p>}
      {regime === 'public' && bearing.length > 0 && <p className="law"><span><Trans>Ils courent depuis le lendemain de l’échéance (CCP L2192-13).</Trans></span></p>}
    </Line>
  );
}

export function Indemnity({ statement: { claims, indemnityTotal } }: { statement: StatementView }) {
  const { money } = useSay();
  if (isZero(indemnityTotal)) return null;
  const due = claims.filter(({ indemnity }) => !isZero(indemnity));
  return (
    <Line head={<Trans>Indemnité de recouvrement</Trans>} amount={money(indemnityTotal)}>
      {due.map((claim) => <p key={claim.id}><span><Trans>Facture {claim.reference}, payée en retard</Trans></span><b>{money(claim.indemnity)}</b></p>)}
      <p className="law"><span><Trans>Entre professionnels, la loi la fixe à {money(due[0]!.indemnity)} pour chaque facture payée en retard ({due[0]!.indemnityArticle ?? ''}).</Trans></span></p>
    </Line>
  );
}

export function Costs({ costs, total }: { costs: readonly CostView[]; total: string }) {
  const { money, day } = useSay();
  if (isZero(total)) return null;
  return (
    <Line head={<Trans>Frais que la loi met à votre charge</Trans>} amount={money(total)}>
      {costs.map((cost) => <p key={`${cost.label} ${cost.on} ${cost.amount}`}><span>{cost.label}<br /><small>{day(cost.on)}{cost.article ? ` (${cost.article})` : ''}</small></span><b>{money(cost.amount)}</b></p>)}
    </Line>
  );
}

export function Paid({ statement: { payments, paid, overpaid } }: { statement: StatementView }) {
  const { t } = useLingui();
  const { money, day } = useSay();
  const to: Record<string, string> = { agency: t`à nous`, creditor: t`au créancier`, bailiff: t`au commissaire de justice` };
  const counted = payments.filter(({ reversed }) => !reversed);
  return (
    <Line head={<Trans>Déjà payé</Trans>} amount={isZero(paid) ? money('0') : `\u2212${money(paid)}`}>
      {counted.length === 0 && <p><span><Trans>Nous n’avons reçu aucun paiement. Si vous avez payé, dites-le-nous : <a href="/d/contest?reason=already_paid">j’ai déjà payé</a>.</Trans></span></p>}
      {counted.map((payment) => (
        <p key={payment.id}>
          <span><Trans>Le {day(payment.valueOn)}, {to[payment.receivedBy] ?? ''}</Trans>{payment.receipt && <><br />{payment.receipt.documentId
            ? <a href={`/d/documents/${payment.receipt.documentId}`}><Trans>Quittance {payment.receipt.number}</Trans></a>
            : <small><Trans>Quittance {payment.receipt.number}, en préparation</Trans></small>}</>}</span>
          <b>{money(payment.amount)}</b>
        </p>
      ))}
      {!isZero(overpaid) && <p className="law"><span><Trans>{money(overpaid)} de plus que la somme due : ils vous seront rendus.</Trans></span></p>}
      {counted.length > 0 && <p className="law"><span><Trans>Un paiement manque ? <a href="/d/contest?reason=already_paid">Dites-le-nous</a>.</Trans></span></p>}
    </Line>
  );
}
