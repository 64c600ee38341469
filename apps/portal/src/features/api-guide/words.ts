import { useLingui } from '@lingui/react/macro';

/** What each example shows. One that the house adds and that has no words here keeps its key. */
export function useExampleWords(): (key: string) => string {
  const { t } = useLingui();
  const words: Record<string, string> = {
    rest_dry_run: t`Voir ce qu’un fichier donnerait, sans rien confier`, rest_deposit: t`Confier un fichier`, deposit: t`Relire un dépôt et son accusé de réception`, document: t`Télécharger un document`,
    cases: t`Lister les dossiers`, case: t`Lire un dossier et son fil`, preview: t`L’aperçu, par GraphQL`, claim: t`Confier une seule facture`, upload: t`Envoyer un gros fichier`, run: t`Le lire en arrière-plan, sans rien confier`, run_state: t`Demander où il en est`,
  };
  return (key) => words[key] ?? key;
}
