import type { DemoCreditor } from './agency.ts';

const escape = (text: string) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

/** The mandate of a demo creditor: its four clauses (CPCE R124-3), and the paper that says them. */
export function signedMandate(creditor: DemoCreditor, agency: { name: string; insurer: string; policy: string }) {
  const clauses = {
    basisClause: `Chaque créance remise est désignée par sa facture : fondement (vente ou prestation de ${creditor.goods}), principal, intérêts et accessoires distincts, dans le bordereau de chaque dépôt.`,
    insuranceClause: `${agency.name} est assurée en responsabilité civile professionnelle auprès de ${agency.insurer}, police ${agency.policy}.`,
    feeClause: `Commission de ${creditor.feeRate.replace('.', ',')} % hors taxes des sommes encaissées, à la charge du créancier ; aucune somme n’est due sans encaissement.`,
    remittanceClause: 'Les fonds encaissés sur le compte affecté sont reversés chaque mois, au plus tard un mois après leur encaissement effectif, commission déduite.',
  };
  const paragraphs = [`Entre ${creditor.name}, ${creditor.legalForm}, ${creditor.line1}, ${creditor.postalCode} ${creditor.city}, et ${agency.name}.`, ...Object.values(clauses), `Signé le ${creditor.signedOn.split('-').reverse().join('/')}.`];
  const html = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Mandat ${escape(creditor.mandate)}</title><style>@page { size: A4; margin: 25mm } body { font: 11pt/16pt serif }</style></head><body><h1>Mandat de recouvrement ${escape(creditor.mandate)}</h1>${paragraphs.map((p) => `<p>${escape(p)}</p>`).join('')}</body></html>`;
  return { clauses, html };
}
