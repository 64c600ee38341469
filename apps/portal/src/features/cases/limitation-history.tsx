import { useLingui } from '@lingui/react/macro';
import { Explain, Press, useFormats, Word } from '@quittance/ui';
import { useState } from 'react';
import type { LimitationData } from './case.queries.ts';

/** What each event did to the clock, oldest first; a formal notice and a reminder move nothing, and say so. */
export function LimitationHistory({ of }: { of: LimitationData }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  if (!of.history.length) return null;
  return (
    <div className="limitation-history">
      <Press onClick={() => setOpen((was) => !was)}>{open ? t`Fermer l’historique` : t`Ce qui a compté`}</Press>
      {open && <Steps of={of} />}
    </div>
  );
}

/** Of one claim: when it ends, or that it has; what counted for it opens beside it. */
export function ClaimClock({ of }: { of: LimitationData }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const near = of.level === 'red' ? 'danger' as const : of.level === 'amber' ? 'wait' as const : undefined;
  const title = of.claimReference ? t`Prescription de ${of.claimReference}` : t`Prescription`;
  const said = of.barred ? <Word tone="danger">{t`prescrite`}</Word> : near ? <Word tone={near}>{t`se prescrit le ${day(of.expires)}`}</Word> : t`prescription ${of.expires.slice(0, 4)}`;
  return (
    <Explain content={<div className="claim-clock">
      <h2>{title}</h2>
      <p>{t`Le délai part de l’échéance, le ${day(of.accrued)}.`}</p>
      {of.history.length > 0 ? <Steps of={of} /> : <p className="soft">{t`Rien ne l’a interrompu depuis.`}</p>}
      <p>{of.barred ? t`Prescrite depuis le ${day(of.expires)}.` : t`Dernier jour pour agir : le ${day(of.expires)}.`}</p>
      <p className="law">{of.article && `${of.article}. `}{t`Une mise en demeure ou une relance ne l’interrompt pas (C. civ. 2240 à 2244).`}</p>
    </div>}>{said}</Explain>
  );
}

function Steps({ of }: { of: LimitationData }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const kinds: Record<string, string> = {
    acknowledgement: t`Reconnaissance de dette`, partial_payment: t`Versement partiel`, plan_request: t`Demande de délai écrite`, lawsuit: t`Demande en justice`, payment_order_served: t`Ordonnance signifiée`,
    protective_measure: t`Mesure conservatoire`, enforcement_act: t`Acte d’exécution`, proof_of_claim: t`Déclaration de créance`, enforceable_title: t`Titre exécutoire`,
    formal_notice: t`Mise en demeure`, reminder: t`Relance`, registered_letter: t`Lettre recommandée`, payment_order_petition: t`Requête en injonction`,
  };
  const did: Record<string, string> = { interrupts: t`le délai repart`, none: t`ne change rien au délai`, title: t`le délai du titre court` };
  return <ol aria-label={t`Ce qui a compté pour la prescription`}>{of.history.map((step, at) => (
    <li key={at} className="note">{day(step.on)}, {kinds[step.kind] ?? step.kind} : {did[step.effect] ?? step.effect}{step.effect !== 'none' && <>, {t`jusqu’au ${day(step.expires)}`}</>}{step.article && <> <span className="faint">{step.article}</span></>}</li>
  ))}</ol>;
}
