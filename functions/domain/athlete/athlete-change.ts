import { requireRole } from '../access/access.ts';
import type { AthleteRecord } from './athlete.ts';
import type { AthleteState, Change } from './change.ts';
import { add, INPUT, text, throwIf } from '../check.ts';
import type { NewId } from '../ids.ts';
import { childId, keyOf } from '../ids.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { emptySummary } from './summary.ts';
import { isTimeZone } from '../time.ts';
import type { GrantRecord, PersonRecord, Viewer } from '../team/viewer.ts';
import type { Instant, Role } from '../vocabulary.ts';

/** What a person may be called: what it is for, for messages, and the bounds of every name. */
export const NAME = { what: 'The name', max: 100 };

interface AthleteInput {
  name?: string | null | undefined;
  timeZone?: string | null | undefined;
}

function checkAthlete({ name, timeZone }: AthleteInput): void {
  const problems: Problem[] = [];
  text(problems, name, [...INPUT, 'name'], NAME);
  if (timeZone != null && !isTimeZone(timeZone))
    add(problems, 'INVALID', [...INPUT, 'timeZone'], 'The time zone must be an IANA name, such as America/Chicago.');
  throwIf(problems);
}

/** Makes a person an athlete, with the grant on herself. One each; integrations are none. */
export function newAthlete(
  input: { name: string; timeZone: string },
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
    createdAt: now,
    summary: emptySummary,
    commentCounts: {},
    version: 0,
  };
  return {
    athlete,
    grant: grantOn(athlete, { id: viewer.id, name: input.name }, 'OWNER', now),
    person: {
      kind: 'person',
      id: viewer.id,
      createdAt: now,
      version: 0,
      ...person,
      // Whatever she went by before, as an athlete she goes by her athlete's name.
      name: input.name,
      athleteId: athlete.id,
    },
  };
}

/** That a person may see an athlete as something. Its id is the pair: nobody has two grants on one athlete. */
export const grantOn = (
  athlete: Pick<AthleteRecord, 'id'>,
  person: GrantRecord['person'],
  role: Role,
  now: Instant,
): GrantRecord => ({
  kind: 'grant',
  id: childId('gra', athlete.id, keyOf(person.id)),
  athleteId: athlete.id,
  person,
  role,
  grantedAt: now,
});

/** Changes her name or zone; what is left out or null stays. */
export function updateAthlete({ athlete }: AthleteState, input: AthleteInput): Change {
  checkAthlete(input);
  return { put: [], athlete: { name: input.name ?? athlete.name, timeZone: input.timeZone ?? athlete.timeZone } };
}

/** Refuses an erasure unless it is her own and she wrote her name word for word. */
export function checkErase({ name, role }: { name: string; role: Role }, confirmName: string): void {
  requireRole(role, 'eraseAthlete');
  if (name !== confirmName)
    refuse('INVALID', "This is not the athlete's name as it is recorded. Nothing was erased.", [
      ...INPUT,
      'confirmName',
    ]);
}
