import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AthleteId } from '../../functions/domain/ids.ts';
import type { Item } from '../../functions/store/dynamodb/table-access.ts';
import { recordOf } from '../../functions/store/items.ts';
import { athletePartition } from '../../functions/store/keys.ts';
import { documentClient, readItems, readPartition } from '../support/bulk.ts';
import { injectFaults, justBefore } from '../support/faults.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

const WRITE = 'TransactWriteItems';
const at = (minute: number) => `2026-03-09T08:${String(minute).padStart(2, '0')}:00.000Z`;

describe('Calls that come in each other’s way', () => {
  let world: World;
  let ada: Someone & { id: string };
  let coach: Someone;
  let tracker: Someone;
  let grantOfCoach: string;
  let faults: ReturnType<typeof injectFaults>;
  let made = 0;

  const newName = () => `someone ${(made += 1)}`;
  const invitation = async (role: string): Promise<string> => {
    const input = { invitation: { toTeam: { athleteId: ada.id, role } } };
    return (await ada.does('invite', input, 'invitation { code }')).invitation.code;
  };
  const accept = (who: Someone, code: string) =>
    who.does('acceptInvitation', { code, yourName: newName() }, 'grant { id }');
  const instruct = (who = coach, permission = 'PROHIBITED', more = {}) =>
    who.does(
      'issueInstruction',
      {
        athleteId: ada.id,
        rules: [{ activity: 'RUN', permission, ...(permission === 'LIMITED' && { maxEffort: 3 }) }],
        ...more,
      },
      'instruction { id } athlete { availability { status } }',
    );
  const runOf = (startedAt: string, parts = {}) => ({
    externalId: newName(),
    startedAt,
    distanceMeters: 5_000,
    durationSeconds: 1_500,
    ...parts,
  });
  const record = async (runs: object[]) => {
    const payload = await tracker.does('recordRuns', { athleteId: ada.id, runs }, 'results { status run { id } }');
    return payload.results as { status: string; run: { id: string } }[];
  };
  const comment = (who: Someone, subjectId: string, audience = 'TEAM') =>
    who.does('addComment', { subjectId, audience, body: 'Hello.' }, 'comment { id }');
  const report = async () =>
    (
      await ada.does(
        'reportSymptom',
        { athleteId: ada.id, observation: { phase: 'AT_REST', sites: ['CALF'], pain: 2 } },
        'symptom { id }',
      )
    ).symptom.id as string;
  const sidelinedFor = async (who: Someone) => {
    const { data } = await who.ask('{ viewer { sidelinedAthletes(first: 5) { nodes { id name } } } }');
    return data.viewer.sidelinedAthletes.nodes as { id: string; name: string }[];
  };
  const attentionFor = async (who: Someone) => {
    const { data } = await who.ask('{ viewer { attention(first: 5) { nodes { reasons { code since } } } } }');
    return data.viewer.attention.nodes[0]?.reasons ?? [];
  };
  const partition = async () => {
    const items = await readPartition(world.client, world.tableName, athletePartition(ada.id as AthleteId));
    return items.map((item): Item => ({ ...item, ...recordOf<Item>(item) }));
  };
  /** Runs something, and something else just before its write. */
  const whileWriting = async <T>(work: () => Promise<T>, other: () => Promise<unknown>, nth = 1): Promise<T> => {
    const results: T[] = [];
    await faults.during(justBefore(WRITE, other, nth), async () => results.push(await work()));
    return results[0] as T;
  };

  beforeAll(async () => {
    world = await createWorld();
    faults = injectFaults(world.dynamodb);
    tracker = world.integration('tracker');
  });
  beforeEach(async () => {
    ada = await world.athlete(newName(), 'UTC');
    coach = world.person(newName());
    grantOfCoach = await world.join(ada, coach, 'COACH', 'Maren');
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
  });
  const fitsTogether = async () => expect(await brokenInvariants(world)).toEqual([]);

  it('a new coach has the fresh summary on the board, whichever comes first', async () => {
    const [late, early] = [world.person(newName()), world.person(newName())];
    const [forLate, forEarly] = [await invitation('COACH'), await invitation('PHYSIO')];
    await whileWriting(
      () => instruct(),
      () => accept(late, forLate),
    );
    expect(await sidelinedFor(late)).toMatchObject([{ id: ada.id }]);
    await whileWriting(
      () => accept(early, forEarly),
      () => instruct(coach, 'ALLOWED'),
    );
    expect(await sidelinedFor(early)).toEqual([]);
    const together = world.person(newName());
    const code = await invitation('COACH');
    await Promise.all([accept(together, code), instruct()]);
    expect(await sidelinedFor(together)).toMatchObject([{ id: ada.id }]);
    await fitsTogether();
  });

  it('and the new name', async () => {
    const [one, two] = [world.person(newName()), world.person(newName())];
    const [codeOne, codeTwo] = [await invitation('SUPPORTER'), await invitation('COACH')];
    const rename = (name: string) => ada.does('updateAthlete', { athleteId: ada.id, name }, 'athlete { name }');
    await whileWriting(
      () => accept(one, codeOne),
      () => rename('Ada Two'),
    );
    await whileWriting(
      () => rename('Ada Three'),
      () => accept(two, codeTwo),
    );
    for (const who of [coach, one, two]) {
      const { data } = await who.ask('{ viewer { roster(first: 5) { nodes { name } } } }');
      expect(data.viewer.roster.nodes).toEqual([{ name: 'Ada Three' }]);
    }
    await comment(ada, ada.id);
    const { data } = await coach.ask(
      'query($id: ID!) { athlete(id: $id) { comments(first: 1) { nodes { author { name } } } } }',
      {
        id: ada.id,
      },
    );
    expect(data.athlete.comments.nodes).toEqual([{ author: { name: 'Ada Three' } }]);
    await fitsTogether();
  });

  it('what a coach writes while being removed is refused, or was written before', async () => {
    const run = (await record([runOf(at(1))]))[0]?.run.id as string;
    const symptomId = await report();
    const observation = { phase: 'AT_REST', sites: ['CALF'], pain: 2 };
    const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
    const writes: [string, object][] = [
      ['issueInstruction', { athleteId: ada.id, rules }],
      ['addComment', { subjectId: run, audience: 'TEAM', body: 'Rest.' }],
      ['addObservation', { symptomId, observation }],
      ['resolveSymptom', { symptomId }],
    ];
    for (const [mutation, input] of writes) {
      const before = await partition();
      const codes = await whileWriting(
        () => coach.isRefused(mutation, input),
        () => ada.does('revoke', { revoke: { grantId: grantOfCoach } }, 'revokedId'),
      );
      expect(codes.map((code) => code.split(' ')[0])).toEqual(['NOT_FOUND']);
      const unrelated = ({ sk }: Item) => sk !== 'PROFILE' && !String(sk).startsWith('GRANT#');
      expect((await partition()).filter(unrelated)).toEqual(before.filter(unrelated));
      expect(await sidelinedFor(coach)).toEqual([]);
      grantOfCoach = await world.join(ada, coach, 'COACH', 'Maren');
    }
    // The other way round: the coach writes while being removed.
    await whileWriting(
      () => ada.does('revoke', { revoke: { grantId: grantOfCoach } }, 'revokedId'),
      () => instruct(),
    );
    expect((await partition()).filter(({ kind }) => kind === 'instruction')).toHaveLength(1);
    await fitsTogether();
  });

  it('an integration that is let go in the middle of a call has recorded what came before', async () => {
    const grantId = `gra_${ada.id.slice(4)}.`;
    const id = (await partition()).flatMap((item) => (item['role'] === 'INTEGRATION' ? [String(item['id'])] : []))[0];
    expect(id?.startsWith(grantId)).toBe(true);
    const runs = Array.from({ length: 100 }, () => runOf('2026-02-01T08:00:00.000Z'));
    const codes = await whileWriting(
      () => tracker.isRefused('recordRuns', { athleteId: ada.id, runs }),
      () => ada.does('revoke', { revoke: { grantId: id } }, 'revokedId'),
      2,
    );
    expect(codes).toEqual(['NOT_FOUND input.athleteId']);
    expect((await partition()).filter(({ kind }) => kind === 'run')).toHaveLength(97);
    await fitsTogether();
  });

  it('two coaches instruct at once: both hold; one coach twice: the later one holds', async () => {
    const other = world.person(newName());
    await world.join(ada, other, 'PHYSIO', 'Jonas');
    await Promise.all([instruct(coach, 'LIMITED'), instruct(other)]);
    const inForce = async () => {
      const document = `query($id: ID!) { athlete(id: $id) { availability { status } instructions(first: 9, show: IN_FORCE) { nodes { id } } } }`;
      const { data } = await ada.ask(document, { id: ada.id });
      return data.athlete;
    };
    expect((await inForce()).instructions.nodes).toHaveLength(2);
    expect(await inForce()).toMatchObject({ availability: { status: 'SIDELINED' } });
    world.at('2026-03-10T13:00:00.000Z');
    await Promise.all([instruct(other, 'ALLOWED'), instruct(other, 'LIMITED')]);
    await whileWriting(
      () => instruct(coach, 'ALLOWED'),
      () => instruct(coach),
    );
    expect((await inForce()).instructions.nodes).toHaveLength(2);
    await fitsTogether();
  });

  it('comments on one run are all counted', async () => {
    const run = (await record([runOf(at(1))]))[0]?.run.id as string;
    const others = [coach, ada, ...Array.from({ length: 3 }, () => world.person(newName()))];
    for (const who of others.slice(2)) await world.join(ada, who, 'SUPPORTER', 'Ben');
    await Promise.all(others.map((who) => comment(who, run, 'SUPPORTERS')));
    await whileWriting(
      () => comment(coach, run),
      () => comment(ada, run),
    );
    // A later revision of the run, and an observation in it, leave them alone.
    const { externalId } = (await partition()).find(({ id }) => id === run) as { externalId: string };
    await whileWriting(
      () => comment(coach, run),
      () => record([runOf(at(1), { externalId, revision: 1, distanceMeters: 6_000 })]),
    );
    const observation = { phase: 'AFTER_RUN', sites: ['CALF'], pain: 4, runId: run };
    await whileWriting(
      () => record([runOf(at(1), { externalId, revision: 2, distanceMeters: 7_000 })]),
      () => ada.does('reportSymptom', { athleteId: ada.id, observation }, 'symptom { id }'),
    );
    expect((await partition()).find(({ id }) => id === run)).toMatchObject({
      commentCounts: { SUPPORTERS: 5, TEAM: 3 },
      worstPain: 4,
      distanceMeters: 7_000,
    });
    await fitsTogether();
  });

  it('a crowd of comments at once: each is there and counted, or was refused as a whole', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        ada.ask(
          'mutation($input: AddCommentInput!) { addComment(input: $input) { comment { id } userErrors { code } } }',
          { input: { subjectId: ada.id, audience: 'TEAM', body: 'Hello.' } },
        ),
      ),
    );
    const [done, busy] = [answers.filter(({ errors }) => !errors), answers.filter(({ errors }) => errors)];
    for (const { errors } of busy) expect(errors?.[0]?.extensions['code']).toBe('SERVICE_UNAVAILABLE');
    expect(done.length).toBeGreaterThan(0);
    expect((await partition()).filter(({ kind }) => kind === 'comment')).toHaveLength(done.length);
    await fitsTogether();
  });

  it('boards show the last run against an instruction, whatever came in between', async () => {
    const breach = async () =>
      (await attentionFor(coach)).find(({ code }: { code: string }) => code.startsWith('RUN_'))?.since;
    // Runs are judged by what had been told when they started: these start within minutes of it.
    const at = (minute: number) => `2026-03-11T08:${String(minute).padStart(2, '0')}:00.000Z`;
    world.at(at(0));
    // A prohibition is given while runs are recorded, and runs are recorded while it is given.
    await whileWriting(
      () => record([runOf(at(1))]),
      () => instruct(coach),
    );
    expect(await breach()).toBe(at(1));
    await whileWriting(
      () => instruct(coach, 'PROHIBITED', { supersedes: [] }),
      () => record([runOf(at(2))]),
    );
    expect(await breach()).toBe(at(2));
    // The later run goes while the earlier one comes.
    const [last] = await record([runOf(at(9))]);
    expect(await breach()).toBe(at(9));
    const remove = () => ada.does('deleteRun', { runId: last?.run.id }, 'deletedRunId');
    await whileWriting(remove, () => record([runOf(at(5))]));
    expect(await breach()).toBe(at(5));
    const [again] = await record([runOf(at(10))]);
    await whileWriting(
      () => record([runOf(at(6))]),
      () => ada.does('deleteRun', { runId: again?.run.id }, 'deletedRunId'),
    );
    expect(await breach()).toBe(at(6));
    // A revision takes the run to a day before the instruction while the run is being recorded.
    world.at(at(20));
    const moved = runOf(at(20));
    await whileWriting(
      () => record([moved]),
      () => record([{ ...moved, revision: 1, startedAt: '2026-02-20T08:00:00.000Z' }]),
    );
    expect(await breach()).toBe(at(6));
    await fitsTogether();
  });

  it('nothing is left of an erased athlete, despite concurrent writes', async () => {
    const erase = async (name: string) => {
      for (let done = false; !done;)
        done = (await ada.does('eraseAthlete', { athleteId: ada.id, confirmName: name }, 'done')).done;
    };
    const newcomer = world.person(newName());
    const others: [string, () => Promise<() => Promise<unknown>>][] = [
      ['runs', async () => () => tracker.ask(RECORD, { input: { athleteId: ada.id, runs: [runOf(at(1))] } })],
      [
        'old runs',
        async () => () =>
          tracker.ask(RECORD, { input: { athleteId: ada.id, runs: [runOf('2026-01-01T08:00:00.000Z')] } }),
      ],
      ['an instruction', async () => () => instruct().catch(() => undefined)],
      ['a comment', async () => () => comment(coach, ada.id).catch(() => undefined)],
      [
        'a new coach',
        async () => {
          const code = await invitation('COACH');
          return () => accept(newcomer, code).catch(() => undefined);
        },
      ],
      [
        'a revocation',
        async () => () => ada.does('revoke', { revoke: { grantId: grantOfCoach } }, 'revokedId').catch(() => undefined),
      ],
    ];
    for (const [what, prepare] of others) {
      for (const order of ['before the erasure', 'before the other', 'together'] as const) {
        const name = newName();
        ada = await world.athlete(name, 'UTC');
        grantOfCoach = await world.join(ada, coach, 'COACH', 'Maren');
        await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
        const other = await prepare();
        if (order === 'before the erasure') await whileWriting(() => erase(name), other);
        else if (order === 'before the other') await whileWriting(other, () => erase(name));
        else await Promise.all([erase(name), other()]);
        await erase(name);
        expect(
          (await partition()).map(({ sk }) => sk),
          `${what}, ${order}`,
        ).toEqual(['PROFILE']);
        for (const who of [coach, newcomer, tracker]) {
          const { data } = await who.ask('{ viewer { roster(first: 100) { nodes { id } } } }');
          expect(data.viewer.roster.nodes.map(({ id }: { id: string }) => id)).not.toContain(ada.id);
        }
      }
    }
    await fitsTogether();
  });

  it('of two who take the same thing one gets it', async () => {
    const code = await invitation('COACH');
    const document =
      'mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { grant { id } userErrors { code } } }';
    const takers = await Promise.all(
      [world.person(newName()), world.person(newName())].map((who) =>
        who.ask(document, { input: { code, yourName: 'Somebody' } }),
      ),
    );
    const refusals = takers.flatMap(({ data }) => data.acceptInvitation.userErrors);
    expect(refusals).toEqual([{ code: 'EXPIRED' }]);

    const [one, two] = [await report(), await report()];
    const merge = (intoSymptomId: string, fromSymptomId: string) =>
      coach.ask('mutation($input: MergeSymptomsInput!) { mergeSymptoms(input: $input) { userErrors { code } } }', {
        input: { intoSymptomId, fromSymptomId },
      });
    await Promise.all([merge(one, two), merge(two, one)]);
    const statuses = (await partition()).flatMap(({ kind, status }) => (kind === 'symptom' ? [status] : []));
    expect(statuses.sort()).toEqual(['ACTIVE', 'MERGED']);

    const twin = world.person(newName());
    const create =
      'mutation($input: CreateAthleteInput!) { createAthlete(input: $input) { athlete { id } userErrors { code } } }';
    const born = await Promise.all([1, 2].map(() => twin.ask(create, { input: { name: 'Twin', timeZone: 'UTC' } })));
    expect(born.flatMap(({ data }) => data.createAthlete.userErrors)).toEqual([{ code: 'ALREADY_EXISTS' }]);
    await fitsTogether();
  });

  it('calls with one idempotency key at the same time are one call', async () => {
    const run = (await record([runOf(at(1))]))[0]?.run.id as string;
    const idempotencyKey = newName();
    const input = { subjectId: run, audience: 'TEAM', body: 'IdempotentCall.', idempotencyKey };
    const ids = await Promise.all(
      [1, 2, 3].map(async () => (await coach.does('addComment', input, 'comment { id }')).comment.id),
    );
    expect(new Set(ids).size).toBe(1);
    const inside: string[] = [];
    const key = { ...input, idempotencyKey: newName() };
    const outside = await whileWriting(
      async () => (await coach.does('addComment', key, 'comment { id }')).comment.id,
      async () => inside.push((await coach.does('addComment', key, 'comment { id }')).comment.id),
    );
    expect(inside).toEqual([outside]);
    expect(await coach.isRefused('addComment', { ...input, body: 'Twice.' })).toEqual([
      'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
    ]);
    expect((await partition()).filter(({ kind }) => kind === 'comment')).toHaveLength(2);
    await fitsTogether();
  });

  it('eighty of all kinds, six at a time, leave what fits together', async () => {
    const physio = world.person(newName());
    const grantOfPhysio = await world.join(ada, physio, 'PHYSIO', 'Jonas');
    const runs: string[] = [];
    const symptoms: string[] = [];
    const codes = await Promise.all([1, 2, 3].map(() => invitation('COACH')));
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const any = (from: string[]) => from[random(from.length)];
    const kinds: (() => Promise<unknown>)[] = [
      async () => runs.push((await record([runOf(at(random(60)))]))[0]?.run.id as string),
      async () => symptoms.push(await report()),
      () => instruct(random(2) ? coach : physio, any(['PROHIBITED', 'LIMITED', 'ALLOWED'])),
      () => comment(random(2) ? coach : ada, any(runs) ?? ada.id),
      () => comment(physio, any(symptoms) ?? ada.id, 'CLINICAL'),
      () => ada.does('deleteRun', { runId: any(runs) }, 'deletedRunId'),
      () => ada.does('editRun', { runId: any(runs), effort: random(10) }, 'run { id }'),
      () =>
        coach.does(
          'addObservation',
          {
            symptomId: any(symptoms),
            observation: {
              phase: 'DURING_RUN',
              sites: ['CALF'],
              pain: random(10),
              runId: any(runs),
              observedAt: at(random(60)),
            },
          },
          'symptom { id }',
        ),
      () => ada.does('resolveSymptom', { symptomId: any(symptoms) }, 'symptom { id }'),
      () =>
        physio.does('mergeSymptoms', { intoSymptomId: any(symptoms), fromSymptomId: any(symptoms) }, 'symptom { id }'),
      () => accept(world.person(newName()), codes.pop() ?? ''),
      () => ada.does('updateAthlete', { athleteId: ada.id, name: newName() }, 'athlete { id }'),
      async () => random(8) === 0 && ada.does('revoke', { revoke: { grantId: grantOfPhysio } }, 'revokedId'),
    ];
    let [done, refused, left] = [0, 0, 80];
    const work = async () => {
      while (left-- > 0) {
        // Refused is what went, ended or was full before it came to it; and nothing may be half done then.
        await (kinds[random(kinds.length)] as () => Promise<unknown>)().then(
          () => (done += 1),
          () => (refused += 1),
        );
      }
    };
    await Promise.all(Array.from({ length: 6 }, work));
    expect(done).toBeGreaterThan(refused);
    await fitsTogether();
    expect(world.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('and the checker of all this sees what does not fit', async () => {
    // In a table of its own: the checker reads all of it for each item and attribute.
    world = await createWorld();
    ada = await world.athlete(newName(), 'UTC');
    coach = world.person(newName());
    tracker = world.integration('tracker');
    await world.join(ada, coach, 'COACH', 'Maren');
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
    const run = (await record([runOf(at(1))]))[0]?.run.id as string;
    const observation = { phase: 'AFTER_RUN', sites: ['CALF'], pain: 4, runId: run };
    await ada.does('reportSymptom', { athleteId: ada.id, observation }, 'symptom { id }');
    await instruct();
    await comment(coach, run);
    await fitsTogether();
    const items = await readItems(world.client, world.tableName);
    const mine = items.filter((item) => JSON.stringify(item).includes(ada.id.slice(4)));
    const client = documentClient(world.client);
    const TableName = world.tableName;
    const put = (Item: Item) => client.send(new PutCommand({ TableName, Item }));
    /** For each item: a missing or changed one is noticed. */
    const seen: string[] = [];
    const blind: string[] = [];
    for (const item of mine) {
      const { pk, sk } = item;
      const name = `${String(pk).slice(0, 3)} ${String(sk).split('#')[0] ?? ''}`;
      // What waits for an audit trail is in no chain of hashes yet.
      if (/^PER (RECEIPT|INV|PERSON)|^ACC/.test(name)) continue;
      await client.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
      (/^ATH (COM|INS)/.test(name) || (await brokenInvariants(world)).length > 0 ? seen : blind).push(`-${name}`);
      await put(item);
      for (const [key, value] of Object.entries(item)) {
        const other = CHANGED[key]?.(value);
        if (other === undefined) continue;
        await put({ ...item, [key]: other });
        ((await brokenInvariants(world)).length > 0 ? seen : blind).push(`${name}.${key}`);
        await put(item);
      }
    }
    expect(blind).toEqual([]);
    expect(seen.length).toBeGreaterThan(20);
    await fitsTogether();
  });
});

const RECORD =
  'mutation($input: RecordRunsInput!) { recordRuns(input: $input) { results { status } userErrors { code } } }';

/** Attributes that others depend on, each with other possible values. */
const CHANGED: Record<string, (value: unknown) => unknown> = {
  role: () => 'SUPPORTER',
  name: (name) => `${String(name)}?`,
  summary: (summary) => ({ ...(summary as object), openSymptoms: 9 }),
  kindKey: (key) => `${String(key)}?`,
  timeKey: (key) => `${String(key)}?`,
  typeKey: (key) => `${String(key)}?`,
  commentCounts: () => ({ TEAM: 7 }),
  observationIds: () => [],
  observationCount: () => 9,
  worstPain: () => 9,
  latestObservation: (one) => ({ ...(one as object), pain: 9 }),
  ownerId: () => 'per_nobody',
  subjectId: () => 'run_nothing.0',
};
