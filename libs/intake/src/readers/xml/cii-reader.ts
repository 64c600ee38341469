/** UN/CEFACT CII invoices and credit notes (D16B and later), in every Factur-X profile that carries the amounts, MINIMUM included. */
import { writtenDay, xmlDay } from '../day.ts';
import type { DayReading } from '../day.ts';
import type { FormatReader, ReadContact, ReadParty } from '../read-file.ts';
import { Reading, accountOf, codedNote, contactOf, documentOf, kindOf, noteOf, registrationOf, terms, vatNumberOf } from './en16931.ts';
import type { Term } from './en16931.ts';
import { all, one, xmlTree } from './xml-tree.ts';
import type { XmlNode } from './xml-tree.ts';

const SKIPPED = new Set(['SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem']);

type Party = { readonly party: ReadParty; readonly account: string | null; readonly contact: ReadContact };

function partyOf(reading: Reading, agreement: XmlNode, role: string, nameTerm: Term): Party {
  const party = one(agreement, role);
  const organization = one(party, 'SpecifiedLegalOrganization');
  const own = all(party, 'ID');
  const trading = one(organization, 'TradingBusinessName');
  const registered = one(party, 'Name');
  const name = reading.mandatory(registered ?? trading, party ?? agreement, nameTerm, 'ram:Name');
  const address = one(party, 'PostalTradeAddress');
  const country = reading.text(one(address, 'CountryID'));
  const { siren, siret } = registrationOf(all(organization, 'ID'), [...all(party, 'GlobalID'), ...own], country);
  const contact = one(party, 'DefinedTradeContact');
  return {
    party: { name, siren, vat: vatNumberOf(all(party, 'SpecifiedTaxRegistration', 'ID').filter((id) => id.attributes.get('schemeID') === 'VA')) },
    account: accountOf(reading, own),
    contact: contactOf({
      siren, siret, tradingName: registered === null ? null : reading.text(trading),
      lines: ['LineOne', 'LineTwo', 'LineThree'].map((line) => reading.text(one(address, line))),
      postalCode: reading.text(one(address, 'PostcodeCode')), city: reading.text(one(address, 'CityName')), country,
      email: reading.text(one(contact, 'EmailURIUniversalCommunication', 'URIID')), phone: reading.text(one(contact, 'TelephoneUniversalCommunication', 'CompleteNumber')),
      contactName: reading.text(one(contact, 'PersonName') ?? one(contact, 'DepartmentName')),
    }),
  };
}

/** A day under its holder: format 102 is YYYYMMDD, the only one of EN 16931; some programs write the ISO form all the same. */
function dayString(holder: XmlNode | null): XmlNode | null {
  return one(holder, 'DateTimeString') ?? one(holder, 'DateTime') ?? one(holder, 'Date');
}

function ciiDay(value: string): DayReading {
  return /^\d{8}$/u.test(value) ? writtenDay(value) : xmlDay(value);
}

/** BT-9. The extended profile may give one per instalment: which one counts is then not for a reader to say. */
function dueDay(reading: Reading, settlement: XmlNode | null): string | null {
  const nodes = all(settlement, 'SpecifiedTradePaymentTerms', 'DueDateDateTime').map(dayString).filter((node) => node !== null);
  const days = new Set(nodes.map((node) => reading.day(node, reading.text(node), ciiDay, terms.dueOn)).filter((day) => day !== null));
  if (days.size > 1) return reading.warn('several_due_dates', nodes[0]!.line, terms.dueOn);
  return [...days][0] ?? null;
}

export const readCii: FormatReader = async (bytes, sink) => {
  const tree = await xmlTree(bytes, SKIPPED);
  if ('refusal' in tree) return sink.error(tree.refusal);
  const { root } = tree;
  const reading = new Reading();
  const document = one(root, 'ExchangedDocument');
  const transaction = one(root, 'SupplyChainTradeTransaction');
  const agreement = one(transaction, 'ApplicableHeaderTradeAgreement');
  const delivery = one(transaction, 'ApplicableHeaderTradeDelivery');
  const settlement = one(transaction, 'ApplicableHeaderTradeSettlement');
  const sums = one(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation');

  const reference = reading.mandatory(one(document, 'ID'), document ?? root, terms.number, 'ram:ID');
  const issued = dayString(one(document, 'IssueDateTime'));
  const issuedOn = reading.day(issued, reading.mandatory(issued, document ?? root, terms.issuedOn, 'ram:IssueDateTime'), ciiDay, terms.issuedOn);
  const dueOn = dueDay(reading, settlement);
  const kind = kindOf(reading.mandatory(one(document, 'TypeCode'), document ?? root, terms.type, 'ram:TypeCode'));
  const currency = reading.currency(one(settlement, 'InvoiceCurrencyCode'), settlement ?? root, 'ram:InvoiceCurrencyCode');
  const seller = partyOf(reading, agreement ?? root, 'SellerTradeParty', terms.sellerName);
  const buyer = partyOf(reading, agreement ?? root, 'BuyerTradeParty', terms.buyerName);
  const total = reading.amount(one(sums, 'GrandTotalAmount'), sums ?? settlement ?? root, terms.total, 'ram:GrandTotalAmount', currency);
  const due = reading.amount(one(sums, 'DuePayableAmount'), sums ?? settlement ?? root, terms.due, 'ram:DuePayableAmount', currency);
  const notes = all(document, 'IncludedNote').map((note) => {
    const text = one(note, 'Content')?.text ?? '';
    const code = reading.text(one(note, 'SubjectCode'));
    return code === null ? codedNote(text) : { code, text };
  });
  const latePenaltyText = noteOf(reading, notes, 'PMD', document?.line ?? root.line);
  const indemnityText = noteOf(reading, notes, 'PMT', document?.line ?? root.line);
  const documents = all(agreement, 'AdditionalReferencedDocument')
    .map((each) => documentOf(reading, one(each, 'AttachmentBinaryObject'), one(each, 'IssuerAssignedID'), one(each, 'Name')))
    .filter((each) => each !== null);
  const references = {
    orderReference: reading.text(one(agreement, 'BuyerOrderReferencedDocument', 'IssuerAssignedID')),
    contractReference: reading.text(one(agreement, 'ContractReferencedDocument', 'IssuerAssignedID')),
    deliveryReference: reading.text(one(delivery, 'DespatchAdviceReferencedDocument', 'IssuerAssignedID')),
  };
  for (const error of reading.errors) await sink.error(error);
  if (reading.errors.length > 0 || reference === null || issuedOn === null || currency === null || total === null || due === null) return;
  reading.compare({ total, due, issuedOn, dueOn }, sums?.line ?? root.line);
  for (const warning of reading.warnings) await sink.warning(warning);
  await sink.claim({
    reference, kind, issuedOn, dueOn, currency, total, due,
    seller: seller.party, buyer: { ...buyer.party, account: buyer.account },
    latePenaltyText, indemnityText, contractRate: null,
    extras: { line: root.line, buyer: buyer.contact, seller: seller.contact, nature: null, description: null, ...references, documents },
  });
};
