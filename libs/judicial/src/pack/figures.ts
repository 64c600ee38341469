import { statementToJson, formatDecimal, type StatementJson } from '@quittance/law';
import type { Gathered } from '../handoffs/pack-facts.service.ts';

interface PartyFigures { name: string; legalForm: string | null; siren: string | null; address: string[] }
/** What a hand-off is made from, as it stood when it was offered: kept with it as JSON, printed and packed from nothing else. */
export interface HandoffFigures {
  publicReference: string; asOf: string; law: string; regime: string; dayCount: string; allocation: string;
  agency: PartyFigures & { phone: string; email: string; account: { holder: string; iban: string; bic: string | null } };
  creditor: PartyFigures; debtor: PartyFigures & { addressSource: string | null; addressSince: string | null; phone: string | null; email: string | null; representative: string | null };
  mandate: { reference: string; signedOn: string };
  title: { kind: string; issuedOn: string; enforceableOn: string; servedOn: string | null; authority: string; reference: string | null; expiresOn: string } | null;
  limitationOn: string | null;
  claims: { id: string; reference: string; issuedOn: string; dueOn: string; nature: string }[];
  costs: { id: string; on: string; amount: string; outstanding: string }[];
  payments: { id: string; on: string; amount: string }[];
  statement: StatementJson;
}

const lines = (address: { line1: string; line2: string | null; postalCode: string; city: string; country: string } | null): string[] =>
  (address ? [address.line1, address.line2 ?? '', `${address.postalCode} ${address.city}`, address.country === 'FR' ? '' : address.country].filter(Boolean) : []);

export function keptFigures(publicReference: string, { facts, statement, names, agency, creditor, debtor, mandate }: Gathered): HandoffFigures {
  const { title } = facts;
  return {
    publicReference, asOf: String(statement.asOf), law: statement.law, regime: statement.regime, dayCount: statement.dayCount, allocation: statement.allocation,
    agency: { name: agency.name, legalForm: agency.legalForm, siren: agency.siren, address: lines(agency.address), phone: agency.phone, email: agency.email, account: { holder: agency.segregatedAccount.name, iban: agency.segregatedAccount.iban, bic: agency.segregatedAccount.bic } },
    creditor: { name: creditor.name, legalForm: creditor.legalForm, siren: creditor.siren, address: lines(creditor.address) },
    debtor: {
      name: debtor.name, legalForm: debtor.legalForm, siren: debtor.siren, address: lines(debtor.address), addressSource: facts.debtor.addressSource, addressSince: facts.debtor.addressSince,
      phone: debtor.phone, email: debtor.email, representative: debtor.representative,
    },
    mandate: { reference: mandate.reference, signedOn: String(mandate.signedOn) },
    title: title && { kind: title.kind, issuedOn: String(title.issuedOn), enforceableOn: String(title.enforceableOn), servedOn: title.servedOn && String(title.servedOn), authority: title.authority, reference: title.reference, expiresOn: String(title.expiresOn) },
    limitationOn: facts.limitationOn, claims: names.map((claim) => ({ id: claim.id, reference: claim.reference, issuedOn: String(claim.issuedOn), dueOn: String(claim.dueOn), nature: claim.nature })),
    costs: statement.costs.map(({ id, on, amount, outstanding }) => ({ id, on: String(on), amount: formatDecimal(amount), outstanding: formatDecimal(outstanding) })),
    payments: statement.payments.map(({ id, on, amount }) => ({ id, on: String(on), amount: formatDecimal(amount) })),
    statement: statementToJson(statement),
  };
}
