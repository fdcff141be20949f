import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { viewerFrom } from '../../functions/request/context.ts';
import type { AthleteId } from '../../functions/domain/ids.ts';
import type { Item } from '../../functions/store/dynamodb/table-access.ts';
import { athletePartition, personPartition } from '../../functions/store/keys.ts';
import { readPartition } from '../support/bulk.ts';
import { type Fault, firstTries, injectFaults, killedBefore } from '../support/faults.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { createWorld, type Someone, TODAY, type World } from '../support/world.ts';

/** A call: the partitions that it touches, and where its response has the ids. */
interface Call {
  who: Someone;
  mutation: string;
  input: object;
  selection: string;
  /** Whose partitions to look at besides the caller's own; the athlete of the world if left out. */
  of?: Someone[];
}

const at = (day: number) => `2026-03-0${day}T08:00:00.000Z`;
const observation = { phase: 'AT_REST', sites: ['CALF'], pain: 2, observedAt: at(8) };

describe('A mutation happens exactly once', () => {
  let world: World;
  let ada: Someone & { id: string };
  let coach: Someone;
  let tracker: Someone;
  let faults: ReturnType<typeof injectFaults>;
  let made = 0;

  const newName = () => `someone ${(made += 1)}`;
  const person = () => world.person(newName());
  const id = async (who: Someone, mutation: string, input: object, selection: string): Promise<string> =>
    (await who.does(mutation, input, `${selection} { id }`))[selection].id;
  const record = async () => {
    const runs = [{ startedAt: at(9), externalId: newName(), distanceMeters: 5_000, durationSeconds: 1_500 }];
    const { results } = await tracker.does('recordRuns', { athleteId: ada.id, runs }, 'results { run { id } }');
    return results[0].run.id as string;
  };
  const report = () => id(ada, 'reportSymptom', { athleteId: ada.id, observation }, 'symptom');
  const resolved = async () => {
    const symptomId = await report();
    await ada.does('resolveSymptom', { symptomId, resolvedAt: at(9) }, 'symptom { id }');
    return symptomId;
  };
  const rules = [{ activity: 'MOBILITY', permission: 'ALLOWED' }];
  const instruct = () => id(coach, 'issueInstruction', { athleteId: ada.id, rules, supersedes: [] }, 'instruction');
  const comment = async () =>
    id(ada, 'addComment', { subjectId: await record(), audience: 'TEAM', body: 'It hurts.' }, 'comment');
  const invite = async (role: string) => {
    const input = { invitation: { toTeam: { athleteId: ada.id, role } } };
    const { invitation } = await ada.does('invite', input, 'invitation { id code }');
    return invitation as { id: string; code: string };
  };

  /** Every mutation of the API that changes something but recordRuns and eraseAthlete, each ready to be called. */
  const calls: [name: string, prepare: () => Promise<Call>][] = [
    [
      'createAthlete',
      async () => {
        const who = person();
        const input = { name: 'New', timeZone: 'UTC' };
        return { who, mutation: 'createAthlete', input, selection: 'athlete { id }', of: [] };
      },
    ],
    [
      'updateAthlete',
      call(
        () => ada,
        'updateAthlete',
        () => ({ athleteId: ada.id, name: newName() }),
        'athlete { id }',
      ),
    ],
    [
      'invite to the team',
      call(
        () => ada,
        'invite',
        () => ({ invitation: { toTeam: { athleteId: ada.id, role: 'COACH' } } }),
        'invitation { id }',
      ),
    ],
    [
      'invite an athlete',
      async () => {
        const input = { invitation: { athlete: { as: 'PHYSIO', yourName: 'Jonas' } } };
        return { who: person(), mutation: 'invite', input, selection: 'invitation { id }' };
      },
    ],
    [
      'acceptInvitation',
      async () => {
        const { code } = await invite('SUPPORTER');
        const input = { code, yourName: 'Ben' };
        return { who: person(), mutation: 'acceptInvitation', input, selection: 'grant { id }', of: [ada] };
      },
    ],
    [
      'revoke a grant',
      async () => {
        const who = person();
        const grantId = await world.join(ada, who, 'SUPPORTER', 'Ben');
        return { who: ada, mutation: 'revoke', input: { revoke: { grantId } }, selection: 'revokedId', of: [who] };
      },
    ],
    [
      'revoke an invitation',
      call(
        () => ada,
        'revoke',
        async () => ({ revoke: { invitationId: (await invite('COACH')).id } }),
        'revokedId',
      ),
    ],
    [
      'editRun',
      call(
        () => ada,
        'editRun',
        async () => ({ runId: await record(), effort: 4 }),
        'run { id }',
      ),
    ],
    [
      'deleteRun',
      call(
        () => tracker,
        'deleteRun',
        async () => ({ runId: await record() }),
        'deletedRunId',
      ),
    ],
    [
      'reportSymptom',
      call(
        () => ada,
        'reportSymptom',
        () => ({ athleteId: ada.id, observation }),
        'symptom { id }',
      ),
    ],
    [
      'addObservation',
      call(
        () => coach,
        'addObservation',
        async () => ({ symptomId: await report(), observation: { ...observation, runId: await record() } }),
        'observation { id } symptom { id }',
      ),
    ],
    [
      'resolveSymptom',
      call(
        () => ada,
        'resolveSymptom',
        async () => ({ symptomId: await report() }),
        'symptom { id }',
      ),
    ],
    [
      'recurSymptom',
      call(
        () => ada,
        'recurSymptom',
        async () => ({ symptomId: await resolved(), observation: { ...observation, observedAt: TODAY } }),
        'symptom { id }',
      ),
    ],
    [
      'mergeSymptoms',
      call(
        () => coach,
        'mergeSymptoms',
        async () => ({ intoSymptomId: await report(), fromSymptomId: await report() }),
        'symptom { id }',
      ),
    ],
    [
      'diagnoseSymptom',
      call(
        () => coach,
        'diagnoseSymptom',
        async () => ({ symptomId: await report(), pathology: 'TENDINOPATHY', certainty: 'SUSPECTED' }),
        'symptom { id }',
      ),
    ],
    [
      'issueInstruction',
      call(
        () => coach,
        'issueInstruction',
        async () => ({ athleteId: ada.id, rules, supersedes: [await instruct()] }),
        'instruction { id }',
      ),
    ],
    [
      'supersedeInstruction',
      call(
        () => coach,
        'supersedeInstruction',
        async () => ({ instructionId: await instruct(), byInstructionId: await instruct() }),
        'instruction { id }',
      ),
    ],
    [
      'withdrawInstruction',
      call(
        () => coach,
        'withdrawInstruction',
        async () => ({ instructionId: await instruct() }),
        'instruction { id }',
      ),
    ],
    [
      'acknowledgeInstruction',
      call(
        () => ada,
        'acknowledgeInstruction',
        async () => ({ instructionId: await instruct() }),
        'instruction { id }',
      ),
    ],
    [
      'addComment',
      call(
        () => coach,
        'addComment',
        async () => ({ subjectId: await record(), audience: 'TEAM', body: 'Rest.' }),
        'comment { id }',
      ),
    ],
    [
      'editComment',
      call(
        () => ada,
        'editComment',
        async () => ({ commentId: await comment(), body: 'Less.' }),
        'comment { id }',
      ),
    ],
    [
      'deleteComment',
      call(
        () => ada,
        'deleteComment',
        async () => ({ commentId: await comment() }),
        'comment { id }',
      ),
    ],
    [
      'promoteComment',
      call(
        () => coach,
        'promoteComment',
        async () => ({ commentId: await comment(), symptom: { newSymptom: true }, observation }),
        'comment { id } observation { id } symptom { id }',
      ),
    ],
  ];

  function call(who: () => Someone, mutation: string, input: () => object | Promise<object>, selection: string) {
    return async (): Promise<Call> => ({ who: who(), mutation, input: await input(), selection, of: [ada] });
  }

  /** The items in all partitions that a call touches, by key. */
  const itemsOf = async ({ who, of = [ada] }: Call): Promise<Map<string, Item>> => {
    const read = async (pks: string[]) =>
      (await Promise.all([...new Set(pks)].map((pk) => readPartition(world.client, world.tableName, pk)))).flat();
    const people = await read([who, ...of].map(({ claims }) => personPartition(viewerFrom(claims).id)));
    const athletes = people.flatMap(({ kind, athleteId }) => (kind === 'person' && athleteId ? [athleteId] : []));
    const theirs = await read(athletes.map((id) => athletePartition(id as AthleteId)));
    return new Map([...people, ...theirs].map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item]));
  };

  /** The added, removed and changed items by kind, with the number of versions: `+comment`, `~run 1`, `-GRANT`. */
  const effectOf = (before: Map<string, Item>, after: Map<string, Item>): string[] => {
    const nameOf = (key: string, { kind }: Item) => (typeof kind === 'string' ? kind : /\S+ ([A-Z]+)/.exec(key)?.[1]);
    const effect: string[] = [];
    for (const [key, item] of before) if (!after.has(key)) effect.push(`-${nameOf(key, item)}`);
    for (const [key, item] of after) {
      const earlier = before.get(key);
      const name = nameOf(key, item);
      if (!earlier) effect.push(`+${name}`);
      else if (JSON.stringify(earlier) !== JSON.stringify(item))
        effect.push(`~${name} ${Number(item['version']) - Number(earlier['version']) || ''}`.trim());
    }
    // What a request is recognised and counted by is no effect.
    return effect.filter((each) => !/RECEIPT|RATE/.test(each)).sort();
  };

  const ask = async ({ who, mutation, input, selection }: Call, idempotencyKey?: string) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    const document = `mutation($input: ${type}) { ${mutation}(input: $input) { ${selection} userErrors { code message } } }`;
    const { data, errors } = await who.ask(document, { input: { ...input, idempotencyKey } });
    return { ids: data?.[mutation], code: errors?.[0]?.extensions['code'] };
  };
  const done = (ids: unknown) => expect(ids).toMatchObject({ userErrors: [] });

  beforeAll(async () => {
    world = await createWorld();
    faults = injectFaults(world.dynamodb);
    coach = world.person('coach');
    tracker = world.integration('tracker');
  });
  beforeEach(async () => {
    ada = await world.athlete(newName(), 'UTC');
    await world.join(ada, coach, 'COACH', 'Maren');
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
  });

  it.each(calls)('%s', async (name, prepare) => {
    const reference = await prepare();
    const untouched = await itemsOf(reference);
    const first = await ask(reference);
    done(first.ids);
    const due = effectOf(untouched, await itemsOf(reference));
    expect(due.length, name).toBeGreaterThan(0);

    /** Makes a call with a fault; repeats it if it failed; then once more. Returns the changes and the responses. */
    const withFault = async (fault: Fault, tries: number, key: string | undefined) => {
      const ready = await prepare();
      const before = await itemsOf(ready);
      let answer: Awaited<ReturnType<typeof ask>> | undefined;
      await faults.during(firstTries('TransactWriteItems', fault, tries), async () => {
        answer = await ask(ready, key);
      });
      // What was carried out is found, even if no answer arrives.
      if (tries > 3 && fault === 'before') {
        expect(answer).toEqual({ ids: undefined, code: 'SERVICE_UNAVAILABLE' });
        answer = await ask(ready, key);
      }
      done(answer?.ids);
      if (key !== undefined) {
        const { ids } = await ask(ready, key);
        expect(ids, `${name} again after ${fault}`).toEqual(answer?.ids);
      }
      const effect = effectOf(before, await itemsOf(ready));
      expect(effect, `${name} with ${tries} x ${fault}, ${key ? 'with' : 'without'} a key`).toEqual(due);
    };
    /** The process dies before each of its requests in turn; the caller repeats the call with its key. */
    const withKills = async (key: string) => {
      const ready = await prepare();
      const before = await itemsOf(ready);
      let code: unknown = 'killed';
      for (let request = 1; code !== undefined && request < 20; request++)
        await faults.during(killedBefore(request), async () => {
          ({ code } = await ask(ready, key));
        });
      const { ids } = await ask(ready, key);
      done(ids);
      expect(effectOf(before, await itemsOf(ready)), `${name}, killed in between`).toEqual(due);
    };
    for (const fault of ['before', 'after'] as const) {
      // The client retries one failure; four use up its attempts, and the caller repeats the call.
      await withFault(fault, 1, undefined);
      await withFault(fault, 4, newName());
    }
    await withFault('conflict', 1, newName());
    // The engine does not recognise the client's retry, which finds that the change was made already.
    await withFault('repeated', 1, undefined);
    await withFault('repeated', 1, newName());
    // An attempt is carried out, its answer is lost for good, and so is that of all further tries.
    await withFault('after', 4, undefined);
    await withKills(newName());
  });

  it('nearly always at the first call, when one request of twenty fails', async () => {
    const run = await record();
    await report();
    let seed = 11;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const kinds: Fault[] = ['before', 'after', 'throttled', 'conflict', 'unprocessed'];
    const questions = [
      '{ viewer { sidelinedAthletes(first: 20) { nodes { id } } attention(first: 20) { nodes { athlete { id } } } } }',
      'query($id: ID!) { athlete(id: $id) { name timeline(first: 20) { nodes { __typename } } symptoms(first: 5) { nodes { id } } } }',
      'mutation($input: AddCommentInput!) { addComment(input: $input) { comment { id } userErrors { code } } }',
    ];
    const input = { subjectId: run, audience: 'TEAM', body: 'Hello.' };
    let [failed, needed, tries] = [0, 0, 0];
    for (let call = 0; call < 300; call++) {
      const query = questions[call % questions.length] as string;
      const variables = query.startsWith('mutation') ? { input } : { id: ada.id };
      const work = async () => {
        const { errors } = await coach.ask(query, variables);
        if (errors) failed += 1;
      };
      // Each query is made with faults, and sometimes without, to know its cost.
      if (call < 30) needed += (await faults.during(() => undefined, work)) / 10;
      tries += await faults.during(() => (random() < 0.05 ? kinds[Math.floor(random() * 5)] : undefined), work);
    }
    expect(failed).toBe(0);
    expect(tries).toBeLessThanOrEqual(1.2 * needed * 100);
  });

  it('in the end everything that is stored fits together', async () => {
    expect(await brokenInvariants(world)).toEqual([]);
    expect(world.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
