/** The accounts of the demo agency, shown on the sign-in page in demo mode only. Invented people. */
export const DEMO_PASSWORD = 'quittance-demo';

export interface DemoAccount { email: string; password: string; name: string; role: 'collector' | 'supervisor' | 'accountant' | 'administrator' | 'creditor_user' | 'bailiff'; company?: string }

const account = (role: DemoAccount['role'], name: string, email: string, company?: string): DemoAccount => ({ role, name, email, password: DEMO_PASSWORD, ...(company ? { company } : {}) });

export const demoAccounts: readonly DemoAccount[] = [
  account('collector', 'Hélène Vasseur', 'helene.vasseur@orvelle.example'),
  account('collector', 'Yasmine Delorme', 'yasmine.delorme@orvelle.example'),
  account('collector', 'Marc Tissandier', 'marc.tissandier@orvelle.example'),
  account('supervisor', 'Solange Maréchal', 'solange.marechal@orvelle.example'),
  account('accountant', 'Inès Caradec', 'ines.caradec@orvelle.example'),
  account('administrator', 'Bruno Lestang', 'bruno.lestang@orvelle.example'),
  account('administrator', 'Delphine Auriol', 'delphine.auriol@orvelle.example'),
  account('creditor_user', 'Camille Ferrandier', 'camille.ferrandier@tessonville.example', 'Papeteries Tessonville'),
  account('creditor_user', 'Rachid Ouvrard', 'rachid.ouvrard@lorrenzeau.example', 'Bois Lorrenzeau'),
  account('creditor_user', 'Maud Delcambre', 'maud.delcambre@vaudreuilh.example', 'Minoterie Vaudreuilh'),
  account('creditor_user', 'Igor Santerre', 'igor.santerre@arvieu.example', 'Cuisines Arvieu'),
  account('creditor_user', 'Claire Monestié', 'claire.monestie@ostrevent.example', 'Peintures Ostrévent'),
  account('creditor_user', 'Tom Escalier', 'tom.escalier@belcastel.example', 'Chauffage Belcastel'),
  account('bailiff', 'Maître Aude Kerbrat', 'aude.kerbrat@kerbrat-loiseleur.example', 'SCP Kerbrat et Loiseleur'),
  account('bailiff', 'Maître Simon Aubrac', 'simon.aubrac@aubrac-delorme.example', 'SELARL Aubrac et Delormeau'),
];
