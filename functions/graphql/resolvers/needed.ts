/**
 * The resolvers that a type needs: all but those whose value its record carries. Generated resolver types make every
 * field optional; with this type, a missing resolver fails at compile time, not at the first request.
 */
export type Needed<Resolvers, Parent> = Required<Omit<Resolvers, keyof Parent | '__isTypeOf' | '__resolveType'>> &
  Partial<Resolvers>;
