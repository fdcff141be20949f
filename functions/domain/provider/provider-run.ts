import type { AthleteView } from '../athlete/athlete.ts';
import type { RunId } from '../ids.ts';
import { type ProviderName, providers } from './provider.ts';
import type { Problem } from '../refusal.ts';
import type { DeletedRunRecord, EditableField, RunRecord } from '../run/run.ts';
import { checkRun, type RunInput } from '../run/run-input.ts';
import type { Instant } from '../vocabulary.ts';

export interface ProviderRunContext {
  id: RunId;
  /** What was there *before* the provider was asked. */
  existing: RunRecord | DeletedRunRecord | undefined;
  /** The athlete as she sees herself. */
  view: AthleteView;
  provider: ProviderName;
  activityId: string;
  now: Instant;
}

/**
 * A run as a provider tells it, or every problem with it. Its revision is the one after that which was there before the
 * provider was asked: so what was asked for later wins, in whatever order events came; and where somebody else wrote
 * meanwhile, it is not newer, changes nothing, and the provider has to be asked again.
 */
export function runFrom(input: RunInput, context: ProviderRunContext): RunRecord | Problem[] {
  const { id, existing, view, provider, activityId, now } = context;
  if (!view.record || !view.me) throw new Error('Recording needs a whole view');
  const { sourceName, ownerOnly } = providers[provider];
  const revision = existing?.revision === undefined ? 0 : existing.revision + 1;
  const path = ['activity'];
  const own = { source: provider, sourceName, athlete: view.record, by: view.me };
  const run = checkRun({ ...input, externalId: activityId, revision }, { id, ...own, now, path });
  return !Array.isArray(run) && ownerOnly ? { ...run, ownerOnly: true } : run;
}

/** What a source tells; her own words and what others attached to the run are not its. */
const told = [
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

/** Whether a provider says nothing new: an event that came twice, or speaks of what we do not keep. */
export const saysTheSame = (run: RunRecord, existing: RunRecord): boolean =>
  told.every(
    (field) => run[field] === existing[field] || existing.editedFields?.includes(field as EditableField) === true,
  );
