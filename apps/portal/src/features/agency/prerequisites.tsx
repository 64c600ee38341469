import { useLingui } from '@lingui/react/macro';
import { Word, useFormats } from '@quittance/ui';
import type { ReactNode } from 'react';
import { formatIban } from '@quittance/law';
import { daysBetween } from '../timeline/facts.ts';
import type { Agency } from './agency.queries.ts';

/** Said sixty days before the police ends. */
export const NOTICE_DAYS = 60;
export interface Prerequisite { key: 'insurance' | 'account' | 'declaration'; title: string; article: string; told: ReactNode; state: ReactNode; ok: boolean; waits: boolean }

/** What the law asks of the agency before it may collect for anyone (CPCE R124-2), and how each stands today. */
export function usePrerequisites() {
  const { t } = useLingui();
  const { today, day } = useFormats();
  return (agency: Agency): Prerequisite[] => {
    const { insuredUntil, insurer, insurancePolicy, declaredOn, declaredTo } = agency;
    const left = insuredUntil ? daysBetween(today, insuredUntil) : undefined;
    const ended = left !== undefined && left < 0, soon = left !== undefined && left >= 0 && left <= NOTICE_DAYS;
    const until = insuredUntil ? day(insuredUntil) : '', on = declaredOn ? day(declaredOn) : '';
    return [
      {
        key: 'insurance', title: t`L’assurance de responsabilité civile professionnelle`, article: 'CPCE R124-2 1°', ok: left !== undefined && !ended, waits: soon,
        told: insuredUntil ? t`${insurer ?? ''}, police ${insurancePolicy ?? ''}, en cours jusqu’au ${until} inclus` : t`Aucune police enregistrée : aucune lettre ne peut partir`,
        state: left === undefined ? <Word tone="danger">{t`manque`}</Word> : ended ? <Word tone="danger">{t`a pris fin le ${until}`}</Word> : soon ? <Word tone="wait">{left === 0 ? t`finit ce soir` : left === 1 ? t`finit demain` : t`finit dans ${left} jours`}</Word> : <Word>{t`en règle`}</Word>,
      },
      {
        key: 'account', title: t`Le compte affecté aux fonds des créanciers`, article: 'CPCE R124-2 2°', ok: Boolean(agency.segregatedIban), waits: false,
        told: <>{agency.segregatedAccountName}, <span className="iban">{formatIban(agency.segregatedIban)}</span></>, state: agency.segregatedIban ? <Word>{t`en règle`}</Word> : <Word tone="danger">{t`manque`}</Word>,
      },
      {
        key: 'declaration', title: t`La déclaration au procureur de la République`, article: 'CPCE R124-2 3°', ok: Boolean(declaredOn), waits: false,
        told: declaredOn ? t`Remise le ${on}, ${declaredTo ?? ''}` : t`Aucune déclaration enregistrée : aucune lettre ne peut partir`, state: declaredOn ? <Word>{t`en règle`}</Word> : <Word tone="danger">{t`manque`}</Word>,
      },
    ];
  };
}

/** The three of them as lines. */
export function Prerequisites({ list, aside }: { list: readonly Prerequisite[]; aside?: (one: Prerequisite) => ReactNode }) {
  return (
    <ul className="checks">
      {list.map((one) => <li key={one.key}><span><b>{one.title}</b><br /><span className="soft">{one.told}</span> <span className="note">{one.article}</span></span><span className="state">{one.state}</span>{aside && <span className="do">{aside(one)}</span>}</li>)}
    </ul>
  );
}

