/**
 * Lines of one deposit that claim from the same debtor. A SIREN says it; without one, name and address, or name and the
 * creditor's own customer code. A name alone says it of a company that no line gives an address for, never of a person.
 */
import { addressKey, nameKey, type NewDebtor } from '@quittance/parties';
import { inTurns, sha256 } from '@quittance/platform';
import { debtorOf } from './debtor-of.ts';
import type { ClaimLine } from './line-checks.ts';

export interface DebtorGroup {
  /** The same for the same debtor whenever the files are read again. */
  key: string;
  debtor: NewDebtor;
  lines: ClaimLine[];
}

interface Placed { line: ClaimLine; debtor: NewDebtor; tokens: string[] }

/** A name is compared as a company's and as a person's: a line that does not say which it is must still find its like. */
function tokensOf(line: ClaimLine, debtor: NewDebtor): string[] {
  const names = [...new Set([nameKey(debtor.name, 'company'), nameKey(debtor.name, 'person')])];
  const account = line.claim.buyer.account?.trim().toLowerCase();
  const tokens = names.flatMap((name) => [...(debtor.address ? [`${name} @ ${addressKey(debtor.address)}`] : []), ...(account ? [`${name} # ${account}`] : [])]);
  if (tokens.length) return tokens;
  return debtor.kind === 'company' ? [`company ${names[0]}`] : [`person ${names[0]} ${line.file.sha256} ${line.line ?? ''} ${line.claim.reference}`];
}

export async function groupByDebtor(lines: readonly ClaimLine[]): Promise<DebtorGroup[]> {
  const placed = await inTurns(lines, (line): Placed => { const debtor = debtorOf(line); return { line, debtor, tokens: tokensOf(line, debtor) }; });
  const groups = new Map<string, Placed[]>();
  const owners = new Map<string, Set<string>>();
  for (const one of placed.filter(({ debtor }) => debtor.siren)) {
    const key = `siren ${one.debtor.siren}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
    for (const token of one.tokens) owners.set(token, (owners.get(token) ?? new Set()).add(key));
  }
  // Without a SIREN: that of the one company which has it and the same name and place; else with those alike.
  const nameless = new Union();
  const rest: Placed[] = [];
  for (const one of placed.filter(({ debtor }) => !debtor.siren)) {
    const known = new Set(one.tokens.flatMap((token) => [...(owners.get(token) ?? [])]));
    if (known.size === 1) { groups.get([...known][0]!)!.push(one); continue; }
    one.tokens.forEach((token) => nameless.join(one.tokens[0]!, token));
    rest.push(one);
  }
  for (const one of rest) {
    const key = nameless.rootOf(one.tokens[0]!);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const order = new Map(lines.map(({ id }, i) => [id, i]));
  const members = [...groups.values()].map((all) => all.toSorted((a, b) => order.get(a.line.id)! - order.get(b.line.id)!)).toSorted((a, b) => order.get(a[0]!.line.id)! - order.get(b[0]!.line.id)!);
  return inTurns(members, (all) => ({ key: keyOf(all), debtor: together(all.map(({ debtor }) => debtor)), lines: all.map(({ line }) => line) }));
}

function keyOf(members: readonly Placed[]): string {
  const siren = members.find(({ debtor }) => debtor.siren)?.debtor.siren;
  return sha256(siren ? `siren ${siren}` : members.flatMap(({ tokens }) => tokens).toSorted()[0]!).slice(0, 32);
}

/**
 * One debtor from all that the lines say of it: the line with its SIREN names it, the others fill what that leaves open.
 * One line that shows a company (a legal form, a number) settles it for those whose name tells nothing.
 */
export function together(debtors: readonly NewDebtor[]): NewDebtor {
  const sorted = debtors.toSorted((a, b) => Number(Boolean(b.siren)) - Number(Boolean(a.siren)));
  const first = <K extends keyof NewDebtor>(key: K): NewDebtor[K] => sorted.find((debtor) => debtor[key])?.[key] ?? sorted[0]![key];
  return {
    kind: debtors.some(({ kind }) => kind === 'company') ? 'company' : 'person', name: sorted[0]!.name, legalForm: first('legalForm'), siren: first('siren'), siret: first('siret'), iban: first('iban'), vatNumber: first('vatNumber'), publicBody: debtors.some(({ publicBody }) => publicBody),
    address: first('address'), phone: first('phone'), email: first('email'), representative: first('representative'), representativeTitle: first('representativeTitle'),
  };
}

/** Sets that grow together. */
class Union {
  readonly #parents = new Map<string, string>();

  rootOf(token: string): string {
    let root = token;
    for (let next = this.#parents.get(root); next !== undefined && next !== root; next = this.#parents.get(root)) root = next;
    return root;
  }

  join(one: string, other: string): void {
    const [a, b] = [this.rootOf(one), this.rootOf(other)];
    if (a !== b) this.#parents.set(b, a);
  }
}
