import type { Questions } from './questions.ts';

const ada = 'athlete(id: "<athlete>")';
const runs = `${ada} { runs(first: 2)`;

/** Fragments: named, inline, on interfaces and unions, in each other, repeated, overlapping. */
export const fragments: Questions = {
  'a named fragment': `{ ${ada} { ...known } } fragment known on Athlete { id name }`,
  'a fragment before its operation': `fragment known on Athlete { id name } query { ${ada} { ...known } }`,
  'fragments in fragments': `{ ${ada} { ...a } } fragment a on Athlete { ...b name } fragment b on Athlete { id ...c } fragment c on Athlete { viewerRole }`,
  'a fragment in two places': `{ ${runs} { edges { node { ...run } } nodes { ...run } } } } fragment run on Run { id type }`,
  'a fragment twice in one place': `{ ${ada} { ...known ...known id } } fragment known on Athlete { id name }`,
  'a fragment of the root': `query Q { ...root } fragment root on Query { viewer { id } __typename }`,
  'inline fragments without a type': `{ ... { viewer { ... { id } } } }`,
  'inline fragments of the same type': `{ viewer { ... on Viewer { id ... on Viewer { me { id } } } } }`,
  'an inline fragment of an interface': `{ viewer { ... on Node { id __typename } } ${ada} { ... on Node { id } } }`,
  'an interface in an interface': `{ node(id: "<runOfTracker>") { ... on Node { ... on Run { type ... on Node { id } } } } }`,
  'a fragment on an interface': `{ node(id: "<symptom>") { ...named } ${runs} { nodes { ...named } } } } fragment named on Node { __typename id }`,
  'a fragment on a union': `{ ${ada} { timeline(first: 9) { nodes { ...item } } } } fragment item on TimelineItem { __typename ... on Run { id } ... on Comment { id } }`,
  'a union in an interface': `{ node(id: "<runOfTracker>") { ... on CommentSubject { ... on Run { id } } ... on TimelineItem { __typename } } }`,
  'fields of several types under one name': `{ ${ada} { timeline(first: 20) { nodes { ... on Run { at: startedAt } ... on Observation { at: observedAt } ... on Instruction { at: startsAt } ... on Comment { at: createdAt } } } } }`,
  'objects of several types under one name': `{ ${ada} { timeline(first: 20) { nodes { ... on Run { of: athlete { name } } ... on Comment { of: athlete { id } } ... on Instruction { of: athlete { id name } } } } } }`,
  'parts of one object in several fragments': `{ ...a ...b } fragment a on Query { ${ada} { id runs(first: 1) { nodes { id } } } } fragment b on Query { ${ada} { name runs(first: 1) { nodes { type } pageInfo { hasNextPage } } } }`,
  'a field, then a fragment that asks for more of it': `{ viewer { me { id } ...mine } } fragment mine on Viewer { me { name } }`,
  'a fragment, then the field': `{ viewer { ...mine me { id } } } fragment mine on Viewer { me { name } id }`,
  'a union inside of a union': `{ ${ada} { timeline(first: 20) { nodes { ... on Comment { subject { __typename ... on Run { id } ... on Symptom { openedAt } ... on Athlete { name } ... on Instruction { note } } } } } } }`,
  'fragments that do not apply': `{ ${ada} { timeline(first: 3) { nodes { ... on Run { __typename } } } } node(id: "<symptom>") { ... on Instruction { note } ... on Comment { body } } }`,
  'the order in which fragments bring fields': `{ ${ada} { ...b ...a viewerRole } } fragment a on Athlete { id name } fragment b on Athlete { timeZone name }`,
  'a fragment with the name of a type': `{ ${ada} { ...Athlete } } fragment Athlete on Athlete { id }`,
  'a fragment with variables': {
    query: `query Q($n: Int!) { ${ada} { ...runs } } fragment runs on Athlete { runs(first: $n) { nodes { id } } }`,
    variables: { n: 1 },
  },
  'operations that share a fragment': {
    query: `query A { viewer { ...me } } query B { viewer { ...me id } } fragment me on Viewer { me { name } }`,
    operationName: 'B',
  },
};

