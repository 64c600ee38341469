/**
 * What one operation may ask for, found from its text and the schema before anything is run: how deep, under how many names, and for how
 * many values at most. A fragment is measured where it is spread, once for all its uses, so that one that spreads others many times costs
 * what it asks for and not the time to write it out. Nothing here knows who asks.
 */
import {
  getNamedType, getNullableType, GraphQLError, isInterfaceType, isListType, isObjectType, Kind, type ASTVisitor, type DocumentNode, type FieldNode, type GraphQLNamedType, type SelectionSetNode, type ValidationContext,
} from 'graphql';

export interface OperationLimits {
  /** Levels of fields. */
  readonly depth: number;
  /** Fields asked for under another name, in the whole operation. */
  readonly aliases: number;
  /** Fields of the operation itself: a mutation does one thing, a page reads a few. */
  readonly roots: Readonly<Record<'query' | 'mutation', number>>;
  /** Values answered at most: each field one, of a list as many as it may hold. */
  readonly cost: number;
}

/** The portal's own operations keep well within: the largest is measured by a spec. */
export const LIMITS: OperationLimits = { depth: 12, aliases: 8, roots: { query: 12, mutation: 1 }, cost: 60_000 };
/** Tokens of a document, before it is even parsed whole. */
export const MOST_TOKENS = 6_000;

/** A list without `first` holds as many as a case does: claims, acts, papers. */
const USUAL_LIST = 8;
const PAGE = 50, LONGEST_PAGE = 100;
const BEYOND = Number.MAX_SAFE_INTEGER;

interface Measure { readonly depth: number; readonly aliases: number; readonly cost: number }
const NOTHING: Measure = { depth: 0, aliases: 0, cost: 0 };
const both = (one: Measure, other: Measure): Measure => ({ depth: Math.max(one.depth, other.depth), aliases: one.aliases + other.aliases, cost: Math.min(BEYOND, one.cost + other.cost) });

/** How many rows a page asks for; what a variable will say is not known yet, so it counts as the longest page. */
function pageOf(field: FieldNode): number | undefined {
  const first = field.arguments?.find(({ name }) => name.value === 'first')?.value;
  if (!first) return undefined;
  return first.kind === Kind.INT ? Math.max(1, Math.min(Number(first.value), LONGEST_PAGE)) : LONGEST_PAGE;
}

class Meter {
  readonly #fragments = new Map<string, Measure | 'open'>();
  readonly #context: ValidationContext;

  constructor(context: ValidationContext) {
    this.#context = context;
  }

  of(set: SelectionSetNode, type: GraphQLNamedType | undefined, page: number): Measure {
    return set.selections.reduce((sum, selection) => both(sum, this.#selection(selection, type, page)), NOTHING);
  }

  #selection(selection: SelectionSetNode['selections'][number], type: GraphQLNamedType | undefined, page: number): Measure {
    if (selection.kind === Kind.FIELD) return this.#field(selection, type, page);
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.of(selection.selectionSet, selection.typeCondition ? this.#context.getSchema().getType(selection.typeCondition.name.value) : type, page);
    return this.#fragment(selection.name.value, page);
  }

  #fragment(name: string, page: number): Measure {
    const key = `${name} ${page}`, known = this.#fragments.get(key);
    // A fragment that spreads itself is refused by the rules of the language; here it ends.
    if (known) return known === 'open' ? NOTHING : known;
    const fragment = this.#context.getFragment(name);
    if (!fragment) return NOTHING;
    this.#fragments.set(key, 'open');
    const measure = this.of(fragment.selectionSet, this.#context.getSchema().getType(fragment.typeCondition.name.value), page);
    this.#fragments.set(key, measure);
    return measure;
  }

  #field(field: FieldNode, parent: GraphQLNamedType | undefined, page: number): Measure {
    const definition = fieldOf(parent, field.name.value);
    const own = { depth: 1, aliases: field.alias ? 1 : 0, cost: 1 };
    if (!field.selectionSet) return own;
    const asked = pageOf(field), list = definition !== undefined && isListType(getNullableType(definition.type));
    const times = !list ? 1 : asked ?? (field.name.value === 'rows' ? page : USUAL_LIST);
    const inside = this.of(field.selectionSet, definition && getNamedType(definition.type), asked ?? PAGE);
    return { depth: inside.depth + 1, aliases: inside.aliases + own.aliases, cost: Math.min(BEYOND, 1 + times * inside.cost) };
  }
}

const fieldOf = (parent: GraphQLNamedType | undefined, name: string) => (isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined);

const tooMuch = (what: string, found: number, most: number): GraphQLError => new GraphQLError(`The operation asks for too much: ${what} ${found === BEYOND ? 'beyond counting' : String(found)}, at most ${String(most)}.`);

/** What each document that was measured costs: it is measured once, however often it comes. */
const costs = new WeakMap<DocumentNode, number>();
/** Of a document that passed the rule below: the cost of its dearest operation. */
export const costOf = (document: DocumentNode): number => costs.get(document) ?? LIMITS.cost;

/** A rule of validation: an operation beyond `limits` is refused before it is run. */
export const withinLimits = (limits: OperationLimits = LIMITS) => (context: ValidationContext): ASTVisitor => {
  const meter = new Meter(context);
  return {
    OperationDefinition(operation) {
      const schema = context.getSchema(), query = operation.operation !== 'mutation';
      const root = query ? schema.getQueryType() : schema.getMutationType();
      const measure = meter.of(operation.selectionSet, root ?? undefined, PAGE);
      costs.set(context.getDocument(), Math.max(measure.cost, costs.get(context.getDocument()) ?? 0));
      const roots = rootsOf(operation.selectionSet, context), most = limits.roots[query ? 'query' : 'mutation'];
      for (const [what, found, limit] of [['levels', measure.depth, limits.depth], ['other names', measure.aliases, limits.aliases], ['fields at once', roots, most], ['values', measure.cost, limits.cost]] as const) {
        if (found > limit) context.reportError(tooMuch(what, found, limit));
      }
    },
  };
};

/** Fields of the operation itself, those of its fragments among them. */
function rootsOf(set: SelectionSetNode, context: ValidationContext, seen: ReadonlySet<string> = new Set()): number {
  return set.selections.reduce((sum, selection) => {
    // Every client asks for the name of the type beside what it wants.
    if (selection.kind === Kind.FIELD) return selection.name.value === '__typename' ? sum : sum + 1;
    if (selection.kind === Kind.INLINE_FRAGMENT) return sum + rootsOf(selection.selectionSet, context, seen);
    const name = selection.name.value, fragment = context.getFragment(name);
    return fragment && !seen.has(name) ? sum + rootsOf(fragment.selectionSet, context, new Set([...seen, name])) : sum;
  }, 0);
}
