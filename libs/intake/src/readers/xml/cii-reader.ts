/** UN/CEFACT CII invoices and credit notes (D16B and later), in every Factur-X profile that carries the amounts, MINIMUM included. */
import { ciiDay, xmlDay } from '../day.ts';
import type { DayReading } from '../day.ts';
import type { FormatReader, ReadContact, ReadParty } from '../read-file.ts';
import { Reading, accountOf, codedNote, contactOf, documentOf, kindOf, noteOf, registrationOf, terms, vatNumberOf } from './en16931.ts';
import type { Term } from './en16931.ts';
import { all, one, xmlTree } from './xml-tree.ts';
import type { XmlNode } from './xml-tree.ts';

const SKIPPED = new Set(['rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem']);

type Party = { readonly party: ReadParty; readonly account: string | null; readonly contact: ReadContact };

function partyOf(reading: Reading, agreement: XmlNode, role: string, nameTerm: Term): Party {
  const party = one(agreement, role);
  const organization = one(party, 'ram:SpecifiedLegalOrganization');
  const own = all(party, 'ram:ID');
  const trading = one(organization, 'ram:TradingBusinessName');
  const registered = one(party, 'ram:Name');
  const name = reading.mandatory(registered ?? trading, party ?? agreement, nameTerm, 'ram:Name');
  const address = one(party, 'ram:PostalTradeAddress');
  const country = reading.text(one(address, 'ram:CountryID'));
  const { siren, siret } = registrationOf(all(organization, 'ram:ID'), [...all(party, 'ram:GlobalID'), ...own], country);
  const contact = one(party, 'ram:DefinedTradeContact');
  return {
    party: { name, siren, vat: vatNumberOf(all(party, 'ram:SpecifiedTaxRegistration', 'ram:ID').filter((id) => id.attributes.get('schemeID') === 'VA')) },
    account: accountOf(reading, own),
    contact: contactOf({
      siren, siret, tradingName: registered === null ? null : reading.text(trading),
      lines: ['ram:LineOne', 'ram:LineTwo', 'ram:LineThree'].map((line) => reading.text(one(address, line))),
      postalCode: reading.text(one(address, 'ram:PostcodeCode')), city: reading.text(one(address, 'ram:CityName')), country,
      email: reading.text(one(contact, 'ram:EmailURIUniversalCommunication', 'ram:URIID')), phone: reading.text(one(contact, 'ram:TelephoneUniversalCommunication', 'ram:CompleteNumber')),
      contactName: reading.text(one(contact, 'ram:PersonName') ?? one(contact, 'ram:DepartmentName')),
    }),
  };
}

/** A day under its holder: a string in format 102, or one of the two forms of XML Schema. */
function dayString(holder: XmlNode | null): XmlNode | null {
  return one(holder, 'udt:DateTimeString') ?? one(holder, 'udt:DateTime') ?? one(holder, 'udt:Date');
}

const dayFormat = (node: XmlNode | null): ((value: string) => DayReading) => (node?.name === 'udt:DateTimeString' ? ciiDay : xmlDay);

/** BT-9. The extended profile may give one per instalment: which one counts is then not for a reader to say. */
function dueDay(reading: Reading, settlement: XmlNode | null): string | null {
  const nodes = all(settlement, 'ram:SpecifiedTradePaymentTerms', 'ram:DueDateDateTime').map(dayString).filter((node) => node !== null);
  const days = new Set(nodes.map((node) => reading.day(node, reading.text(node), dayFormat(node), terms.dueOn)).filter((day) => day !== null));
  if (days.size > 1) return reading.warn('several_due_dates', nodes[0]!.line, terms.dueOn);
  return [...days][0] ?? null;
}

export const readCii: FormatReader = async (bytes, sink) => {
  const tree = await xmlTree(bytes, SKIPPED);
  if ('refusal' in tree) return sink.error(tree.refusal);
  const { root } = tree;
  const reading = new Reading();
  const document = one(root, 'rsm:ExchangedDocument');
  const transaction = one(root, 'rsm:SupplyChainTradeTransaction');
  const agreement = one(transaction, 'ram:ApplicableHeaderTradeAgreement');
  const delivery = one(transaction, 'ram:ApplicableHeaderTradeDelivery');
  const settlement = one(transaction, 'ram:ApplicableHeaderTradeSettlement');
  const sums = one(settlement, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation');

  const reference = reading.mandatory(one(document, 'ram:ID'), document ?? root, terms.number, 'ram:ID');
  const issued = dayString(one(document, 'ram:IssueDateTime'));
  const issuedOn = reading.day(issued, reading.mandatory(issued, document ?? root, terms.issuedOn, 'ram:IssueDateTime'), dayFormat(issued), terms.issuedOn);
  const dueOn = dueDay(reading, settlement);
  const kind = kindOf(reading.mandatory(one(document, 'ram:TypeCode'), document ?? root, terms.type, 'ram:TypeCode'));
  const currency = reading.currency(one(settlement, 'ram:InvoiceCurrencyCode'), settlement ?? root, 'ram:InvoiceCurrencyCode');
  const seller = partyOf(reading, agreement ?? root, 'ram:SellerTradeParty', terms.sellerName);
  const buyer = partyOf(reading, agreement ?? root, 'ram:BuyerTradeParty', terms.buyerName);
  const amounts = (element: string) => all(settlement, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation', element);
  const near = sums ?? settlement ?? root;
  const total = reading.amount(amounts('ram:GrandTotalAmount'), near, terms.total, 'ram:GrandTotalAmount', currency);
  const due = reading.amount(amounts('ram:DuePayableAmount'), near, terms.due, 'ram:DuePayableAmount', currency);
  const figures = reading.figures(kind, { total, due, paid: one(sums, 'ram:TotalPrepaidAmount'), rounding: one(sums, 'ram:RoundingAmount') }, near);
  const notes = all(document, 'ram:IncludedNote').map((note) => {
    const text = one(note, 'ram:Content')?.text ?? '';
    const code = reading.text(one(note, 'ram:SubjectCode'));
    return code === null ? codedNote(text) : { code, text };
  });
  const latePenaltyText = noteOf(reading, notes, 'PMD', document?.line ?? root.line);
  const indemnityText = noteOf(reading, notes, 'PMT', document?.line ?? root.line);
  const documents = all(agreement, 'ram:AdditionalReferencedDocument')
    .map((each) => documentOf(reading, one(each, 'ram:AttachmentBinaryObject'), one(each, 'ram:IssuerAssignedID'), one(each, 'ram:Name')))
    .filter((each) => each !== null);
  const references = {
    orderReference: reading.text(one(agreement, 'ram:BuyerOrderReferencedDocument', 'ram:IssuerAssignedID')),
    contractReference: reading.text(one(agreement, 'ram:ContractReferencedDocument', 'ram:IssuerAssignedID')),
    deliveryReference: reading.text(one(delivery, 'ram:DespatchAdviceReferencedDocument', 'ram:IssuerAssignedID')),
  };
  for (const error of reading.errors) await sink.error(error);
  if (reading.errors.length > 0 || reference === null || issuedOn === null || currency === null || figures === null) return;
  reading.compare({ ...figures, issuedOn, dueOn }, sums?.line ?? root.line);
  for (const warning of reading.warnings) await sink.warning(warning);
  await sink.claim({
    reference, kind, issuedOn, dueOn, currency, ...figures,
    seller: seller.party, buyer: { ...buyer.party, account: buyer.account },
    latePenaltyText, indemnityText, contractRate: null,
    extras: { line: root.line, buyer: buyer.contact, seller: seller.contact, nature: null, description: null, ...references, documents },
  });
};
