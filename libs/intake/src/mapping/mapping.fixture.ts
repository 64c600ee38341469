/** For the specs of mappings: tables as creditors really export them, with headers of their own and without any. */
export const OWN_HEADERS = 'N° pièce interne;Tiers;Créée;À honorer;Débit restant;Rue;Suite;CP;Commune\r\n';
export const ownRow = (ref: string, more: { name?: string; issued?: string; due?: string; left?: string } = {}) =>
  `${ref};${more.name ?? 'Imprimerie Carnaudet SARL'};${more.issued ?? '31/08/2026'};${more.due ?? '30/09/2026'};${more.left ?? '1 200,00'};27 rue des Forges;Bâtiment C;35300;Fougères\r\n`;
export const OWN_MAPPING = [
  { column: 0, field: 'reference' }, { column: 1, field: 'buyerName' }, { column: 2, field: 'issuedOn' }, { column: 3, field: 'dueOn' }, { column: 4, field: 'due' },
  { column: 5, field: 'address1' }, { column: 6, field: 'address1' }, { column: 7, field: 'postalCode' }, { column: 8, field: 'city' },
] as const;
