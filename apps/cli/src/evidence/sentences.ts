import type { EvidenceFault, EvidenceReport, FaultCode } from '@quittance/identity/evidence';

const count = (n: number, one: string, many: string) => `${n.toLocaleString('fr-FR')} ${n > 1 ? many : one}`;

const SAYS: Record<FaultCode, (f: EvidenceFault) => string> = {
  entry_altered: () => 'l’écriture n’est plus celle qui a été scellée : un de ses champs a été modifié',
  entry_removed: () => 'l’écriture a été supprimée',
  entry_moved: (f) => `cette place tient le contenu de la position ${f.found} : des écritures ont été déplacées`,
  entry_inserted: (f) => `l’écriture a été glissée après coup : elle se dit enregistrée le ${f.found}, alors que la chaîne allait déjà jusqu’au ${f.expected}`,
  entry_unsealed: (f) => `${count(Number(f.found), 'écriture attend', 'écritures attendent')} hors de la chaîne depuis plus d’une minute : le travailleur est arrêté, ou on a écrit à côté de lui`,
  link_altered: () => 'le maillon ne découle plus de celui qui le précède',
  link_removed: (f) => `le maillon manque (le suivant trouvé est le ${f.found ?? '?'})`,
  links_reordered: (f) => `des maillons ont changé de place : celui qui devait venir ici est à la position ${f.found}`,
  links_cut: (f) => `la fin de la chaîne a été coupée : la tête signée dit ${f.expected} maillons, il en reste ${f.found}`,
  head_altered: () => 'la tête ne découle plus de la précédente',
  head_removed: () => 'la tête a été supprimée',
  head_key_unknown: (f) => `la tête est signée par une clé dont la partie publique manque ou ne répond pas à son nom (${f.found})`,
  head_signature: () => 'la signature de la tête est fausse',
  head_disagrees: () => 'la tête signée ne dit pas le même maillon que la chaîne',
  kept_head_missing: () => 'la tête gardée ailleurs n’est plus ici',
  kept_head_differs: () => 'la tête gardée ailleurs n’est pas celle qui est ici : la chaîne a été réécrite',
  person_altered: () => 'ce qui est su de la personne n’est plus ce qui a été scellé',
  person_removed: () => 'ce qui est su de la personne a disparu sans effacement déclaré',
};

/** One sentence: where, and what is wrong. */
export function faultSentence(f: EvidenceFault): string {
  const where = [f.headNumber && `tête ${f.headNumber}`, f.position && `position ${f.position}`, f.entryId && `écriture ${f.entryId}`, f.at && `du ${f.at}`, f.action && `(${f.action})`].filter(Boolean).join(', ');
  return `Première faute : ${where} : ${SAYS[f.code](f)}.`;
}

export function reportLines(r: EvidenceReport, ownKey: string | undefined, heldAgainst: boolean): string[] {
  const lines = [
    `Agence ${r.agencyId} : ${r.whole ? 'la chaîne est intacte' : 'la chaîne n’est pas intacte'}`,
    `  ${count(r.entries, 'écriture vérifiée', 'écritures vérifiées')}, jusqu’à la position ${r.lastPosition}${r.sealedUntil ? `, scellée le ${r.sealedUntil}` : ''} ; ${count(r.waiting, 'attend', 'attendent')} d’être ${r.waiting > 1 ? 'scellées' : 'scellée'}`,
    `  ${count(r.persons, 'personne tenue', 'personnes tenues')} hors de la chaîne, dont ${count(r.erased, 'effacée', 'effacées')}`,
    ...r.erasures.map((e) => `    ${count(e.count, 'effacée', 'effacées')} ${e.from === e.until ? `le ${e.from}` : `du ${e.from} au ${e.until}`} par la règle ${e.under}`),
    `  ${count(r.heads, 'tête signée', 'têtes signées')}${r.lastHead ? `, la dernière le ${r.lastHead.day} sur la position ${r.lastHead.position}` : ''}`,
  ];
  for (const key of r.keys) lines.push(`  clé ${key.id} (${count(key.heads, 'tête', 'têtes')})${ownKey === undefined ? '' : key.id === ownKey ? ', celle de cette machine' : ', qui n’est pas celle de cette machine'}`, ...key.publicKey.trim().split('\n').map((line) => `    ${line}`));
  if (heldAgainst) lines.push(`  ${count(r.keptHeads, 'tête gardée ailleurs, retrouvée', 'têtes gardées ailleurs, comparées')}`);
  else lines.push('  sans tête gardée ailleurs (--against), ceci ne dit rien contre qui aurait la base et la clé');
  return lines;
}
