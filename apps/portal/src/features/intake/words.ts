import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import type { PreviewCase } from './intake.queries.ts';

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
      ? t`${plural(n, { one: 'Confirmer l’ouvre', other: 'Confirmer les ouvre' })} chez ${agency}, sous le mandat ${mandate} ; un dépôt confié ne se reprend pas depuis cette page.`
      : t`${plural(n, { one: 'Confirmer l’ouvre', other: 'Confirmer les ouvre' })} chez ${agency} ; un dépôt confié ne se reprend pas depuis cette page.`),
    files: (n: number) => t`${plural(n, { one: '# fichier', other: '# fichiers' })}`,
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
  const recognitions: Record<string, string> = { new: t`nouveau`, same_siren: t`reconnu, même SIREN`, same_name_address: t`reconnu, mêmes nom et adresse` };
  const since = (iso: string) => day(iso, iso.slice(0, 4) === today.slice(0, 4) ? 'brief' : 'short');
  return {
    format: (format: string | null | undefined): string => (format ? formats[format] ?? format : t`format non reconnu`),
    source: (list: readonly string[]): string => [...new Set(list.map((format) => short[format] ?? format))].join(', '),
    recognition: (one: Pick<PreviewCase, 'recognition' | 'existingReference' | 'regime'>): string => {
      const said = one.recognition === 'open_case' ? t`rejoint le dossier ${one.existingReference ?? ''}` : recognitions[one.recognition] ?? one.recognition;
      return one.regime === 'public' ? t`${said}, débiteur public` : one.regime === 'civil' ? t`${said}, particulier` : said;
    },
    overdue: (one: Pick<PreviewCase, 'claims' | 'oldestDueOn'>): string => t`${one.claims.length}, depuis le ${since(one.oldestDueOn)}`,
  };
}
