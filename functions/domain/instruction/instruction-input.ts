import type { Path } from '../check.ts';
import { add, count, INPUT, instant, number, text, wholeNumber } from '../check.ts';
import type { AthleteId } from '../ids.ts';
import { parseId } from '../ids.ts';
import type { Problem } from '../refusal.ts';
import { limitNames, type Limits, type WalkRun } from './rule-limits.ts';
import { type LocalDays, namesOf } from './local-days.ts';
import { MAX_SUPERSEDED } from './supersession.ts';
import { daysBefore } from '../time.ts';
import type { Activity, Instant, Permission } from '../vocabulary.ts';

type Optional<T> = T | null | undefined;

/** How many days back or ahead an instruction may start: a year, including a leap day. */
const MAX_DAYS_AWAY = 366;

/** A rule as it is given: null for a limit is none. */
export type RuleInput = { activity: Activity; permission: Permission } & {
  [Name in keyof Limits]?: Optional<Limits[Name]>;
};

export interface IssueInstructionInput extends LocalDays {
  rules: readonly RuleInput[];
  reviewAt?: Optional<Instant>;
  note?: Optional<string>;
  orderedBy?: Optional<string>;
  /** Why it loosens what somebody else wrote. */
  reason?: Optional<string>;
  symptomIds?: Optional<readonly string[]>;
  supersedes?: Optional<readonly string[]>;
}

/** From when to when, as instants. */
interface Period {
  startsAt: Instant;
  endsAt: Optional<Instant>;
}

const isGiven = <T>(value: Optional<T>): value is T => value !== null && value !== undefined;

/** Checks one rule: its limits are in range and fit its permission. */
function checkRule(problems: Problem[], rule: RuleInput, path: Path): void {
  const distance = { what: 'The maximum distance', unit: 'metres', above: 0, max: 1_000_000 };
  number(problems, rule.maxDistanceMeters, [...path, 'maxDistanceMeters'], distance);
  const duration = { what: 'The maximum duration', unit: 'seconds (a week)', min: 1, max: 604_800 };
  wholeNumber(problems, rule.maxDurationSeconds, [...path, 'maxDurationSeconds'], duration);
  const effort = { what: 'The maximum effort', unit: '(RPE)', min: 0, max: 10 };
  wholeNumber(problems, rule.maxEffort, [...path, 'maxEffort'], effort);
  const pain = { what: 'The pain to stop at', unit: '(NRS)', min: 1, max: 10 };
  wholeNumber(problems, rule.stopIfPainAtLeast, [...path, 'stopIfPainAtLeast'], pain);

  const sessions = { what: 'The sessions', unit: 'a week', min: 1, max: 21 };
  wholeNumber(problems, rule.maxSessionsPerWeek, [...path, 'maxSessionsPerWeek'], sessions);
  const weekly = { what: 'The distance', unit: 'metres a week', above: 0, max: 1_000_000 };
  number(problems, rule.maxDistanceMetersPerWeek, [...path, 'maxDistanceMetersPerWeek'], weekly);
  const rest = { what: 'The days of rest in between', unit: 'days', min: 1, max: 13 };
  wholeNumber(problems, rule.minRestDaysBetween, [...path, 'minRestDaysBetween'], rest);
  count(problems, rule.terrain, [...path, 'terrain'], { what: 'limits of terrain', min: 1, max: 3 });
  count(problems, rule.intensity, [...path, 'intensity'], { what: 'limits of intensity', min: 1, max: 2 });
  checkWalkRun(problems, rule.walkRun, [...path, 'walkRun']);
  checkLimitsFit(problems, rule, path);
}

/** Checks intervals of running and walking: each 1 second to an hour, 1 to 100 times. */
function checkWalkRun(problems: Problem[], walkRun: Optional<WalkRun>, path: Path): void {
  if (!walkRun) return;
  const seconds = { what: 'The interval', unit: 'seconds (an hour)', min: 1, max: 3_600 };
  wholeNumber(problems, walkRun.runSeconds, [...path, 'runSeconds'], seconds);
  wholeNumber(problems, walkRun.walkSeconds, [...path, 'walkSeconds'], seconds);
  wholeNumber(problems, walkRun.repetitions, [...path, 'repetitions'], {
    what: 'The repetitions',
    unit: '',
    min: 1,
    max: 100,
  });
}

/** Limits of running only make sense of running and racing. */
const ofRunning: readonly (keyof Limits)[] = ['terrain', 'intensity', 'walkRun'];

