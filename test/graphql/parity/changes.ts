import type { Store } from '../../../functions/store/store.ts';
import type { Part } from '../../support/scene.ts';

/** A mutation, asked three times in a row of both servers. Placeholders stand for what a scene has: `<RUN_ID>`. */
export interface Asked {
  as: Part;
  query: string;
  /** One set for each time; the last one also for the times after it. */
  variables?: readonly object[];
  /** Breaks the store for this mutation. */
  breaks?(store: Store): void;
}

const wrong = 'userErrors { code path message }';
const comment = (body: string, audience = 'TEAM'): string =>
  `addComment(input: { subjectId: "<RUN_ID>", audience: ${audience}, body: "${body}" }) { comment { id body author { name } createdAt } ${wrong} }`;
const edit = (declared: string, input: string, variables: readonly object[]): Asked => ({
  as: 'runner',
  query: `mutation(${declared}) { editRun(input: ${input}) { run { note effort surface temperatureCelsius updatedAt } ${wrong} } }`,
  variables,
});
const run = (parts: object = {}) => ({
  startedAt: '2026-03-06T08:00:00Z',
  distanceMeters: 5000,
  durationSeconds: 1500,
  ...parts,
});
const record = `mutation($input: RecordRunsInput!) { recordRuns(input: $input) {
  results { status run { id revision type distanceMeters } errors { code path } } athlete { id } ${wrong} } }`;
const runs = (...list: object[]) => ({ input: { athleteId: '<ATHLETE_ID>', runs: list } });

export const changes: Readonly<Record<string, Asked>> = {
  'a comment': { as: 'coach', query: `mutation { ${comment('Well run.')} }` },
  'three comments in one document': {
    as: 'runner',
    query: `mutation { c: ${comment('first')} a: ${comment('second')} b: ${comment('third')} }`,
  },
  'three comments, the second of which is refused': {
    as: 'coach',
    query: `mutation { one: ${comment('first')} two: ${comment('for physios', 'CLINICAL')} three: ${comment('third')} }`,
  },
  'a comment perhaps': {
    as: 'coach',
    query: `mutation($v: Boolean!) { ...said @include(if: $v) __typename } fragment said on Mutation { ${comment('perhaps')} }`,
    variables: [{ v: true }, { v: false }, { v: true }],
  },
  'a comment that comes twice in a document, and is one': {
    as: 'coach',
    query: `mutation { ...said ...said } fragment said on Mutation { ${comment('once')} }`,
  },
  'a comment under one key': {
    as: 'coach',
    query: `mutation($body: String!) { addComment(input: { subjectId: "<RUN_ID>", audience: TEAM, body: $body, idempotencyKey: "parity" }) { comment { id } ${wrong} } }`,
    variables: [{ body: 'said' }, { body: 'said' }, { body: 'said otherwise' }],
  },
  'a comment on what is missing': {
    as: 'coach',
    query: `mutation { addComment(input: { subjectId: "run_nothing", audience: TEAM, body: "x" }) { comment { id } ${wrong} } }`,
  },
  'an instruction by whom it is not for': {
    as: 'supporter',
    query: `mutation { issueInstruction(input: { athleteId: "<ATHLETE_ID>", rules: [{ activity: RUN, permission: ALLOWED }] }) { instruction { id } athlete { id } ${wrong} } }`,
  },
  'an instruction with everything wrong': {
    as: 'coach',
    query: `mutation { issueInstruction(input: { athleteId: "<ATHLETE_ID>", startsAt: "2026-03-09T00:00:00Z", endsAt: "2026-03-08T00:00:00Z", rules: [{ activity: RUN, permission: LIMITED, maxEffort: 11 }] }) { instruction { id } ${wrong} } }`,
  },
  'an instruction, and all that follows from it': {
    as: 'coach',
    query: `mutation($note: String) { issueInstruction(input: { athleteId: "<ATHLETE_ID>", note: $note, rules: { activity: RUN, permission: LIMITED, maxDistanceMeters: 3000 } }) {
      instruction { id note startsAt rules { activity maxDistanceMeters maxEffort } supersedes { id } } athlete { availability { status since governedBy { id } } } ${wrong} } }`,
    variables: [{ note: 'Three at most.' }, {}, { note: null }],
  },
  'nothing left out of a run, nulls that clear': edit('$input: EditRunInput!', '$input', [
    { input: { runId: '<RUN_ID>', note: 'mine', effort: 4, surface: 'TRAIL' } },
    { input: { runId: '<RUN_ID>', note: null } },
    { input: { runId: '<RUN_ID>', effort: null, surface: 'ROAD' } },
  ]),
  'variables inside of an input that are null or missing': edit(
    '$note: String, $effort: Int',
    '{ runId: "<RUN_ID>", note: $note, effort: $effort }',
    [{ note: 'again', effort: 5 }, { note: null }, { effort: null }],
  ),
  'defaults of variables inside of an input': edit(
    '$note: String = "by default", $effort: Int = 2',
    '{ runId: "<RUN_ID>", note: $note, effort: $effort, surface: null }',
    [{}, { note: null }, { effort: 3 }],
  ),
  'a run that is edited to no purpose': edit('$input: EditRunInput!', '$input', [{ input: { runId: '<RUN_ID>' } }]),
  'runs, good, bad and twice': {
    as: 'tracker',
    query: record,
    variables: [
      runs(
        run({ externalId: 'p1' }),
        run({ externalId: 'p2', distanceMeters: -1 }),
        run({ externalId: 'p1', revision: 1 }),
      ),
      runs(run({ externalId: 'p1' }), run({ externalId: 'p3', type: 'RACE', durationSeconds: 1e9 })),
      runs(run({ externalId: 'p1', revision: 7, distanceMeters: 5001.25 })),
    ],
  },
  'no runs': { as: 'tracker', query: record, variables: [runs()] },
  'one run that is not in a list': {
    as: 'tracker',
    query: record,
    variables: [{ input: { athleteId: '<ATHLETE_ID>', runs: run({ externalId: 'p4' }) } }],
  },
  'runs of somebody else': { as: 'stranger', query: record, variables: [runs(run())] },
  'a stranger who becomes an athlete': {
    as: 'stranger',
    query: `mutation($name: String!) { createAthlete(input: { name: $name, timeZone: "UTC" }) { athlete { id name viewerRole createdAt } ${wrong} } }`,
    variables: [{ name: '' }, { name: 'Zoë 🏃' }, { name: 'Zoë, again' }],
  },
  'invitations of both kinds': {
    as: 'physio',
    query: `mutation($kind: InvitationKindInput!) { invite(input: { invitation: $kind }) { invitation { id code role status expiresAt } ${wrong} } }`,
    variables: [
      { kind: { athlete: { as: 'COACH', yourName: 'Jonas' } } },
      { kind: { toTeam: { athleteId: '<ATHLETE_ID>', role: 'SUPPORTER' } } },
      { kind: { athlete: { as: 'OWNER', yourName: '' } } },
    ],
  },
  'an observation with defaults': {
    as: 'runner',
    query: `mutation($observation: ObservationInput!) { addObservation(input: { symptomId: "<SYMPTOM_ID>", observation: $observation }) { observation { id side sensations sites pain } symptom { trend observationCount } ${wrong} } }`,
    variables: [
      { observation: { phase: 'AT_REST', sites: 'HAMSTRING_BELLY', pain: 2 } },
      { observation: { phase: 'AT_REST', sites: [], pain: 11, sensations: [] } },
      { observation: { phase: 'DURING_RUN', sites: ['HIP'], pain: 3, side: 'LEFT', runId: '<RUN_ID>' } },
    ],
  },
  'what does not fit': {
    as: 'coach',
    query: `mutation($body: String!) { addComment(input: { subjectId: "<RUN_ID>", audience: TEAM, body: $body }) { comment { id } ${wrong} } }`,
    variables: [{ body: null }, { body: 7 }, {}],
  },
  'what does not fit, after what does': {
    as: 'coach',
    query: `mutation { one: ${comment('never said')} two: addComment(input: { body: "x" }) { comment { id } } }`,
  },
  'what is too costly': {
    as: 'coach',
    query: `mutation { ${Array.from({ length: 8 }, (_, each) => `c${each}: ${comment('never said')}`).join(' ')} }`,
  },
};

