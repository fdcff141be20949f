import { beforeAll, describe, expect, it } from 'vitest';
import { viewerFrom } from '../../../functions/request/viewer-from.ts';
import { childId, restOf } from '../../../functions/domain/ids.ts';
import type { CommentRecord } from '../../../functions/domain/comment/comment.ts';
import { openCursor, sealCursor } from '../../../functions/store/dynamodb/sealed-cursor.ts';
import { profileKey } from '../../../functions/store/keys.ts';
import { entityItem } from '../../../functions/store/items.ts';
import { type BulkAthlete, bulkAthlete, bulkComment, bulkRun, ulid, writeItems } from '../../support/bulk.ts';
import { createWorld, type Someone, type World } from '../../support/world.ts';

const key = Buffer.alloc(32, 7);

const bulkOf = (ada: Someone & { id: string }, coach: Someone): BulkAthlete => {
  const owner = { id: ada.id as BulkAthlete['id'], ownerId: viewerFrom(ada.claims).id, name: 'Ada' };
  return bulkAthlete(owner, viewerFrom(coach.claims).id);
};

describe('a sealed cursor', () => {
  const position = '2026-03-10T12:00:00.000Z#OBS#01KM';

  it('says where to go on only to who has the key, and in its own list', () => {
    const cursor = sealCursor(key, position, 'list');
    expect(openCursor(key, cursor, 'list')).toBe(position);
    expect(openCursor(key, cursor, 'another')).toBeUndefined();
    expect(openCursor(Buffer.alloc(32, 8), cursor, 'list')).toBeUndefined();
    expect(Buffer.from(cursor.slice(3), 'base64url').toString('latin1')).not.toContain('OBS');
  });

  it('is as long whatever it seals', () => {
    const positions = ['2026-03-10T12:00:00.000Z#RUN#1', `2026-03-10T12:00:00.000Z#COM#ins.${'1'.repeat(53)}`];
    expect(new Set(positions.map((each) => sealCursor(key, each, 'list').length)).size).toBe(1);
  });

  it('that was changed anywhere is none', () => {
    const bytes = Buffer.from(sealCursor(key, position, 'list').slice(3), 'base64url');
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(openCursor(key, `s1.${changed.toString('base64url')}`, 'list')).toBeUndefined();
    }
    for (const text of ['s1.', 's1.AAAA', 's1.....']) expect(openCursor(key, text, 'list')).toBeUndefined();
  });
});

describe('a list with a long stretch of what its viewer must not know of', () => {
  let world: World;
  let ada: Someone & { id: string };
  let supporter: Someone;
  let record: BulkAthlete;
  const timeline =
    'query($id: ID!, $after: String) { athlete(id: $id) { timeline(first: 2, after: $after) { nodes { ... on Node { id } } pageInfo { hasNextPage endCursor } } } }';
  const page = async (after?: string | null, document = timeline) => {
    const { data, errors } = await supporter.ask(document, { id: ada.id, after });
    return { page: data?.athlete?.timeline ?? data?.athlete?.runs, errors };
  };

  beforeAll(async () => {
    world = await createWorld();
    ada = await world.athlete('Ada', 'UTC');
    const coach = world.person('coach');
    supporter = world.person('supporter');
    await world.join(ada, coach, 'COACH', 'Maren');
    await world.join(ada, supporter, 'SUPPORTER', 'Ben');
    record = bulkOf(ada, coach);
    // 300 runs of 8 KB that only the athlete may see, more than one page reads, between two that everybody sees.
    const hidden = Array.from({ length: 300 }, (_, number) => ({
      ...bulkRun(record, number + 2),
      ownerOnly: true as const,
      note: 'x'.repeat(8_000),
    }));
    const runs = [bulkRun(record, 1), ...hidden, bulkRun(record, 400)];
    await writeItems(world.client, world.tableName, runs.map(entityItem));
  });

  it('is paged to its end, and no cursor says anything of it', async () => {
    const ids: string[] = [];
    let sealed = 0;
    let after: string | null = null;
    do {
      const { page: found }: { page: Found } = await page(after);
      ids.push(...found.nodes.map(({ id }) => id));
      after = found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
      if (after?.startsWith('s1.')) sealed += 1;
      else if (after) {
        const position = decoded(after);
        expect(ids.map(restOf).some((rest) => position.includes(rest))).toBe(true);
      }
    } while (after !== null);
    expect(ids).toEqual([bulkRun(record, 1).id, bulkRun(record, 400).id]);
    expect(sealed).toBeGreaterThan(0);
  });

  it('refuses a sealed cursor of another list, a forged one, and takes one of before', async () => {
    const { page: found } = await page();
    const { endCursor } = found.pageInfo;
    expect(endCursor).toMatch(/^s1\./);
    const runs =
      'query($id: ID!, $after: String) { athlete(id: $id) { runs(first: 2, after: $after) { nodes { id } } } }';
    for (const [document, cursor] of [
      [runs, endCursor],
      [timeline, `${endCursor.slice(0, -4)}AAAA`],
      [timeline, 's1.AAAA'],
    ])
      expect((await page(cursor, document)).errors).toMatchObject([{ extensions: { code: 'INVALID' } }]);
    const [first] = found.nodes;
    const former = Buffer.from(`${bulkRun(record, 1).startedAt}#RUN#${restOf(first.id)}`).toString('base64url');
    expect((await page(former)).errors).toBeUndefined();
  });
});

