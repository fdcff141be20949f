import type { AthleteView } from '../athlete/athlete.ts';
import type { RunId } from '../ids.ts';
import { type ProviderName, providers } from './provider.ts';
import type { Problem } from '../refusal.ts';
import type { DeletedRunRecord, EditableField, RunRecord } from '../run/run.ts';
import { checkRun, type RunInput } from '../run/run-input.ts';
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
 * The run that a provider describes, or every problem with it. Its revision follows the one that was stored before the
 * provider was asked. So the latest answer wins, in whatever order events arrive; and if somebody else wrote meanwhile,
 * the run is not newer, changes nothing, and the provider has to be asked again.
 */
export function runFromProvider(input: RunInput, context: ProviderRunContext): RunRecord | Problem[] {
  const { id, existing, view, provider, activityId, now } = context;
  if (!view.record || !view.me) throw new Error('Recording needs a whole view');
  const { sourceName, ownerOnly } = providers[provider];
  const revision = existing?.revision === undefined ? 0 : existing.revision + 1;
  const path = ['activity'];
  const own = { source: provider, sourceName, athlete: view.record, by: view.me };
  const run = checkRun({ ...input, externalId: activityId, revision }, { id, ...own, now, path });
  return !Array.isArray(run) && ownerOnly ? { ...run, ownerOnly: true } : run;
}

/**
 * The fields that a provider supplies. What the athlete edited and what others attached to the run are not among them.
 */
const providerFields = [
  'startedAt',
  'endedAt',
  'timeZone',
  'type',
  'surface',
  'distanceMeters',
  'durationSeconds',
  'elevationGainMeters',
  'temperatureCelsius',
  'averageHeartRateBpm',
  'effort',
  'note',
] as const satisfies readonly (keyof RunRecord)[];

/**
 * Whether a provider supplies nothing new: an event that arrived twice, or that concerns something that is not stored.
 */
export const isUnchanged = (run: RunRecord, existing: RunRecord): boolean =>
  providerFields.every(
    (field) => run[field] === existing[field] || existing.editedFields?.includes(field as EditableField) === true,
  );
