/** The CPU time of work in milliseconds, the least of three times: another process cannot slow it down. */
async function cpuOf(work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let time = 0; time < 3; time++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

/**
 * How many times longer work takes for 4n than for n: 4 if it is linear, 16 if it is quadratic. A little is added to both, so
 * that what takes no time at all does not count.
 */
export async function growth(n: number, work: (n: number) => unknown): Promise<number> {
  const [small, large] = [await cpuOf(() => work(n)), await cpuOf(() => work(4 * n))];
  return (large + 5) / (small + 5);
}
/** Between linear and quadratic, far from both. */
export const LINEAR = 9;
