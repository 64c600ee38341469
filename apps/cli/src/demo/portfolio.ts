/** The unpaid invoices of each demo creditor, as the CSV that he would drop: written once by the dice, read by the product's own readers. */
import type { DemoCreditor } from './agency.ts';
import { COMPANY_KINDS, COMPANY_NAMES, dice, FIRST_NAMES, LAST_NAMES, LEGAL_FORMS, phone, siren, STREETS, TOWNS, type Dice } from './invent.ts';

export interface DemoDeposit { on: string; fileName: string; csv: string; debtors: number }

const HEAD = 'Facture;Date;Échéance;Montant TTC;Reste dû;Raison sociale;Civilité;Prénom;Nom;SIREN;Adresse;Code postal;Ville;Courriel;Téléphone;Contact;Objet';
const french = (cents: number) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

function debtorCells(d: Dice, company: boolean, serial: number): string[] {
  const [postalCode, city] = d.pick(TOWNS);
  const address = `${d.between(1, 120)} ${d.pick(STREETS)}`;
  const first = d.pick(FIRST_NAMES), last = d.pick(LAST_NAMES);
  if (!company) return ['', d.pick(['Madame', 'Monsieur']), first, last, '', address, postalCode, city, `${plain(first)}.${plain(last)}@courriel.example`, phone(d), '', ''];
  const name = `${COMPANY_KINDS[serial % COMPANY_KINDS.length]} ${COMPANY_NAMES[(serial * 7 + Math.floor(serial / 30)) % COMPANY_NAMES.length]}`;
  return [`${name} ${d.pick(LEGAL_FORMS)}`, '', '', '', siren(1000 + serial), address, postalCode, city, `compta@${plain(name)}.example`, phone(d), `${first} ${last}`, ''];
}

/** Invoices that had their time left when they were handed over and have none today, by creditor and debtor: two of consumers (C. conso. L218-2), one between businesses. */
const AGED: Readonly<Record<string, string>> = { '3-0': '2024-10-18', '3-4': '2024-11-07', '1-2': '2021-10-29' };

/** Three deposits over the year for each creditor; invoices fell due between two years and three weeks before. */
export function portfolio(creditor: DemoCreditor, index: number): DemoDeposit[] {
  const d = dice(20_261_123 + index * 101);
  const days = ['2026-03-12', '2026-07-06', '2026-11-18'].map((day) => Temporal.PlainDate.from(day)).filter((day) => Temporal.PlainDate.compare(day, Temporal.PlainDate.from(creditor.signedOn)) > 0);
  const deposits: DemoDeposit[] = [];
  let made = 0;
  days.forEach((day, n) => {
    const count = n === days.length - 1 ? creditor.cases - made : Math.floor(creditor.cases / days.length);
    const lines = [HEAD];
    for (let i = 0; i < count; i++, made++) {
      const company = made >= creditor.people;
      const cells = debtorCells(d, company, index * 100 + made);
      const invoices = company ? d.pick([1, 1, 1, 2, 2, 3]) : 1;
      for (let k = 0; k < invoices; k++) {
        // A consumer's debt older than two years could not be claimed any more.
        const thrown = day.subtract({ days: d.between(21, company ? (n === 0 ? 700 : 330) : 400) }), aged = k === 0 ? AGED[`${index}-${made}`] : undefined;
        const dueOn = aged ? Temporal.PlainDate.from(aged) : thrown;
        const issuedOn = dueOn.subtract({ days: 30 });
        const amount = company ? d.between(18_000, d.chance(0.15) ? 2_400_000 : 620_000) : d.between(9_000, 480_000);
        const rest = d.chance(0.15) ? amount - Math.floor(amount * d.pick([0.2, 0.3, 0.5])) : amount;
        const reference = `${creditor.prefix}-${issuedOn.year}-${String(made * 4 + k + 101).padStart(4, '0')}`;
        const goods = cells.slice();
        goods[11] = creditor.goods;
        lines.push([reference, issuedOn.toString(), dueOn.toString(), french(amount), french(rest), ...goods].join(';'));
      }
    }
    deposits.push({ on: day.toString(), fileName: `impayes-${plain(creditor.name)}-${day.toString()}.csv`, csv: `${lines.join('\r\n')}\r\n`, debtors: count });
  });
  return deposits;
}
