import type { Questions } from './questions.ts';

const page = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** Fields, aliases, lists, things by their ids, unions. */
export const fields: Questions = {
  'the name of a root': '{ __typename }',
  'the name of a root, three times': '{ __typename a: __typename __typename }',
  'the shorthand, spread over lines': '\n\n{\n  viewer {\n    id\n  }\n}\n',
  'comments, commas and a byte order mark': '\uFEFF# who am I?\n{ viewer, { id, # it is me\n me { name, }, }, }',
  'a name for the operation': 'query WhoAmI { viewer { id me { id name } } }',
  'a field twice': '{ viewer { id id me { id } me { name } } }',
  'a field twice with arguments that say the same':
    '{ athlete(id: "<athlete>") { runs(first: 2) { nodes { id } } runs(first: 2) { nodes { distanceMeters } } } }',
  'aliases that swap names': '{ athlete(id: "<athlete>") { name: id id: name } }',
  'aliases of one field with several arguments':
    '{ athlete(id: "<athlete>") { one: runs(first: 1) { nodes { id } } two: runs(first: 2) { nodes { id } } } }',
  'aliases of the roots': '{ a: athlete(id: "<athlete>") { id } b: athlete(id: "<athlete>") { name } viewer { id } }',
  'aliases with names of JavaScript':
    '{ viewer { constructor: id toString: __typename hasOwnProperty: id prototype: id then: id } }',
  'aliases with underscores': '{ _: __typename _a: viewer { _id: id } }',
  'an alias of __proto__': '{ viewer { __proto__: id } }',
  'aliases that look like places in a list': '{ viewer { _1: id _0: id id } }',
  'the order of fields': '{ athlete(id: "<athlete>") { viewerRole name id createdAt timeZone commentCount } }',
  'an athlete': '{ athlete(id: "<athlete>") { id name timeZone viewerRole createdAt commentCount } }',
  'an athlete who is missing': '{ athlete(id: "ath_AAAAAAAAAAAAAAAA") { id } }',
  'an athlete by an id that is none': '{ athlete(id: "nobody") { id } }',
  'an athlete by the id of a run': '{ athlete(id: "<runOfTracker>") { id } }',
  'an athlete by a number': '{ athlete(id: 7) { id } }',
  availability:
    '{ athlete(id: "<athlete>") { availability { at status since until reviewAt reviewOverdue governedBy { id note } } } }',
  'availability of the past':
    '{ athlete(id: "<athlete>") { availability(at: "2026-03-08T00:00:00+02:00") { at status since governedBy { id } } } }',
  permissions:
    '{ athlete(id: "<athlete>") { permissions { activity permission maxDistanceMeters maxEffort instructions { id } } } }',
  'a summary of symptoms': '{ athlete(id: "<athlete>") { symptomSummary { openCount worstPain worsening } } }',
  'stretches of availability':
    '{ athlete(id: "<athlete>") { availabilityStretches(from: "2026-02-20", to: "2026-03-20") { status from until } } }',
  'weekly totals':
    '{ athlete(id: "<athlete>") { weeklyTotals(weeks: 3) { weekStart distanceMeters durationSeconds load runCount runsWithoutEffort runsNotShown } runsNotShown instructions(first: 5) { nodes { runsNotShown } } } }',
  'weekly totals until a day':
    '{ athlete(id: "<athlete>") { weeklyTotals(weeks: 1, until: "2026-03-04") { weekStart runCount } } }',
  'runs as edges': `{ athlete(id: "<athlete>") { runs(first: 2) { edges { cursor node { id } } nodes { id } ${page} } } }`,
  'runs after a cursor': `{ athlete(id: "<athlete>") { runs(first: 2, after: "<cursor>") { nodes { id } ${page} } } }`,
  'runs of a type': '{ athlete(id: "<athlete>") { runs(first: 2, type: RACE) { nodes { id type } } } }',
  'runs of some days':
    '{ athlete(id: "<athlete>") { runs(first: 5, from: "2026-03-04", to: "2026-03-07") { nodes { localDate } } } }',
  'runs of no day': `{ athlete(id: "<athlete>") { runs(first: 5, to: "1999-01-01") { edges { cursor } nodes { id } ${page} } } }`,
  'every value of a run':
    '{ athlete(id: "<athlete>") { runs(first: 5) { nodes { source externalId revision startedAt endedAt timeZone localDate type surface distanceMeters durationSeconds elevationGainMeters temperatureCelsius averageHeartRateBpm effort load note recordedAt updatedAt } } } }',
  'distances in every unit':
    '{ athlete(id: "<athlete>") { runs(first: 2) { nodes { distance(unit: MILE) km: distance(unit: KILOMETER) m: distance(unit: METER) paceSeconds mile: paceSeconds(per: MILE) } } } }',
  'what hangs off runs':
    '{ athlete(id: "<athlete>") { runs(first: 3) { nodes { athlete { name } observations { pain symptom { status } } breaches { rule allowed actual instruction { id } run { id } } possibleDuplicateOf { id source } } } } }',
  'lists in lists in lists':
    '{ athlete(id: "<athlete>") { symptoms(first: 3) { nodes { observations(first: 2) { nodes { sites regions sensations run { observations { sites } } } } } } } }',
  'symptoms of a status':
    '{ athlete(id: "<athlete>") { symptoms(first: 9, status: [ACTIVE, RECURRED]) { nodes { status trend } } } }',
  'symptoms of one status, without a list':
    '{ athlete(id: "<athlete>") { symptoms(first: 9, status: RESOLVED) { nodes { id } } } }',
  'symptoms of no status': '{ athlete(id: "<athlete>") { symptoms(first: 9, status: []) { nodes { id } } } }',
  'symptoms of the status null': '{ athlete(id: "<athlete>") { symptoms(first: 9, status: null) { nodes { id } } } }',
  'a symptom with its course':
    '{ node(id: "<symptom>") { ... on Symptom { openedAt resolvedAt observationCount movements { kind from to observedAt } diagnosis { certainty } diagnoses { pathology osiicsCode note diagnosedBy { name } diagnosedAs } } } }',
  'symptoms that were merged':
    '{ nodes(ids: ["<mergeInto>", "<intoSymptom>", "<recurredSymptom>"]) { ... on Symptom { id mergedInto { id } mergedFrom { id } recursFrom { id } } } }',
  'instructions in force':
    '{ athlete(id: "<athlete>") { instructions(first: 9, show: IN_FORCE) { nodes { id status } } } }',
  'every instruction with what hangs off it':
    '{ athlete(id: "<athlete>") { instructions(first: 9) { nodes { status rules { activity permission stopIfPainAtLeast } supersedes { id } supersededBy { id } symptoms { id } acknowledgement { by { name } at } breaches { rule } withdrawnReason } } } }',
  'comments of everything':
    '{ athlete(id: "<athlete>") { comments(first: 9) { nodes { body audience author { name } authorRole subject { __typename } promotedTo { pain } deletedAt } } } }',
  'comments of a run with their subject':
    '{ node(id: "<runOfTracker>") { ... on Run { commentCount comments(first: 9) { nodes { body subject { ... on Run { id } } } } } } }',
  'a timeline':
    '{ athlete(id: "<athlete>") { timeline(first: 50) { edges { cursor at node { __typename ... on Run { id effort } ... on Observation { id pain } ... on Instruction { id rules { activity } } ... on Comment { id body } } } } } }',
  'a timeline of one kind': '{ athlete(id: "<athlete>") { timeline(first: 9) { nodes { ... on Comment { body } } } } }',
  'a timeline of names':
    '{ athlete(id: "<athlete>") { timeline(first: 9) { nodes { __typename kind: __typename } } } }',
  'a timeline with what hangs off it':
    '{ athlete(id: "<athlete>") { timeline(first: 20) { nodes { ... on Run { comments(first: 2) { nodes { body } } } ... on Observation { symptom { id } run { id } } ... on Comment { subject { ... on Symptom { trend } ... on Run { type } } } } } } }',
  'a node of each kind':
    '{ nodes(ids: ["<athlete>", "<runOfTracker>", "<symptom>", "<observation>", "<instruction>", "<teamComment>", "<grantOfCoach>", "<webhookOfCoach>", "<deliveryOfCoach>", "<invitationOfCoach>"]) { __typename id } }',
  'nodes that are missing and forbidden':
    '{ nodes(ids: ["<clinicalComment>", "x", "<invitation>", "<runOfTracker>"]) { id } }',
  'no nodes': '{ nodes(ids: []) { id } }',
  'one node without a list': '{ nodes(ids: "<runOfTracker>") { id } }',
  'one node twice': '{ nodes(ids: ["<symptom>", "<symptom>"]) { id __typename } }',
  'nodes with fields of their own':
    '{ nodes(ids: ["<runOfTracker>", "<symptom>"]) { id ... on Run { distanceMeters } ... on Symptom { trend } ... on Person { name } } }',
  'a node of no kind': '{ node(id: "xyz_1") { __typename } }',
  'a node of another kind': '{ node(id: "<symptom>") { ... on Run { id } } }',
  roster: `{ viewer { roster(first: 500) { edges { cursor node { id name viewerRole } } ${page} } } }`,
  'a board':
    '{ viewer { sidelinedAthletes(first: 9) { nodes { id availability { status since governedBy { rules { activity } } } symptoms(first: 2) { nodes { trend } } } } } }',
  'a board by review':
    '{ viewer { sidelinedAthletes(first: 9, orderBy: NEXT_REVIEW) { nodes { name availability { reviewAt } } } } }',
  attention: '{ viewer { attention(first: 9) { edges { cursor node { athlete { name } reasons { code since } } } } } }',
  'invitations and webhooks':
    '{ viewer { invitations(first: 9) { nodes { id role code status invitedBy { name } } } webhooks { id url eventTypes status deliveries(first: 2) { nodes { id __typename } } } } }',
  'everything that an athlete owns': {
    as: 'owner',
    query:
      '{ viewer { me { name } athlete { id grants(first: 20) { nodes { role person { name } athlete { name } } } providers { provider status problem } } } }',
  },
  'there and back again':
    '{ athlete(id: "<athlete>") { runs(first: 1) { nodes { athlete { symptoms(first: 1) { nodes { athlete { name } } } } } } } }',
};

