/** What stands on every paper of this room, as on the letters: who writes at its head, to whom in the window, the company at its foot. */
import { formatMoney } from '@quittance/law';
import { html, type Markup, type Paper } from '@quittance/platform/paper';

export interface PostalLines { line1: string; line2?: string | null; postalCode: string; city: string; country: string }

/** The agency as it stands on paper. Money: a decimal string of cents. */
export interface PaperAgency {
  name: string;
  legalForm: string;
  /** Cents. */
  capital: string | null;
  /** In one line. */
  address: string;
  city: string;
  /** "SIREN 404 833 048". */
  registration: string;
  phone: string;
  email: string;
  dataEmail: string;
}

const lines = ({ line1, line2, postalCode, city, country }: PostalLines): string[] =>
  [line1, line2 ?? '', `${postalCode} ${city}`, country === 'FR' ? '' : country].map((line) => line.trim()).filter((line) => line !== '');

/** "8 rue du Vieux-Moulin, 49100 Angers". */
export const addressLine = (address: PostalLines | null): string => (address ? lines(address).join(', ') : '');

/** The lines of the window: the name with its legal form, who represents it, where it is. */
export function addresseeOf(debtor: { name: string; legalForm: string | null; representative: string | null; representativeTitle: string | null; address: PostalLines | null }): string[] {
  const { name, legalForm, representative, representativeTitle, address } = debtor;
  const full = legalForm && !name.toUpperCase().split(/\s+/).includes(legalForm.toUpperCase()) ? `${name} ${legalForm}` : name;
  return [full, ...(representative ? [[representative, representativeTitle].filter(Boolean).join(', ')] : []), ...(address ? lines(address) : [])];
}

export function letterhead({ name, address, phone, email }: PaperAgency): Markup {
  return html`<header class="letterhead"><p class="agency"><span>${name}</span></p><p class="where">${address}<br>${phone}, ${email}<br>Activité de recouvrement amiable</p></header>`;
}

export const references = (rows: readonly (readonly [term: string, said: string | Markup])[]): Markup => html`<dl class="refs">${rows.map(([term, said]) => html`<div><dt>${term}</dt><dd>${said}</dd></div>`)}</dl>`;

/** Six lines of the window's size fit its 34 mm; a line of more than 40 signs takes two. */
export function windowOf(addressee: readonly string[]): Markup {
  const tight = addressee.reduce((rows, { length }) => rows + Math.ceil(length / 40), 0) > 6;
  return html`<address class="${tight ? 'window tight' : 'window'}">${addressee.map((part, i) => html`${i > 0 && html`<br>`}${part}`)}</address>`;
}

export function footOf({ name, legalForm, capital, address, registration }: PaperAgency): string {
  const form = capital === null ? legalForm : `${legalForm} au capital de ${formatMoney(BigInt(capital)).replace(/,00(?=\u202f€)/, '')}`;
  return `${[name, form, address, registration].filter(Boolean).join(', ').replace(/(\d) (?=\d)/g, '$1\u00a0')}. Recouvrement amiable pour le compte d’autrui (CPCE L124-1, R124-1 à R124-7).`;
}

/** The foot as a screen shows it; in print the margin of the page carries it. */
export const screenFoot = ({ left, right }: Paper['foot']): Markup => html`<footer class="foot"><span>${left}</span><span>${right}</span></footer>`;
