import { type Actor, type AthleteRecord, authorOf } from '../athlete/athlete.ts';
import type { Path } from '../check.ts';
import {
  add,
  CLOCK_SLACK_MS,
  count,
  given,
  INPUT,
  number,
  pastInstant,
  text,
  throwIfAny,
  unique,
  wholeNumber,
} from '../check.ts';
import type { CommentId, NewId, SymptomId } from '../ids.ts';
import { childId, restOf } from '../ids.ts';
import { atOnce } from '../limits/limits.ts';
import type { Problem } from '../refusal.ts';
import { withFelt } from '../run/felt.ts';
import type { RunRecord } from '../run/run-record.ts';
import type { ObservationRecord } from './symptom.ts';
import { yourRoles } from '../team/roles.ts';
import { daysBefore, instantAfter, localDateOf } from '../time.ts';
import type { BodySite, Instant, Phase, Sensation, Side } from '../vocabulary.ts';

type Optional<T> = T | null | undefined;

export interface ObservationInput {
  observedAt?: Optional<Instant>;
  phase: Phase;
  /** How far into the run it began, in metres. Only with DURING_RUN. */
  onsetDistanceMeters?: Optional<number>;
  /** The main site first. */
  sites: readonly BodySite[];
  side?: Optional<Side>;
  sensations?: Optional<readonly Sensation[]>;
  /** NRS 0 to 10. */
  pain: number;
  note?: Optional<string>;
  runId?: Optional<string>;
}

export interface ObservationContext {
  by: Actor;
  now: Instant;
  newId: NewId;
  /** The run that `runId` names, loaded by the caller. Absent if there is none that the viewer may see. */
  run?: RunRecord | undefined;
  /** The comment that the observation is made from. */
  fromCommentId?: CommentId | undefined;
}

/** The path of the observation in every mutation that takes one. */
export const OBSERVATION: Path = [...INPUT, 'observation'];

function checkOnset(problems: Problem[], { phase, onsetDistanceMeters }: ObservationInput, path: Path): void {
  if (onsetDistanceMeters === null || onsetDistanceMeters === undefined) return;
  const onset = { what: 'The onset', unit: 'metres into the run', min: 0, max: 1_000_000 };
  number(problems, onsetDistanceMeters, path, onset);
  if (phase !== 'DURING_RUN') {
    const message = `onsetDistanceMeters requires the phase DURING_RUN, but the phase is ${phase}. Change the phase or omit it.`;
    add(problems, 'INVALID', path, message);
  }
}

/** Phases that come with a run or after it. Others may come before it. */
const startsWithRun: ReadonlySet<Phase> = new Set(['DURING_RUN', 'COOL_DOWN', 'AFTER_RUN', 'NEXT_MORNING'] as const);

/** Adds OUT_OF_RANGE for what cannot have been felt in the run: further on than it went, or before it. */
function checkWithin(problems: Problem[], input: ObservationInput, run: RunRecord, now: Instant): void {
  const { onsetDistanceMeters: onset, phase, observedAt } = input;
  if (onset != null && run.distanceMeters > 0 && onset > run.distanceMeters + distanceTolerance(run.distanceMeters)) {
    const message = `The onset is ${onset} m into a run of ${run.distanceMeters} m. Correct it, or omit runId.`;
    add(problems, 'OUT_OF_RANGE', [...OBSERVATION, 'onsetDistanceMeters'], message);
  }
  const earliest = startsWithRun.has(phase)
    ? instantAfter(run.startedAt, -CLOCK_SLACK_MS)
    : daysBefore(run.startedAt, 1);
  if ((observedAt ?? now) >= earliest) return;
  const message = `The observation (${observedAt ?? now}) comes before its run, which began at ${run.startedAt}. Correct observedAt, or omit runId.`;
  add(problems, 'OUT_OF_RANGE', [...OBSERVATION, 'observedAt'], message);
}

/** How much further than measured a run may have gone, in metres: devices disagree. */
const distanceTolerance = (meters: number): number => Math.max(100, 0.03 * meters);

