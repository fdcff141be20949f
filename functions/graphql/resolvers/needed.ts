/**
 * The resolvers that a type needs: all but those whose value its record carries. Generated resolver types make every field
 * optional; this way a field that nobody wrote fails the compiler, not the first request.
 */
export type Needed<Resolvers, Parent> = Required<Omit<Resolvers, keyof Parent | '__isTypeOf' | '__resolveType'>> &
  Partial<Resolvers>;
