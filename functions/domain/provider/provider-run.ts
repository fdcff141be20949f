import type { AthleteView } from '../athlete/athlete.ts';
import type { RunId } from '../ids.ts';
import { type ProviderName, providers } from './provider.ts';
import type { Problem } from '../refusal.ts';
import { nextRevision } from '../run/revision.ts';
import type { DeletedRunRecord, EditableField, RunRecord } from '../run/run-record.ts';
import type { RunFields } from '../run/run-fields.ts';
import { checkRun, newRun, type RunInput } from '../run/run-input.ts';
import type { Instant } from '../vocabulary.ts';

export interface ProviderRunContext {
  id: RunId;
  /** What was stored *before* the provider was asked. */
  existing: RunRecord | DeletedRunRecord | undefined;
  /** The athlete as they see themselves. */
  view: AthleteView;
  provider: ProviderName;
  activityId: string;
  now: Instant;
}

/**
 * A run as a provider says it, or every problem with it. Its revision is the one after that which was there before the
 * provider was asked: so what was asked for later wins, in whatever order events came; and where somebody else wrote
 * meanwhile, it is not written, and the provider has to be asked again.
 */
export function runFromProvider(input: RunInput, context: ProviderRunContext): RunRecord | Problem[] {
  const { id, existing, view, provider, activityId, now } = context;
  if (!view.record || !view.me) throw new Error('Recording needs a whole view');
  const { sourceName, ownerOnly } = providers[provider];
  const revision = existing?.revision === undefined ? 0 : nextRevision(existing.revision);
  const known = { ...input, externalId: activityId, revision };
  const problems = checkRun(known, { source: provider, now, path: ['activity'] });
  if (problems.length > 0) return problems;
  const run = newRun(known, { id, source: provider, sourceName, athlete: view.record, by: view.me, now });
  return ownerOnly ? { ...run, ownerOnly: true } : run;
}

/** What a provider says of a run. The athlete's own words, and what others attached to the run, are not the provider's. */
const providerFields: Record<keyof RunFields, true> = {
  startedAt: true,
  endedAt: true,
  timeZone: true,
  type: true,
  surface: true,
  distanceMeters: true,
  durationSeconds: true,
  elevationGainMeters: true,
  temperatureCelsius: true,
  averageHeartRateBpm: true,
  effort: true,
  note: true,
  sportSource: true,
  laps: true,
};

/** Whether a provider says nothing new: an event that came twice, or is about what is not kept here. */
export const isUnchanged = (run: RunRecord, existing: RunRecord): boolean =>
  (Object.keys(providerFields) as (keyof RunFields)[]).every(
    (field) => run[field] === existing[field] || existing.editedFields?.includes(field as EditableField) === true,
  );
