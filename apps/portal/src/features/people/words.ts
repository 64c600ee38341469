import { useLingui } from '@lingui/react/macro';

/** Roles, grades and acts in words: never the names that the code has for them. */
export function useAccessWords() {
  const { t } = useLingui();
  const roles: Record<string, string> = { collector: t`gestionnaire`, supervisor: t`responsable`, accountant: t`comptable`, administrator: t`administrateur`, creditor_user: t`créancier`, bailiff: t`commissaire de justice`, debtor: t`débiteur` };
  const grades: Record<string, string> = { reader: t`lit`, operator: t`dépose et répond`, administrator: t`administre sa société` };
  const standings: Record<string, string> = { invited: t`invité`, active: t`actif`, disabled: t`suspendu` };
  const acts: Record<string, string> = {
    'work Queue': t`travailler une file`, 'read Supervision': t`voir le pilotage`, 'logCall CaseFile': t`consigner des appels`, 'reverse CaseFile': t`reprendre un appel`, 'writeNote CaseFile': t`écrire des notes`, 'planNextAction CaseFile': t`décider de la suite`,
    'sendFormalNotice CaseFile': t`envoyer des mises en demeure`, 'propose CaseFile': t`proposer des échéanciers`, 'dispute CaseFile': t`inscrire des contestations`, 'hold CaseFile': t`mettre en attente`, 'remind CaseFile': t`écrire au débiteur`, 'giveUp CaseFile': t`abandonner ce qui est prescrit`,
    'handOver CaseFile': t`remettre à une étude`, 'withdraw Handoff': t`reprendre un dossier remis`, 'decide Plan': t`décider d’un échéancier`, 'settle Dispute': t`trancher une contestation`, 'record Title': t`enregistrer un titre`,
    'record Payment': t`enregistrer des paiements`, 'reverse Payment': t`annuler des paiements`, 'deposit Creditor': t`déposer des créances`, 'ask Question': t`interroger`, 'answer Question': t`répondre aux questions`, 'accept Handoff': t`accepter un dossier`, 'report Handoff': t`rendre compte d’un acte`,
    'settings Agency': t`régler l’agence`, 'register Creditor': t`enregistrer des créanciers`, 'register Study': t`enregistrer des études`, 'register Mandate': t`enregistrer des mandats`, 'end Mandate': t`mettre fin à un mandat`,
    'enter LawEntry': t`saisir un chiffre du droit`, 'decide LawEntry': t`approuver un chiffre du droit`, 'set ContactPolicy': t`fixer les heures de contact`, 'invite Person': t`inviter des personnes`, 'give Person': t`donner et retirer des accès`, 'revoke Person': t`suspendre des personnes`,
    'viewAs CaseFile': t`voir comme un autre`, 'read AuditEntry': t`lire le journal`, 'register ApiToken': t`ouvrir un accès à un programme`, 'erase PrivacyRequest': t`répondre aux demandes RGPD`, 'set RetentionPolicy': t`fixer les durées de conservation`,
  };
  const verbs: Record<string, string> = Object.fromEntries(Object.entries(acts).filter(([key]) => key.endsWith(' CaseFile')).map(([key, word]) => [key.split(' ')[0]!, word]));
  const role = (name: string, grade?: string | null) => (grade ? `${roles[name] ?? name}, ${grades[grade] ?? grade}` : roles[name] ?? name);
  return { role, roles, grades, standing: (name: string) => standings[name] ?? name, act: (name: string) => acts[name], verb: (name: string) => verbs[name], named: (names: readonly string[]) => names.flatMap((name) => acts[name] ?? []) };
}
