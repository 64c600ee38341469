import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import type { Candidate, PreviewCase } from './intake.queries.ts';
import type { Kind } from './prepared.ts';

/** Counts as one says them: "9 dossiers", "1 facture". */
export function useCounts() {
  const { t } = useLingui();
  return {
    cases: (n: number) => t`${plural(n, { one: '# dossier', other: '# dossiers' })}`,
    claims: (n: number) => t`${plural(n, { one: '# facture', other: '# factures' })}`,
    read: (n: number) => t`${plural(n, { one: '# facture lue', other: '# factures lues' })}`,
    placed: (n: number) => t`${plural(n, { one: '# dossier confié', other: '# dossiers confiés' })}`,
    opening: (n: number) => t`${plural(n, { one: '# dossier sera ouvert', other: '# dossiers seront ouverts' })}`,
    joining: (n: number) => t`${plural(n, { one: '# dossier ouvert recevra des factures', other: '# dossiers ouverts recevront des factures' })}`,
    joined: (n: number) => t`${plural(n, { one: '# recevra des factures', other: '# recevront des factures' })}`,
    filesRead: (n: number) => t`${plural(n, { one: 'Un fichier lu', other: '# fichiers lus' })}`,
    confirms: (n: number) => t`${plural(n, { one: 'Confier ce dossier', other: 'Confier ces dossiers' })}`,
    openedAt: (n: number, agency: string, mandate: string | undefined) => (mandate
      ? t`${plural(n, { one: 'Confirmer l’ouvre', other: 'Confirmer les ouvre' })} chez ${agency}, sous le mandat ${mandate} ; le dépôt peut être repris tant que rien d’irréversible n’y est fait.`
      : t`${plural(n, { one: 'Confirmer l’ouvre', other: 'Confirmer les ouvre' })} chez ${agency} ; le dépôt peut être repris tant que rien d’irréversible n’y est fait.`),
    files: (n: number) => t`${plural(n, { one: '# fichier', other: '# fichiers' })}`,
    papers: (n: number) => t`${plural(n, { one: '# pièce', other: '# pièces' })}`,
    debtors: (n: number) => t`${plural(n, { one: '# débiteur', other: '# débiteurs' })}`,
    refused: (n: number) => t`${plural(n, { one: '# élément refusé', other: '# éléments refusés' })}`,
    days: (n: number) => t`${plural(n, { one: '# jour', other: '# jours' })}`,
    months: (n: number) => t`${plural(n, { one: '# mois', other: '# mois' })}`,
  };
}

/** What was recognised: formats by their use, debtors by how they are known. */
export function useIntakeWords() {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const formats: Record<string, string> = { csv: t`tableau CSV`, ubl: t`facture électronique UBL`, cii: t`facture électronique CII`, facturx: 'Factur-X', fec: t`écritures comptables FEC`, xlsx: t`tableur` };
  const short: Record<string, string> = { csv: 'CSV', ubl: 'UBL', cii: 'CII', facturx: 'Factur-X', fec: 'FEC', xlsx: t`tableur` };
  const recognitions: Record<string, string> = {
    new: t`nouveau`, same_siren: t`reconnu, même SIREN`, same_siret: t`reconnu, même SIRET`, same_vat: t`reconnu, même numéro de TVA`, same_iban: t`reconnu, même IBAN`, same_name_address: t`reconnu, mêmes nom et adresse`,
    doubtful: t`à reconnaître`, decided: t`reconnu par vous`,
  };
  const kinds: Record<Kind, string> = {
    new_debtor: t`Nouveaux débiteurs`, recognised: t`Débiteurs reconnus`, doubtful: t`À reconnaître`, joins_open_case: t`Dossiers déjà ouverts`, held: t`Sous un arrêt`, barred_company: t`Prescrites, contre une société`,
    unreadable: t`Illisibles ou incomplètes`, duplicate: t`Déjà confiées`, not_due: t`Pas encore échues`, no_due_date: t`Sans échéance`, barred: t`Prescrites`, below_minimum: t`Sous le minimum du mandat`, currency_excluded: t`Autre devise`, left_out: t`Laissées hors du dépôt`,
  };
  const evidence: Record<string, string> = { dated_invoice: t`facture datée`, invoice: t`facture`, contract: t`contrat`, delivery: t`preuve de livraison`, terms: t`conditions de vente`, order: t`commande` };
  const papers: Record<string, string> = { invoice: t`facture`, contract: t`contrat`, order: t`commande`, delivery: t`bon de livraison`, correspondence: t`courrier`, terms: t`conditions de vente`, other: t`pièce` };
  const why: Record<string, string> = { vat: t`même numéro de TVA, un autre nom`, iban: t`même IBAN, un autre nom`, name_address: t`nom et adresse proches`, name: t`nom proche` };
  const since = (iso: string) => day(iso, iso.slice(0, 4) === today.slice(0, 4) ? 'brief' : 'short');
  return {
    format: (format: string | null | undefined): string => (format ? formats[format] ?? format : t`format non reconnu`),
    source: (list: readonly string[]): string => [...new Set(list.map((format) => short[format] ?? format))].join(', '),
    recognition: (one: Pick<PreviewCase, 'recognition' | 'existingReference' | 'regime'>): string => {
      const said = one.existingReference && one.recognition !== 'doubtful' ? t`rejoint le dossier ${one.existingReference}` : one.recognition === 'open_case' ? t`rejoint un dossier ouvert` : recognitions[one.recognition] ?? one.recognition;
      return one.regime === 'public' ? t`${said}, débiteur public` : one.regime === 'civil' ? t`${said}, particulier` : said;
    },
    overdue: (one: Pick<PreviewCase, 'claims' | 'oldestDueOn'>): string => t`${one.claims.length}, depuis le ${since(one.oldestDueOn)}`,
    kind: (kind: Kind): string => kinds[kind],
    /** What a court will ask and is not there. */
    evidence: (kind: string): string => evidence[kind] ?? kind,
    paper: (kind: string): string => papers[kind] ?? kind,
    /** Why a known debtor may be the one of the file. */
    why: ({ by }: Pick<Candidate, 'by'>): string => why[by] ?? by,
  };
}

/** How far a run is, in words. */
export function useRunWords() {
  const { t } = useLingui();
  const { locale } = useFormats();
  const stages: Record<string, string> = { reading: t`Lecture des fichiers`, matching: t`Reconnaissance des débiteurs`, opening: t`Ouverture des dossiers`, keeping: t`Mise en sûreté des fichiers`, done: t`Terminé` };
  const states: Record<string, string> = { waiting: t`en attente`, running: t`en cours`, done: t`terminé`, refused: t`refusé`, cancelled: t`annulé`, failed: t`interrompu` };
  const figure = (n: number) => n.toLocaleString(locale);
  return {
    stage: (stage: string): string => stages[stage] ?? stage,
    state: (state: string): string => states[state] ?? state,
    count: (done: number, of: number | null | undefined): string => (of ? t`${figure(done)} sur ${figure(of)}` : done ? figure(done) : ''),
  };
}
