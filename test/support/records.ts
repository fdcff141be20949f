import type { Author } from '../../functions/domain/athlete/athlete.ts';
import type { AthleteId } from '../../functions/domain/ids.ts';
import type { InstructionRecord } from '../../functions/domain/instruction/instruction.ts';
import type { RunRecord } from '../../functions/domain/run/run-record.ts';
import type { SessionRecord } from '../../functions/domain/session/session.ts';
import type { ObservationRecord, SymptomRecord } from '../../functions/domain/symptom/symptom.ts';
import type { Instant } from '../../functions/domain/vocabulary.ts';

/** Complete records for tests of rules; a test overrides only what matters to it. */

/** A day of the story, in UTC: `day(8)`, `day(10, '18:00')`, `day(10, '18:00:00.001')`. Day 0 and before are February. */
export function day(number: number, time = '08:00'): Instant {
  const midnight = Date.UTC(2026, 2, number);
  const [hours = '0', minutes = '0', seconds = '0'] = time.split(':');
  return new Date(
    midnight + Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1_000,
  ).toISOString();
}

const athleteId: AthleteId = 'ath_AAAAAAAAAAAAAAAA';
const coach: Author = { id: 'per_CCCCCCCCCCCCCCCC', name: 'Coach', role: 'COACH' };
const owner: Author = { id: 'per_AAAAAAAAAAAAAAAA', name: 'Ada', role: 'OWNER' };

/** `ulid(3)`: an id that sorts as its number. */
const ulid = (number: number) => String(number).padStart(26, '0');

/** An instruction by the coach from day 1 on, without an end, that allows mobility exercises. */
export const anInstruction = (number: number, parts: Partial<InstructionRecord> = {}): InstructionRecord => ({
  kind: 'instruction',
  id: `ins_AAAAAAAAAAAAAAAA.${ulid(number)}`,
  athleteId,
  issuedBy: coach,
  issuedAt: parts.startsAt ?? day(1),
  startsAt: day(1),
  rules: [{ activity: 'MOBILITY', permission: 'ALLOWED' }],
  symptomIds: [],
  supersedesIds: [],
  commentCounts: {},
  version: 1,
  ...parts,
});

/** An easy run of 5 km in 30 minutes on day 1, entered by the athlete. */
export const aRun = (number: number, parts: Partial<RunRecord> = {}): RunRecord => ({
  kind: 'run',
  id: `run_AAAAAAAAAAAAAAAA.${String(number).padStart(22, '0')}`,
  athleteId,
  source: 'manual',
  sourceName: 'Ada',
  revision: 0,
  startedAt: day(1),
  timeZone: 'UTC',
  localDate: (parts.startedAt ?? day(1)).slice(0, 10),
  type: 'EASY',
  distanceMeters: 5_000,
  durationSeconds: 1_800,
  observationIds: [],
  commentCounts: {},
  recordedAt: parts.startedAt ?? day(1),
  recordedBy: owner,
  updatedAt: parts.startedAt ?? day(1),
  version: 1,
  ...parts,
});

/** A ride of 40 minutes on day 1. */
export const aSession = (number: number, parts: Partial<SessionRecord> = {}): SessionRecord => ({
  kind: 'session',
  id: `ses_AAAAAAAAAAAAAAAA.${String(number).padStart(22, '0')}`,
  athleteId,
  source: 'manual',
  sourceName: 'manual',
  revision: 0,
  activity: 'CROSS_TRAINING',
  startedAt: day(1),
  timeZone: 'UTC',
  localDate: (parts.startedAt ?? day(1)).slice(0, 10),
  durationSeconds: 2_400,
  commentCounts: {},
  recordedAt: parts.startedAt ?? day(1),
  recordedBy: owner,
  version: 1,
  ...parts,
});

/** An observation on day 1: at rest, the belly of the left hamstring is tight, pain 1. */
export const anObservation = (number: number, parts: Partial<ObservationRecord> = {}): ObservationRecord => ({
  kind: 'observation',
  id: `obs_AAAAAAAAAAAAAAAA.${ulid(1)}.${ulid(number)}`,
  athleteId,
  symptomId: `sym_AAAAAAAAAAAAAAAA.${ulid(1)}`,
  observedAt: day(1),
  localDate: (parts.observedAt ?? day(1)).slice(0, 10),
  phase: 'AT_REST',
  sites: ['HAMSTRING_BELLY'],
  side: 'LEFT',
  sensations: ['TIGHTNESS'],
  pain: 1,
  recordedBy: owner,
  recordedAt: parts.observedAt ?? day(1),
  version: 1,
  ...parts,
});

/** An active symptom since day 1, observed once, pain 1. */
export const aSymptom = (number: number, parts: Partial<SymptomRecord> = {}): SymptomRecord => ({
  kind: 'symptom',
  id: `sym_AAAAAAAAAAAAAAAA.${ulid(number)}`,
  athleteId,
  status: 'ACTIVE',
  openedAt: day(1),
  latestObservation: anObservation(1, {
    id: `obs_AAAAAAAAAAAAAAAA.${ulid(number)}.${ulid(1)}`,
    symptomId: `sym_AAAAAAAAAAAAAAAA.${ulid(number)}`,
    observedAt: parts.openedAt ?? day(1),
  }),
  observationCount: 1,
  trend: 'STEADY',
  diagnoses: [],
  mergedFromIds: [],
  commentCounts: {},
  version: 1,
  ...parts,
});
