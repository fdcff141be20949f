import { StoreBusy } from '../../../functions/store/dynamodb/errors.ts';
import type { Store } from '../../../functions/store/store.ts';
import type { Question, Questions } from './questions.ts';

const ada = 'athlete(id: "<athlete>")';

/** Refusals of resolvers: the field is null, the rest is present. */
export const refused: Questions = {
  'a page of none': `{ ${ada} { id runs(first: 0) { nodes { id } } } }`,
  'a page that is too large': `{ ${ada} { id runs(first: 101) { nodes { id } } } }`,
  'a page below none': `{ ${ada} { symptoms(first: -1) { nodes { id } } name } }`,
  'a cursor that is none': `{ ${ada} { name runs(first: 1, after: "x") { nodes { id } } } }`,
  'a cursor of another list': `{ ${ada} { name timeline(first: 1, after: "<cursor>") { nodes { __typename } } } }`,
  'days the wrong way round': `{ ${ada} { runs(first: 1, from: "2026-03-02", to: "2026-03-01") { nodes { id } } } }`,
  'weeks beyond a year': `{ ${ada} { weeklyTotals(weeks: 54) { weekStart } id } }`,
  'several in one thing': `{ ${ada} { runs(first: 0) { nodes { id } } symptoms(first: 0) { nodes { id } } timeline(first: 0) { nodes { __typename } } comments(first: 0) { nodes { id } } } }`,
  'several under aliases': `{ a: ${ada} { x: runs(first: 0) { nodes { id } } y: runs(first: 1) { nodes { id } } z: runs(first: 101) { nodes { id } } } }`,
  'at several depths': `{ viewer { roster(first: 0) { nodes { id } } } ${ada} { runs(first: 1) { nodes { comments(first: 0) { nodes { id } } athlete { symptoms(first: 101) { nodes { id } } } } } instructions(first: 0) { nodes { id } } } }`,
  'in every item of a list': `{ ${ada} { runs(first: 3) { nodes { id comments(first: 0) { nodes { id } } } } } }`,
  'in every item of a list, as edges': `{ ${ada} { symptoms(first: 3) { edges { node { observations(first: 999) { nodes { id } } } cursor } } } }`,
  'in several items, at several depths': `{ ${ada} { symptoms(first: 3) { nodes { comments(first: 0) { nodes { id } } observations(first: 2) { nodes { run { comments(first: 101) { nodes { id } } } } } } } runs(first: 2) { nodes { comments(first: -7) { nodes { id } } } } } }`,
  'in a union': `{ ${ada} { timeline(first: 40) { nodes { __typename ... on Run { comments(first: 0) { nodes { id } } } ... on Instruction { comments(first: 0) { nodes { id } } } } } } }`,
  'in nodes':
    '{ nodes(ids: ["<runOfTracker>", "<symptom>", "x"]) { id ... on Run { comments(first: 0) { nodes { id } } } ... on Symptom { observations(first: 0) { nodes { id } } } } }',
  'in a fragment that comes twice': `{ ${ada} { ...a ...b } } fragment a on Athlete { runs(first: 0) { nodes { id } } } fragment b on Athlete { runs(first: 0) { pageInfo { hasNextPage } } }`,
  'by a variable': {
    query: `query($n: Int!) { ${ada} { runs(first: $n) { nodes { id } } name } viewer { roster(first: $n) { nodes { id } } } }`,
    variables: { n: 0 },
  },
  'spread over lines': `{\n  ${ada} {\n    id\n    runs(\n      first: 0\n    ) { nodes { id } }\n  }\n}`,
  'on a board':
    '{ viewer { sidelinedAthletes(first: 101) { nodes { id } } attention(first: 0) { nodes { reasons { code } } } webhooks { deliveries(first: 0) { nodes { id } } } } }',
};

/** A refusal where the schema promises a value leaves nothing. */
export const refusedWhole: Questions = {
  'more nodes than may be': {
    query: 'query($ids: [ID!]!) { viewer { id } nodes(ids: $ids) { id } }',
    variables: { ids: Array.from({ length: 101 }, (_, each) => `run_${each}`) },
  },
  'more nodes than may be, twice': {
    query: 'query($ids: [ID!]!) { a: nodes(ids: $ids) { id } b: nodes(ids: $ids) { id } }',
    variables: { ids: Array.from({ length: 101 }, (_, each) => `run_${each}`) },
  },
};

