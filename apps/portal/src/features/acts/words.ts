import { useLingui } from '@lingui/react/macro';

export const SERVED = ['in_person', 'at_home', 'to_a_person_present', 'deposited_at_study', 'electronically', 'at_last_known_address'] as const;
export type Served = (typeof SERVED)[number];

/** The acts that a commissaire de justice reports, by the names that he gives them, and how they were served. */
export function useActWords() {
  const { t } = useLingui();
  const kinds: Record<string, string> = {
    title_service: t`Signification du titre`, order_to_pay: t`Commandement de payer`, summons: t`Sommation interpellative`,
    sale_order_to_pay: t`Commandement aux fins de saisie-vente`, sale_seizure: t`Procès-verbal de saisie-vente`, sale: t`Procès-verbal de vente`, sale_release: t`Mainlevée de saisie-vente`,
    bank_attachment: t`Procès-verbal de saisie-attribution`, bank_attachment_notice: t`Dénonciation de saisie-attribution`, bank_attachment_release: t`Mainlevée de saisie-attribution`,
    wage_order_to_pay: t`Commandement de saisie des rémunérations`, wage_seizure: t`Procès-verbal de saisie des rémunérations`, wage_release: t`Mainlevée de saisie des rémunérations`,
    vehicle_declaration: t`Déclaration valant saisie du véhicule`, vehicle_notice: t`Dénonciation de la saisie du véhicule`, vehicle_release: t`Mainlevée de la saisie du véhicule`,
    protective_seizure: t`Saisie conservatoire`, protective_notice: t`Dénonciation de saisie conservatoire`, protective_conversion: t`Conversion de la saisie conservatoire`, protective_release: t`Mainlevée de saisie conservatoire`,
    nothing_to_seize: t`Procès-verbal de carence`, address_search: t`Procès-verbal de recherches`, information_request: t`Requête en renseignements`, uncollectible_certificate: t`Certificat d’irrécouvrabilité`, other: t`Autre acte`,
  };
  const matters: Record<string, string> = { service: t`significations`, seizureAndSale: t`saisie-vente`, bankAttachment: t`saisie-attribution`, wageGarnishment: t`saisie des rémunérations`, vehicleDeclaration: t`véhicule`, protectiveSeizure: t`saisie conservatoire`, record: t`constats et recherches` };
  const served: Record<Served, string> = { in_person: t`À personne`, at_home: t`À domicile`, to_a_person_present: t`À une personne présente`, deposited_at_study: t`Dépôt à l’étude`, electronically: t`Par voie électronique`, at_last_known_address: t`À la dernière adresse connue (CPC 659)` };
  const means: Record<string, string> = { transfer: t`Virement`, card: t`Carte`, cheque: t`Chèque`, cash: t`Espèces`, direct_debit: t`Prélèvement`, other: t`Autre moyen` };
  return {
    act: (kind: string): string => kinds[kind] ?? kind,
    matter: (matter: string): string => matters[matter] ?? matter,
    served: (way: string): string => served[way as Served] ?? way,
    means: (way: string): string => means[way] ?? way,
  };
}
