import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Day, Money, Percent, Word, useFormats, useOpen } from '@quittance/ui';
import { useMay } from '../../app/session.tsx';
import type { Mandate } from '../creditors/creditors.queries.ts';
import { FeeTry } from './fee-try.tsx';
import { useFeeWords } from './fee-words.ts';
import type { FeeScheduleLine } from './mandates.queries.ts';
import { SetFeeSchedule } from './set-fee-schedule.tsx';
import './fees.css';

/** How the fee of a mandate is determined, from which day on; what a case would cost. */
export function FeesBlock({ mandate, schedules, onChanged }: { mandate: Mandate; schedules: readonly FeeScheduleLine[]; onChanged: () => void }) {
  const { t } = useLingui();
  const may = useMay();
  const setting = useOpen(), trying = useOpen();
  const current = schedules.find((one) => one.current);
  return (
    <section className="fees-block" aria-label={t`Rémunération du mandat ${mandate.reference}`}>
      <h4><Trans>Rémunération</Trans> <span className="faint">CPCE R124-3, 3°</span></h4>
      {schedules.map((one) => <Schedule key={one.id} one={one} />)}
      <p className="below">
        {!trying.open && <Button size="small" onClick={trying.show}><Trans>Calculer sur un dossier</Trans></Button>}{' '}
        {may('register', 'Mandate') && mandate.state !== 'ended' && !setting.open && <Button size="small" onClick={setting.show}><Trans>Nouveau barème</Trans></Button>}
      </p>
      {trying.open && <FeeTry mandateId={mandate.id} onClose={trying.close} />}
      {setting.open && <SetFeeSchedule mandate={mandate} current={current} onClose={setting.close} onDone={onChanged} />}
    </section>
  );
}

function Schedule({ one }: { one: FeeScheduleLine }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const { band, costs } = useFeeWords();
  const from = day(one.from);
  const charged = one.recharged.map(({ cost }) => costs[cost] ?? cost).join(', ');
  return (
    <div className="fee-schedule">
      <header><b>{one.ofMandate ? t`Taux du mandat, depuis le ${from}` : t`Barème du ${from}`}</b>{one.current && <Word>{t`appliqué ce jour`}</Word>}{one.reason && <span className="soft">{one.reason}{one.setBy && <>, {one.setBy}, <Day value={one.setAt.slice(0, 10)} /></>}</span>}</header>
      <ul>
        {one.bands.map((line, i) => <li key={i}><span>{band(line)}</span><Percent value={line.percent} /></li>)}
        {Number(one.minimum) > 0 && <li><span><Trans>Minimum par dossier</Trans></span><Money value={one.minimum} /></li>}
        {one.cap !== null && <li><span><Trans>Maximum par dossier</Trans></span><Money value={one.cap} /></li>}
        <li><span className="soft">{charged ? t`Frais refacturés : ${charged}` : t`Aucun frais refacturé`}</span><span className="soft"><Trans>TVA</Trans> <Percent value={one.vat} /></span></li>
        {one.vatNote && <li><span className="soft">{one.vatNote}</span></li>}
      </ul>
    </div>
  );
}
