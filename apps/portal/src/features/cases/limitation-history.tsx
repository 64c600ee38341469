import { useLingui } from '@lingui/react/macro';
import { Press, useFormats } from '@quittance/ui';
import { useState } from 'react';
import type { LimitationData } from './case.queries.ts';

/** What each event did to the clock, oldest first; a formal notice and a reminder move nothing, and say so. */
export function LimitationHistory({ of }: { of: LimitationData }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const [open, setOpen] = useState(false);
  if (!of.history.length) return null;
  const kinds: Record<string, string> = {
    acknowledgement: t`Reconnaissance de dette`, partial_payment: t`Versement partiel`, plan_request: t`Demande de délai écrite`, lawsuit: t`Demande en justice`, payment_order_served: t`Ordonnance signifiée`,
    protective_measure: t`Mesure conservatoire`, enforcement_act: t`Acte d’exécution`, proof_of_claim: t`Déclaration de créance`, enforceable_title: t`Titre exécutoire`,
    formal_notice: t`Mise en demeure`, reminder: t`Relance`, registered_letter: t`Lettre recommandée`, payment_order_petition: t`Requête en injonction`,
  };
  const did: Record<string, string> = { interrupts: t`le délai repart`, none: t`ne change rien au délai`, title: t`le délai du titre court` };
  return (
    <div className="limitation-history">
      <Press onClick={() => setOpen((was) => !was)}>{open ? t`Fermer l’historique` : t`Ce qui a compté`}</Press>
      {open && <ol aria-label={t`Ce qui a compté pour la prescription`}>{of.history.map((step, at) => (
        <li key={at} className="note">{day(step.on)}, {kinds[step.kind] ?? step.kind} : {did[step.effect] ?? step.effect}{step.effect !== 'none' && <>, {t`jusqu’au ${day(step.expires)}`}</>}{step.article && <> <span className="faint">{step.article}</span></>}</li>
      ))}</ol>}
    </div>
  );
}
