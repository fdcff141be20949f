import { serverAudits } from 'graphql-http';
import { describe, expect, it } from 'vitest';

/**
 * Makes a test case of each of graphql-http's audits of the GraphQL-over-HTTP specification. Only `ok` passes: neither
 * a warning (a SHOULD that is not met) nor a notice (a MAY) does.
 *
 * @param target - What is audited, for the title.
 * @param url - Where it listens, or anything of that form if `fetchFn` does not use it; called when a case runs.
 * @param fetchFn - How it is reached, e.g. with a bearer token; the global `fetch` by default.
 */
export function describeHttpAudits(target: string, url: () => string, fetchFn: typeof fetch = fetch): void {
  describe(`graphql-http audits of ${target}`, () => {
    const audits = serverAudits({ url, fetchFn });

    it('are the 61 that are known', () => {
      expect(audits).toHaveLength(61);
    });

    it.each(audits)('$id $name', async ({ fn }) => {
      const result = await fn();
      expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok');
    });
  });
}
