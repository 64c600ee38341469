import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Back } from '../parts/frame.tsx';
import { Held } from '../parts/held.tsx';
import { Refused } from '../parts/refused.tsx';
import { useRefusal } from '../parts/refusals.ts';
import { Schedule, PlanState } from '../parts/plan-state.tsx';
import { isZero, useSay } from '../parts/say.ts';
import type { PlanView } from '../view.ts';

/** In how many times: the choice, the schedule, what accepting means; or how the plan stands. */
export function Plan({ plan, lively }: { plan: PlanView; lively: boolean }) {
  const { plan: standing, offer, refusal, held } = plan;
  if (held) return <><Back /><Held held={held} creditorName={plan.creditorName} /><Refused refusal={refusal} /></>;
  return (
    <>
      <Back />
      {offer ? <Offer plan={plan} offer={offer} lively={lively} /> : standing ? <PlanState plan={standing} creditorName={plan.creditorName} acknowledgement={plan.acknowledgement} refusal={refusal} /> : (
        <>
          <h1><Trans>Un échéancier ne peut pas être convenu ici.</Trans></h1>
          <Refused refusal={refusal} />
        </>
      )}
    </>
  );
}

function Offer({ plan, offer, lively }: { plan: PlanView; offer: NonNullable<PlanView['offer']>; lively: boolean }) {
  const { creditorName, refusal } = plan;
  const { limits, choices, months, day, days, down, free, quote } = offer;
  const { t } = useLingui();
  const { money } = useSay();
  const percent = Number(limits.downPaymentPercent);
  return (
    <>
      <h1><Trans>En combien de fois pouvez-vous payer ?</Trans></h1>
      <p className="lead">
        <Trans>Choisissez ce que vous pourrez tenir.</Trans>{' '}
        {limits.maxMonths > 0
          ? (limits.maxMonths === 1 ? t`${creditorName} accepte d’avance un versement.` : t`${creditorName} accepte d’avance jusqu’à ${limits.maxMonths} versements.`)
          : <Trans>{creditorName} répondra à votre proposition.</Trans>}{' '}
        {BigInt(limits.minInstalment) > 0n && <Trans>Chacun d’au moins {money(limits.minInstalment)}.</Trans>}
      </p>
      <Refused refusal={refusal} />
      <form method="get" action="/d/plan" data-recompute="">
        {free && <input type="hidden" name="free" value="1" />}
        {free ? (
          <div className="field">
            <label htmlFor="months"><Trans>Nombre de versements</Trans></label>
            <p className="hint" id="months-hint"><Trans>De 1 à 36. Au-delà de ce qui est accepté d’avance, le créancier répond.</Trans></p>
            <input id="months" name="months" className="input code" type="number" min={1} max={36} defaultValue={months} aria-describedby="months-hint" />
          </div>
        ) : (
          <fieldset className="times"><legend className="off-screen"><Trans>Nombre de versements</Trans></legend>
            {choices.map((choice) => (
              <label key={choice.months}><input type="radio" name="months" value={choice.months} defaultChecked={choice.months === months} /><span><b><Plural value={choice.months} one="# fois" other="# fois" /></b>{money(choice.each)}</span></label>
            ))}
          </fieldset>
        )}
        <div className="field day">
          <label htmlFor="day"><Trans>Le jour du mois</Trans></label>
          <select id="day" name="day" className="input" defaultValue={day}>{days.map((n) => <option key={n} value={n}>{n === 1 ? t`le 1er` : t`le ${n}`}</option>)}</select>
        </div>
        <div className="field">
          <label htmlFor="down"><Trans>Un premier versement plus grand, si vous le pouvez</Trans></label>
          <p className="hint" id="down-hint">{percent > 0 ? <Trans>Le créancier demande au moins {limits.downPaymentPercent.replace(/\.?0+$/, '')} % de la somme.</Trans> : <Trans>Facultatif. Les suivants sont alors plus petits.</Trans>}</p>
          <input id="down" name="down" className="input code" inputMode="decimal" autoComplete="off" maxLength={20} defaultValue={down} aria-describedby="down-hint" />
        </div>
        <button className={lively ? 'button big when-still' : 'button big'}><Trans>Voir l’échéancier</Trans></button>
      </form>
      <div aria-live="polite">{quote && <Proposal offer={offer} quote={quote} creditorName={creditorName} acknowledgement={plan.acknowledgement ?? ''} />}</div>
      {!free && <p className="quiet-note"><a href={`/d/plan?free=1&months=${limits.maxMonths + 1}&day=${day}`}><Trans>Aucune de ces sommes ne me convient</Trans></a></p>}
    </>
  );
}

function Proposal({ offer, quote, creditorName, acknowledgement }: { offer: NonNullable<PlanView['offer']>; quote: NonNullable<NonNullable<PlanView['offer']>['quote']>; creditorName: string; acknowledgement: string }) {
  const { t } = useLingui();
  const { money } = useSay();
  const why = useRefusal();
  const { instalments, total, interest, interestEstimate, outside } = quote;
  const count = instalments.length;
  return (
    <>
      <Schedule instalments={instalments} />
      <p className="sum-line"><span><Trans>Total</Trans></span><b>{money(total)}</b></p>
      <p className="quiet-note">
        <Trans>Sans frais.</Trans>{' '}
        {interest === 'stops'
          ? <Trans>Tant que l’échéancier est tenu, les intérêts s’arrêtent.</Trans>
          : isZero(interestEstimate) ? <Trans>Les intérêts continuent de courir sur ce qui reste dû.</Trans> : <Trans>Les intérêts continuent de courir sur ce qui reste dû : environ {money(interestEstimate)} d’ici au dernier versement, en plus du total.</Trans>}{' '}
        <Plural value={offer.limits.graceDays} one="Si un versement manque, vous avez # jour pour le faire avant que le reste soit redemandé." other="Si un versement manque, vous avez # jours pour le faire avant que le reste soit redemandé." />
      </p>
      {outside && <p className="safe"><b><Trans>{creditorName} devra répondre.</Trans></b> {why(outside)}</p>}
      <form method="post" action="/d/plan">
        <input type="hidden" name="key" value={offer.key} />
        <input type="hidden" name="months" value={offer.months} />
        <input type="hidden" name="day" value={offer.day} />
        <input type="hidden" name="down" value={offer.down} />
        {offer.free && <input type="hidden" name="free" value="1" />}
        <input type="hidden" name="firstOn" value={offer.firstOn} />
        <input type="hidden" name="total" value={total} />
        {outside && (
          <div className="field">
            <label htmlFor="words"><Trans>Pourquoi cette proposition ?</Trans></label>
            <p className="hint" id="words-hint"><Trans>Facultatif. Le créancier le lira.</Trans></p>
            <textarea id="words" name="words" className="input" rows={3} maxLength={2000} defaultValue={offer.words} aria-describedby="words-hint" />
          </div>
        )}
        <label className="accept"><input type="checkbox" name="accepted" value="1" required /><span>{acknowledgement}</span></label>
        <button className="button primary big">{outside ? <Trans>Envoyer ma proposition</Trans> : (count === 1 ? t`Valider un versement` : t`Valider ${count} versements`)}</button>
      </form>
    </>
  );
}
