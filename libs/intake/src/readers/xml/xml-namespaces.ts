/** Namespaces in XML 1.0: which vocabulary an element belongs to, whatever prefix the document gives it. */

export const UBL_ROOTS = { Invoice: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2', CreditNote: 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2' } as const;
const CII = 'urn:un:unece:uncefact:data:standard:';
const CII_ROOT = `${CII}CrossIndustryInvoice:`;

const PREFIXES: Readonly<Record<string, string>> = {
  'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2': 'cac', 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2': 'cbc',
  [CII_ROOT]: 'rsm', [`${CII}ReusableAggregateBusinessInformationEntity:`]: 'ram', [`${CII}UnqualifiedDataType:`]: 'udt',
};

/** The usual prefix of a namespace of UBL or CII; null for any other. Those of CII end in a version, ":100" since D16B. */
export function prefixOf(uri: string): string | null {
  const family = uri.startsWith(CII) ? uri.replace(/\d+$/u, '') : uri;
  return Object.hasOwn(PREFIXES, family) ? PREFIXES[family]! : null;
}

/** The declarations of one element over those of its parents; what was looked up once is kept, so that depth costs nothing. */
type Scope = { readonly uris: Map<string, string>; readonly parent: Scope | null };

const TOP: Scope = { uris: new Map([['', ''], ['xml', 'http://www.w3.org/XML/1998/namespace'], ['xmlns', 'http://www.w3.org/2000/xmlns/']]), parent: null };

function lookup(scope: Scope, prefix: string): string | null {
  const own = scope.uris.get(prefix);
  if (own !== undefined) return own;
  const above = scope.parent === null ? null : lookup(scope.parent, prefix);
  if (above !== null && scope.parent !== null) scope.uris.set(prefix, above);
  return above;
}

/** The prefix of a name, "" without one; null where the name has a colon out of place. */
function prefixIn(name: string): string | null {
  const colon = name.indexOf(':');
  if (colon === -1) return '';
  return colon === 0 || colon === name.length - 1 || name.includes(':', colon + 1) ? null : name.slice(0, colon);
}

export class Namespaces {
  private readonly scopes: Scope[] = [];

  /** Enters an element: its namespace ("" for none), or the prefix that nothing declares. */
  open(name: string, attributes: Readonly<Record<string, string>>): { readonly uri: string } | { readonly undeclared: string } {
    const parent = this.scopes.at(-1) ?? TOP;
    let own: Map<string, string> | null = null;
    const used: string[] = [];
    for (const attribute in attributes) {
      if (attribute === 'xmlns') (own ??= new Map()).set('', attributes[attribute]!);
      else if (attribute.startsWith('xmlns:')) {
        // An empty declaration takes nothing back but the default namespace.
        if (attributes[attribute] === '') return { undeclared: attribute.slice(6) };
        (own ??= new Map()).set(attribute.slice(6), attributes[attribute]!);
      } else if (attribute.includes(':')) used.push(attribute);
    }
    const scope = own === null ? parent : { uris: own, parent };
    this.scopes.push(scope);
    for (const each of used) {
      const prefix = prefixIn(each);
      if (prefix === null || lookup(scope, prefix) === null) return { undeclared: prefix ?? each };
    }
    const prefix = prefixIn(name);
    const uri = prefix === null ? null : lookup(scope, prefix);
    return uri === null ? { undeclared: prefix ?? name } : { uri };
  }

  /** Leaves the element entered last. */
  close(): void {
    this.scopes.pop();
  }
}
