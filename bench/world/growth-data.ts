import { viewerFrom } from '../../functions/request/viewer-from.ts';
import type { Author } from '../../functions/domain/athlete/athlete.ts';
import type { AthleteId } from '../../functions/domain/ids.ts';
import type { RunRecord } from '../../functions/domain/run/run-record.ts';
import type { Item } from '../../functions/store/dynamodb/table-access.ts';
import { rosterEntryItem } from '../../functions/store/roster-entry.ts';
import { type BulkAthlete, bulkInstruction, bulkRun, bulkSymptom } from '../../test/support/bulk.ts';
import { claimsOf } from './operations.ts';
import { athleteRecord, grantOf, itemsOf } from './seed.ts';

/** The time of the latest run; each run is two hours before the one that was recorded after it. */
const LATEST_RUN = Date.parse('2026-03-01T06:00:00.000Z');
const TWO_HOURS_MS = 7_200_000;
/** The number of sidelined athletes, however many athletes a coach has: the response keeps its size. */
const SIDELINED = 30;

/** A coach with their claims. */
export interface Coach extends Author {
  claims: Record<string, string>;
}

export function coachNamed(name: string): Coach {
  const claims = claimsOf(name);
  return { id: viewerFrom(claims).id, name, role: 'COACH', claims };
}

/** An id of 16 characters of base64url, spread over the alphabet as real ones are. */
const idOf = (text: string): AthleteId => `ath_${Buffer.from(text.padStart(12, '0').slice(-12)).toString('base64url')}`;

const bulkAthleteOf = (id: AthleteId, name: string, { id: coachId, name: coachName, role }: Coach): BulkAthlete => ({
  id,
  owner: { id: `per_${id.slice('ath_'.length)}`, name, role: 'OWNER' },
  coach: { id: coachId, name: coachName, role },
});

/** A coach's athletes: 30 are sidelined, with instruction, symptom and runs; all others are well. */
export function rosterItems(coach: Coach, count: number): Item[] {
  return Array.from({ length: count }, (_, number) => {
    const id = idOf(`${count % 97}x${(number * 7_919) % 100_003}`);
    const athlete = bulkAthleteOf(id, `Runner Number ${number}`, coach);
    if (number >= SIDELINED) return [rosterEntryItem(athleteRecord(id, athlete.owner), grantOf(id, athlete.coach))];
    const [symptom, observation] = bulkSymptom(athlete, 4);
    const instruction = bulkInstruction(athlete, number + 1, { symptomIds: [symptom.id] });
    const runs = Array.from({ length: 20 }, (_unused, index) => bulkRun(athlete, index));
    return itemsOf({
      record: athleteRecord(id, athlete.owner, { instructions: [instruction], symptoms: [symptom] }),
      owner: athlete.owner,
      team: [athlete.owner, athlete.coach],
      entities: [instruction, symptom, observation, ...runs],
    });
  }).flat();
}

/** One athlete of a coach with a number of runs, newest first. */
export function athleteWithRuns(coach: Coach, count: number) {
  const athlete = bulkAthleteOf(idOf(`r${count}`), `With ${count} runs`, coach);
  const runs = Array.from({ length: count }, (_, number) => runOf(athlete, number));
  const record = athleteRecord(athlete.id, athlete.owner);
  const team = [athlete.owner, athlete.coach];
  return { id: athlete.id, runs, items: itemsOf({ record, owner: athlete.owner, team, entities: runs }) };
}

function runOf(athlete: BulkAthlete, number: number): RunRecord {
  const startedAt = new Date(LATEST_RUN - number * TWO_HOURS_MS).toISOString();
  const localDate = startedAt.slice(0, 10);
  return bulkRun(athlete, number, {
    startedAt,
    endedAt: startedAt,
    recordedAt: startedAt,
    updatedAt: startedAt,
    localDate,
  });
}