/** A store in which something is broken. */
export interface CliError {
  question: Question;
  breaks(store: Store): void;
}

const bug = () => Promise.reject(new Error('pain 7, says jane@example.org'));
/** Third-party code may reject with any value. */
const noError: unknown = 'gone';
const busy = () => Promise.reject(new StoreBusy('keys stay unread'));

/** Replaces a method of a store. */
function instead<P, K extends keyof P>(part: P, name: K, does: P[K]): void {
  part[name] = does;
}
/** Answers as before, with the items of the page changed. */
function spoil<P, K extends keyof P>(
  part: P,
  name: K,
  change: (item: Record<string, unknown>, index: number) => unknown,
): void {
  const read = part[name] as (...args: unknown[]) => Promise<{ items: { node: Record<string, unknown> }[] }>;
  const spoiled = async (...args: unknown[]) => {
    const page = await read(...args);
    return { ...page, items: page.items.map((item, index) => ({ ...item, node: change(item.node, index) })) };
  };
  instead(part, name, spoiled as P[K]);
}

const runsAndSymptoms = `{ viewer { id } ${ada} { name runs(first: 3) { nodes { id startedAt durationSeconds type } } symptoms(first: 3) { nodes { id status trend } } } }`;
const timeline = `{ ${ada} { name timeline(first: 9) { nodes { __typename ... on Run { id } ... on Comment { body } } } } }`;

/** Failures below the resolvers. */
export const troubles: Readonly<Record<string, CliError>> = {
  'a fault in one of many fields': { question: runsAndSymptoms, breaks: ({ runs }) => instead(runs, 'page', bug) },
  'faults in several fields': {
    question: runsAndSymptoms,
    breaks({ runs, symptoms }) {
      instead(runs, 'page', bug);
      instead(symptoms, 'page', bug);
    },
  },
  'a fault that is thrown before anything is promised': {
    question: runsAndSymptoms,
    breaks: ({ runs }) =>
      instead(runs, 'page', () => {
        throw new TypeError('x is not a function');
      }),
  },
  'a fault and a refusal': {
    question: `{ ${ada} { runs(first: 0) { nodes { id } } symptoms(first: 1) { nodes { id } } comments(first: 0) { nodes { id } } } }`,
    breaks: ({ symptoms }) => instead(symptoms, 'page', bug),
  },
  'a fault in a loader that many fields wait for': {
    question: `{ ${ada} { runs(first: 3) { nodes { id observations { pain } } } symptoms(first: 3) { nodes { recursFrom { id } mergedInto { id } } } } }`,
    breaks: ({ entities }) => instead(entities, 'byIds', bug),
  },
  'a fault at the root': {
    question: `{ viewer { id } ${ada} { name } }`,
    breaks: ({ athletes }) => instead(athletes, 'views', bug),
  },
  'a fault in nodes, which have to be': {
    question: '{ viewer { id } nodes(ids: ["<runOfTracker>", "<symptom>"]) { id } }',
    breaks: ({ entities }) => instead(entities, 'byIds', bug),
  },
  'a store that is busy': { question: runsAndSymptoms, breaks: ({ runs }) => instead(runs, 'page', busy) },
  'a store that is busy, and a fault': {
    question: runsAndSymptoms,
    breaks({ runs, symptoms }) {
      instead(runs, 'page', busy);
      instead(symptoms, 'page', bug);
    },
  },
  'a store that is busy for a board': {
    question: '{ viewer { sidelinedAthletes(first: 9) { nodes { id } } id } }',
    breaks: ({ viewers }) => instead(viewers, 'sidelined', busy),
  },
};

/**
 * Where a value is missing that was promised, or one does not fit the schema: all may be executed again, and then asks the
 * store again.
 */
