import { useLingui } from '@lingui/react/macro';

/** What a program may do, whether its key still opens anything, and of whom it borrows his rights. */
export function useTokenWords() {
  const { t } = useLingui();
  const scopes: Record<string, string> = { read: t`lire`, deposit: t`déposer des factures` };
  const states: Record<string, { word: string; tone: 'ok' | 'wait' | 'quiet' }> = {
    active: { word: t`en service`, tone: 'ok' }, expired: { word: t`échue`, tone: 'quiet' }, revoked: { word: t`révoquée`, tone: 'quiet' }, asleep: { word: t`sans titulaire`, tone: 'wait' },
  };
  const roles: Record<string, string> = { collector: t`gestionnaire`, supervisor: t`superviseur`, accountant: t`comptable`, creditor_user: t`créancier` };
  return { scopes: (list: readonly string[]) => list.map((one) => scopes[one] ?? one).join(', '), state: (one: string) => states[one] ?? { word: one, tone: 'quiet' as const }, role: (one: string) => roles[one] ?? one };
}
