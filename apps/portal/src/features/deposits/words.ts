import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Undone } from './deposits.queries.ts';

/** What taking back does to a case, what happened on it meanwhile, and why it can't be. */
export function useUndoWords() {
  const { t } = useLingui();
  const what: Record<string, string> = { withdrawn: t`le dossier prend fin`, claims_withdrawn: t`ces factures en sortent, le dossier continue` };
  const counted: Record<string, (n: number) => string> = {
    calls: (n) => t`${plural(n, { one: '# appel', other: '# appels' })}`, notes: (n) => t`${plural(n, { one: '# note', other: '# notes' })}`, promises: (n) => t`${plural(n, { one: '# promesse', other: '# promesses' })}`,
    questions: (n) => t`${plural(n, { one: '# question', other: '# questions' })}`, messages: (n) => t`${plural(n, { one: '# message', other: '# messages' })}`, plans: (n) => t`${plural(n, { one: '# échéancier proposé', other: '# échéanciers proposés' })}`,
    visits: (n) => t`${plural(n, { one: '# visite de la page du débiteur', other: '# visites de la page du débiteur' })}`, holds: (n) => t`${plural(n, { one: '# arrêt', other: '# arrêts' })}`,
  };
  const blocks: Record<string, string> = {
    letter_sent: t`une lettre est partie`, payment_received: t`un versement a été reçu`, handed_off: t`le dossier est chez un commissaire de justice`,
    case_closed: t`le dossier est clos`, case_returned: t`le dossier vous a été rendu`, reminder_sent: t`une relance est partie`, plan_agreed: t`un échéancier a été convenu`, dispute_open: t`le débiteur conteste`, title_recorded: t`un titre est au dossier`, claims_given_up: t`des créances ont été abandonnées`,
  };
  return {
    what: (code: string): string => what[code] ?? code,
    touched: (facts: Undone['cases'][number]['touched']): string => facts.filter(({ value }) => Number(value) > 0).map(({ key, value }) => counted[key]?.(Number(value)) ?? `${value} ${key}`).join(', '),
    blocked: (code: string, article: string | null | undefined): string | undefined => (blocks[code] ? (article ? `${blocks[code]} (${article})` : blocks[code]) : undefined),
  };
}
