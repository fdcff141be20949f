/** Numbers by what is counted; what is absent is 0. */
export type Counts<Of extends string> = Partial<Record<Of, number>>;

/** Both together. */
export function sumOf<Of extends string>(some: Counts<Of>, others: Counts<Of>): Counts<Of> {
  const sum: Counts<Of> = { ...some };
  for (const [of, count] of Object.entries(others) as [Of, number][]) if (count > 0) sum[of] = (sum[of] ?? 0) + count;
  return sum;
}
