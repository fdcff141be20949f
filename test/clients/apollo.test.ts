import { ApolloClient, gql, HttpLink, InMemoryCache, type NormalizedCacheObject } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { gatewayFetch } from '../support/gateway.ts';
import { playScene, type Part, type Scene } from '../support/scene.ts';
import { createWorld, type World } from '../support/world.ts';

/** Apollo Client against the Lambda handler, set up only as its documentation says for Relay-style schemas. */
describe('Apollo Client', () => {
  let world: World;
  let scene: Scene;
  let athleteId: string;
  beforeAll(async () => {
    world = await createWorld();
    scene = await playScene(world, 'apollo');
    athleteId = scene.values['ATHLETE_ID'] ?? '';
  });

  const complaints = vi.fn();
  beforeEach(() => {
    vi.spyOn(console, 'warn').mockImplementation(complaints);
    vi.spyOn(console, 'error').mockImplementation(complaints);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    expect(complaints).not.toHaveBeenCalled();
  });

  const clientOf = (part: Part) =>
    new ApolloClient({
      link: new HttpLink({
        uri: 'https://api.test/graphql',
        fetch: gatewayFetch(world.handler, scene.people[part].claims),
      }),
      cache: new InMemoryCache({
        typePolicies: {
          Athlete: {
            // Availability has no identity of its own: screens that ask for different parts of it add up.
            fields: { availability: { merge: true }, runs: relayStylePagination(['type', 'from', 'to']) },
          },
        },
      }),
    });

  const cached = (client: ApolloClient) => client.cache.extract() as NormalizedCacheObject;
  const athletesIn = (cache: NormalizedCacheObject) => Object.keys(cache).filter((key) => key.startsWith('Athlete:'));

  it('knows the athlete reached through node, athlete, roster and boards as one entity', async () => {
    const client = clientOf('coach');
    await client.query({
      query: gql`
        query Boards {
          viewer {
            id
            roster(first: 10) {
              nodes {
                id
                name
              }
            }
            sidelinedAthletes(first: 10) {
              edges {
                node {
                  id
                  availability {
                    status
                    since
                  }
                }
              }
            }
            attention(first: 10) {
              nodes {
                athlete {
                  id
                  symptomSummary {
                    worstPain
                  }
                }
              }
            }
          }
        }
      `,
    });
    await client.query({
      query: gql`
        query ById($id: ID!) {
          node(id: $id) {
            id
            ... on Athlete {
              timeZone
              availability {
                reviewAt
              }
            }
          }
          nodes(ids: [$id]) {
            id
          }
          athlete(id: $id) {
            id
            viewerRole
          }
        }
      `,
      variables: { id: athleteId },
    });
    const cache = cached(client);
    expect(athletesIn(cache)).toEqual([`Athlete:${athleteId}`]);
    expect(cache[`Athlete:${athleteId}`]).toMatchObject({
      name: 'Ada',
      timeZone: 'America/Chicago',
      viewerRole: 'COACH',
      availability: { status: 'SIDELINED', since: '2026-03-08T20:00:00.000Z', reviewAt: '2026-03-14T15:00:00.000Z' },
      symptomSummary: { worstPain: 6 },
    });
    const reference = { __ref: `Athlete:${athleteId}` };
    expect(cache['ROOT_QUERY']).toMatchObject({
      [`node({"id":"${athleteId}"})`]: reference,
      [`nodes({"ids":["${athleteId}"]})`]: [reference],
      [`athlete({"id":"${athleteId}"})`]: reference,
    });
  });

  it('knows the viewer through viewer and node as one entity', async () => {
    const client = clientOf('runner');
    await client.query({
      query: gql`
        query Me {
          viewer {
            id
            athlete {
              id
              name
            }
          }
        }
      `,
    });
    await client.query({
      query: gql`
        query ById($id: ID!) {
          node(id: $id) {
            id
            ... on Athlete {
              timeZone
            }
          }
        }
      `,
      variables: { id: athleteId },
    });
    expect(athletesIn(cached(client))).toEqual([`Athlete:${athleteId}`]);
    expect(cached(client)[`Athlete:${athleteId}`]).toMatchObject({ name: 'Ada', timeZone: 'America/Chicago' });
  });

  it('shows on every screen what a mutation answers', async () => {
    const client = clientOf('physio');
    const board = gql`
      query Board {
        viewer {
          id
          sidelinedAthletes(first: 10) {
            nodes {
              id
              availability {
                status
                reviewAt
              }
            }
          }
        }
      }
    `;
    const review = () =>
      client.readQuery<{ viewer: { sidelinedAthletes: { nodes: { availability: { reviewAt: string } }[] } } }>({
        query: board,
      })?.viewer.sidelinedAthletes.nodes[0]?.availability.reviewAt;
    await client.query({ query: board });
    expect(review()).toBe('2026-03-14T15:00:00.000Z');
    await client.mutate({
      mutation: gql`
        mutation Issue($input: IssueInstructionInput!) {
          issueInstruction(input: $input) {
            athlete {
              id
              availability {
                status
                reviewAt
              }
            }
            userErrors {
              code
            }
          }
        }
      `,
      variables: {
        input: {
          athleteId,
          reviewAt: '2026-03-11T09:00:00Z',
          rules: [{ activity: 'RUN', permission: 'PROHIBITED' }],
        },
      },
    });
    expect(review()).toBe('2026-03-11T09:00:00.000Z');
  });

  it('puts the pages of a connection together', async () => {
    const client = clientOf('runner');
    const query = gql`
      query Runs($id: ID!, $after: String) {
        athlete(id: $id) {
          id
          runs(first: 1, after: $after) {
            edges {
              cursor
              node {
                id
                startedAt
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    `;
    type Page = { athlete: { runs: { edges: { node: { startedAt: string } }[]; pageInfo: { endCursor: string } } } };
    const screen = client.watchQuery<Page>({ query, variables: { id: athleteId } });
    const shown = screen.subscribe(() => {});
    const first = await client.query<Page>({ query, variables: { id: athleteId } });
    await screen.fetchMore({ variables: { after: first.data?.athlete.runs.pageInfo.endCursor } });
    shown.unsubscribe();
    const runs = client.readQuery<Page>({ query, variables: { id: athleteId } })?.athlete.runs;
    expect(runs?.edges.map(({ node }) => node.startedAt)).toEqual([
      '2026-03-09T12:01:00.000Z',
      '2026-03-09T12:00:00.000Z',
    ]);
  });
});
