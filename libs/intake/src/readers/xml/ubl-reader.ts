/** UBL 2.1 invoices and credit notes, in the EN 16931 profile and the French extended CTC one. */
import { xmlDay } from '../day.ts';
import type { FormatReader, ReadContact, ReadParty } from '../read-file.ts';
import { Reading, accountOf, codedNote, contactOf, documentOf, kindOf, noteOf, registrationOf, terms, vatNumberOf } from './en16931.ts';
import type { Term } from './en16931.ts';
import { all, one, xmlTree } from './xml-tree.ts';
import type { XmlNode } from './xml-tree.ts';

const SKIPPED = new Set(['Invoice/InvoiceLine', 'CreditNote/CreditNoteLine', 'Invoice/UBLExtensions', 'CreditNote/UBLExtensions']);

type Party = { readonly party: ReadParty; readonly account: string | null; readonly contact: ReadContact };

function partyOf(reading: Reading, root: XmlNode, role: string, nameTerm: Term): Party {
  const holder = one(root, role);
  const party = one(holder, 'Party');
  const legal = all(party, 'PartyLegalEntity', 'CompanyID');
  const identifiers = all(party, 'PartyIdentification', 'ID');
  const vat = vatNumberOf(all(party, 'PartyTaxScheme').filter((scheme) => one(scheme, 'TaxScheme', 'ID')?.text.trim() === 'VAT').flatMap((scheme) => all(scheme, 'CompanyID')));
  const trading = one(party, 'PartyName', 'Name');
  // The registered name is the debtor's; the trading name stands in where the syntax lets the other be left out.
  const registered = one(party, 'PartyLegalEntity', 'RegistrationName');
  const name = reading.mandatory(registered ?? trading, party ?? holder ?? root, nameTerm, 'cbc:RegistrationName');
  const address = one(party, 'PostalAddress');
  const country = reading.text(one(address, 'Country', 'IdentificationCode'));
  const { siren, siret } = registrationOf(legal, identifiers, country);
  return {
    party: { name, siren, vat },
    account: accountOf(reading, identifiers),
    contact: contactOf({
      siren, siret, tradingName: registered === null ? null : reading.text(trading),
      lines: [one(address, 'StreetName'), one(address, 'AdditionalStreetName'), one(address, 'AddressLine', 'Line')].map((line) => reading.text(line)),
      postalCode: reading.text(one(address, 'PostalZone')), city: reading.text(one(address, 'CityName')), country,
      email: reading.text(one(party, 'Contact', 'ElectronicMail')), phone: reading.text(one(party, 'Contact', 'Telephone')), contactName: reading.text(one(party, 'Contact', 'Name')),
    }),
  };
}

/** BT-9: at the head of an invoice; with the means of payment in a credit note, whose schema has no other place. */
function dueDay(reading: Reading, root: XmlNode): string | null {
  const head = one(root, 'DueDate');
  const nodes = head === null ? all(root, 'PaymentMeans', 'PaymentDueDate') : [head];
  const days = new Set(nodes.map((node) => reading.day(node, reading.text(node), xmlDay, terms.dueOn)).filter((day) => day !== null));
  if (days.size > 1) return reading.warn('several_due_dates', nodes[0]!.line, terms.dueOn);
  return [...days][0] ?? null;
}

export const readUbl: FormatReader = async (bytes, sink) => {
  const tree = await xmlTree(bytes, SKIPPED);
  if ('refusal' in tree) return sink.error(tree.refusal);
  const { root } = tree;
  const reading = new Reading();
  const reference = reading.mandatory(one(root, 'ID'), root, terms.number, 'cbc:ID');
  const issued = one(root, 'IssueDate');
  const issuedOn = reading.day(issued, reading.mandatory(issued, root, terms.issuedOn, 'cbc:IssueDate'), xmlDay, terms.issuedOn);
  const dueOn = dueDay(reading, root);
  const kind = root.name === 'CreditNote' ? 'creditNote' : kindOf(reading.text(one(root, 'InvoiceTypeCode')));
  const currency = reading.currency(one(root, 'DocumentCurrencyCode'), root, 'cbc:DocumentCurrencyCode');
  const seller = partyOf(reading, root, 'AccountingSupplierParty', terms.sellerName);
  const buyer = partyOf(reading, root, 'AccountingCustomerParty', terms.buyerName);
  const totals = one(root, 'LegalMonetaryTotal');
  const total = reading.amount(one(totals, 'TaxInclusiveAmount'), totals ?? root, terms.total, 'cbc:TaxInclusiveAmount', currency);
  const due = reading.amount(one(totals, 'PayableAmount'), totals ?? root, terms.due, 'cbc:PayableAmount', currency);
  const notes = all(root, 'Note').map((note) => codedNote(note.text));
  const latePenaltyText = noteOf(reading, notes, 'PMD', root.line);
  const indemnityText = noteOf(reading, notes, 'PMT', root.line);
  const documents = all(root, 'AdditionalDocumentReference')
    .map((each) => documentOf(reading, one(each, 'Attachment', 'EmbeddedDocumentBinaryObject'), one(each, 'ID'), one(each, 'DocumentDescription')))
    .filter((each) => each !== null);
  const references = {
    orderReference: reading.text(one(root, 'OrderReference', 'ID')),
    contractReference: reading.text(one(root, 'ContractDocumentReference', 'ID')),
    deliveryReference: reading.text(one(root, 'DespatchDocumentReference', 'ID')),
  };
  for (const error of reading.errors) await sink.error(error);
  if (reading.errors.length > 0 || reference === null || issuedOn === null || currency === null || total === null || due === null) return;
  reading.compare({ total, due, issuedOn, dueOn }, totals?.line ?? root.line);
  for (const warning of reading.warnings) await sink.warning(warning);
  await sink.claim({
    reference, kind, issuedOn, dueOn, currency, total, due,
    seller: seller.party, buyer: { ...buyer.party, account: buyer.account },
    latePenaltyText, indemnityText, contractRate: null,
    extras: { line: root.line, buyer: buyer.contact, seller: seller.contact, nature: null, description: null, ...references, documents },
  });
};
