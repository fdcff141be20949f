import type { Api } from './demo-api.ts';

/** The people in the story, and its clock. */
export interface Story {
  /** A day and local time of the story as an instant, to which the clock is set. */
  at(day: number, time: string): string;
  /** The same without setting the clock. */
  instantOf(day: number, time: string): string;
  /** The athlete's id. */
  zone: string;
  athleteId: string;
  runner: Api;
  coach: Api;
  supporter: Api;
  tracker: Api;
}

export const MILE_METERS = 1609.344;
export const left = { side: 'LEFT' };

/** Records a run of the athlete by the tracker; returns its id. */
export const recorder =
  ({ tracker, athleteId, zone }: Story) =>
  async (startedAt: string, values: object, externalId: string): Promise<string | undefined> => {
    const runs = [{ startedAt, timeZone: zone, externalId, ...values }];
    const { results } = await tracker.does('recordRuns', { athleteId, runs }, 'results { run { id } }');
    return results[0]?.run.id;
  };

/** Records an observation by the athlete. */
export const observer =
  ({ runner }: Story, symptomId: string) =>
  (observedAt: string, values: object) =>
    runner.does('addObservation', { symptomId, observation: { ...left, observedAt, ...values } }, 'observation { id }');
