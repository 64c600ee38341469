/** UBL 2.1 invoices and credit notes, in the EN 16931 profile and the French extended CTC one. */
import { xmlDay } from '../day.ts';
import type { FormatReader, ReadContact, ReadParty } from '../read-file.ts';
import { Reading, accountOf, codedNote, contactOf, documentOf, kindOf, noteOf, registrationOf, terms, vatNumberOf } from './en16931.ts';
import type { Term } from './en16931.ts';
import { all, one, xmlTree } from './xml-tree.ts';
import type { XmlNode } from './xml-tree.ts';

const SKIPPED = new Set(['Invoice/cac:InvoiceLine', 'CreditNote/cac:CreditNoteLine']);

type Party = { readonly party: ReadParty; readonly account: string | null; readonly contact: ReadContact };

function partyOf(reading: Reading, root: XmlNode, role: string, nameTerm: Term): Party {
  const holder = one(root, role);
  const party = one(holder, 'cac:Party');
  const legal = all(party, 'cac:PartyLegalEntity', 'cbc:CompanyID');
  const identifiers = all(party, 'cac:PartyIdentification', 'cbc:ID');
  const vat = vatNumberOf(all(party, 'cac:PartyTaxScheme').filter((scheme) => one(scheme, 'cac:TaxScheme', 'cbc:ID')?.text.trim() === 'VAT').flatMap((scheme) => all(scheme, 'cbc:CompanyID')));
  const trading = one(party, 'cac:PartyName', 'cbc:Name');
  // The registered name is the debtor's; the trading name stands in where the syntax lets the other be left out.
  const registered = one(party, 'cac:PartyLegalEntity', 'cbc:RegistrationName');
  const name = reading.mandatory(registered ?? trading, party ?? holder ?? root, nameTerm, 'cbc:RegistrationName');
  const address = one(party, 'cac:PostalAddress');
  const country = reading.text(one(address, 'cac:Country', 'cbc:IdentificationCode'));
  const { siren, siret } = registrationOf(legal, identifiers, country);
  return {
    party: { name, siren, vat },
    account: accountOf(reading, identifiers),
    contact: contactOf({
      siren, siret, tradingName: registered === null ? null : reading.text(trading),
      lines: [one(address, 'cbc:StreetName'), one(address, 'cbc:AdditionalStreetName'), one(address, 'cac:AddressLine', 'cbc:Line')].map((line) => reading.text(line)),
      postalCode: reading.text(one(address, 'cbc:PostalZone')), city: reading.text(one(address, 'cbc:CityName')), country,
      email: reading.text(one(party, 'cac:Contact', 'cbc:ElectronicMail')), phone: reading.text(one(party, 'cac:Contact', 'cbc:Telephone')), contactName: reading.text(one(party, 'cac:Contact', 'cbc:Name')),
    }),
  };
}

/** BT-9: at the head of an invoice; with the means of payment in a credit note, whose schema has no other place. Several different ones leave none: which one counts is not for a reader to say. */
function dueDay(reading: Reading, root: XmlNode): string | null {
  const head = all(root, 'cbc:DueDate');
  const nodes = head.length === 0 ? all(root, 'cac:PaymentMeans', 'cbc:PaymentDueDate') : head;
  const days = new Set(nodes.map((node) => reading.day(node, reading.text(node), xmlDay, terms.dueOn)).filter((day) => day !== null));
  if (days.size > 1) return reading.warn('several_due_dates', nodes[0]!.line, terms.dueOn);
  return [...days][0] ?? null;
}

export const readUbl: FormatReader = async (bytes, sink) => {
  const tree = await xmlTree(bytes, SKIPPED);
  if ('refusal' in tree) return sink.error(tree.refusal);
  const { root } = tree;
  const reading = new Reading();
  const reference = reading.mandatory(one(root, 'cbc:ID'), root, terms.number, 'cbc:ID');
  const issued = one(root, 'cbc:IssueDate');
  const issuedOn = reading.day(issued, reading.mandatory(issued, root, terms.issuedOn, 'cbc:IssueDate'), xmlDay, terms.issuedOn);
  const dueOn = dueDay(reading, root);
  const kind = root.name === 'CreditNote' ? 'creditNote' : kindOf(reading.text(one(root, 'cbc:InvoiceTypeCode')));
  const currency = reading.currency(one(root, 'cbc:DocumentCurrencyCode'), root, 'cbc:DocumentCurrencyCode');
  const seller = partyOf(reading, root, 'cac:AccountingSupplierParty', terms.sellerName);
  const buyer = partyOf(reading, root, 'cac:AccountingCustomerParty', terms.buyerName);
  const totals = one(root, 'cac:LegalMonetaryTotal');
  const sums = (element: string) => all(root, 'cac:LegalMonetaryTotal', element);
  const total = reading.amount(sums('cbc:TaxInclusiveAmount'), totals ?? root, terms.total, 'cbc:TaxInclusiveAmount', currency);
  const due = reading.amount(sums('cbc:PayableAmount'), totals ?? root, terms.due, 'cbc:PayableAmount', currency);
  const figures = reading.figures(kind, { total, due, paid: one(totals, 'cbc:PrepaidAmount'), rounding: one(totals, 'cbc:PayableRoundingAmount') }, totals ?? root);
  const notes = all(root, 'cbc:Note').map((note) => codedNote(note.text));
  const latePenaltyText = noteOf(reading, notes, 'PMD', root.line);
  const indemnityText = noteOf(reading, notes, 'PMT', root.line);
  const documents = all(root, 'cac:AdditionalDocumentReference')
    .map((each) => documentOf(reading, one(each, 'cac:Attachment', 'cbc:EmbeddedDocumentBinaryObject'), one(each, 'cbc:ID'), one(each, 'cbc:DocumentDescription')))
    .filter((each) => each !== null);
  const references = {
    orderReference: reading.text(one(root, 'cac:OrderReference', 'cbc:ID')),
    contractReference: reading.text(one(root, 'cac:ContractDocumentReference', 'cbc:ID')),
    deliveryReference: reading.text(one(root, 'cac:DespatchDocumentReference', 'cbc:ID')),
  };
  for (const error of reading.errors) await sink.error(error);
  if (reading.errors.length > 0 || reference === null || issuedOn === null || currency === null || figures === null) return;
  reading.compare({ ...figures, issuedOn, dueOn }, totals?.line ?? root.line);
  for (const warning of reading.warnings) await sink.warning(warning);
  await sink.claim({
    reference, kind, issuedOn, dueOn, currency, ...figures,
    seller: seller.party, buyer: { ...buyer.party, account: buyer.account },
    latePenaltyText, indemnityText, contractRate: null,
    extras: { line: root.line, buyer: buyer.contact, seller: seller.contact, nature: null, description: null, ...references, documents },
  });
};
