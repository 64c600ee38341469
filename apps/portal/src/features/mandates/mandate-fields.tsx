import { Trans, useLingui } from '@lingui/react/macro';
import { AmountField, Checkbox, CountField, PercentField, Select, TextArea, TextField } from '@quittance/ui';
import { useCounts } from '../intake/words.ts';
import { blankFees } from './fee-form.ts';
import { FeeFields } from './fee-fields.tsx';
import type { MandateForm } from './mandate-form.ts';
import { CLAUSES, useMandateWords } from './words.ts';

/** What a mandate says beyond its dates, whether it was signed on paper or is to be signed. */
export function MandateFields({ form, change, fault }: { form: MandateForm; change: (part: Partial<MandateForm>) => void; fault: (field: string) => string | undefined }) {
  const { t } = useLingui();
  const counts = useCounts();
  const { clause, allocations, dayCounts, interests, kinds } = useMandateWords();
  const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
  return (
    <>
      <h2><Trans>Les quatre clauses obligatoires</Trans> <span className="faint">CPCE R124-3</span></h2>
      {CLAUSES.map((name) => { const { number, name: called, asks } = clause(name); return <TextArea key={name} label={`${number} ${called}`} hint={asks} required rows={2} value={form[name]} onValueChange={(text) => change({ [name]: text })} error={fault(name)} />; })}
      <h2><Trans>Ce que le mandat reçoit</Trans></h2>
      <div className="pair">
        <Select label={t`Portée`} options={options(kinds)} value={form.kind} onValueChange={(kind) => change({ kind })} error={fault('kind')} />
        <AmountField label={t`Créance, au moins`} hint={t`0 : toutes sont reçues`} value={form.minimumClaim} onValueChange={(minimumClaim) => change({ minimumClaim })} error={fault('minimumClaim')} />
        <TextField label={t`Monnaies`} hint={t`Leurs codes : EUR, CHF…`} autoComplete="off" value={form.currencies} onValueChange={(currencies) => change({ currencies })} error={fault('currencies')} />
      </div>
      <h2><Trans>La rémunération et le reversement</Trans></h2>
      <div className="pair">
        {!form.fees && <PercentField label={t`Commission, en % des sommes encaissées`} value={form.feeRate} onValueChange={(feeRate) => change({ feeRate })} error={fault('feeRate')} />}
        {!form.fees && <AmountField label={t`Minimum par dossier`} value={form.feeMinimum} onValueChange={(feeMinimum) => change({ feeMinimum })} error={fault('feeMinimum')} />}
        <CountField label={t`Reversement sous, en jours`} unit={counts.days} value={form.remittanceDays} onValueChange={(remittanceDays) => change({ remittanceDays })} error={fault('remittanceDays')} />
      </div>
      <Checkbox label={t`Un barème par tranches : ancienneté, montant, phase, frais refacturés`} checked={form.fees !== null} onCheckedChange={(on) => change({ fees: on ? blankFees(form.feeRate) : null })} />
      {form.fees && <FeeFields fees={form.fees} onFees={(fees) => change({ fees })} fault={fault} at="fees" />}
      <h2><Trans>Ce que l’agence peut accorder sans demander</Trans></h2>
      <div className="pair">
        <CountField label={t`Échéancier, mois au plus`} hint={t`0 : jamais sans l’accord du créancier`} unit={counts.months} value={form.planMaxMonths} onValueChange={(planMaxMonths) => change({ planMaxMonths })} error={fault('planMaxMonths')} />
        <PercentField label={t`Remise, en % au plus`} value={form.discountMaxPercent} onValueChange={(discountMaxPercent) => change({ discountMaxPercent })} error={fault('discountMaxPercent')} />
      </div>
      {form.planMaxMonths !== 0 && (
        <div className="pair">
          <AmountField label={t`Échéance, au moins`} value={form.planMinInstalment} onValueChange={(planMinInstalment) => change({ planMinInstalment })} error={fault('planMinInstalment')} />
          <PercentField label={t`Acompte, en % au moins`} value={form.planDownPaymentPercent} onValueChange={(planDownPaymentPercent) => change({ planDownPaymentPercent })} error={fault('planDownPaymentPercent')} />
          <CountField label={t`Première échéance sous, en jours`} unit={counts.days} value={form.planFirstWithinDays} onValueChange={(planFirstWithinDays) => change({ planFirstWithinDays })} error={fault('planFirstWithinDays')} />
          <CountField label={t`Retard admis, en jours`} hint={t`Au-delà, l’échéancier est rompu`} unit={counts.days} value={form.planGraceDays} onValueChange={(planGraceDays) => change({ planGraceDays })} error={fault('planGraceDays')} />
          <Select label={t`Pendant l’échéancier, les intérêts`} options={options(interests)} value={form.planInterest} onValueChange={(planInterest) => change({ planInterest })} error={fault('planInterest')} />
        </div>
      )}
      <h2><Trans>Le calcul des intérêts</Trans></h2>
      <div className="pair">
        <Select label={t`Un paiement s’impute sur`} options={options(allocations)} value={form.allocation} onValueChange={(allocation) => change({ allocation })} error={fault('allocation')} />
        <Select label={t`L’année compte`} options={options(dayCounts)} value={form.dayCount} onValueChange={(dayCount) => change({ dayCount })} error={fault('dayCount')} />
      </div>
    </>
  );
}
