import { useLazyQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { AmountField, Button, Buttons, CountField, Money, Panel, Select } from '@quittance/ui';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import type { PreviewFeeQuery } from '../../gql/graphql.ts';
import { useCounts } from '../intake/words.ts';
import { useFeeWords } from './fee-words.ts';
import { PREVIEW_FEE } from './mandates.queries.ts';

type Reckoned = Extract<PreviewFeeQuery['previewFee'], { __typename: 'FeePreview' }>;

/** What a case of so much would cost its creditor, line by line. */
export function FeeTry({ mandateId, onClose }: { mandateId: string; onClose: () => void }) {
  const { t } = useLingui();
  const counts = useCounts();
  const { stages, line } = useFeeWords();
  const [principal, setPrincipal] = useState<string | null>('5000.00'), [ageDays, setAge] = useState<number | null>(90), [amount, setAmount] = useState<string | null>('5000.00'), [stage, setStage] = useState('amicable');
  const [told, setTold] = useState<Reckoned | null>(null), [refusal, setRefusal] = useState<RefusalLike | null>(null), [failed, setFailed] = useState(false);
  const [ask, { loading }] = useLazyQuery(PREVIEW_FEE, { fetchPolicy: 'no-cache' });
  const words = useFieldWords()(refusal);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const ready = principal !== null && ageDays !== null && amount !== null;
  const reckon = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null); setFailed(false);
    if (!ready) return;
    const answer = (await ask({ variables: { input: { mandateId, principal, ageDays, payments: [{ amount, stage }] } } }).catch(() => undefined))?.data?.previewFee;
    if (!answer) { setFailed(true); setTold(null); } else if (answer.__typename === 'Refusal') { setRefusal(answer); setTold(null); } else setTold(answer);
  };
  const { any: _any, ...of } = stages;
  return (
    <Panel title={t`Calculer sur un dossier`} onClose={onClose} head={<h3><Trans>Calculer sur un dossier</Trans></h3>}>
      <form className="form fee-try" onSubmit={(event) => void reckon(event)} noValidate>
        {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}
        {failed && <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu ; essayez de nouveau.</Trans></span></p>}
        <div className="pair">
          <AmountField ref={first} label={t`Principal du dossier`} value={principal} onValueChange={setPrincipal} error={words['principal']} />
          <CountField label={t`Ancienneté au dépôt, en jours`} unit={counts.days} value={ageDays} onValueChange={setAge} error={words['ageDays']} />
          <AmountField label={t`Somme encaissée`} value={amount} onValueChange={setAmount} />
          <Select label={t`Encaissée en`} options={Object.entries(of).map(([value, label]) => ({ value, label }))} value={stage} onValueChange={setStage} />
        </div>
        <Buttons><Button type="submit" kind="primary" kbd="Enter" busy={loading} disabled={!ready}><Trans>Calculer</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></Buttons>
        {told && (
          <ul className="lines" role="status">
            {told.lines.map((one, i) => <li key={i}><span>{line({ ...one, band: one.band ?? null, cost: one.cost ?? null, percent: one.percent ?? null })}</span><Money value={one.amount} /></li>)}
            <li className="is-total"><span><Trans>À la charge du créancier, TVA comprise</Trans></span><Money value={told.total} /></li>
          </ul>
        )}
      </form>
    </Panel>
  );
}
