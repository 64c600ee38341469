import { Trans, useLingui } from '@lingui/react/macro';
import { formatDecimal, formatIban, type Cents } from '@quittance/law';
import type { ReactNode } from 'react';
import { Back } from '../parts/frame.tsx';
import { Held } from '../parts/held.tsx';
import { Refused } from '../parts/refused.tsx';
import { isZero, useSay } from '../parts/say.ts';
import type { PayView } from '../view.ts';

/** How to pay by transfer: a code for the bank's application, or four lines to copy. `lively`: the browser can copy. */
export function Pay({ pay, lively }: { pay: PayView; lively: boolean }) {
  const { t } = useLingui();
  const { money } = useSay();
  if (pay.closed) return <><Back /><h1>{isZero(pay.due) ? <Trans>Il ne reste rien à payer.</Trans> : <Trans>Ce dossier n’est plus suivi ici : adressez-vous à {pay.creditorName}.</Trans>}</h1></>;
  if (pay.held) return <><Back /><Held held={pay.held} creditorName={pay.creditorName} /></>;
  const { amount, due, beneficiary, iban, reference, qr } = pay;
  const copy = (value: string, what: string) => lively && <button type="button" data-copy={value} data-done={t`Copié`} aria-label={what}><Trans>Copier</Trans></button>;
  return (
    <>
      <Back />
      <h1><Trans>Payer {money(amount)} par virement</Trans></h1>
      <div className="pay">
        {qr && (
          <figure>
            <svg className="qr" viewBox={`-4 -4 ${qr.size + 8} ${qr.size + 8}`} role="img" aria-label={t`Code QR du virement`}><path d={qr.path} /></svg>
            <figcaption><Trans>Ouvrez l’application de votre banque et visez ce code. Tout est déjà rempli.</Trans></figcaption>
          </figure>
        )}
        <p className="or"><Trans>ou recopiez ces quatre lignes</Trans></p>
        <dl className="copy">
          <Copied name={t`Bénéficiaire`}>{beneficiary}</Copied>
          <Copied name={t`IBAN`} className="iban"><span>{formatIban(iban)}</span> {copy(iban, t`Copier l’IBAN`)}</Copied>
          <Copied name={t`Montant`}><span>{money(amount)}</span> {copy(formatDecimal(BigInt(amount) as Cents), t`Copier le montant`)}</Copied>
          <Copied name={t`Référence`}><span>{reference}</span> {copy(reference, t`Copier la référence`)}</Copied>
        </dl>
      </div>
      <p className="quiet-note"><Trans>La référence relie votre virement à votre dossier : ne la changez pas.</Trans></p>
      <p className="quiet-note"><Trans>Le compte est réservé à l’argent reçu pour les créanciers (CPCE R124-2). Votre quittance vous est remise dès que nous avons reçu le virement (CPCE R124-6) ; elle apparaît aussi ici.</Trans></p>
      <Refused refusal={pay.refusal} />
      <details className="other" open={pay.refusal !== null}>
        <summary><Trans>Payer une autre somme</Trans></summary>
        <form method="get" action="/d/pay">
          <div className="field">
            <label htmlFor="amount"><Trans>Combien voulez-vous payer ?</Trans></label>
            <p className="hint" id="amount-hint"><Trans>Jusqu’à {money(due)}. Ce qui est payé compte le jour où nous le recevons.</Trans></p>
            <input id="amount" name="amount" className="input code" inputMode="decimal" autoComplete="off" maxLength={20} defaultValue={pay.typed ?? ''} aria-describedby="amount-hint" />
          </div>
          <button className="button big"><Trans>Changer la somme</Trans></button>
        </form>
        <p className="quiet-note"><Trans>Si vous ne pouvez pas tout payer, <a href="/d/plan">un échéancier</a> vous laisse du temps, d’accord avec le créancier.</Trans></p>
      </details>
    </>
  );
}

const Copied = ({ name, className, children }: { name: string; className?: string; children: ReactNode }) => <div><dt>{name}</dt><dd className={className}>{children}</dd></div>;
