import { requireRole } from '../access/access.ts';
import type { AthleteRecord } from './athlete.ts';
import type { AthleteState, Change } from './change.ts';
import { INPUT, text, throwIfAny, zone } from '../check.ts';
import type { NewId } from '../ids.ts';
import { childId, keyOf } from '../ids.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { emptySummary } from './summary.ts';
import { changeWeekStart } from './week-start.ts';
import type { Weekday } from '../time.ts';
import type { Roles } from '../team/roles.ts';
import type { GrantRecord, PersonRecord, Viewer } from '../team/viewer.ts';
import type { Instant } from '../vocabulary.ts';

/** The length limit of every name, and what messages call it. */
export const NAME = { what: 'The name', max: 100 };

interface AthleteInput {
  name?: string | null | undefined;
  timeZone?: string | null | undefined;
  weekStartsOn?: Weekday | null | undefined;
}

function checkAthlete({ name, timeZone }: AthleteInput): void {
  const problems: Problem[] = [];
  text(problems, name, [...INPUT, 'name'], NAME);
  zone(problems, timeZone, [...INPUT, 'timeZone']);
  throwIfAny(problems);
}

/**
 * Makes a person an athlete, with the OWNER grant on themselves. FORBIDDEN for integrations, ALREADY_EXISTS for a
 * second athlete, INVALID or TOO_LONG for the name or time zone.
 */
export function newAthlete(
  input: AthleteInput & { name: string; timeZone: string },
  { viewer, person, newId, now }: { viewer: Viewer; person: PersonRecord | undefined; newId: NewId; now: Instant },
): { athlete: AthleteRecord; grant: GrantRecord; person: PersonRecord } {
  if (viewer.kind === 'integration') refuse('FORBIDDEN', 'An integration cannot be an athlete. Sign in as a person.');
  if (person?.athleteId !== undefined)
    refuse('ALREADY_EXISTS', 'You are already an athlete. Change your name or time zone with updateAthlete.');
  checkAthlete(input);
  const athlete: AthleteRecord = {
    kind: 'athlete',
    id: `ath_${newId.key()}`,
    ownerId: viewer.id,
    name: input.name,
    timeZone: input.timeZone,
    ...(input.weekStartsOn && { weekStartsOn: input.weekStartsOn }),
    createdAt: now,
    summary: emptySummary,
    commentCounts: {},
    version: 0,
  };
  return {
    athlete,
    grant: grantOn(athlete, { id: viewer.id, name: input.name }, ['OWNER'], now),
    person: {
      kind: 'person',
      id: viewer.id,
      createdAt: now,
      version: 0,
      ...person,
      // An athlete is shown by one name everywhere, whatever name they used before.
      name: input.name,
      athleteId: athlete.id,
    },
  };
}

/** A grant of roles on an athlete. Its ID is made of the two, so a person has at most one grant on an athlete. */
export const grantOn = (
  athlete: Pick<AthleteRecord, 'id'>,
  person: GrantRecord['person'],
  roles: Roles,
  now: Instant,
): GrantRecord => ({
  kind: 'grant',
  id: childId('gra', athlete.id, keyOf(person.id)),
  athleteId: athlete.id,
  person,
  roles,
  grantedAt: now,
});

/**
 * Changes the athlete's name, time zone, or the first day of their weeks. Values that are omitted or null stay. INVALID or
 * TOO_LONG; LIMIT_REACHED for the first day.
 */
export function updateAthlete({ athlete }: AthleteState, input: AthleteInput, now: Instant): Change {
  checkAthlete(input);
  const { name, timeZone, weekStartsOn } = input;
  const weeks = weekStartsOn ? changeWeekStart(athlete, weekStartsOn, now) : {};
  return { put: [], athlete: { name: name ?? athlete.name, timeZone: timeZone ?? athlete.timeZone, ...weeks } };
}

/** Refuses an erasure by anybody but the athlete (FORBIDDEN), or without their exact name (INVALID). */
export function checkErase({ name, roles }: { name: string; roles: Roles }, confirmName: string): void {
  requireRole(roles, 'eraseAthlete');
  if (name !== confirmName)
    refuse('INVALID', "This is not the athlete's name as it is recorded. Nothing was erased.", [
      ...INPUT,
      'confirmName',
    ]);
}
