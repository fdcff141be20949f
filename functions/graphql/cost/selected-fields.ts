import {
  type ASTNode,
  BREAK,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
  visit,
} from 'graphql';

/** What is needed to tell which fields of a document take part: its fragments, and variables for @skip and @include. */
export interface SelectionScope {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
}

export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
}

/** Whether a document or a part of one holds a directive, or a variable. */
export function holds(kind: Kind.DIRECTIVE | Kind.VARIABLE, node: ASTNode): boolean {
  let found = false;
  visit(node, {
    [kind]() {
      found = true;
      return BREAK;
    },
  });
  return found;
}

/**
 * The fields that an object of this type is asked for by these nodes (a field, as often as it is selected, or an
 * operation), by the name in the answer: merged just as execution merges them, so that a field which two fragments
 * select counts once. graphql-js has this too, but does not export it.
 *
 * Throws the GraphQLError of a @skip or @include whose variable is null.
 */
export function selectedFields(
  scope: SelectionScope,
  type: GraphQLObjectType,
  parents: readonly Pick<FieldNode, 'selectionSet'>[],
): ReadonlyMap<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  // A fragment counts once in a selection, which also ends fragments that spread themselves.
  const visited = new Set<FragmentDefinitionNode>();

  function collect(selections: readonly SelectionNode[]): void {
    for (const selection of selections) {
      if (!isIncluded(scope, selection)) continue;
      switch (selection.kind) {
        case Kind.FIELD: {
          const name = (selection.alias ?? selection.name).value;
          const known = fields.get(name);
          if (known) known.push(selection);
          else fields.set(name, [selection]);
          break;
        }
        case Kind.INLINE_FRAGMENT:
          if (applies(scope, selection.typeCondition?.name.value, type)) collect(selection.selectionSet.selections);
          break;
        case Kind.FRAGMENT_SPREAD: {
          const fragment = scope.fragments.get(selection.name.value);
          if (!fragment || visited.has(fragment)) break;
          visited.add(fragment);
          if (applies(scope, fragment.typeCondition.name.value, type)) collect(fragment.selectionSet.selections);
          break;
        }
        default:
          selection satisfies never;
      }
    }
  }

  for (const { selectionSet } of parents) if (selectionSet) collect(selectionSet.selections);
  return fields;
}

function isIncluded({ variables }: SelectionScope, node: SelectionNode): boolean {
  if (!node.directives?.length) return true;
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false
  );
}

function applies({ schema }: SelectionScope, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditionType = schema.getType(condition);
  return isAbstractType(conditionType) && schema.isSubType(conditionType, type);
}
