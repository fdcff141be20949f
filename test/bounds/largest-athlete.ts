import type { Entity } from '../../functions/domain/athlete/change.ts';
import type { Author } from '../../functions/domain/athlete/athlete.ts';
import { type AthleteId, childId } from '../../functions/domain/ids.ts';
import type { InstructionRecord } from '../../functions/domain/instruction/instruction.ts';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import { entityItem } from '../../functions/store/items.ts';
import { ulidTime } from '../../functions/store/merged-observations.ts';
import { bulkAthlete, bulkInstruction, bulkRun, bulkSymptom, writeItems } from '../support/bulk.ts';
import type { Someone, World } from '../support/world.ts';

/** An athlete's team, of whom some mean no good. */
export interface Team {
  ada: Someone & { id: string };
  coach: Someone;
  physio: Someone;
  supporter: Someone;
  rogue: Someone;
  tracker: Someone;
  /** The grants of those two. */
  rogueGrant: string;
  trackerGrant: string;
}

export async function teamOf(world: World, name: string): Promise<Team> {
  const ada = await world.athlete(name);
  const [coach, physio, supporter, rogue] = ['coach', 'physio', 'supporter', 'rogue'].map((role) =>
    world.person(`${name}-${role}`),
  ) as [Someone, Someone, Someone, Someone];
  const tracker = world.integration(`${name}-tracker`, 'sidelined/runs:write');
  await world.join(ada, coach, 'COACH', 'Maren');
  await world.join(ada, physio, 'PHYSIO', 'Jonas');
  await world.join(ada, supporter, 'SUPPORTER', 'Ben');
  const rogueGrant = await world.join(ada, rogue, 'COACH', 'Rogue');
  const trackerGrant = await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
  return { ada, coach, physio, supporter, rogue, tracker, rogueGrant, trackerGrant };
}

/** How much of each kind there is. */
export interface Amounts {
  runs: number;
  /** Characters of three bytes. */
  runNote: number;
  endedInstructions: number;
  instructionNote: number;
  openSymptoms: number;
  diagnoses: number;
  diagnosisNote: number;
}

const HOUR_MS = 3_600_000;
const words = (length: number): { note?: string } => (length > 0 ? { note: '語'.repeat(length) } : {});
const id22 = (number: number) => `run${String(number).padStart(19, '0')}`;

/**
 * Writes what callers could have written in the last week, straight into the table: it is what `docs/limits.md` allows,
 * or what a former version did. All of it is spread over seven days.
 */
export async function fill(world: World, { ada, rogue, tracker }: Team, amounts: Amounts): Promise<void> {
  const now = Date.parse(world.now());
  const at = (hoursAgo: number) => new Date(now - hoursAgo * HOUR_MS).toISOString();
  const id = ada.id as AthleteId;
  const source = viewerFrom(tracker.claims).id;
  const athlete = bulkAthlete({ id, ownerId: viewerFrom(ada.claims).id, name: 'Ada' }, viewerFrom(rogue.claims).id);
  const recordedBy: Author = { id: source, name: 'Tracker', role: 'INTEGRATION' };
  const entities: Entity[] = [];
  for (let number = 0; number < amounts.runs; number++) {
    const startedAt = at((167 * number) / amounts.runs);
    const { note: _note, ...rest } = bulkRun(athlete, number);
    entities.push({
      ...rest,
      id: childId('run', id, id22(number)),
      ...{ source, sourceName: 'Tracker', recordedBy, commentCounts: {} },
      ...{
        startedAt,
        endedAt: startedAt,
        localDate: startedAt.slice(0, 10),
        recordedAt: startedAt,
        updatedAt: startedAt,
      },
      ...words(amounts.runNote),
    });
  }
  for (let number = 0; number < amounts.endedInstructions; number++) {
    const ended = (166 * number) / amounts.endedInstructions;
    const { note: _note, reviewAt: _reviewAt, ...rest } = bulkInstruction(athlete, 1);
    const [startsAt, endsAt] = [at(ended + 1), at(ended)];
    entities.push({
      ...rest,
      id: childId('ins', id, ulidTime(Date.parse(startsAt)) + String(number).padStart(16, '0')),
      ...{ issuedAt: startsAt, startsAt, endsAt },
      ...words(amounts.instructionNote),
    } satisfies InstructionRecord);
  }
  for (let number = 0; number < amounts.openSymptoms; number++) {
    const diagnosis = { pathology: 'TENDINOPATHY', certainty: 'SUSPECTED', ...words(amounts.diagnosisNote) } as const;
    const diagnoses = Array.from({ length: amounts.diagnoses }, () => ({ ...diagnosis, by: athlete.coach, at: at(1) }));
    entities.push(...bulkSymptom(athlete, number, { diagnoses }));
  }
  await writeItems(world.client, world.tableName, entities.map(entityItem));
}
