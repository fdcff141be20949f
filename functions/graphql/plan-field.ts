import type { FieldNode, GraphQLField, GraphQLResolveInfo } from 'graphql';
import type { Context } from '../request/context.ts';
import type { Role } from '../domain/vocabulary.ts';
import type { Arguments } from './plan-arguments.ts';
import type { Errors, Path } from './plan-errors.ts';
import type { Literal } from './plan-literal.ts';

/** One execution of a plan. */
export interface Run {
  readonly context: Context;
  readonly variables: Record<string, unknown>;
  /** Arguments, worked out once: they are the same for each item of a list. */
  readonly args: Map<PlannedField, object>;
  readonly errors: Errors;
  /** Not for the first time: what takes a moment to make pays from then on. */
  readonly isRepeated: boolean;
  /** Whether the literal that was made last leaves something for later. */
  hasLater: boolean;
}

/** Turns what a resolver answers into what is sent, or a promise of it. Throws, or rejects for, what is wrong with it. */
export type Complete = (value: unknown, run: Run, path: Path | undefined) => unknown;

/** What can fail by itself: a field, or an item of a list. */
export interface Place {
  readonly nodes: readonly FieldNode[];
  readonly complete: Complete;
  /** An error goes on to what this is in, which cannot be there without it. */
  readonly isNonNull: boolean;
  /** Nothing is inside of it that would have to know where it stands. */
  readonly isLeaf: boolean;
  /** Whether a value, such as a text or a list of texts, is sent as it stands; absent where none is. */
  readonly stands: ((value: unknown) => boolean) | undefined;
}

/** A field of a selection, with all that is known of it before it is resolved. */
export interface PlannedField extends Place {
  /** Its name in the answer. */
  readonly key: string;
  /** Its name in the schema. */
  readonly name: string;
  /** Absent where it takes none. */
  readonly args: Arguments | undefined;
  /** Resolves it behind its guard; absent where it is a property. */
  readonly resolve: GraphQLField<unknown, Context>['resolve'];
  /** What is asked for inside of it: no more of `info` than `resolvers/asks-for.ts` looks at. */
  readonly info: GraphQLResolveInfo;
  /** The roles that may read it: for others it is null, and not resolved. Absent where everybody may. */
  readonly mayRead: ReadonlySet<Role> | undefined;
  /** It is read while its object is made, once the plan is executed again (`plan-literal.ts`). */
  readonly isInLiteral: boolean;
}

/** What is asked for of an object. */
export interface Selection {
  readonly fields: readonly PlannedField[];
  /** The roles that may read every field; absent where none has a guard. */
  readonly openTo: ReadonlySet<Role> | undefined;
  /** Those that are not in its literal. */
  readonly others: readonly PlannedField[];
  /** Made when it is first needed; null where it cannot be. */
  literal: Literal | null | undefined;
}

const NO_ARGUMENTS = Object.freeze({});
/** What tells a type takes none: `attach-resolvers.ts` refuses one that does. */
export const NO_INFO = undefined as unknown as GraphQLResolveInfo;

export function argumentsOf(field: PlannedField, { args, variables }: Run): object {
  if (!field.args) return NO_ARGUMENTS;
  const known = args.get(field);
  if (known) return known;
  const values = field.args(variables);
  args.set(field, values);
  return values;
}