const include = (variables?: object, type = 'Boolean!', then = '') => ({
  query: `query($v: ${type}${then}) { ${ada} { id name @include(if: $v) timeZone @skip(if: $v) } }`,
  ...(variables && { variables }),
});
const both = (skip: boolean, wanted: boolean) => ({
  query: `query($s: Boolean!, $i: Boolean!) { ${ada} { name @skip(if: $s) @include(if: $i) ...known @include(if: $i) @skip(if: $s) } } fragment known on Athlete { id }`,
  variables: { s: skip, i: wanted },
});

/** `@skip` and `@include`, with literals and variables. */
export const directives: Questions = {
  'include: true': `{ viewer { id @include(if: true) me { name } } }`,
  'include: false': `{ viewer { id @include(if: false) me { name } } }`,
  'skip: true': `{ viewer { id @skip(if: true) me { name } } }`,
  'skip: false': `{ viewer { id @skip(if: false) me { name } } }`,
  'skip all there is': `{ viewer { id @skip(if: true) } }`,
  'skip the root': `{ viewer @skip(if: true) { id } }`,
  'skip and include, both for': `{ viewer { id @skip(if: false) @include(if: true) } }`,
  'skip and include against each other': `{ viewer { id @skip(if: true) @include(if: true) me { id } } }`,
  'a variable that is true': include({ v: true }),
  'a variable that is false': include({ v: false }),
  'the default of a variable that is missing': include(undefined, 'Boolean!', ' = true'),
  'a default that is overruled': include({ v: false }, 'Boolean!', ' = true'),
  'a nullable variable with a default': include({}, 'Boolean', ' = false'),
  ...Object.fromEntries(
    [true, false].flatMap((s) => [true, false].map((i) => [`skip ${s} and include ${i} by variables`, both(s, i)])),
  ),
  'a field once for sure and once perhaps': {
    query: `query($v: Boolean!) { viewer { id @include(if: $v) id me { id @skip(if: $v) name } } }`,
    variables: { v: false },
  },
  'a field perhaps in two ways': {
    query: `query($a: Boolean!, $b: Boolean!) { viewer { me @include(if: $a) { id } me @include(if: $b) { name } } }`,
    variables: { a: false, b: true },
  },
  'the order of fields that come perhaps': {
    query: `query($v: Boolean!) { ${ada} { name @include(if: $v) id name timeZone } }`,
    variables: { v: false },
  },
  'a fragment spread once for sure and once perhaps': {
    query: `query($v: Boolean!) { ${ada} { ...known @include(if: $v) ...known } } fragment known on Athlete { id name }`,
    variables: { v: false },
  },
  'a fragment perhaps': {
    query: `query($v: Boolean!) { ${ada} { id ...known @include(if: $v) } } fragment known on Athlete { name @skip(if: $v) timeZone }`,
    variables: { v: true },
  },
  'inline fragments perhaps': {
    query: `query($v: Boolean!) { ${ada} { ... @include(if: $v) { id } ... on Athlete @skip(if: $v) { name } } }`,
    variables: { v: true },
  },
  'in lists': {
    query: `query($v: Boolean!) { ${runs} { nodes { id type @include(if: $v) comments(first: 1) @skip(if: $v) { nodes { id } } } } } }`,
    variables: { v: true },
  },
  'on a union': {
    query: `query($v: Boolean!) { ${ada} { timeline(first: 9) { nodes { __typename @include(if: $v) ... on Run @skip(if: $v) { id } ... on Comment { id @include(if: $v) } } } } }`,
    variables: { v: true },
  },
  'on the name of a type': `{ __typename @skip(if: true) viewer { __typename @include(if: true) } }`,
  'a fragment inside of one that is skipped': `{ viewer { ...a @skip(if: true) me { id } } } fragment a on Viewer { ...b } fragment b on Viewer { id }`,
};