export const damages: Readonly<Record<string, CliError>> = {
  'a fault in a loader that many promised lists wait for': {
    question: `{ viewer { id } ${ada} { name instructions(first: 9) { nodes { id symptoms { id } supersedes { id } } } } }`,
    breaks: ({ entities }) => instead(entities, 'byIds', bug),
  },
  'a store that is busy for many promised lists': {
    question: `{ ${ada} { name symptoms(first: 9) { nodes { id mergedFrom { id } } } instructions(first: 9) { edges { node { symptoms { id } } } } } }`,
    breaks: ({ entities }) => instead(entities, 'byIds', busy),
  },
  'a fault that is no error': {
    question: runsAndSymptoms,
    breaks: ({ symptoms }) => instead(symptoms, 'page', () => Promise.reject(noError as Error)),
  },
  'a run without its start': {
    question: runsAndSymptoms,
    breaks: ({ runs }) => spoil(runs, 'page', ({ startedAt: _, ...run }) => run),
  },
  'one run without its start': {
    question: runsAndSymptoms,
    breaks: ({ runs }) =>
      spoil(runs, 'page', ({ startedAt, ...run }, index) => (index === 1 ? run : { ...run, startedAt })),
  },
  'a run that took less than no time': {
    question: runsAndSymptoms,
    breaks: ({ runs }) => spoil(runs, 'page', (run) => ({ ...run, durationSeconds: -1 })),
  },
  'a run that took no number': {
    question: runsAndSymptoms,
    breaks: ({ runs }) => spoil(runs, 'page', (run) => ({ ...run, durationSeconds: 'long' })),
  },
  'a number that is none': {
    question: `{ ${ada} { runs(first: 2) { nodes { id distance(unit: MILE) temperatureCelsius effort } } } }`,
    breaks: ({ runs }) =>
      spoil(runs, 'page', (run) => ({ ...run, distanceMeters: NaN, temperatureCelsius: Infinity, effort: 1.5 })),
  },
  'a word that the schema does not know': {
    question: runsAndSymptoms,
    breaks: ({ runs }) => spoil(runs, 'page', (run) => ({ ...run, type: 'STROLL' })),
  },
  'several words that it does not know': {
    question: runsAndSymptoms,
    breaks({ runs, symptoms }) {
      spoil(runs, 'page', (run) => ({ ...run, type: 'STROLL' }));
      spoil(symptoms, 'page', (symptom) => ({ ...symptom, trend: 'SIDEWAYS', status: 7 }));
    },
  },
  'null in a list that has none': {
    question: runsAndSymptoms,
    breaks: ({ runs }) => spoil(runs, 'page', (run, index) => (index === 1 ? null : run)),
  },
  'null in two lists at once': {
    question: `{ ${ada} { name runs(first: 3) { edges { cursor node { id } } nodes { id } } } }`,
    breaks: ({ runs }) => spoil(runs, 'page', (run, index) => (index === 1 ? null : run)),
  },
  'a list that is none': {
    question: `{ ${ada} { symptoms(first: 2) { nodes { id latestObservation { sites } diagnoses { pathology } } } } }`,
    breaks: ({ symptoms }) => spoil(symptoms, 'page', (symptom) => ({ ...symptom, diagnoses: 'none' })),
  },
  'an item of no type of its union': {
    question: timeline,
    breaks: ({ timeline: items }) =>
      spoil(items, 'page', (item, index) => (index === 1 ? { ...item, kind: 'symptom' } : item)),
  },
  'an item of no kind': {
    question: timeline,
    breaks: ({ timeline: items }) => spoil(items, 'page', ({ kind: _, ...item }) => item),
  },
  'values that become texts': {
    question: `{ ${ada} { runs(first: 2) { nodes { id note externalId startedAt } } } }`,
    breaks: ({ runs }) => spoil(runs, 'page', (run) => ({ ...run, note: 12, externalId: true, startedAt: 0 })),
  },
  'values that cannot become texts': {
    question: `{ ${ada} { runs(first: 2) { nodes { id note externalId } } } }`,
    breaks: ({ runs }) => spoil(runs, 'page', (run) => ({ ...run, note: { of: 'mine' }, externalId: [1] })),
  },
  'values that are promised, functions, errors': {
    question: `{ ${ada} { runs(first: 2) { nodes { id externalId source recordedAt type } } } }`,
    breaks: ({ runs }) =>
      spoil(runs, 'page', (run) => ({
        ...run,
        externalId: Promise.resolve('soon'),
        recordedAt: () => 'asked',
        sourceName: new Error('a source that is an error'),
        type: () => Promise.reject(new Error('later')),
      })),
  },
  'texts of every character': {
    question: `{ ${ada} { runs(first: 2) { nodes { note } } } }`,
    breaks: ({ runs }) => spoil(runs, 'page', (run) => ({ ...run, note: '"\\\u2028\u0000\ud800🏃</script>\n' })),
  },
};
