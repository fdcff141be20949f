import { optionalNumber } from './settings-values.ts';

/**
 * What people and integrations may do in a minute: the settings, and the variables by which the functions read them
 * (`functions/request/request-limit.ts`, with the defaults).
 */
const variables = {
  requestsPerMinute: 'REQUESTS_PER_MINUTE',
  writesPerMinute: 'WRITES_PER_MINUTE',
  safetyWritesPerMinute: 'SAFETY_WRITES_PER_MINUTE',
  supportersCommentsPerMinute: 'SUPPORTERS_COMMENTS_PER_MINUTE',
  callsPerMinute: 'CALLS_PER_MINUTE',
  callsPerAthleteAndMinute: 'CALLS_PER_ATHLETE_AND_MINUTE',
} as const;

/** The variables of those that are set: what is not keeps its default. */
export function personLimits(context: (key: string) => unknown): Record<string, string> {
  const limits: Record<string, string> = {};
  for (const [key, variable] of Object.entries(variables)) {
    const limit = optionalNumber(key, context(key), [1, 100_000_000]);
    if (limit !== undefined) limits[variable] = String(limit);
  }
  return limits;
}