const fault = () => Promise.reject(new Error('pain 7, says jane@example.org'));
/** Breaks a method at one of its calls. */
function at<P, K extends keyof P>(call: number, part: P, name: K): void {
  const whole = part[name] as (...args: unknown[]) => unknown;
  let calls = 0;
  part[name] = ((...args: unknown[]) => (++calls === call ? fault() : whole(...args))) as P[K];
}

/** A payload is promised: where it fails, nothing is answered, though something may have been done. */
export const troubledChanges: Readonly<Record<string, Asked>> = {
  'a fault before anything is written': {
    as: 'coach',
    query: `mutation { ${comment('never said')} }`,
    breaks: ({ comments }) => at(1, comments, 'write'),
  },
  'a fault in the second of three': {
    as: 'coach',
    query: `mutation { one: ${comment('said')} two: ${comment('never said')} three: ${comment('perhaps said')} }`,
    breaks: ({ comments }) => at(2, comments, 'write'),
  },
  'a fault in the last of three': {
    as: 'coach',
    query: `mutation { one: ${comment('said')} two: ${comment('said')} three: ${comment('never said')} }`,
    breaks: ({ comments }) => at(3, comments, 'write'),
  },
  'a fault once it is written': {
    as: 'runner',
    query: `mutation { ${comment('said')} recordRuns(input: { athleteId: "<ATHLETE_ID>", runs: [{ startedAt: "2026-03-05T08:00:00Z", distanceMeters: 1, durationSeconds: 1 }] }) { results { status run { possibleDuplicateOf { id } } } } }`,
    breaks: ({ runs: part }) => at(1, part, 'between'),
  },
  'a fault in a field of what was written': {
    as: 'runner',
    query: `mutation { addComment(input: { subjectId: "<RUN_ID>", audience: TEAM, body: "said" }) { comment { id subject { ... on Run { comments(first: 1) { nodes { id } } } } } } }`,
    breaks: ({ comments }) => at(1, comments, 'page'),
  },
};
