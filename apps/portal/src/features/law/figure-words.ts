import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ConstantId, RateName } from '@quittance/law';
import { useFormats } from '@quittance/ui';
import { useMemo } from 'react';
import type { FigureRow, MadeId } from './figures.ts';

/** A figure's rule (section of the catalogue) and its name. A new constant of the tables has no page before it is named here: the compiler says so. */
type Named = readonly [section: string, name: string];

/** The names of the figures, and how their values are written. */
export function useFigureWords() {
  const { t } = useLingui();
  const formats = useFormats();
  return useMemo(() => {
    const { day, money, percent, locale } = formats;
    const rates: Record<RateName | MadeId, Named> = {
      legal_rate_other: ['3.1', t`Taux légal, autre créancier`], legal_rate_individual: ['3.1', t`Taux légal, créancier particulier`], ecb_main_refinancing_rate: ['2.2', t`Taux de refinancement de la BCE`],
      late_rate_b2b: ['2.2', t`Pénalités entre professionnels`], late_rate_public: ['2.7', t`Intérêts moratoires publics`], contract_rate_floor: ['2.3', t`Plancher d’un taux de contrat`],
    };
    const constants: Record<ConstantId, Named> = {
      agency_letter_articles_to_reproduce: ['1.4', t`Textes à reproduire dans la lettre`], insurance_reminder: ['1.2', t`Rappel avant la fin de l’assurance`], credit_servicer_licence: ['1.13', t`Agrément des gestionnaires de crédits`], remittance_max: ['1.8', t`Reversement au créancier`], agency_fine_5th_class: ['1.9', t`Amende de la 5e classe`],
      fixed_indemnity_b2b: ['2.4', t`Indemnité forfaitaire entre professionnels`], fixed_indemnity_public: ['2.7', t`Indemnité forfaitaire publique`], b2b_default_margin: ['2.2', t`Majoration du taux de la BCE entre professionnels`], b2b_contract_floor_multiplier: ['2.3', t`Plancher d’un taux de contrat, en multiple`], public_margin: ['2.7', t`Majoration du taux de la BCE, débiteur public`],
      payment_term_default: ['2.1', t`Délai de paiement sans convention`], payment_term_max_issue: ['2.1', t`Délai de paiement le plus long`], payment_term_45_end_of_month: ['2.1', t`Délai de paiement fin de mois`], payment_term_periodic: ['2.1', t`Délai des factures périodiques`],
      payment_term_transport: ['2.1', t`Délai de paiement, transport`], public_presumed_receipt: ['2.6', t`Réception présumée par le débiteur public`],
      public_term_general: ['2.6', t`Délai du débiteur public`], public_term_health: ['2.6', t`Délai des établissements de santé`], public_term_public_undertaking: ['2.6', t`Délai des entreprises publiques`], public_moratory_payment: ['2.7', t`Paiement des intérêts moratoires`], public_interest_rate_frozen_at_start_semester: ['2.7', t`Taux figé au semestre du départ`],
      judgment_surcharge: ['3.4', t`Majoration après jugement`], judgment_surcharge_wait: ['3.4', t`Jugement : attente avant majoration`], capitalisation_min_period: ['3.3', t`Intérêts dus avant capitalisation`], grace_period_max: ['4.3', t`Délai de grâce le plus long`],
      limitation_civil: ['5.1', t`Prescription civile`], limitation_commercial: ['5.1', t`Prescription commerciale`], limitation_consumer: ['5.1', t`Prescription contre un consommateur`], limitation_telecom: ['5.1', t`Prescription, télécommunications`], limitation_transport: ['5.1', t`Prescription, transport`], limitation_rent: ['5.1', t`Prescription, loyers d’habitation`],
      limitation_commercial_lease: ['5.1', t`Prescription, loyers commerciaux`], limitation_insurance_premium: ['5.1', t`Prescription, primes d’assurance`],
      limitation_public_debtor: ['5.1', t`Déchéance, débiteur public`], limitation_local_title: ['5.1', t`Titre d’une collectivité`], limitation_enforceable_title: ['5.1', t`Exécution d’un titre`], limitation_longstop: ['5.1', t`Délai butoir`], consumer_credit_foreclosure: ['5.1', t`Forclusion du crédit à la consommation`], energy_billing_lookback: ['5.1', t`Énergie : consommations facturables`],
      ip_service_deadline: ['6.5', t`Signification de l’ordonnance`], ip_opposition: ['6.6', t`Opposition à l’injonction de payer`], ip_registry_notice_wait: ['6.6', t`Attente de l’avis du greffe`], ip_consignment_tc: ['6.2', t`Consignation au tribunal de commerce`], ip_lawyer_after_opposition_tj: ['6.6', t`Avocat à constituer après opposition`],
      small_claims_cap: ['7.1', t`Petites créances : plafond`], small_claims_reply: ['7.1', t`Petites créances : réponse du débiteur`], l126_contest: ['7.2', t`Créance incontestée : contestation`], l126_record_wait: ['7.2', t`Créance incontestée : attente du procès-verbal`], l126_service_of_record: ['7.2', t`Créance incontestée : signification`],
      mandatory_amicable_cap: ['8.3', t`Tentative amiable obligatoire jusqu’à`], lawyer_threshold: ['8.2', t`Avocat obligatoire au-delà de`], last_resort_threshold: ['8.2', t`Sans appel jusqu’à`], default_judgment_notification: ['8.4', t`Notification d’un jugement par défaut`], legal_aid_stamp: ['6.3', t`Contribution pour l’aide juridique`], tae_contribution_threshold: ['6.4', t`Justice économique : seuil de la contribution`],
      orders_to_pay_sale: ['9.2', t`Commandement avant saisie-vente`], order_to_pay_lapse: ['9.2', t`Péremption du commandement`], amicable_sale: ['9.2', t`Saisie-vente : vente amiable`], home_seizure_sale_min: ['9.2', t`Saisie-vente au logement à partir de`], bank_attachment_notice: ['9.3', t`Dénonciation de la saisie-attribution`], bank_attachment_contest: ['9.3', t`Contestation de la saisie-attribution`], bank_freeze: ['9.3', t`Blocage du compte`], protected_bank_balance: ['9.4', t`Solde bancaire insaisissable`],
      wage_order_wait: ['9.5', t`Rémunérations : attente après commandement`], wage_seizure_deadline: ['9.5', t`Rémunérations : procès-verbal de saisie avant`], wage_employer_reply: ['9.5', t`Rémunérations : réponse de l’employeur`], wage_distribution: ['9.5', t`Rémunérations : répartition`], wage_priority_residual: ['9.5', t`Rémunérations : créances payées d’abord`],
      wage_scale_2024: ['9.6', t`Barème des rémunérations de 2024`], wage_scale_2025: ['9.6', t`Barème des rémunérations de 2025`], wage_scale_2026: ['9.6', t`Barème des rémunérations de 2026`], protective_measure_action: ['9.7', t`Saisie conservatoire : agir au fond`],
      protective_measure_notice: ['9.7', t`Dénonciation de la saisie conservatoire`], vehicle_notice: ['9.8', t`Dénonciation de la saisie d’un véhicule`], overindebtedness_appeal: ['10.1', t`Surendettement : recours`],
      overindebtedness_max_suspension: ['10.1', t`Surendettement : suspension la plus longue`], proof_of_claim: ['10.2', t`Déclaration de créance`], proof_of_claim_abroad: ['10.2', t`Déclaration de créance, créancier hors de France`], relief_from_time_bar: ['10.2', t`Relevé de forclusion`], heir_title_wait: ['10.4', t`Titre contre un héritier : attente`],
      heir_option_wait: ['10.4', t`Héritier : délai pour choisir`], dispute_forward: ['10.3', t`Contestation à transmettre au créancier`], data_subject_answer: ['11.5', t`Réponse à une demande sur ses données`],
      direct_debit_refund: ['12.5', t`Prélèvement : remboursement sans motif`], direct_debit_unauthorised: ['12.5', t`Prélèvement non autorisé : remboursement`], direct_debit_notice: ['12.5', t`Prélèvement : annonce au débiteur`],
      lre_acceptance: ['12.6', t`Recommandé électronique : acceptation`], lre_proof_retention_min: ['12.6', t`Recommandé électronique : preuve gardée`], cash_limit: ['12.4', t`Paiement en espèces jusqu’à`],
      einvoice_receive_all: ['12.8', t`Facture électronique : réception par tous`], einvoice_issue_large_mid: ['12.8', t`Facture électronique : émission, grandes et moyennes`], einvoice_issue_sme_micro: ['12.8', t`Facture électronique : émission, petites et micro`],
      vat_rate: ['12.2', t`TVA de la commission`], misleading_practice_fine: ['11.1', t`Amende pour pratique trompeuse`],
    };
    // What the product does not ship and an agency may enter.
    const own: Record<string, Named> = { uncontested_claim_decree: ['7.2', t`Créance incontestée entre commerçants : entrée en vigueur du décret`] };
    const names: Readonly<Record<string, Named>> = { ...rates, ...constants, ...own };
    const months = (count: number) => t`${plural(count, { one: 'mois', other: 'mois' })}`;
    const units: Readonly<Record<string, string>> = {
      'percent/year': t`par an`, percent: '', EUR: '', EUR_per_invoice: t`par facture`, 'EUR principal': t`en principal`, 'EUR/month': t`par mois`, 'EUR/year': t`par an`, points: t`points`, 'x legal rate': t`fois le taux légal`,
      days: t`jours`, 'business days': t`jours ouvrables`, weeks: t`semaines`, 'weeks max': t`semaines au plus`, month: months(1), months: months(2), 'months after BODACC': t`mois après le BODACC`, year: t`an`, years: t`ans`, bool: '', date: '', text: '', words: t`mot pour mot`,
    };
    const one = (value: string | number, unit: string): string => (/^EUR/.test(unit) ? money(String(value)) : /^percent/.test(unit) ? percent(String(value)) : unit === 'date' ? day(String(value)) : String(value));
    return {
      /** A text of the law is named by its paragraph. */
      named: (id: string): Named => names[id] ?? ['1.4', id],
      /** Words for the unit; a unit that nobody named stays as it is. */
      unit: ({ unit }: FigureRow): string => units[unit] ?? unit,
      /** The parts of a value, each as written: one, but for a scale; none where the law sets a figure that nobody has seen. */
      values: ({ value, unit }: FigureRow): string[] => {
        if (value === null) return [];
        if (typeof value === 'boolean') return [value ? t`oui` : t`non`];
        if (typeof value === 'string' || typeof value === 'number') return [unit === 'text' && locale === 'fr' ? String(value).replace(' and ', ' et ') : one(value, unit)];
        return value.map((each) => one(each, unit));
      },
      /** "2,40 % + 10 points" */
      composed: ({ of }: FigureRow): string | undefined => {
        if (!of) return undefined;
        const base = percent(of.base), by = of.by;
        return of.how === 'plus' ? t`${base} + ${by} points` : t`${by} × ${base}`;
      },
    };
  }, [t, formats]);
}
export type FigureWords = ReturnType<typeof useFigureWords>;
