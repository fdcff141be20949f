import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * Whether a field is selected directly below the one being resolved, so that unselected data is not read. Ignores @skip
 * and @include: it may be true for a field that execution then leaves out.
 */
export function asksFor(
  { fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>,
  name: string,
): boolean {
  const looked = new Set<SelectionSetNode>();
  const isIn = (set: SelectionSetNode | undefined): boolean => {
    if (!set || looked.has(set)) return false;
    looked.add(set);
    return set.selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === name;
      return isIn(
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : fragments[selection.name.value]?.selectionSet,
      );
    });
  };
  return fieldNodes.some(({ selectionSet }) => isIn(selectionSet));
}
