/** Which act a file is, as far as its name says it; the person confirms. The first that fits, the most telling names first. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/mainlevee.*attribution|attribution.*mainlevee/, 'bank_attachment_release'], [/mainlevee.*vente|vente.*mainlevee/, 'sale_release'], [/mainlevee.*remuneration|remuneration.*mainlevee/, 'wage_release'],
  [/mainlevee.*(vehicule|immatriculation)|(vehicule|immatriculation).*mainlevee/, 'vehicle_release'], [/mainlevee.*conserv|conserv.*mainlevee/, 'protective_release'],
  [/denonc.*(attribution|banque|compte)|(attribution|banque|compte).*denonc/, 'bank_attachment_notice'], [/denonc.*(vehicule|immatriculation|carte grise)|(vehicule|immatriculation).*denonc/, 'vehicle_notice'], [/denonc.*conserv|conserv.*denonc/, 'protective_notice'],
  [/conversion/, 'protective_conversion'], [/conserv/, 'protective_seizure'], [/attribution/, 'bank_attachment'],
  [/(commandement|cdt).*(remuneration|salaire)/, 'wage_order_to_pay'], [/remuneration|salaire/, 'wage_seizure'],
  [/(commandement|cdt).*(vente|saisie)/, 'sale_order_to_pay'], [/saisie.?vente/, 'sale_seizure'], [/\bvente\b/, 'sale'],
  [/vehicule|immatriculation|carte.?grise/, 'vehicle_declaration'], [/commandement|\bcdt\b/, 'order_to_pay'], [/sommation/, 'summons'],
  [/carence/, 'nothing_to_seize'], [/\b659\b|recherche/, 'address_search'], [/ficoba|renseignement|requete/, 'information_request'], [/irrecouvrab/, 'uncollectible_certificate'],
  [/signif/, 'title_service'],
];

/** "Signification_ordonnance 2026-11-18.pdf" → title_service. `kinds`: those that may be reported. */
export function guessKind(fileName: string, kinds: readonly string[]): string | null {
  const name = fileName.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\.pdf$/, '').replace(/[_.-]+/g, ' ');
  return NAMES.find(([says, kind]) => says.test(name) && kinds.includes(kind))?.[1] ?? null;
}

/** A day written in the name, "2026-11-18", "20261118" or "18-11-2026": not after `today`, within the year before it. */
export function guessDay(fileName: string, today: string): string | null {
  const iso = /(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(fileName), french = /(?<!\d)(0[1-9]|[12]\d|3[01])[-_.](0[1-9]|1[0-2])[-_.](20\d\d)/.exec(fileName);
  const day = iso ? `${iso[1]}-${iso[2]}-${iso[3]}` : french ? `${french[3]}-${french[2]}-${french[1]}` : undefined;
  if (!day || Number.isNaN(Date.parse(day)) || new Date(day).toISOString().slice(0, 10) !== day || day > today) return null;
  return day >= `${Number(today.slice(0, 4)) - 1}${today.slice(4)}` ? day : null;
}