/** Fields that are null for the viewer, or because there is no value. */
export const nulls: Questions = {
  'an athlete, to a stranger': {
    as: 'stranger',
    query: '{ athlete(id: "<athlete>") { id name runs(first: 1) { nodes { id } } } }',
  },
  'an athlete, to a coach of once': {
    as: 'exCoach',
    query: '{ athlete(id: "<athlete>") { id } node(id: "<instructionOfExCoach>") { id } }',
  },
  'a stranger as viewer': {
    as: 'stranger',
    query: '{ viewer { id me { name } athlete { id } roster(first: 1) { nodes { id } } webhooks { id } } }',
  },
  'what a supporter may not read': {
    as: 'supporter',
    query:
      '{ athlete(id: "<athlete>") { name symptoms(first: 1) { nodes { id } } permissions { activity } availability { status reviewAt governedBy { id } } symptomSummary { openCount } grants(first: 1) { nodes { id } } } }',
  },
  'a timeline, to a supporter': {
    as: 'supporter',
    query:
      '{ athlete(id: "<athlete>") { timeline(first: 9) { nodes { __typename ... on Comment { body } } } runs(first: 2) { nodes { distanceMeters note } } } }',
  },
  'an athlete, to an integration': {
    as: 'tracker',
    query:
      '{ athlete(id: "<athlete>") { id name availability { status } timeline(first: 1) { nodes { __typename } } runs(first: 9) { nodes { externalId note effort comments(first: 1) { nodes { body } } } } } }',
  },
  "another integration's run": { as: 'watch', query: '{ nodes(ids: ["<runOfTracker>", "<runOfWatch>"]) { id } }' },
  'what a coach may not read of an athlete':
    '{ athlete(id: "<athlete>") { grants(first: 1) { nodes { id } } providers { provider } } }',
  'clinical words, to a coach': '{ node(id: "<clinicalComment>") { ... on Comment { body } } }',
  'a run visible only to the athlete, to the coach': '{ node(id: "<stravaRun>") { id } }',
  'a run visible only to the athlete, to the athlete': {
    as: 'owner',
    query: '{ node(id: "<stravaRun>") { ... on Run { note ownerOnly } } }',
  },
  'a run that is deleted': '{ node(id: "<deletedRun>") { id } }',
  'a comment that is deleted': {
    as: 'owner',
    query: '{ node(id: "<deletedComment>") { ... on Comment { body deletedAt author { name } } } }',
  },
  'guarded fields below a list of several athletes':
    '{ viewer { roster(first: 9) { nodes { name grants(first: 1) { nodes { id } } symptoms(first: 1) { nodes { id } } } } } }',
  "another athlete's entity among their own": {
    as: 'owner',
    query: '{ nodes(ids: ["<beasRun>", "<manualRun>", "<beasSymptom>"]) { id } }',
  },
  'fields that hold nothing':
    '{ node(id: "<manualRun>") { ... on Run { endedAt breaches { rule } possibleDuplicateOf { id } observations { id } } } }',
};
