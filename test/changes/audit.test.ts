import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPartition, writeItems } from '../support/bulk.ts';
import { auditOf, inShort } from '../support/audit.ts';
import { countRequests } from '../support/counter.ts';
import { firstTries, injectFaults, killedBefore, type Plan } from '../support/faults.ts';
import { postRuns } from '../support/http-api.ts';
import { proves } from '../support/promise.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

const BOARD = '{ viewer { sidelinedAthletes(first: 20) { nodes { id name availability { status since } } } } }';
const RUN = { startedAt: '2026-03-09T08:00:00.000Z', distanceMeters: 5_000, durationSeconds: 1_500 };

describe("An athlete's audit trail", () => {
  let world: World;
  let audit: ReturnType<typeof auditOf>;
  let count: ReturnType<typeof countRequests>;
  let faults: ReturnType<typeof injectFaults>;
  let ada: Someone & { id: string };
  let coach: Someone;
  let physio: Someone;
  let supporter: Someone;
  let tracker: Someone;

  beforeAll(async () => {
    world = await createWorld();
    audit = auditOf(world);
    count = countRequests(world.dynamodb);
    faults = injectFaults(world.dynamodb);
  });

  // Other people each time, and a quarter of an hour of their own.
  beforeEach(async () => {
    await audit.fold();
    later(15);
    const name = (who: string) => `${who} ${world.now()}`;
    ada = await world.athlete(name('Ada'));
    [coach, physio, supporter] = [
      world.person(name('coach')),
      world.person(name('physio')),
      world.person(name('supporter')),
    ];
    tracker = world.integration(name('tracker'));
    await world.join(ada, coach, 'COACH', 'Maren');
    await world.join(ada, physio, 'PHYSIO', 'Jonas');
    await world.join(ada, supporter, 'SUPPORTER', 'Ben');
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
    await ada.does('recordRuns', { athleteId: ada.id, runs: [{ ...RUN, externalId: 'own' }] }, 'results { status }');
    const observation = { phase: 'AT_REST', sites: ['CALF'], pain: 2 };
    await ada.does('reportSymptom', { athleteId: ada.id, observation }, 'symptom { id }');
    expect(await audit.waiting()).toEqual([]);
  });

  const later = (minutes: number) => {
    world.at(new Date(Date.parse(world.now()) + minutes * 60_000).toISOString());
  };
  const ask = async (who: Someone, fields: string) => {
    const { data, errors } = await who.ask(`query Look($id: ID!) { athlete(id: $id) { ${fields} } }`, { id: ada.id });
    expect(errors).toBeUndefined();
    return data.athlete;
  };
  const prohibit = (selection = 'instruction { id }', who = coach) => {
    const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
    return who.does('issueInstruction', { athleteId: ada.id, rules }, selection);
  };
  const short = async () => (await audit.fold(), (await audit.trail(ada)).map(inShort));

  it('says who read what, as which role, when, and through which operation of which app', async () => {
    await ask(coach, 'availability { status } symptoms(first: 5) { nodes { trend diagnosis { pathology } } }');
    await audit.fold();
    const [entry, ...others] = await audit.trail(ada);
    expect(others).toEqual([]);
    expect(entry).toEqual({
      number: 1,
      at: world.now(),
      by: { name: 'Maren' },
      role: 'COACH',
      kindsRead: ['SUMMARY', 'SYMPTOMS', 'DIAGNOSES'],
      kindsWritten: [],
      through: 'GRAPHQL',
      client: 'app',
      operation: 'Look',
      hash: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(await audit.waiting()).toEqual([]);
  });

  it.each([
    [
      'runs with what is below them',
      'runs(first: 5) { nodes { distanceMeters observations { pain } } }',
      'RUNS SYMPTOMS',
    ],
    [
      'a fragment, and aliases',
      '... on Athlete { x: runs(first: 1) { nodes { comments(first: 1) { nodes { body } } } } }',
      'RUNS COMMENTS',
    ],
    ['the timeline', 'timeline(first: 5) { edges { at } }', 'RUNS SYMPTOMS INSTRUCTIONS COMMENTS'],
    ['what may be done', 'permissions { activity permission }', 'INSTRUCTIONS'],
    ['why', 'availability { governedBy { note } }', 'SUMMARY INSTRUCTIONS'],
    ['totals', 'weeklyTotals(weeks: 1) { runCount }', 'RUNS'],
    [
      'what is included',
      'availability @include(if: true) { status } runs(first: 1) @include(if: false) { nodes { id } }',
      'SUMMARY',
    ],
  ])('%s', proves(10, 1, 'ways to read'), async (_name, fields, kinds) => {
    await ask(coach, fields);
    expect(await short()).toEqual([`COACH, reads ${kinds}, GRAPHQL`]);
  });

  it('says nothing of what is no health data, of what a role may not read, and of the athlete themselves', async () => {
    await ask(coach, 'id name timeZone viewerRole createdAt');
    await ask(ada, 'availability { status } timeline(first: 5) { nodes { __typename } }');
    await coach.ask('{ viewer { roster(first: 5) { nodes { id name } } } }');
    await world
      .person('stranger')
      .ask('query($id: ID!) { athlete(id: $id) { availability { status } } }', { id: ada.id });
    expect(await audit.waiting()).toEqual([]);
    await ask(
      supporter,
      'symptoms(first: 5) { nodes { id } } runs(first: 5) { nodes { distanceMeters observations { pain } } }',
    );
    expect(await short()).toEqual(['SUPPORTER, reads RUNS, GRAPHQL']);
    await ask(supporter, 'timeline(first: 5) { edges { at } }');
    expect((await short())[0]).toBe('SUPPORTER, reads RUNS COMMENTS, GRAPHQL');
  });

  it('holds what is reached by id, and what an object leads to', async () => {
    const { nodes } = (await ask(ada, 'symptoms(first: 1) { nodes { id } }')).symptoms;
    const { nodes: runs } = (await ask(ada, 'runs(first: 1) { nodes { id } }')).runs;
    await coach.ask('query($id: ID!) { node(id: $id) { id ... on Symptom { trend diagnosis { note } } } }', {
      id: nodes[0].id,
    });
    expect(await short()).toEqual(['COACH, reads SYMPTOMS DIAGNOSES, GRAPHQL']);
    await physio.ask('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [nodes[0].id, runs[0].id] });
    expect((await short())[0]).toBe('PHYSIO, reads RUNS SYMPTOMS, GRAPHQL');
  });

  it('is one record for a board of many, and one entry in a quarter of an hour for the same reads', async () => {
    const athletes = [ada];
    for (let each = 1; each < 20; each++) {
      const other = await world.athlete(`Runner ${each}`);
      await world.join(other, coach, 'COACH', 'Maren');
      const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
      await coach.does('issueInstruction', { athleteId: other.id, rules }, 'instruction { id }');
      athletes.push(other);
    }
    await prohibit();
    await audit.fold();
    const look = () => count.during(() => coach.ask(BOARD));
    const first = await look();
    expect(first).toMatchObject({ commands: ['Query', 'PutItem'], roundTrips: 2 });
    expect(first.capacityUnits).toBeLessThanOrEqual(4.5);
    expect(await look()).toMatchObject({ commands: ['Query'], roundTrips: 1 });
    const [waiting, ...others] = await audit.waiting();
    expect(others).toEqual([]);
    expect(JSON.stringify(waiting).match(/ath_/g)).toHaveLength(20);
    const folded = await count.during(() => audit.fold());
    // The access, the heads and profiles, a head each, the profiles again, and the end of the access.
    expect(folded.requests).toBe(1 + 1 + 20 + 1 + 1);
    for (const each of athletes) {
      const [latest] = await audit.trail(each);
      expect(latest && inShort(latest)).toBe('COACH, reads SUMMARY, GRAPHQL');
    }
    later(15);
    expect((await look()).commands).toEqual(['Query', 'PutItem']);
    await audit.fold();
    expect((await audit.trail(ada)).map(inShort).slice(0, 2)).toEqual(Array(2).fill('COACH, reads SUMMARY, GRAPHQL'));
  });

  it('is written four accesses at a time, each in its order', async () => {
    const bodies = ['one', 'two', 'three', 'four', 'five', 'six'];
    for (const body of bodies)
      await coach.does('addComment', { subjectId: ada.id, audience: 'TEAM', body }, 'comment { id }');
    const before = audit.lines.length;
    const folded = await count.during(() => audit.fold());
    // Of each four: the accesses, what is there, a head, the profiles again, and the end of the accesses. And a page that is full.
    expect(folded.requests).toBe(2 * 5 + 1);
    const trail = await audit.trail(ada);
    expect(trail.map(({ number }) => number)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(await audit.waiting()).toEqual([]);
    // The log has the hash of each head that was written.
    const logged = audit.lines
      .slice(before)
      .flatMap(({ details = {} }) => ('auditHashes' in details ? details.auditHashes : []));
    expect(logged).toEqual([trail[2]?.hash, trail[0]?.hash]);
  });

  it('is in the log as far as it was written before something failed', async () => {
    const bodies = ['one', 'two', 'three', 'four', 'five', 'six'];
    for (const body of bodies)
      await coach.does('addComment', { subjectId: ada.id, audience: 'TEAM', body }, 'comment { id }');
    const records = (await audit.waiting()).map(audit.record);
    const before = audit.lines.length;
    // The first four are forgotten, and then the store is gone.
    let isGone = false;
    const goes: Plan = ({ command }) => {
      if (isGone) return 'before';
      isGone = command === 'BatchWriteItem';
      return undefined;
    };
    let answer: Awaited<ReturnType<typeof audit.tell>> | undefined;
    await faults.during(goes, async () => (answer = await audit.tell(records)));
    const failed = records.slice(4).map(({ dynamodb }) => ({ itemIdentifier: dynamodb?.SequenceNumber }));
    expect(answer).toEqual({ batchItemFailures: failed });
    const [head] = await audit.trail(ada);
    expect(head?.number).toBe(4);
    const logged = audit.lines
      .slice(before)
      .flatMap(({ details = {} }) => ('auditHashes' in details ? details.auditHashes : []));
    expect(logged).toEqual([head?.hash]);
    await audit.tell(records);
    expect((await audit.trail(ada)).map(({ number }) => number)).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it('takes no round trip of its own where a read takes a second one', async () => {
    const page = 'name availability { status } runs(first: 5) { nodes { distanceMeters note } }';
    const first = await count.during(() => ask(coach, page));
    expect(first.roundTrips).toBe(2);
    expect(first.commands.toSorted()).toEqual(['BatchGetItem', 'PutItem', 'Query']);
    expect(await count.during(() => ask(coach, page))).toMatchObject({ roundTrips: 2, requests: 2 });
  });

  it('says of a change what it wrote and what its answer showed, without a request more', async () => {
    const issued = await count.during(() =>
      prohibit('instruction { note athlete { symptoms(first: 1) { nodes { trend } } } }'),
    );
    expect(issued.commands).not.toContain('PutItem');
    expect(await short()).toEqual(['COACH, reads SYMPTOMS INSTRUCTIONS, writes INSTRUCTIONS, GRAPHQL']);
  });

  it('holds every kind of change by everybody else, and only what was written', async () => {
    const [{ id: runId }] = (await ask(ada, 'runs(first: 1) { nodes { id } }')).runs.nodes;
    const [{ id: symptomId }] = (await ask(ada, 'symptoms(first: 1) { nodes { id } }')).symptoms.nodes;
    const observation = { phase: 'AFTER_RUN', sites: ['CALF'], pain: 3, runId };
    const seen = async (): Promise<string | undefined> => {
      const before = (await audit.trail(ada)).length;
      const after = await short();
      expect(after.length).toBe(before + 1);
      return after[0];
    };
    await physio.does('reportSymptom', { athleteId: ada.id, observation }, '');
    expect(await seen()).toBe('PHYSIO, writes SYMPTOMS, GRAPHQL');
    await coach.does('addObservation', { symptomId, observation }, '');
    expect(await seen()).toBe('COACH, writes SYMPTOMS, GRAPHQL');
    await physio.does('diagnoseSymptom', { symptomId, pathology: 'TENDINOPATHY', certainty: 'SUSPECTED' }, '');
    expect(await seen()).toBe('PHYSIO, writes SYMPTOMS DIAGNOSES, GRAPHQL');
    later(1);
    await coach.does('resolveSymptom', { symptomId }, '');
    expect(await seen()).toBe('COACH, writes SYMPTOMS, GRAPHQL');
    const { instruction } = await prohibit();
    expect(await seen()).toBe('COACH, reads INSTRUCTIONS, writes INSTRUCTIONS, GRAPHQL');
    await coach.does('withdrawInstruction', { instructionId: instruction.id, reason: 'No.' }, '');
    expect(await seen()).toBe('COACH, writes INSTRUCTIONS, GRAPHQL');
    const { comment } = await supporter.does(
      'addComment',
      { subjectId: runId, audience: 'SUPPORTERS', body: 'Go!' },
      'comment { id }',
    );
    expect(await seen()).toBe('SUPPORTER, reads COMMENTS, writes COMMENTS, GRAPHQL');
    await supporter.does('editComment', { commentId: comment.id, body: 'Go on!' }, '');
    expect(await seen()).toBe('SUPPORTER, writes COMMENTS, GRAPHQL');
    await supporter.does('deleteComment', { commentId: comment.id }, '');
    expect(await seen()).toBe('SUPPORTER, writes COMMENTS, GRAPHQL');
    await tracker.does(
      'recordRuns',
      { athleteId: ada.id, runs: [{ ...RUN, externalId: '1', startedAt: '2025-03-09T08:00:00.000Z' }] },
      'results { status }',
    );
    expect(await seen()).toBe('INTEGRATION, writes RUNS, GRAPHQL');
    await postRuns(world, tracker, ada.id, { ...RUN, externalId: '2', startedAt: '2026-03-08T08:00:00.000Z' });
    expect(await seen()).toBe('INTEGRATION, writes RUNS, HTTP');
    // A run that is known already is not written.
    await postRuns(world, tracker, ada.id, { ...RUN, externalId: '2', startedAt: '2026-03-08T08:00:00.000Z' });
    // What is refused writes nothing.
    expect(await supporter.isRefused('reportSymptom', { athleteId: ada.id, observation })).toHaveLength(1);
    expect(await audit.waiting()).toEqual([]);
  });

  it('an answer does not leave before its record is stored', async () => {
    await faults.during(firstTries('PutItem', 'before', Infinity), async () => {
      const { status, data, errors } = await coach.ask(
        'query($id: ID!) { athlete(id: $id) { availability { status } } }',
        { id: ada.id },
      );
      expect([status, data]).toEqual([200, null]);
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['SERVICE_UNAVAILABLE']);
    });
    expect(await audit.waiting()).toEqual([]);
    // And what was not stored is not taken for known.
    await ask(coach, 'availability { status }');
    expect(await short()).toEqual(['COACH, reads SUMMARY, GRAPHQL']);
  });

  it('a lost answer of the store makes no second entry', async () => {
    await faults.during(firstTries('PutItem', 'after'), () => ask(coach, 'availability { status }'));
    expect(await audit.waiting()).toHaveLength(1);
    await faults.during(firstTries('PutItem', 'after'), () => audit.fold());
    expect((await audit.trail(ada)).map(inShort)).toEqual(['COACH, reads SUMMARY, GRAPHQL']);
  });

  it('grows by each access once, however often, late or broken off it is folded', async () => {
    const bea = await world.athlete('Bea');
    await world.join(bea, coach, 'COACH', 'Maren');
    await coach.ask('{ viewer { roster(first: 5) { nodes { availability { status } } } } }');
    const items = await audit.waiting();
    const records = items.map(audit.record);
    for (let killed = 1; killed <= 8; killed++)
      await faults.during(killedBefore(killed), () => audit.tell(records).catch(() => undefined));
    for (let each = 0; each < 3; each++) await audit.tell(records);
    // It comes again an hour later, when the head has forgotten it.
    for (let each = 0; each < 20; each++) {
      later(15);
      await ask(physio, 'availability { status }');
      await audit.fold();
    }
    await writeItems(world.client, world.tableName, items);
    await audit.tell(records);
    expect((await audit.trail(ada)).map(inShort)).toEqual([
      ...Array<string>(20).fill('PHYSIO, reads SUMMARY, GRAPHQL'),
      'COACH, reads SUMMARY, GRAPHQL',
    ]);
    expect((await audit.trail(bea)).map(inShort)).toEqual(['COACH, reads SUMMARY, GRAPHQL']);
    expect(await audit.waiting()).toEqual([]);
  });

  it('grows by all of what happens at once', async () => {
    const people = [coach, physio, supporter];
    await Promise.all(people.map((who) => ask(who, 'availability { status }')));
    const records = (await audit.waiting()).map(audit.record);
    await Promise.all(records.map((record) => audit.tell([record])));
    const trail = await audit.trail(ada);
    expect(trail.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(new Set(trail.map(({ role }) => role)).size).toBe(3);
  });

  it('is hindered by no record that cannot be used', async () => {
    await ask(coach, 'availability { status }');
    const records = (await audit.waiting()).map(audit.record);
    const gone = audit.record({ pk: 'ACCESS#x', sk: 'nothing', kind: 'access' }, 7);
    const { batchItemFailures } = (await audit.tell([...records, gone])) ?? { batchItemFailures: [] };
    expect(batchItemFailures).toEqual([]);
    const poison = {
      eventName: 'INSERT' as const,
      dynamodb: { SequenceNumber: '9', NewImage: { kind: { S: 'access' } } },
    };
    const answer = await audit.tell([gone, poison]);
    expect(answer?.batchItemFailures).toEqual([{ itemIdentifier: '9' }]);
    expect((await audit.trail(ada)).map(inShort)).toEqual(['COACH, reads SUMMARY, GRAPHQL']);
  });

  it('is read page by page, and by nobody else', async () => {
    for (let each = 0; each < 11; each++) {
      later(15);
      await ask(each % 2 ? physio : coach, 'availability { status }');
      await audit.fold();
    }
    const all = (await audit.trail(ada)).map(({ number }) => number);
    expect(all).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    for (let first = 1; first <= 11; first++) {
      const numbers: number[] = [];
      let after: string | null = null;
      do {
        const counted = await count.during(async () => {
          const { auditTrail } = (
            await ada.ask(
              'query($first: Int!, $after: String) { viewer { athlete { auditTrail(first: $first, after: $after) { nodes { number } pageInfo { hasNextPage endCursor } } } } }',
              { first, after },
            )
          ).data.viewer.athlete;
          numbers.push(...auditTrail.nodes.map(({ number }: { number: number }) => number));
          after = auditTrail.pageInfo.hasNextPage ? auditTrail.pageInfo.endCursor : null;
        });
        expect(counted.requests).toBeLessThanOrEqual(2 + 2);
      } while (after !== null);
      expect(numbers, `pages of ${first}`).toEqual(all);
    }
    for (const who of [coach, physio, supporter, tracker])
      expect((await ask(who, 'auditTrail(first: 5) { nodes { number } }')).auditTrail).toBeNull();
  });

  it('goes with the athlete, and nothing of it comes after', async () => {
    await ask(coach, 'availability { status }');
    await audit.fold();
    await ask(physio, 'availability { status } runs(first: 1) { nodes { id } }');
    const late = await audit.waiting();
    await ada.does('eraseAthlete', { athleteId: ada.id, confirmName: (await ask(ada, 'name')).name }, 'done');
    await audit.fold();
    // Folded while the erasure ran: the consumer looks again.
    await writeItems(world.client, world.tableName, late);
    await audit.fold();
    const left = await readPartition(world.client, world.tableName, `ATH#${ada.id.slice(4)}`);
    expect(left.map(({ kind }) => kind)).toEqual(['erasedAthlete']);
    expect(await audit.waiting()).toEqual([]);
  });
});
