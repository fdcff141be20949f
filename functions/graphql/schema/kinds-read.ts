import {
  type FieldNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isObjectType,
  Kind,
} from 'graphql';
import type { SelectionSetNode } from 'graphql';
import { mayReadField } from '../../domain/access/access.ts';
import { isOpenType } from '../../domain/access/open-types.ts';
import { type Kinds, kindsShown } from '../../domain/audit/kind.ts';
import type { Roles } from '../../domain/team/roles.ts';

type Info = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'schema'>;

/**
 * What a field of a type shows to somebody with these roles, with all fields below it, as far as the document says so. Below a field of an
 * interface or union, or one that `@skip` or `@include` may leave out, it does not look: what is shown there is noted when
 * it is resolved. Keeps its answers as long as the document is kept.
 */
export function createKindsRead(type: GraphQLObjectType, fieldName: string): (info: Info, roles: Roles) => Kinds {
  const known = new WeakMap<FieldNode, Record<string, Kinds>>();
  return (info, roles) => {
    const key = roles.join();
    let kinds = 0;
    for (const node of info.fieldNodes) {
      const ofNode = known.get(node) ?? {};
      known.set(node, ofNode);
      kinds |= ofNode[key] ??= kindsOfFieldNode(type, fieldName, { node, info, roles });
    }
    return kinds;
  };
}

function kindsOfFieldNode(
  type: GraphQLObjectType,
  fieldName: string,
  { node, info, roles }: { node: FieldNode; info: Info; roles: Roles },
): Kinds {
  const own = isOpenType(type.name) ? 0 : kindsShown(type.name, fieldName, roles);
  const below = getNamedType(type.getFields()[fieldName]?.type);
  return node.selectionSet && isObjectType(below) ? own | kindsBelow(below, node.selectionSet, { info, roles }) : own;
}

function kindsBelow(
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
  { info, roles }: { info: Info; roles: Roles },
): Kinds {
  let kinds = 0;
  for (const selection of selections) {
    if (selection.directives?.length) continue;
    if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      if (Object.hasOwn(type.getFields(), name) && mayReadField(type.name, name, roles))
        kinds |= kindsOfFieldNode(type, name, { node: selection, info, roles });
    } else {
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? info.fragments[selection.name.value] : selection;
      const condition = fragment?.typeCondition?.name.value ?? type.name;
      if (fragment && condition === type.name) kinds |= kindsBelow(type, fragment.selectionSet, { info, roles });
    }
  }
  return kinds;
}
