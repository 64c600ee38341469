/** The files that a creditor drops: tables as a spreadsheet of Windows saves them, electronic invoices as a platform sends them. */

export interface Company { name: string; siren: string; line1: string; postalCode: string; city: string; contact?: string; phone?: string; email?: string }
export interface Invoice { reference: string; issuedOn: string; dueOn: string; amount: string }
export interface Dropped { name: string; mimeType: string; buffer: Buffer }

const WINDOWS: Record<string, number> = { '€': 0x80, '‚': 0x82, '…': 0x85, 'Œ': 0x8c, '‘': 0x91, '’': 0x92, '–': 0x96, 'œ': 0x9c };

/** Text as Windows-1252 writes it. */
export const windows1252 = (text: string): Buffer => Buffer.from([...text].map((c) => WINDOWS[c] ?? c.charCodeAt(0)));

/** A table of unpaid invoices, in Windows-1252, with the amounts written as they come. */
export const table = (name: string, lines: readonly (readonly string[])[]): Dropped => ({ name, mimeType: 'text/csv', buffer: windows1252(`${lines.map((cells) => cells.join(';')).join('\r\n')}\r\n`) });

const escape = (text: string) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);
const xml = (name: string, text: string): Dropped => ({ name, mimeType: 'application/xml', buffer: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`) });

/** An invoice in UBL 2.1, as EN 16931 wants it; amount "1234.56". */
export function ubl(name: string, seller: Company, buyer: Company, invoice: Invoice): Dropped {
  const party = (company: Company) => `<cac:Party>
      <cac:PostalAddress><cbc:StreetName>${escape(company.line1)}</cbc:StreetName><cbc:CityName>${escape(company.city)}</cbc:CityName><cbc:PostalZone>${company.postalCode}</cbc:PostalZone><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
      <cac:PartyLegalEntity><cbc:RegistrationName>${escape(company.name)}</cbc:RegistrationName><cbc:CompanyID schemeID="0002">${company.siren}</cbc:CompanyID></cac:PartyLegalEntity>
      ${company.contact ? `<cac:Contact><cbc:Name>${escape(company.contact)}</cbc:Name><cbc:Telephone>${company.phone}</cbc:Telephone></cac:Contact>` : ''}
    </cac:Party>`;
  return xml(name, `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
  <cbc:ID>${invoice.reference}</cbc:ID><cbc:IssueDate>${invoice.issuedOn}</cbc:IssueDate><cbc:DueDate>${invoice.dueOn}</cbc:DueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:Note>#PMT#Indemnité forfaitaire pour frais de recouvrement : 40 €.</cbc:Note>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:AccountingSupplierParty>${party(seller)}</cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty>${party(buyer)}</cac:AccountingCustomerParty>
  <cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount currencyID="EUR">${invoice.amount}</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="EUR">${invoice.amount}</cbc:PayableAmount></cac:LegalMonetaryTotal>
</Invoice>`);
}

/** An invoice in UN/CEFACT CII; amount "1234.56". */
export function cii(name: string, seller: Company, buyer: Company, invoice: Invoice): Dropped {
  const day = (iso: string) => `<udt:DateTimeString format="102">${iso.replaceAll('-', '')}</udt:DateTimeString>`;
  const party = (company: Company) => `<ram:Name>${escape(company.name)}</ram:Name>
        <ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">${company.siren}</ram:ID></ram:SpecifiedLegalOrganization>
        ${company.contact ? `<ram:DefinedTradeContact><ram:PersonName>${escape(company.contact)}</ram:PersonName><ram:TelephoneUniversalCommunication><ram:CompleteNumber>${company.phone}</ram:CompleteNumber></ram:TelephoneUniversalCommunication></ram:DefinedTradeContact>` : ''}
        <ram:PostalTradeAddress><ram:PostcodeCode>${company.postalCode}</ram:PostcodeCode><ram:LineOne>${escape(company.line1)}</ram:LineOne><ram:CityName>${escape(company.city)}</ram:CityName><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>`;
  return xml(name, `<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
  <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument><ram:ID>${invoice.reference}</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime>${day(invoice.issuedOn)}</ram:IssueDateTime></rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>
    <ram:ApplicableHeaderTradeAgreement>
      <ram:SellerTradeParty>${party(seller)}</ram:SellerTradeParty>
      <ram:BuyerTradeParty>${party(buyer)}</ram:BuyerTradeParty>
    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeDelivery/>
    <ram:ApplicableHeaderTradeSettlement>
      <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
      <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>${day(invoice.dueOn)}</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:GrandTotalAmount>${invoice.amount}</ram:GrandTotalAmount><ram:DuePayableAmount>${invoice.amount}</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>`);
}
