import { Client, fetchExchange, gql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { filledIn, readExamples } from '../support/examples.ts';
import { gatewayFetch } from '../support/gateway.ts';
import { playScene, type Part, type Scene } from '../support/scene.ts';
import { createWorld, type World } from '../support/world.ts';

/** Types without an identity of their own: parts of what carries them. */
const parts = [
  'OsiicsCode',
  'Acknowledgement',
  'ActivityPermission',
  'AttentionItem',
  'AttentionReason',
  'Availability',
  'AvailabilityStretch',
  'Breach',
  'Diagnosis',
  'Movement',
  'Requirement',
  'Rule',
  'RuleVerdict',
  'SymptomSummary',
  'WeeklyTotal',
];

/** urql with its normalized cache, which gets the schema by introspection, against the Lambda handler. */
describe('urql graphcache', () => {
  let world: World;
  let scene: Scene;
  let schema: IntrospectionQuery;
  beforeAll(async () => {
    world = await createWorld();
    scene = await playScene(world, 'urql');
    schema = (await scene.people.stranger.ask(getIntrospectionQuery())).data as IntrospectionQuery;
  });

  const complaints = vi.fn();
  afterEach(() => {
    expect(complaints.mock.calls).toEqual([]);
    complaints.mockClear();
  });

  const clientOf = (part: Part) =>
    new Client({
      url: 'https://api.test/graphql',
      preferGetMethod: false,
      fetch: gatewayFetch(world.handler, scene.people[part].claims),
      exchanges: [
        cacheExchange({
          schema,
          keys: {
            ...Object.fromEntries(parts.map((type) => [type, () => null])),
            // There is only one viewer, so they need no id to be found again.
            Viewer: () => null,
          },
          resolvers: {
            Query: {
              athlete: (_, { id }) => ({ __typename: 'Athlete', id: id as string }),
            },
            Athlete: { runs: relayPagination() },
          },
          logger: (severity, message) => {
            if (severity !== 'debug') complaints(severity, message);
          },
        }),
        fetchExchange,
      ],
    });

  it.each(readExamples().filter(({ document }) => document.includes('\nquery ')))(
    'has no complaint about $name',
    async (example) => {
      const { data, error } = await clientOf(example.who)
        .query(example.document, filledIn(example, scene.values))
        .toPromise();
      expect(error).toBeUndefined();
      expect(data).toBeTruthy();
    },
  );

  it('answers by id, without a request, what a board has brought', async () => {
    const client = clientOf('coach');
    await client.query('query Board { viewer { id roster(first: 10) { nodes { id name } } } }', {}).toPromise();
    const byId = gql`
      query ById($id: ID!) {
        athlete(id: $id) {
          id
          name
        }
      }
    `;
    const { data } = await client
      .query(byId, { id: scene.values['ATHLETE_ID'] }, { requestPolicy: 'cache-only' })
      .toPromise();
    expect(data).toMatchObject({ athlete: { id: scene.values['ATHLETE_ID'], name: 'Ada' } });
  });

  it('puts the pages of a connection together', async () => {
    const client = clientOf('runner');
    const document = `query Runs($id: ID!, $after: String) {
      athlete(id: $id) { id runs(first: 1, after: $after) { edges { cursor node { id startedAt } } pageInfo { hasNextPage endCursor } } }
    }`;
    type Page = { athlete: { runs: { edges: { node: { startedAt: string } }[]; pageInfo: { endCursor: string } } } };
    const ask = async (after?: string) => {
      const { data, error } = await client.query<Page>(document, { id: scene.values['ATHLETE_ID'], after }).toPromise();
      expect(error).toBeUndefined();
      return data?.athlete.runs;
    };
    const first = await ask();
    const both = await ask(first?.pageInfo.endCursor);
    expect(both?.edges.map(({ node }) => node.startedAt)).toEqual([
      '2026-03-09T12:01:00.000Z',
      '2026-03-09T12:00:00.000Z',
    ]);
  });

  it('and would complain', async () => {
    await clientOf('coach').query('query NoId { viewer { roster(first: 1) { nodes { name } } } }', {}).toPromise();
    expect(complaints).toHaveBeenCalled();
    complaints.mockClear();
  });
});
