import { Trans, useLingui } from '@lingui/react/macro';
import { AmountField, Button, Checkbox, CountField, PercentField, Select, TextField } from '@quittance/ui';
import { useCounts } from '../intake/words.ts';
import { blankBand, FEE_COSTS, type FeeBandForm, type FeeForm } from './fee-form.ts';
import { useFeeWords } from './fee-words.ts';
import './fees.css';

/** A schedule: its bands, its least and its most, what is charged on, the tax. `at`: how its faults are named. */
export function FeeFields({ fees, onFees, fault, at }: { fees: FeeForm; onFees: (fees: FeeForm) => void; fault: (field: string) => string | undefined; at: string }) {
  const { t } = useLingui();
  const counts = useCounts();
  const { stages, costs } = useFeeWords();
  const change = (part: Partial<FeeForm>) => onFees({ ...fees, ...part });
  const band = (i: number, part: Partial<FeeBandForm>) => change({ bands: fees.bands.map((one, n) => (n === i ? { ...one, ...part } : one)) });
  const options = Object.entries(stages).map(([value, label]) => ({ value, label }));
  const charge = (cost: string, on: boolean) => { const { [cost]: gone, ...rest } = fees.recharged; change({ recharged: on ? { ...rest, [cost]: gone ?? { fixed: null } } : rest }); };
  return (
    <div className="fee-fields">
      <p className="soft"><Trans>La ligne la plus proche s’applique : la phase d’abord, puis l’ancienneté au dépôt, puis le principal du dossier. Une ligne doit valoir pour tout.</Trans></p>
      {fees.bands.map((one, i) => {
        const n = i + 1;
        return (
          <fieldset key={i} className="fee-band"><legend>{t`Tranche ${n}`}</legend>
            <Select label={t`Somme encaissée en`} options={options} value={one.stage} onValueChange={(stage) => band(i, { stage })} error={fault(`${at}.bands.${i}.stage`) ?? fault(`${at}.bands.${i}`)} />
            <CountField label={t`Ancienneté dès, en jours`} unit={counts.days} value={one.fromDays} onValueChange={(fromDays) => band(i, { fromDays })} error={fault(`${at}.bands.${i}.fromDays`)} />
            <AmountField label={t`Principal dès`} value={one.fromAmount} onValueChange={(fromAmount) => band(i, { fromAmount })} error={fault(`${at}.bands.${i}.fromAmount`)} />
            <PercentField label={t`Commission, en %`} value={one.percent} onValueChange={(percent) => band(i, { percent })} error={fault(`${at}.bands.${i}.percent`)} />
            {fees.bands.length > 1 && <Button size="small" kind="quiet" aria-label={t`Retirer la tranche ${n}`} onClick={() => change({ bands: fees.bands.filter((_, k) => k !== i) })}><Trans>Retirer</Trans></Button>}
          </fieldset>
        );
      })}
      {fault(`${at}.bands`) && <p className="field"><span className="wrong" role="alert">{fault(`${at}.bands`)}</span></p>}
      <p><Button size="small" onClick={() => change({ bands: [...fees.bands, blankBand()] })}><Trans>Ajouter une tranche</Trans></Button></p>
      <div className="pair">
        <AmountField label={t`Minimum par dossier`} hint={t`Dès qu’une somme est encaissée`} value={fees.minimum} onValueChange={(minimum) => change({ minimum })} error={fault(`${at}.minimum`)} />
        <AmountField optional label={t`Maximum par dossier`} value={fees.cap} onValueChange={(cap) => change({ cap })} error={fault(`${at}.cap`)} />
        <PercentField label={t`TVA, en %`} value={fees.vat} onValueChange={(vat) => change({ vat })} error={fault(`${at}.vat`)} />
      </div>
      {fees.vat !== '20.00' && <TextField label={t`Pourquoi ce taux de TVA`} value={fees.vatNote} onValueChange={(vatNote) => change({ vatNote })} error={fault(`${at}.vatNote`)} />}
      <fieldset className="field fee-costs"><legend><Trans>Frais refacturés au créancier</Trans></legend>
        {FEE_COSTS.map((cost) => {
          const kept = fees.recharged[cost], name = costs[cost] ?? cost;
          return (
            <div key={cost}><Checkbox label={name} checked={kept !== undefined} onCheckedChange={(on) => charge(cost, on)} />
              {kept && <AmountField optional label={t`${name} : somme chaque fois`} hint={t`Rien : au prix coûtant`} value={kept.fixed} onValueChange={(fixed) => change({ recharged: { ...fees.recharged, [cost]: { fixed } } })} />}</div>
          );
        })}
      </fieldset>
      <p className="note"><Trans>À la charge du créancier, jamais du débiteur sans titre exécutoire (CPCE L111-8, al. 2).</Trans></p>
    </div>
  );
}
