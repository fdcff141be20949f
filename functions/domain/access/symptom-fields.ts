import { type FieldRule, team } from './field-rule.ts';

/**
 * Who may read which field of a symptom and of what belongs to it: parts of `fieldAccess`. Each is a value of its own, not
 * spread into the table, so that bundles which ask for no field leave the whole table out.
 */
type Fields = Readonly<Record<string, FieldRule>>;

export const symptom = {
  id: team,
  athlete: team,
  status: team,
  openedAt: team,
  resolvedAt: team,
  latestObservation: team,
  observationCount: team,
  observations: team,
  trend: team,
  notSettledSince: team,
  movements: team,
  diagnosis: team,
  diagnoses: team,
  recursFrom: team,
  mergedFrom: team,
  mergedInto: team,
  possibleDuplicates: team,
  resolvedBy: team,
  corrections: team,
  comments: team,
  commentCount: team,
} as const satisfies Fields;

export const symptomCorrection = {
  kind: team,
  at: team,
  by: team,
  reason: team,
  resolvedAt: team,
  resolvedBy: team,
  other: team,
} as const satisfies Fields;

export const observation = {
  id: team,
  symptom: team,
  observedAt: team,
  localDate: team,
  phase: team,
  onsetDistanceMeters: team,
  onsetDistance: team,
  sites: team,
  regions: team,
  side: team,
  sensations: team,
  pain: team,
  note: team,
  run: team,
  fromComment: team,
  recordedBy: team,
  recordedAs: team,
  recordedAt: team,
  history: team,
} as const satisfies Fields;

export const formerObservation = {
  until: team,
  phase: team,
  onsetDistanceMeters: team,
  onsetDistance: team,
  sites: team,
  side: team,
  sensations: team,
  pain: team,
  note: team,
} as const satisfies Fields;

export const movement = {
  observedAt: team,
  kind: team,
  from: team,
  to: team,
  fromSide: team,
  toSide: team,
} as const satisfies Fields;

export const diagnosis = {
  pathology: team,
  certainty: team,
  osiicsCode: team,
  osiics: team,
  osiicsConflicts: team,
  note: team,
  diagnosedBy: team,
  diagnosedAs: team,
  diagnosedAt: team,
  verification: team,
  saidBy: team,
  endedAt: team,
  endedBy: team,
  endedNote: team,
  endedSaidBy: team,
} as const satisfies Fields;
