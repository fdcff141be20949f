import { readFileSync } from 'node:fs';
import type { Item } from '../../functions/store/dynamodb/table-access.ts';
import type { Who } from './team.ts';
import type { Answer } from './world.ts';

/**
 * A table as written before open symptoms moved and items left out what their keys say, with the responses of the code
 * of that time: `test/support/team.ts`, played through the whole API and dumped. It is data: never regenerate it.
 */
export interface FormerTable {
  items: Item[];
  ids: Record<string, string>;
  answers: { question: string; who: Who; data: Answer['data'] }[];
}

/** One line each: the ids of everything, an item, or a response to a viewer. */
type Line = { ids: Record<string, string> } | { item: Item } | FormerTable['answers'][number];

export function formerTable(): FormerTable {
  const text = readFileSync(new URL('../store/fixtures/former-table.jsonl', import.meta.url), 'utf8');
  const table: FormerTable = { items: [], ids: {}, answers: [] };
  for (const line of text
    .trimEnd()
    .split('\n')
    .map((each) => JSON.parse(each) as Line)) {
    if ('ids' in line) table.ids = line.ids;
    else if ('item' in line) table.items.push(line.item);
    else table.answers.push(line);
  }
  return table;
}

/** The instant of the dump. */
export const FORMER_NOW = '2026-03-10T12:00:00.000Z';

const run =
  'id athlete { id } startedAt endedAt localDate timeZone type surface distanceMeters durationSeconds note effort';
const runs = `nodes { ${run} source ownerOnly commentCount observations { id pain } breaches { allowed actual instruction { id } } } edges { cursor } pageInfo { hasNextPage endCursor startCursor }`;
const observation =
  'id observedAt localDate phase sites side sensations pain note recordedAs recordedAt recordedBy { id name } symptom { id } run { id } fromComment { id }';
const symptom = `id athlete { id } status openedAt resolvedAt trend observationCount latestObservation { ${observation} } diagnosis { pathology certainty } recursFrom { id status } mergedFrom { id } mergedInto { id } commentCount`;
const symptoms = `nodes { ${symptom} } edges { cursor } pageInfo { hasNextPage endCursor startCursor }`;
const instruction =
  'id athlete { id } status issuedBy { id name } issuedAs issuedAt startsAt endsAt reviewAt note rules { activity permission } symptoms { id status } supersedes { id } supersededBy { id } acknowledgement { at } commentCount';
const comment =
  'id author { id name } audience body createdAt editedAt deletedAt promotedTo { id } subject { __typename }';

/** Queries about an athlete, each by every member of the team: every list, every index, every kind of record. */
export const questions: Record<string, string> = {
  openSymptoms: `query($id: ID!) { athlete(id: $id) { symptomSummary { openCount worstPain worsening } symptoms(first: 30, status: [ACTIVE, RECURRED]) { ${symptoms} } } }`,
  openSymptomsPage: `query($id: ID!) { athlete(id: $id) { symptoms(first: 1, status: [ACTIVE, RECURRED]) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } } }`,
  openSymptomsNext: `query($id: ID!) { athlete(id: $id) { symptoms(first: 1, after: "U1lNUFRPTSMyMDI2LTAzLTA2VDEyOjMwOjAwLjAwMFojfn4", status: [ACTIVE, RECURRED]) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } } }`,
  activeSymptoms: `query($id: ID!) { athlete(id: $id) { symptoms(first: 30, status: [ACTIVE]) { ${symptoms} } } }`,
  recurredSymptoms: `query($id: ID!) { athlete(id: $id) { symptoms(first: 30, status: [RECURRED]) { ${symptoms} } } }`,
  allSymptoms: `query($id: ID!) { athlete(id: $id) { symptoms(first: 10) { ${symptoms} } } }`,
  observations: `query($id: ID!) { athlete(id: $id) { symptoms(first: 6) { nodes { id observations(first: 5) { nodes { ${observation} } } } } } }`,
  inForce: `query($id: ID!) { athlete(id: $id) { availability { status since until reviewAt governedBy { ${instruction} } } permissions { activity permission instructions { id } } instructions(first: 10, show: IN_FORCE) { nodes { ${instruction} } edges { cursor } pageInfo { hasNextPage endCursor } } } }`,
  instructions: `query($id: ID!) { athlete(id: $id) { instructions(first: 6) { nodes { ${instruction} breaches { allowed actual } } edges { cursor } } } }`,
  past: `query($id: ID!) { athlete(id: $id) { availability(at: "2026-03-06T12:00:00Z") { status since until governedBy { id } } } }`,
  runs: `query($id: ID!) { athlete(id: $id) { runs(first: 30) { ${runs} } } }`,
  runsPage: `query($id: ID!) { athlete(id: $id) { runs(first: 2) { ${runs} } } }`,
  easyRuns: `query($id: ID!) { athlete(id: $id) { runs(first: 30, type: EASY) { ${runs} } } }`,
  otherRuns: `query($id: ID!) { athlete(id: $id) { runs(first: 30, type: OTHER) { ${runs} } } }`,
  easyRunsPage: `query($id: ID!) { athlete(id: $id) { runs(first: 1, type: EASY) { ${runs} } } }`,
  races: `query($id: ID!) { athlete(id: $id) { runs(first: 30, type: RACE) { ${runs} } } }`,
  runsOfDays: `query($id: ID!) { athlete(id: $id) { runs(first: 30, from: "2026-03-03", to: "2026-03-04") { ${runs} } } }`,
  easyRunsOfDays: `query($id: ID!) { athlete(id: $id) { runs(first: 30, type: EASY, from: "2026-03-04") { ${runs} } } }`,
  weekly: `query($id: ID!) { athlete(id: $id) { weeklyTotals(weeks: 4) { weekStart distanceMeters load runCount } } }`,
  duplicates: `query($id: ID!) { athlete(id: $id) { runs(first: 30) { nodes { id possibleDuplicateOf { id } } } } }`,
  timeline: `query($id: ID!) { athlete(id: $id) { timeline(first: 100) { edges { cursor at node { __typename ... on Node { id } } } } } }`,
  comments: `query($id: ID!) { athlete(id: $id) { commentCount comments(first: 30) { nodes { ${comment} } } runs(first: 10) { nodes { id comments(first: 10) { nodes { ${comment} } } } } } }`,
  board:
    '{ viewer { sidelinedAthletes(first: 10) { nodes { id name availability { status governedBy { id note symptoms { id pain: latestObservation { pain } } } } symptoms(first: 3, status: [ACTIVE, RECURRED]) { nodes { id } } runs(first: 5) { nodes { id } } } } attention(first: 10) { nodes { athlete { id } reasons { code since } } } roster(first: 10) { nodes { id name symptomSummary { openCount } } } } }',
};
