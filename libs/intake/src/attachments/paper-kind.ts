/** What a paper is, by the words of its name; what it proves is looked at by who works the case. */
export const PAPER_KINDS = ['invoice', 'contract', 'order', 'delivery', 'correspondence', 'terms', 'other'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];
export const isPaperKind = (kind: string): kind is PaperKind => (PAPER_KINDS as readonly string[]).includes(kind);

/** Words of a text: accents, case and marks do not count, figures stand apart. */
export const plainWords = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/([a-z])([0-9])/gu, '$1 $2').replace(/([0-9])([a-z])/gu, '$1 $2').replace(/[^a-z0-9]+/gu, ' ').trim();

/**
 * In this order: what proves most is what a paper of several names is. A delivery note names its order, a mail is about a contract, and
 * nearly every paper names its invoice.
 */
const WORDS: readonly (readonly [PaperKind, RegExp])[] = [
  ['delivery', /\b(?:bls?|bons? (?:de )?livraisons?|livraisons?|delivery|deliveries|pod|lettres? de voiture|cmr|emargee?s?|recepisses?|pv (?:de )?(?:reception|livraison)|proces verba(?:l|ux) de (?:reception|livraison)|preuves? de livraison|bon d intervention|attestation de service)\b/u],
  ['terms', /\b(?:cgv|cgs|cgu|cg|conditions? generales?|conditions? de vente|general terms|terms(?: and conditions)?)\b/u],
  ['order', /\b(?:commandes?|bons? de commande|bdc|bc|cmd|cde|orders?|purchase order|po|devis|quote|quotation|accuse de commande)\b/u],
  ['correspondence', /\b(?:mises? en demeure|med|relances?|courriers?|courriels?|mails?|e mails?|emails?|lettres?|lrar|rar|correspondances?|letters?|reminders?|accuses? de reception|avis de reception|echanges?|sms)\b/u],
  ['contract', /\b(?:contrats?|contracts?|conventions?|avenants?|baux|bail|abonnements?|bon pour accord|accord cadre|agreements?|lease)\b/u],
  ['invoice', /\b(?:factures?|fact|invoices?|duplicata|avoirs?)\b/u],
];
/** What says nothing of a paper. */
const NOTHING_SAID = new Set(['scan', 'scans', 'copie', 'copy', 'original', 'pdf', 'img', 'image', 'photo', 'page', 'pages', 'p', 'doc', 'document', 'fa', 'fac', 'f', 'inv', 'n', 'no', 'num', 'numero', 'ref', 'du', 'de', 'le', 'la', 'client', 'signe', 'signee', 'final', 'vf', 'v', 'x']);
const saysNothing = (words: string): boolean => words.split(' ').every((word) => word === '' || /^\d+$/u.test(word) || NOTHING_SAID.has(word));

/** default: an invoice, where nothing but a number stands in the name of a PDF; else 'other'. */
export function kindOfPaper(name: string): PaperKind {
  const words = plainWords(name.replace(/\.[a-z0-9]{1,5}$/iu, ''));
  for (const [kind, said] of WORDS) if (said.test(words)) return kind;
  return saysNothing(words) && /\d/u.test(words) && /\.pdf$/iu.test(name) ? 'invoice' : 'other';
}

/** Under which kind it is kept with its claim. */
export const documentKindOf = (kind: PaperKind) => (kind === 'other' ? 'attachment' : kind);