function checkRunOf(
  problems: Problem[],
  input: ObservationInput,
  athlete: Athlete,
  { by, now, run }: Pick<ObservationContext, 'by' | 'now' | 'run'>,
): void {
  if (input.runId === null || input.runId === undefined) return;
  const path = [...OBSERVATION, 'runId'];
  if (run?.id !== input.runId || run.athleteId !== athlete.id) {
    add(problems, 'NOT_FOUND', path, 'The athlete has no run with this ID.');
    return;
  }
  checkWithin(problems, input, run, now);
  // The last places are the athlete's: what they felt in a run decides whether they should have stopped.
  const most = by.roles.includes('OWNER') ? atOnce.observationsOfRun : atOnce.observationsOfRunByOthers;
  if (run.observationIds.length < most) return;
  const message = `This run has ${run.observationIds.length} observations, and ${most} is the maximum where ${yourRoles(by.roles)}. Omit runId.`;
  add(problems, 'LIMIT_REACHED', path, message);
}

type Athlete = Pick<AthleteRecord, 'id' | 'timeZone'>;

/** Throws every problem of an observation. To be called before anything is decided on it. */
function checkObservation(input: ObservationInput, athlete: Athlete, { by, now, run }: ObservationContext): void {
  const problems: Problem[] = [];
  const at = (field: string): Path => [...OBSERVATION, field];
  pastInstant(problems, input.observedAt, at('observedAt'), 'The observation', now);
  checkOnset(problems, input, at('onsetDistanceMeters'));
  count(problems, input.sites, at('sites'), { what: 'sites', min: 1, max: 10 });
  unique(problems, input.sites.slice(0, 10), at('sites'), 'The site');
  count(problems, input.sensations, at('sensations'), { what: 'sensations', max: 5 });
  unique(problems, (input.sensations ?? []).slice(0, 5), at('sensations'), 'The sensation');
  wholeNumber(problems, input.pain, at('pain'), { what: 'Pain', unit: '(NRS)', min: 0, max: 10 });
  text(problems, input.note, at('note'), { what: 'The note', min: 0, max: 2_000 });
  checkRunOf(problems, input, athlete, { by, now, run });
  throwIfAny(problems);
}

/**
 * Reads an observation of a symptom, or of a new one if no symptom is given; the new symptom's ID is made for the
 * instant of this first observation. It is dated in the time zone of its run, else of the athlete. Refuses with every
 * problem: INVALID, OUT_OF_RANGE (by its run, too), TOO_LONG, NOT_FOUND or LIMIT_REACHED for the run.
 */
export function observationFrom(
  input: ObservationInput,
  athlete: Athlete,
  context: ObservationContext,
  symptomId?: SymptomId,
): ObservationRecord {
  checkObservation(input, athlete, context);
  const { by, now, newId, run, fromCommentId } = context;
  const observedAt = input.observedAt ?? now;
  const atMs = Date.parse(observedAt);
  const symptom = symptomId ?? childId('sym', athlete.id, newId.ulid(atMs));
  return {
    kind: 'observation',
    id: childId('obs', athlete.id, `${restOf(symptom)}.${newId.ulid(atMs)}`),
    athleteId: athlete.id,
    symptomId: symptom,
    observedAt,
    // The athlete may be abroad: what was felt in a run is of the day of the run.
    localDate: localDateOf(observedAt, input.runId == null || !run ? athlete.timeZone : run.timeZone),
    phase: input.phase,
    ...given({ onsetDistanceMeters: input.onsetDistanceMeters }),
    sites: [...input.sites],
    side: input.side ?? 'UNSPECIFIED',
    sensations: [...(input.sensations ?? [])],
    pain: input.pain,
    ...given({ note: input.note, runId: input.runId == null ? undefined : run?.id, fromCommentId }),
    recordedBy: authorOf(by),
    recordedAt: now,
    version: 0,
  };
}

const ulidPart = (id: string): string => id.slice(id.lastIndexOf('.') + 1);

/**
 * The run with an observation that was made in it: listed in the order of observation, and its pain (NRS) counted.
 * `updatedAt` stays, because what the source recorded has not changed and an integration must not learn that something
 * hurt.
 */
export function withObservation(run: RunRecord, observation: ObservationRecord): RunRecord {
  const { id, pain } = observation;
  const observationIds = [...run.observationIds, id].sort((a, b) => (ulidPart(a) < ulidPart(b) ? -1 : 1));
  return { ...withFelt(run, observation), observationIds, worstPain: Math.max(run.worstPain ?? 0, pain) };
}
