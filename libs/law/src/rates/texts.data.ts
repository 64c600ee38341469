/**
 * Texts that a letter reproduces word for word (CPCE R124-4 5°), as dated rows: a letter of 2026 keeps the words of its day.
 * The words are the law's: nobody edits them, and a new version is a new row.
 */
import type { LawRow } from './tables.ts';

export const TEXTS: Readonly<Record<'CPCE L111-8 al. 2' | 'CPCE L111-8 al. 3', readonly LawRow<string>[]>> = {
  'CPCE L111-8 al. 2': [
    {
      from: '2014-03-19', to: null, article: 'CPCE L111-8 al. 2', confidence: 'high',
      value: "Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier, sauf s'ils concernent un acte dont l'accomplissement est prescrit par la loi au créancier. Toute stipulation contraire est réputée non écrite, sauf disposition législative contraire.",
    },
  ],
  'CPCE L111-8 al. 3': [
    {
      from: '2014-03-19', to: null, article: 'CPCE L111-8 al. 3', confidence: 'high',
      value: "Cependant, le créancier qui justifie du caractère nécessaire des démarches entreprises pour recouvrer sa créance peut demander au juge de l'exécution de laisser tout ou partie des frais ainsi exposés à la charge du débiteur de mauvaise foi.",
    },
  ],
};
