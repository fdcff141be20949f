/**
 * How the account's concurrency is shared out. Reserving does two things: nobody else can take what is reserved, and the
 * function cannot take more. So GraphQL always has its part, and what talks to other servers never takes the rest.
 */

export const functionNames = [
  'graphql',
  'integrations',
  'imports',
  'providers',
  'changes',
  'outbound',
  'developers',
] as const;
export type FunctionName = (typeof functionNames)[number];

/** In percent of the account's concurrency. A fifth is left for the rest of the account. */
const shares: Readonly<Record<FunctionName, number>> = {
  graphql: 50,
  integrations: 12,
  providers: 2,
  changes: 5,
  outbound: 8,
  developers: 1,
  imports: 3,
};

/** Lambda refuses a reservation that leaves less than this for the rest of the account. */
const LEFT_AT_LEAST = 100;
/** With less than this, a share would limit a function more than it protects it. */
const WORTH_SHARING = 500;

/**
 * The reservation of each function: its share of the account's concurrency, if that is known and large enough, or what is
 * given for it. A new account has 10 in all, of which Lambda lets nothing be reserved: then there are none.
 */
export function reservations(
  accountConcurrency = 0,
  given: Partial<Record<FunctionName, number>> = {},
): Partial<Record<FunctionName, number>> {
  const shared =
    accountConcurrency >= WORTH_SHARING
      ? Object.fromEntries(functionNames.map((name) => [name, Math.floor((shares[name] * accountConcurrency) / 100)]))
      : {};
  const all = { ...shared, ...given };
  const total = Object.values(all).reduce((sum, one) => sum + one, 0);
  if (accountConcurrency > 0 && total > 0 && accountConcurrency - total < LEFT_AT_LEAST) {
    throw new Error(
      `reserved: ${total} of accountConcurrency=${accountConcurrency} leaves less than the ${LEFT_AT_LEAST} that Lambda keeps for the rest of the account`,
    );
  }
  return all;
}
