import { Trans, useLingui } from '@lingui/react/macro';
import { Mark, Money, Press, Stamp, useFormats, useKeys } from '@quittance/ui';
import { useEffect, type ReactNode } from 'react';
import { speak } from '../../app/i18n.ts';
import './account.css';

/** Before anybody is in: the ruled paper, and beside it what is asked. `title` names the tab. */
export function Door({ agency, title, children }: { agency: string; title: string; children: ReactNode }) {
  const { t } = useLingui();
  useEffect(() => { document.title = t`${title} — Quittance`; }, [t, title]);
  return (
    <div className="door">
      <Ledger agency={agency} />
      <main className="entry-form">{children}<Speak /></main>
    </div>
  );
}

function Speak() {
  const { t } = useLingui();
  const { locale } = useFormats();
  const turn = () => void speak(locale === 'fr' ? 'en' : 'fr');
  useKeys([{ keys: 'Alt+l', label: t`langue`, quiet: true, run: turn }]);
  return <p className="speak"><Press lang={locale === 'fr' ? 'en' : 'fr'} onClick={turn}>{locale === 'fr' ? 'English' : 'Français'}</Press></p>;
}

/** The promise of the product, on ruled paper. An ornament: nothing of anybody's account stands here. */
function Ledger({ agency }: { agency: string }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const lines: [string, string, string][] = [
    ['2026-04-30', t`Facture FA-2026-0312`, '4860.00'], ['2026-06-30', t`Intérêts, 61 jours à 12,15 %`, '98.68'], ['2026-11-21', t`Intérêts, 144 jours à 12,40 %`, '237.75'],
    ['2026-11-21', t`Indemnité forfaitaire`, '40.00'], ['2026-11-21', t`Virement reçu`, '-5236.43'], ['', t`Reste dû`, '0.00'],
  ];
  return (
    <div className="ledger" aria-hidden="true">
      <Mark className="big-mark" />
      <p className="title"><Trans>Chaque euro<br />a sa phrase.</Trans></p>
      <ol>{lines.map(([on, what, amount]) => <li key={what}><span>{on && day(on, 'brief')}</span><span>{what}</span><Money value={amount} unit={false} /></li>)}</ol>
      <Stamp word={t`ACQUITTÉ`} under={agency.toUpperCase()} day="2026-11-21" />
    </div>
  );
}

/** The door did not answer: said where the eye is; what was typed stays. */
export function NoAnswer() {
  return <p className="field"><span className="wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’a été envoyé ailleurs ; essayez de nouveau dans un instant.</Trans></span></p>;
}
