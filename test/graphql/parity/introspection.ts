import { getIntrospectionQuery } from 'graphql';
import type { Questions } from './questions.ts';

/** What the schema says of itself. */
export const introspection: Questions = {
  'all of it': getIntrospectionQuery({
    oneOf: true,
    inputValueDeprecation: true,
    schemaDescription: true,
    specifiedByUrl: true,
  }),
  'as tools ask for it': getIntrospectionQuery(),
  'its types':
    '{ __schema { queryType { name } mutationType { name } subscriptionType { name } types { name kind } } }',
  'its directives':
    '{ __schema { directives { name locations isRepeatable args { name defaultValue type { name kind ofType { name } } } } } }',
  'a type':
    '{ __type(name: "Run") { name kind description fields { name type { kind name ofType { name } } args { name defaultValue } } interfaces { name } } }',
  'a type by a variable': {
    query: 'query($name: String!) { __type(name: $name) { name } }',
    variables: { name: 'Symptom' },
  },
  'a type that there is not': '{ __type(name: "Horse") { name fields { name } } }',
  'an enum':
    '{ __type(name: "RunType") { enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } fields { name } } }',
  'a union and an interface':
    '{ a: __type(name: "TimelineItem") { kind possibleTypes { name } } b: __type(name: "Node") { kind possibleTypes { name } fields { name } } }',
  'an input':
    '{ __type(name: "RunInput") { inputFields { name defaultValue type { name kind } } isOneOf } c: __type(name: "InvitationKindInput") { isOneOf } }',
  'a scalar': '{ __type(name: "DateTime") { kind specifiedByURL description } }',
  'the schema beside data': '{ __schema { queryType { fields { name } } } viewer { id __typename } __typename }',
  'the schema in fragments':
    '{ __schema { ...s } } fragment s on __Schema { queryType { ...t } types { ...t @skip(if: true) } } fragment t on __Type { name __typename }',
  'the schema perhaps': {
    query: 'query($v: Boolean!) { __schema @include(if: $v) { types { name } } viewer { id } }',
    variables: { v: false },
  },
  'names everywhere':
    '{ __typename viewer { __typename roster(first: 2) { __typename edges { __typename node { __typename availability { __typename } } } pageInfo { __typename } } } athlete(id: "<athlete>") { __typename timeline(first: 9) { __typename edges { __typename node { __typename } } } comments(first: 9) { nodes { __typename subject { __typename } author { __typename } } } } node(id: "<symptom>") { __typename } }',
  'the schema in a mutation': 'mutation { __typename }',
};
