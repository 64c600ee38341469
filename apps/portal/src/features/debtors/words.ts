import { useLingui } from '@lingui/react/macro';
import { dayOfInstant, useFormats } from '@quittance/ui';
import { useHoldWords } from '../holds/words.ts';
import type { Told } from './debtors.queries.ts';

export const TOLD_BY = ['debtor', 'creditor', 'agent', 'register', 'returned_mail'] as const;
export const RELATIONS = ['parent', 'subsidiary', 'group', 'successor', 'predecessor'] as const;
export const CAUSES = ['unknown', 'left', 'incomplete', 'refused', 'unclaimed'] as const;
export const REPRESENTATIVES = ['legal', 'guardian', 'agent'] as const;

/** The words of what is known of a debtor: who told it, what a number is, who stands for him, how far somebody is bound. */
export function useDebtorWords() {
  const { t } = useLingui();
  const { day } = useFormats();
  const { redirect, kind: heldKind } = useHoldWords();
  const tellers: Record<string, string> = { deposit: t`le dépôt`, debtor: t`le débiteur`, creditor: t`le créancier`, agent: t`nous`, register: t`un registre`, returned_mail: t`la poste`, hold: t`la mesure en cours` };
  const lines: Record<string, string> = { mobile: t`mobile`, landline: t`fixe`, other: t`numéro spécial` };
  const representatives: Record<string, string> = { legal: t`représentant légal`, guardian: t`tuteur ou curateur`, agent: t`mandataire` };
  const relations: Record<string, string> = { parent: t`société mère`, subsidiary: t`filiale`, group: t`même groupe`, successor: t`a repris l’activité`, predecessor: t`activité reprise` };
  const causes: Record<string, string> = { unknown: t`inconnu à l’adresse`, left: t`parti sans laisser d’adresse`, incomplete: t`adresse incomplète`, refused: t`pli refusé`, unclaimed: t`pli non réclamé` };
  const roles: Record<string, string> = { co_debtor: t`codébiteur`, guarantor: t`caution` };
  const liabilities: Record<string, string> = { joint: t`solidaire`, divided: t`pour sa part` };
  const signs: Record<string, string> = { same_siren: t`même SIREN`, same_iban: t`même compte`, same_phone: t`même téléphone`, same_email: t`même courriel`, same_address: t`même adresse`, alike_name: t`nom proche` };
  const stages: Record<string, string> = { placed: t`confié`, amicable: t`amiable`, judicial: t`judiciaire`, enforcement: t`exécution`, closed: t`clos`, returned: t`rendu` };
  const of = (words: Record<string, string>) => (code: string): string => words[code] ?? code;
  const teller = of(tellers);
  return {
    teller, line: of(lines), relation: of(relations), cause: of(causes), role: of(roles), liability: of(liabilities), sign: of(signs), stage: of(stages), heldKind,
    representative: (kind: string): string => representatives[kind] ?? redirect(kind),
    /** "dit par le débiteur le 12 nov. 2026" */
    told: ({ by, at }: Pick<Told, 'by' | 'at'>): string => {
      const on = day(dayOfInstant(at));
      if (by === 'deposit') return t`par le dépôt du ${on}`;
      if (by === 'agent') return t`trouvé par nous le ${on}`;
      if (by === 'register') return t`lu dans un registre le ${on}`;
      if (by === 'returned_mail') return t`appris par la poste le ${on}`;
      return t`dit par ${teller(by)} le ${on}`;
    },
  };
}
