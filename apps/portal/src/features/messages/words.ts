import { useLingui } from '@lingui/react/macro';

/** What was sent, by what way, and whether it left. */
export function useMessageWords() {
  const { t } = useLingui();
  const channels: Record<string, string> = { mail: t`courriel`, email: t`courriel`, sms: 'SMS' };
  const states: Record<string, string> = { queued: t`en attente d’envoi`, sent: t`parti`, failed: t`non parti` };
  const purposes: Record<string, string> = {
    access_code: t`Code d’accès`, receipt: t`Quittance`, receipt_withdrawn: t`Quittance annulée`, plan_proposed: t`Échéancier proposé`, plan_received: t`Demande d’échéancier reçue`, plan_agreed: t`Échéancier convenu`, plan_refused: t`Échéancier refusé`,
    plan_reminder: t`Rappel d’échéance`, plan_broken: t`Échéancier rompu`, plan_completed: t`Échéancier tenu`, plan_ended: t`Échéancier arrêté`, plan_resumed: t`Échéancier repris`,
    dispute_opened: t`Contestation reçue`, dispute_settled: t`Contestation tranchée`, question_asked: t`Question posée`, answer: t`Réponse à une question`, reminder: t`Rappel`, handoff_offered: t`Dossier remis à une étude`, deposit_acknowledged: t`Accusé de réception d’un dépôt`, deposit_undone: t`Dépôt annulé`, digest: t`Nouvelles des dossiers`, case_message: t`Message sur le dossier`, case_recalled: t`Dossier repris par le créancier`, formal_notice: t`Mise en demeure`,
  };
  return {
    channel: (channel: string): string => channels[channel] ?? channel, state: (state: string): string => states[state] ?? state,
    purpose: (purpose: string): string => purposes[purpose] ?? t`Message`,
  };
}