interface Found {
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
const decoded = (cursor: string): string => Buffer.from(cursor, 'base64url').toString();

describe('comments from before ids were random', () => {
  it('are found by their ids and in their lists, behind newer ones, however a list is paged', async () => {
    const world = await createWorld();
    const ada = await world.athlete('Ada', 'UTC');
    const coach = world.person('coach');
    await world.join(ada, coach, 'COACH', 'Maren');
    const record = bulkOf(ada, coach);
    const former = (number: number): CommentRecord => ({
      ...bulkComment(record, record.id, number + 100),
      id: childId('com', record.id, `ath.0.${ulid(100_000 - number)}`),
    });
    const old = Array.from({ length: 5 }, (_, number) => former(number));
    await writeItems(world.client, world.tableName, old.map(entityItem));
    await world.dynamodb.call('UpdateItem', {
      TableName: world.tableName,
      Key: profileKey(record.id),
      UpdateExpression: 'SET commentCounts = :counts',
      ExpressionAttributeValues: { ':counts': { TEAM: old.length } },
    });
    const newer: string[] = [];
    for (let number = 0; number < 4; number++) {
      world.at(new Date(Date.parse(world.now()) + 1_000).toISOString());
      const input = { subjectId: ada.id, audience: 'TEAM', body: `${number}` };
      newer.unshift((await ada.does('addComment', input, 'comment { id }')).comment.id);
    }
    const cursor = Buffer.from(`COM#ath#0#${old[1]?.id.split('.').at(-1)}`).toString('base64url');
    const all = [...newer, ...old.map(({ id }) => id as string)];
    const asks =
      'query($id: ID!, $first: Int!, $after: String) { athlete(id: $id) { comments(first: $first, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } } }';
    for (let first = 1; first <= 10; first++) {
      const ids: string[] = [];
      let after: string | null = null;
      do {
        const { data } = await coach.ask(asks, { id: ada.id, first, after });
        const { edges, pageInfo } = data.athlete.comments;
        ids.push(...edges.map(({ node }: { node: { id: string } }) => node.id));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);
      expect({ first, ids }).toEqual({ first, ids: all });
    }
    const paged = await coach.ask(asks, { id: ada.id, first: 2, after: cursor });
    expect(paged.data.athlete.comments.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(
      all.slice(6, 8),
    );
    const { data } = await coach.ask(
      'query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Comment { subject { ... on Athlete { id } } } } }',
      { ids: all },
    );
    expect(data.nodes).toEqual(all.map((id) => ({ id, subject: { id: ada.id } })));
  });
});
