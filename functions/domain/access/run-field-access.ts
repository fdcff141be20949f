import { everyone, type FieldRule, owner, people, recorders, team } from './field-rule.ts';

/** Who may read which field of runs, of sessions, and of what is said about them: a part of `fieldAccess`. */

type Rules = Readonly<Record<string, FieldRule>>;

export const weeklyTotal = {
  weekStart: team,
  distanceMeters: team,
  distance: team,
  durationSeconds: team,
  load: team,
  runCount: team,
  runsWithoutEffort: team,
  runsNotShown: team,
} as const satisfies Rules;

export const lap = {
  number: recorders,
  startedAt: recorders,
  startMeters: recorders,
  distanceMeters: recorders,
  durationSeconds: recorders,
  paceSeconds: recorders,
  averageHeartRateBpm: recorders,
} as const satisfies Rules;

export const run = {
  id: everyone,
  athlete: everyone,
  source: recorders,
  ownerOnly: owner,
  externalId: recorders,
  revision: recorders,
  fullRevision: recorders,
  startedAt: everyone,
  endedAt: everyone,
  timeZone: everyone,
  localDate: everyone,
  type: everyone,
  surface: everyone,
  sportSource: everyone,
  laps: recorders,
  distanceMeters: everyone,
  distance: everyone,
  durationSeconds: everyone,
  paceSeconds: everyone,
  elevationGainMeters: everyone,
  temperatureCelsius: everyone,
  averageHeartRateBpm: recorders,
  effort: recorders,
  load: recorders,
  note: recorders,
  observations: team,
  breaches: team,
  adherence: team,
  formerVerdicts: team,
  possibleDuplicateOf: team,
  possibleDuplicates: recorders,
  comments: people,
  commentCount: people,
  recordedAt: everyone,
  updatedAt: recorders,
  // Of a coach or physio, only for those with whom the athlete shares it (domain/team/shared-tracks.ts).
  track: team,
} as const satisfies Rules;

export const runTrack = {
  polyline: team,
  secondsSinceStart: team,
  distanceMeters: team,
  heartRateBpm: team,
  elevationMeters: team,
} as const satisfies Rules;

export const session = {
  id: recorders,
  athlete: recorders,
  source: recorders,
  externalId: recorders,
  activity: recorders,
  startedAt: recorders,
  timeZone: recorders,
  localDate: recorders,
  durationSeconds: recorders,
  distanceMeters: recorders,
  distance: recorders,
  effort: recorders,
  note: recorders,
  revision: recorders,
  fullRevision: recorders,
  breaches: team,
  adherence: team,
  formerVerdicts: team,
  comments: team,
  commentCount: team,
  recordedAt: recorders,
} as const satisfies Rules;

export const requirement = {
  localDate: team,
  activity: team,
  status: team,
  instructions: team,
} as const satisfies Rules;

export const ruleVerdict = {
  instruction: team,
  activity: team,
  rule: team,
  verdict: team,
  allowed: team,
  actual: team,
  ask: team,
} as const satisfies Rules;

export const possibleDuplicate = {
  run: recorders,
  verdict: recorders,
  saidBy: team,
  saidAt: recorders,
} as const satisfies Rules;

export const formerVerdict = {
  instruction: team,
  rule: team,
  verdict: team,
  allowed: team,
  actual: team,
  until: team,
  change: team,
  changedBy: team,
} as const satisfies Rules;

export const breach = {
  rule: team,
  instruction: team,
  run: team,
  session: team,
  allowed: team,
  actual: team,
} as const satisfies Rules;

export const deletedRecord = {
  id: team,
  kind: team,
  deletedAt: team,
  formerVerdicts: team,
} as const satisfies Rules;
