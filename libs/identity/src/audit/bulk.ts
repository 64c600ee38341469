/** How many cases an answer holds: counted in the answer itself, so that aliases, batches and nested paths count as what they are. */
import { getNamedType, isListType, isNonNullType, isObjectType, isAbstractType, Kind, type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode, type FragmentDefinitionNode, type DocumentNode } from 'graphql';

const isCaseRow = (type: GraphQLObjectType) => type.name === 'CaseFile' || 'publicReference' in type.getFields();
const isList = (type: GraphQLOutputType): boolean => isListType(type) || (isNonNullType(type) && isListType(type.ofType));

/** field of the operation → different cases in its lists. */
export function casesAnswered(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, data: Record<string, unknown> | null | undefined): Map<string, number> {
  const found = new Map<string, number>();
  const root = schema.getRootType(operation.operation);
  if (!data || !root) return found;
  const fragments = new Map(document.definitions.filter((d): d is FragmentDefinitionNode => d.kind === Kind.FRAGMENT_DEFINITION).map((d) => [d.name.value, d]));
  for (const { name, key, type, selections } of fieldsOf(root, operation.selectionSet, schema, fragments)) {
    const cases = new Set<unknown>();
    walk(data[key], type, selections, false, cases);
    if (cases.size) found.set(name, (found.get(name) ?? 0) + cases.size);
  }
  return found;

  function walk(value: unknown, type: GraphQLOutputType, selections: SelectionSetNode | undefined, listed: boolean, cases: Set<unknown>): void {
    if (value === null || value === undefined || !selections) return;
    if (Array.isArray(value)) { for (const item of value) walk(item, type, selections, true, cases); return; }
    const named = getNamedType(type);
    const of = isObjectType(named) ? named : isAbstractType(named) ? schema.getPossibleTypes(named).find((t) => t.name === (value as Record<string, unknown>)['__typename']) : undefined;
    if (!of) return;
    const row = value as Record<string, unknown>;
    if (listed && isCaseRow(of)) { cases.add(row['publicReference'] ?? row['caseId'] ?? row['id'] ?? row); return; }
    for (const field of fieldsOf(of, selections, schema, fragments)) walk(row[field.key], field.type, field.selections, isList(field.type) ? true : listed, cases);
  }
}

interface Field { name: string; key: string; type: GraphQLOutputType; selections: SelectionSetNode | undefined }

function fieldsOf(type: GraphQLObjectType, set: SelectionSetNode, schema: GraphQLSchema, fragments: Map<string, FragmentDefinitionNode>): Field[] {
  return set.selections.flatMap((selection): Field[] => {
    if (selection.kind === Kind.FIELD) {
      const field = type.getFields()[selection.name.value];
      return field ? [{ name: selection.name.value, key: selection.alias?.value ?? selection.name.value, type: field.type, selections: selection.selectionSet }] : [];
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    const on = fragment?.typeCondition?.name.value;
    return fragment && (!on || on === type.name || isAbstractType(schema.getType(on))) ? fieldsOf(type, fragment.selectionSet, schema, fragments) : [];
  });
}