function checkLimitsFit(problems: Problem[], rule: RuleInput, path: Path): void {
  const { permission, activity } = rule;
  if (permission === 'UNSPECIFIED') {
    const why = `UNSPECIFIED says that nobody has spoken of ${activity}. Omit the rule, or say what applies.`;
    add(problems, 'INVALID', [...path, 'permission'], why);
    return;
  }
  for (const limit of limitNames) {
    if (!isGiven(rule[limit])) continue;
    if (ofRunning.includes(limit) && activity !== 'RUN' && activity !== 'RACE')
      add(
        problems,
        'INVALID',
        [...path, limit],
        `${limit} is about running, and this rule is about ${activity}. Omit it.`,
      );
    if (limit === 'stopIfPainAtLeast') {
      if (permission !== 'PROHIBITED') continue;
      const why = `${activity} is PROHIBITED, so there is nothing to stop. Omit stopIfPainAtLeast.`;
      add(problems, 'INVALID', [...path, limit], why);
    } else if (permission !== 'LIMITED' && permission !== 'REQUIRED') {
      const why = `${limit} requires the permission LIMITED or REQUIRED, but ${activity} is ${permission}. Change the permission or omit the limit.`;
      add(problems, 'INVALID', [...path, limit], why);
    }
  }
  if (permission === 'LIMITED' && !limitNames.some((limit) => isGiven(rule[limit]))) {
    const why = `${activity} is LIMITED, but no limit is given. Give at least one of ${limitNames.join(', ')}.`;
    add(problems, 'INVALID', path, why);
  }
}

/** Checks that the start is within a year, the end after the start, and the review not before it. */
function checkTimes(
  problems: Problem[],
  input: IssueInstructionInput,
  { startsAt, endsAt }: Period,
  now: Instant,
): void {
  const { start, end } = namesOf(input);
  const starts = instant(problems, startsAt, [...INPUT, start], 'The start');
  if (starts && (startsAt < daysBefore(now, MAX_DAYS_AWAY) || startsAt > daysBefore(now, -MAX_DAYS_AWAY))) {
    const message = `The start may be at most a year ago or ahead; ${startsAt} was given, and it is ${now} now.`;
    add(problems, 'OUT_OF_RANGE', [...INPUT, start], message);
  }
  const { reviewAt } = input;
  if (instant(problems, endsAt, [...INPUT, end], 'The end') && starts && endsAt <= startsAt) {
    const message = `The end (${endsAt}) must be after the start (${startsAt}). Omit it if there is no end.`;
    add(problems, 'INVALID', [...INPUT, end], message);
  }
  if (instant(problems, reviewAt, [...INPUT, 'reviewAt'], 'The review') && starts && reviewAt < startsAt) {
    const message = `The review (${reviewAt}) must not be before the start (${startsAt}).`;
    add(problems, 'INVALID', [...INPUT, 'reviewAt'], message);
  }
}

/**
 * Checks the values of an instruction. `instructionsToSupersede` checks what it supersedes, and the caller whether its
 * symptoms exist; here their IDs must be of the same athlete. Distances in metres, durations in seconds, effort RPE 0
 * to 10, pain NRS 1 to 10.
 */
export function checkInstruction(
  problems: Problem[],
  input: IssueInstructionInput,
  { athleteId, period, now }: { athleteId: AthleteId; period: Period; now: Instant },
): void {
  count(problems, input.rules, [...INPUT, 'rules'], { what: 'rules, one per activity', min: 1, max: 7 });
  const spoken = input.rules.map((rule) => rule.activity);
  // The problem above is enough for the rules beyond the limit.
  input.rules.slice(0, 7).forEach((rule, index) => {
    const path = [...INPUT, 'rules', String(index)];
    checkRule(problems, rule, path);
    if (spoken.indexOf(rule.activity) < index) {
      const message = `There is already a rule for ${rule.activity}. Give one rule per activity.`;
      add(problems, 'INVALID', [...path, 'activity'], message);
    }
  });
  checkTimes(problems, input, period, now);
  text(problems, input.note, [...INPUT, 'note'], { what: 'The note', min: 0, max: 4_000 });
  text(problems, input.orderedBy, [...INPUT, 'orderedBy'], { what: 'The name of who ordered it', max: 200 });
  count(problems, input.symptomIds, [...INPUT, 'symptomIds'], { what: 'symptoms', max: 10 });
  input.symptomIds?.slice(0, 10).forEach((id, index) => {
    const parsed = parseId(id);
    if (parsed?.kind === 'sym' && parsed.athleteId === athleteId) return;
    add(problems, 'NOT_FOUND', [...INPUT, 'symptomIds', String(index)], 'The athlete has no symptom with this ID.');
  });
  const superseded = { what: 'instructions to supersede', max: MAX_SUPERSEDED };
  count(problems, input.supersedes, [...INPUT, 'supersedes'], superseded);
}
