import type { OperationName } from '../results.ts';

/** The equivalent queries for PostGraphile: the same values of the same athletes, in its own names. */
export const questions = {
  board: `query CoachBoard($athletes: Int!, $runs: Int!) {
  sidelinedAthletes(first: $athletes) {
    nodes {
      id: rowId
      name
      availability { status since until reviewAt reviewOverdue }
      governingInstructions {
        nodes {
          id: rowId
          issuedByName
          startsAt
          note
          rules
          symptoms {
            nodes {
              id: rowId
              status
              openedAt
              trend
              latest: observationsBySymptomId(first: 1, orderBy: [OBSERVED_AT_DESC]) {
                nodes { observedAt phase sites side sensations pain note }
              }
            }
          }
        }
      }
      symptomSummary { openCount worstPain worsening }
      runs: runsByAthleteId(first: $runs, orderBy: [STARTED_AT_DESC]) {
        nodes {
          id: rowId
          startedAt
          localDate
          type
          surface
          distanceMeters
          durationSeconds
          paceSeconds
          averageHeartRateBpm
          effort
          note
        }
      }
    }
  }
}`,
  field: `query NameOf($id: String!) {
  athlete: athleteByRowId(rowId: $id) {
    name
  }
}`,
} satisfies Partial<Record<OperationName, string>>;

export type Question = keyof typeof questions;

type Value = Record<string, unknown>;
const nodesOf = (connection: unknown): Value[] => (connection as { nodes: Value[] }).nodes;

/** PostGraphile's answer in the product's names. */
function inProductsNames(question: Question, data: Value): unknown {
  if (question === 'field') return data;
  const nodes = nodesOf(data['sidelinedAthletes']).map(({ governingInstructions, availability, ...athlete }) => ({
    ...athlete,
    availability: {
      ...(availability as Value),
      governedBy: nodesOf(governingInstructions).map(({ issuedByName, symptoms, rules, ...instruction }) => ({
        ...instruction,
        issuedBy: { name: issuedByName },
        rules: (rules as Value[]).map(({ activity, permission, maxDurationSeconds = null, maxEffort = null }) => ({
          activity,
          permission,
          maxDurationSeconds,
          maxEffort,
        })),
        symptoms: nodesOf(symptoms).map(({ latest, ...symptom }) => ({
          ...symptom,
          latestObservation: nodesOf(latest)[0],
        })),
      })),
    },
  }));
  return { viewer: { sidelinedAthletes: { nodes: comparable(nodes) } } };
}

/** Ids that the product's queries select for client caches, and queries of PostGraphile would not. */
const CACHED = new Set(['viewer', 'issuedBy', 'latestObservation']);

/** The product's response without those ids. */
function withoutCacheIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCacheIds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Value).map(([name, part]) => {
      const { id, ...rest } = (CACHED.has(name) ? part : {}) as Value;
      return [name, withoutCacheIds(id === undefined ? part : rest)];
    }),
  );
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/**
 * Instants as in the product, in UTC to the millisecond; numbers to twelve digits, since sums may differ in the last.
 */
function comparable(value: unknown): unknown {
  if (typeof value === 'string') return INSTANT.test(value) ? new Date(value).toISOString() : value;
  if (typeof value === 'number') return Number(value.toPrecision(12));
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, comparable(part)]));
}

/** The parts that must be equal: the product's, and PostGraphile's in the product's names. */
export const alike = (question: Question, products: unknown, postgraphiles: unknown): [unknown, unknown] => [
  comparable(withoutCacheIds(products)),
  comparable(inProductsNames(question, postgraphiles as Value)),
];
