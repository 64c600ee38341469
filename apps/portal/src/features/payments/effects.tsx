import { Trans, useLingui } from '@lingui/react/macro';
import { Facts, Money, Note, Settled, Waiting, useFormats } from '@quittance/ui';
import { isZero } from '../statement/decimal.ts';
import type { PaymentRecorded } from './payments.queries.ts';
import { PaymentWarnings } from './warnings.tsx';
import { usePaymentWords } from './words.ts';

type Part = PaymentRecorded['payment']['allocations'][number];

/** What a payment meets, as a sum that can be added up. */
export function Allocation({ parts, unallocated, amount }: { parts: readonly Part[]; unallocated: string; amount: string }) {
  const { t } = useLingui();
  const { part: say } = usePaymentWords();
  return (
    <div className="allocation">
      <Facts money facts={[
        ...parts.map((part) => ({ term: say(part), value: <Money value={part.amount} /> })),
        !isZero(unallocated) && { term: t`au-delà de ce qui est dû`, value: <Money value={unallocated} /> },
        { term: t`Somme versée`, value: <Money value={amount} strong />, total: true },
      ]} />
    </div>
  );
}

/** All that keeping, or reversing, a payment does: before and after, and each consequence in a sentence. */
export function Effects({ of, reversed = false }: { of: PaymentRecorded; reversed?: boolean }) {
  const { t } = useLingui();
  const { money, day } = useFormats();
  const { moved } = usePaymentWords();
  const { payment } = of, lacks = of.waitsFor?.facts.find(({ key }) => key === 'from')?.value, from = lacks ? day(lacks) : '';
  return (
    <div className="effects">
      {!reversed && <section aria-label={t`Imputation`}>
        <h3><Trans>Imputation</Trans> <span className="faint">{payment.claimReference ? t`selon le choix du débiteur (C. civ. 1342-10)` : t`frais, intérêts, puis principal (C. civ. 1343-1), sauf clause du mandat`}</span></h3>
        <Allocation parts={payment.allocations} unallocated={payment.unallocated} amount={payment.amount} />
      </section>}
      <section aria-label={t`Effet sur le dossier`}>
        <h3><Trans>Sur le dossier, ce jour</Trans></h3>
        <Facts money facts={[{ term: t`Dû avant`, value: <Money value={of.dueBefore} tone="soft" /> }, { term: <b>{t`Dû après`}</b>, value: <Money value={of.dueAfter} strong />, total: true }]} />
      </section>
      {of.waitsFor && <Waiting><p><b><Trans>Un taux manque à compter du {from}.</Trans></b></p><p className="soft"><Trans>Ce qui s’est passé s’inscrit quand même : les intérêts sont comptés jusqu’à la veille, et ce que ce versement doit encore régler s’imputera dès que le taux sera saisi et approuvé (Droit appliqué).</Trans></p></Waiting>}
      <PaymentWarnings of={of} />
      {of.closes && <Settled><p><b><Trans>Plus rien n’est dû : le dossier est clos comme payé.</Trans></b></p></Settled>}
      {of.reopens && <Note><p><Trans>Le dossier est rouvert : il reste quelque chose à payer.</Trans></p></Note>}
      {!isZero(of.overpaid) && <Waiting><p><b>{t`Trop versé : ${money(of.overpaid)}`}</b></p><p className="soft"><Trans>Cette somme est à rendre à celui qui l’a versée (C. civ. 1302).</Trans></p></Waiting>}
      {of.planState === 'agreed' && <Note><p><Trans>Ce versement vaut acceptation de l’échéancier proposé.</Trans></p></Note>}
      {of.planState === 'completed' && <Settled><p><Trans>L’échéancier est entièrement tenu.</Trans></p></Settled>}
      {of.planState === 'broken' && <Waiting><p><Trans>L’échéancier n’est plus tenu.</Trans></p></Waiting>}
      {of.moved.length > 0 && <section aria-label={t`Versements déjà inscrits`}>
        <h3><Trans>Ce qui change pour d’autres versements</Trans></h3>
        <ul className="consequences">{of.moved.map((one, at) => <li key={`${one.paymentId}${at}`}>{moved(one)}</li>)}</ul>
      </section>}
    </div>
  );
}
