import { beforeAll, describe, expect, it } from 'vitest';
import { viewerFrom } from '../../../functions/request/viewer-from.ts';
import type { Entity } from '../../../functions/domain/athlete/change.ts';
import { childId } from '../../../functions/domain/ids.ts';
import type { SymptomRecord } from '../../../functions/domain/symptom/symptom.ts';
import { entityItem } from '../../../functions/store/items.ts';
import {
  type BulkAthlete,
  bulkAthlete,
  bulkComment,
  bulkInstruction,
  bulkObservation,
  bulkRoster,
  bulkRun,
  bulkSymptom,
  ulid,
  writeItems,
} from '../../support/bulk.ts';
import { countRequests } from '../../support/counter.ts';
import { createWorld, type Someone, TODAY, type World } from '../../support/world.ts';

/** A connection as a client sees it. */
interface Page {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** A list, and how to query a page of it. */
interface List {
  name: string;
  /** The field of the query that leads to it. */
  root: 'athlete' | 'node' | 'viewer';
  /** The document around fields of what it belongs to. */
  document: (fields: string) => string;
  field: string;
  /** Its arguments besides those of paging. */
  filter: string;
  node: string;
}

const asksById = (root: 'athlete' | 'node', fields: string) =>
  `query($id: ID!, $first: Int = 3, $after: String) { ${root}(id: $id) { ${fields} } }`;
const ofAthlete = (name: string, field: string, filter = '', node = 'id'): List => {
  return { name, root: 'athlete', document: (fields) => asksById('athlete', fields), field, filter, node };
};
const ofNode = (name: string, type: string, field: string): List => {
  const document = (fields: string) => asksById('node', `... on ${type} { ${fields} }`);
  return { name, root: 'node', document, field, filter: '', node: 'id' };
};
const ofViewer = (name: string, field: string, filter = '', node = 'id'): List => {
  const document = (fields: string) => `query($first: Int = 3, $after: String) { viewer { ${fields} } }`;
  return { name, root: 'viewer', document, field, filter, node };
};
/** A page of a list after a cursor, which is the variable `after`. */
const pageOf = ({ field, filter, node }: List, after: string) =>
  `${field}(first: $first, after: ${after}${filter}) { edges { cursor node { ${node} } } pageInfo { hasNextPage endCursor } }`;

const runs = ofAthlete('runs', 'runs');
const timeline = ofAthlete('timeline', 'timeline', '', '... on Node { id }');
const easyRuns = ofAthlete('runs of a type', 'runs', ', type: EASY');
const runsOfDays = ofAthlete('runs of some days', 'runs', ', from: "2026-02-18", to: "2026-02-26"');
const openSymptoms = ofAthlete('open symptoms', 'symptoms', ', status: [ACTIVE, RECURRED]');
const resolvedSymptoms = ofAthlete('resolved symptoms', 'symptoms', ', status: [RESOLVED]');
const allSymptoms = ofAthlete('all symptoms', 'symptoms');
const inForce = ofAthlete('instructions in force', 'instructions', ', show: IN_FORCE');
const history = ofAthlete('all instructions', 'instructions', ', show: ALL');
const grants = ofAthlete('grants', 'grants');
const observations = ofNode('observations', 'Symptom', 'observations');
const runComments = ofNode('comments of a run', 'Run', 'comments');
const athleteComments = ofAthlete('comments of an athlete', 'comments');
const roster = ofViewer('roster', 'roster');
const sidelined = ofViewer('sidelined since', 'sidelinedAthletes');
const byReview = ofViewer('sidelined by review', 'sidelinedAthletes', ', orderBy: NEXT_REVIEW');
const attention = ofViewer('attention', 'attention', '', 'athlete { id }');
const invitations = ofViewer('invitations', 'invitations');

describe('Pages', () => {
  let world: World;
  let ada: Someone & { id: string };
  let bea: Someone & { id: string };
  let coach: Someone;
  let supporter: Someone;
  let adasRecord: BulkAthlete;
  let symptom: SymptomRecord;
  let merged: SymptomRecord;
  let count: ReturnType<typeof countRequests>;
  /** The viewer of a list, and its parent. */
  let asked: [List, Someone, string][];

  const page = async (list: List, who: Someone, id: string, first: number, after?: string | null) => {
    const { data, errors } = await who.ask(list.document(pageOf(list, '$after')), { id, first, after });
    return errors ? { errors } : { page: data[list.root][list.field] as Page };
  };
  const inPages = async (list: List, who: Someone, id: string, first: number) => {
    const ids: string[] = [];
    let pages = 0;
    let after: string | null = null;
    do {
      const answer = await page(list, who, id, first, after);
      if (!answer.page) throw new Error(JSON.stringify(answer.errors));
      const { edges, pageInfo } = answer.page;
      ids.push(...edges.map(({ node }) => idOf(node)));
      pages += 1;
      expect(edges.length).toBeLessThanOrEqual(first);
      if (pageInfo.hasNextPage) expect(pageInfo.endCursor).not.toBeNull();
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    return { ids, pages };
  };
  const idOf = (node: object): string =>
    'athlete' in node ? (node.athlete as { id: string }).id : (node as { id: string }).id;
  const position = (cursor: string) => Buffer.from(cursor, 'base64url').toString();
  const cursorAt = (text: string) => Buffer.from(text).toString('base64url');

  beforeAll(async () => {
    world = await createWorld();
    ada = await world.athlete('Ada', 'UTC');
    bea = await world.athlete('Bea', 'UTC');
    coach = world.person('coach');
    supporter = world.person('supporter');
    await world.join(ada, coach, 'COACH', 'Maren');
    await world.join(bea, coach, 'COACH', 'Maren');
    for (let each = 0; each < 7; each++) await world.join(ada, world.person(`fan ${each}`), 'SUPPORTER', `Fan ${each}`);
    await world.join(ada, supporter, 'SUPPORTER', 'Ben');
    const entities: Entity[] = [];
    for (const [athlete, seed] of [
      [ada, 0],
      [bea, 50],
    ] as const) {
      const bulk = bulkAthlete(
        { id: athlete.id as `ath_${string}`, ownerId: viewerFrom(athlete.claims).id, name: 'Ada' },
        viewerFrom(coach.claims).id,
      );
      const [hamstring, itsFirst] = bulkSymptom(bulk, seed);
      const goesOnIn = childId('sym', bulk.id, ulid(seed + 2));
      const [part, ofPart] = bulkSymptom(bulk, seed + 1, { status: 'MERGED', mergedIntoId: goesOnIn });
      const moreOfPart = Array.from({ length: 5 }, (_, number) => bulkObservation(bulk, part.id, 200 + number));
      const [whole, ofWhole] = bulkSymptom(bulk, seed + 2, { mergedFromIds: [part.id], observationCount: 7 });
      const inOrder = [ofWhole, ofPart, ...moreOfPart].sort((a, b) => (a.observedAt < b.observedAt ? -1 : 1));
      whole.openedAt = inOrder[0]?.observedAt ?? whole.openedAt;
      whole.latestObservation = inOrder.at(-1) ?? whole.latestObservation;
      const open = Array.from({ length: 5 }, (_, number) => bulkSymptom(bulk, seed + 3 + number));
      const over = Array.from({ length: 6 }, (_, number) =>
        bulkSymptom(bulk, seed + 20 + number, { status: 'RESOLVED', resolvedAt: TODAY }),
      );
      entities.push(
        ...Array.from({ length: 30 }, (_, number) => bulkRun(bulk, number)),
        ...[hamstring, itsFirst, part, ofPart, whole, ofWhole],
        ...[...open, ...over].flat(),
        ...Array.from({ length: 20 }, (_, number) => bulkObservation(bulk, hamstring.id, 100 + number)),
        ...moreOfPart,
        ...Array.from({ length: 7 }, (_, number) => bulkInstruction(bulk, 1 + number)),
        ...Array.from({ length: 7 }, (_, number) => bulkInstruction(bulk, 40 + number, { endsAt: TODAY })),
        ...Array.from({ length: 25 }, (_, number) =>
          bulkComment(bulk, bulkRun(bulk, 0).id, number, { audience: number % 3 === 0 ? 'SUPPORTERS' : 'TEAM' }),
        ),
      );
      for (let each = 0; each < 9; each++)
        await coach.does(
          'addComment',
          { subjectId: bulk.id, audience: 'TEAM', body: `Well done ${each}` },
          'comment { id }',
        );
      if (athlete === ada) {
        adasRecord = bulk;
        symptom = hamstring;
        merged = whole;
      }
    }
    await writeItems(world.client, world.tableName, entities.map(entityItem));
    await writeItems(
      world.client,
      world.tableName,
      bulkRoster({ ...adasRecord.coach, id: viewerFrom(coach.claims).id }, 90),
    );
    for (let each = 0; each < 9; each++)
      await coach.does('invite', { invitation: { athlete: { as: 'COACH', yourName: 'Maren' } } }, 'invitation { id }');
    count = countRequests(world.dynamodb);
    const run = bulkRun(adasRecord, 0).id;
    asked = [
      [runs, coach, ada.id],
      [easyRuns, coach, ada.id],
      [runsOfDays, coach, ada.id],
      [timeline, coach, ada.id],
      [openSymptoms, coach, ada.id],
      [resolvedSymptoms, coach, ada.id],
      [allSymptoms, coach, ada.id],
      [inForce, coach, ada.id],
      [history, coach, ada.id],
      [grants, ada, ada.id],
      [observations, coach, symptom.id],
      [{ ...observations, name: 'observations of a merged symptom' }, coach, merged.id],
      [runComments, coach, run],
      [{ ...runComments, name: 'comments of a run, by a supporter' }, supporter, run],
      [athleteComments, coach, ada.id],
      [roster, coach, ''],
      [sidelined, coach, ''],
      [byReview, coach, ''],
      [attention, coach, ''],
      [invitations, coach, ''],
    ];
  });

  it('in any size, one after the other, are the whole list', async () => {
    for (const [list, who, id] of asked) {
      const { ids } = await inPages(list, who, id, 100);
      expect(ids.length, list.name).toBeGreaterThan(5);
      expect(new Set(ids).size, list.name).toBe(ids.length);
      for (const size of ids.length < 10 ? [1, 3, ids.length - 1, ids.length] : [7, ids.length - 1]) {
        if (size > 100) continue;
        const cut = await inPages(list, who, id, size);
        expect(cut.ids, `${list.name} by ${size}`).toEqual(ids);
        expect(cut.pages, `${list.name} by ${size}`).toBe(Math.ceil(ids.length / size));
      }
    }
  });

  it('of a list take no cursor of another list, forged or none at all', async () => {
    const cursors = await Promise.all(
      asked.map(async ([list, who, id]) => {
        const { page: first } = await page(list, who, id, 1);
        return { list, cursor: first?.pageInfo.endCursor as string };
      }),
    );
    /** Lists over one range of keys: a position in one is a position in the other. */
    const alike = [
      [runs, runsOfDays],
      [resolvedSymptoms, allSymptoms],
      [runComments, asked[13]?.[0]],
    ];
    const isAlike = (a: List, b: List) => a === b || alike.some((lists) => lists.includes(a) && lists.includes(b));
    for (const [list, who, id] of asked) {
      const others = cursors.filter(({ list: other }) => !isAlike(list, other)).map(({ cursor }) => cursor);
      const own = cursors.find((each) => each.list === list)?.cursor as string;
      const forged = ['', 'x', '%', own.slice(1), `${own}=`, cursorAt('~'), cursorAt(' '), cursorAt('\u0000')];
      const overlong = cursorAt(`${position(own).slice(0, 5)}${'0'.repeat(2_000)}`);
      const beyondAscii = cursorAt(`${position(own).slice(0, 5)}${'\u20ac'.repeat(100)}`);
      const wrong = [...others, ...forged, overlong, beyondAscii];
      const fields = wrong.map((after, index) => `at${index}: ${pageOf(list, JSON.stringify(after))}`);
      // As many at once as an operation may cost.
      const parts = [0, 1, 2, 3].map((part) => fields.filter((_, index) => index % 4 === part));
      const answers = parts.map((some) => who.ask(list.document([pageOf(list, '$after'), ...some].join(' ')), { id }));
      const errors = (await Promise.all(answers)).flatMap((answer) => answer.errors ?? []);
      wrong.forEach((after, index) => {
        const error = errors.find(({ path }) => path?.at(-1) === `at${index}`);
        expect(error, `${list.name} after ${position(after)}`).toMatchObject({
          extensions: { code: 'INVALID', problems: [{ code: 'INVALID', path: ['after'] }] },
        });
      });
    }
    expect(world.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('after a cursor of another athlete hold only the items of this athlete', async () => {
    for (const list of [runs, easyRuns, timeline, history, openSymptoms, athleteComments]) {
      const all = await inPages(list, coach, ada.id, 100);
      const { page: beasPage } = await page(list, coach, bea.id, 3);
      const { page: next } = await page(list, coach, ada.id, 100, beasPage?.pageInfo.endCursor);
      for (const { node } of next?.edges ?? []) expect(all.ids, list.name).toContain(idOf(node));
    }
  });

  it('neither repeat nor lose anything when items come and go in between', async () => {
    const { page: first } = await page(runs, coach, ada.id, 10);
    const before = await inPages(runs, coach, ada.id, 100);
    const gone = before.ids[12] as string;
    await ada.does(
      'recordRuns',
      { athleteId: ada.id, runs: [{ startedAt: TODAY, distanceMeters: 5_000, durationSeconds: 1_800 }] },
      'results { status }',
    );
    await ada.does('deleteRun', { runId: gone }, 'deletedRunId');
    const rest = await page(runs, coach, ada.id, 100, first?.pageInfo.endCursor);
    const read = [...(first?.edges ?? []), ...(rest.page?.edges ?? [])].map(({ node }) => node.id);
    expect(read).toEqual(before.ids.filter((id) => id !== gone));
    // Even the item that the cursor stands at may go.
    await ada.does('deleteRun', { runId: read[9] }, 'deletedRunId');
    const again = await page(runs, coach, ada.id, 100, first?.pageInfo.endCursor);
    expect(again.page?.edges).toEqual(rest.page?.edges);
  });

  it('follow their filters, with days in the zone of the run', async () => {
    const filtered = async (filter: string) => {
      const document = `query($id: ID!) { athlete(id: $id) { runs(first: 100, ${filter}) { nodes { type localDate } } } }`;
      const { data } = await coach.ask(document, { id: ada.id });
      return data.athlete.runs.nodes as { type: string; localDate: string }[];
    };
    const tempo = await filtered('type: TEMPO');
    expect(tempo.length).toBeGreaterThan(10);
    expect(new Set(tempo.map(({ type }) => type))).toEqual(new Set(['TEMPO']));
    // In Auckland a day ahead, in Honolulu still the day before: the same instant.
    const far = ['Pacific/Auckland', 'Pacific/Kiritimati', 'Pacific/Honolulu', 'Etc/GMT+12'];
    await ada.does(
      'recordRuns',
      {
        athleteId: ada.id,
        runs: far.flatMap((timeZone) =>
          ['2026-01-10T00:30:00.000Z', '2026-01-10T11:30:00.000Z', '2026-01-10T23:30:00.000Z'].map((startedAt) => ({
            timeZone,
            startedAt,
            type: 'RACE',
            distanceMeters: 1,
            durationSeconds: 1,
          })),
        ),
      },
      'results { status }',
    );
    const days = (await filtered('type: RACE')).map(({ localDate }) => localDate);
    expect(days).toHaveLength(12);
    for (const day of ['2026-01-09', '2026-01-10', '2026-01-11']) {
      const onDay = days.filter((each) => each === day).length;
      expect(onDay).toBeGreaterThan(0);
      for (const type of ['', ', type: RACE'])
        expect((await filtered(`from: "${day}", to: "${day}"${type}`)).map(({ localDate }) => localDate)).toEqual(
          Array<string>(onDay).fill(day),
        );
      expect(await filtered(`from: "${day}", type: RACE`)).toHaveLength(days.filter((each) => each >= day).length);
      expect(await filtered(`to: "${day}"`)).toHaveLength(days.filter((each) => each <= day).length);
    }
  });

  it('read boundedly when most is not for the viewer, and lead to the end', async () => {
    // 2.5 MB: more than one Query reads.
    const note = 'n'.repeat(2_000);
    const hidden = Array.from({ length: 1_000 }, (_, number) => ({
      ...bulkObservation(adasRecord, symptom.id, 1_000 + number),
      note,
    }));
    const cheers = Array.from({ length: 3 }, (_, number) =>
      bulkComment(adasRecord, adasRecord.id, 30_000 + number, { audience: 'SUPPORTERS' }),
    );
    await writeItems(world.client, world.tableName, [...hidden, ...cheers].map(entityItem));
    const ids: string[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      let answer: { page?: Page } = {};
      const { commands } = await count.during(async () => {
        answer = await page(timeline, supporter, ada.id, 20, after);
      });
      expect(commands.filter((name) => name === 'Query').length).toBeLessThanOrEqual(5);
      ids.push(...(answer.page?.edges ?? []).map(({ node }) => idOf(node)));
      after = answer.page?.pageInfo.hasNextPage ? answer.page.pageInfo.endCursor : null;
      pages += 1;
    } while (after !== null && pages < 100);
    expect(after).toBeNull();
    expect(ids).toEqual(expect.arrayContaining(cheers.map(({ id }) => id)));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => id.startsWith('run_') || id.startsWith('com_'))).toBe(true);
    // 30 runs less two, twelve races, one of today, nine cheers on the run and three on the athlete.
    expect(ids).toHaveLength(28 + 12 + 1 + 9 + 3);
  });
});
