import fc from 'fast-check';
import type { Answer, Someone, World } from './world.ts';

/**
 * A team that acts at once: up to eight people, each with a few acts one after the other, all of them side by side. An act is
 * drawn beforehand as a few numbers and chooses among what is there when its turn comes, so that it nearly always has an object.
 */
export interface Act {
  kind: (typeof kinds)[number];
  /** Which of what is there, and which of a few variants. */
  pick: number;
  variant: number;
}
export type Play = Act[][];

const kinds = [
  'prohibit',
  'limit',
  'allow',
  'withdraw',
  'supersede',
  'acknowledge',
  'comment',
  'cheer',
  'run',
  'report',
  'observe',
  'resolve',
  'rename',
  'leave',
  'join',
] as const;
const weights: Partial<Record<Act['kind'], number>> = {
  prohibit: 4,
  limit: 2,
  allow: 2,
  withdraw: 3,
  leave: 1,
  join: 1,
  rename: 1,
};

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.oneof(...kinds.map((kind) => ({ weight: weights[kind] ?? 2, arbitrary: fc.constant(kind) }))),
  pick: fc.nat(7),
  variant: fc.nat(7),
});

/** What 2 to 8 people do at once, one to three acts each. */
export const plays: fc.Arbitrary<Play> = fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), {
  minLength: 2,
  maxLength: 8,
});

/** How an act ended: done, refused by a rule, or failed, which leaves open whether it happened. */
export interface Ended {
  act: Act;
  /** What it wrote, unique: the words of a note, a reason or a comment. */
  words: string;
  how: 'done' | 'refused' | 'failed' | 'nothing to do';
  answer: unknown;
  id?: string;
}

export interface Scene {
  world: World;
  owner: Someone & { id: string };
  /** Coaches and physios who may be on the team, or have been. */
  team: Someone[];
  supporter: Someone;
  tracker: Someone;
  /** What was issued so far, with who did it. */
  issued: { id: string; by: Someone }[];
  symptoms: string[];
  runs: string[];
  /** The grants of coaches and physios that may be live. */
  grants: { id: string; who: Someone }[];
  /** Whose grant has been revoked, or is about to be. */
  letGo: Set<Someone>;
  /** Unique words. */
  word: () => string;
}

type Call = [who: Someone, mutation: string, input: object, selection: string];

/** The call that an act is now; undefined if it has nothing to act on. */
async function callOf(
  { kind, pick, variant }: Act,
  person: number,
  scene: Scene,
  words: string,
): Promise<Call | undefined> {
  const { owner, team, supporter, tracker, issued, symptoms, runs, grants, world } = scene;
  const member = team[person % team.length] as Someone;
  const any = <T>(from: readonly T[]): T | undefined =>
    from[from.length - 1 - (pick % Math.max(1, Math.min(from.length, 4)))];
  const later = (minutes: number) => new Date(Date.parse(world.now()) + minutes * 60_000).toISOString();
  const observation = { phase: 'AT_REST', sites: ['CALF'], pain: variant, note: words };
  const instruct = (permission: string): Call => {
    const rule = {
      activity: variant === 7 ? 'CROSS_TRAINING' : 'RUN',
      permission,
      ...(permission === 'LIMITED' && { maxEffort: 3 }),
    };
    const when = [{}, {}, { endsAt: later(20) }, { startsAt: later(10) }, { startsAt: later(-30), reviewAt: later(1) }][
      variant % 5
    ];
    const named = [
      {},
      { supersedes: [] },
      { supersedes: [any(issued)?.id].filter((id) => id !== undefined), reason: words },
    ][pick % 3];
    const input = { athleteId: owner.id, note: words, rules: [rule], ...when, ...named };
    return [member, 'issueInstruction', input, 'instruction { id }'];
  };
  switch (kind) {
    case 'prohibit':
      return instruct('PROHIBITED');
    case 'limit':
      return instruct('LIMITED');
    case 'allow':
      return instruct('ALLOWED');
    case 'withdraw': {
      const one = any(issued);
      return (
        one && [
          one.by,
          'withdrawInstruction',
          { instructionId: one.id, reason: words },
          'instruction { withdrawnReason }',
        ]
      );
    }
    case 'supersede': {
      const [old, next] = [any(issued), issued[variant % Math.max(1, issued.length)]];
      return (
        old &&
        next && [
          member,
          'supersedeInstruction',
          { instructionId: old.id, byInstructionId: next.id, reason: words },
          'instruction { id }',
        ]
      );
    }
    case 'acknowledge': {
      const one = any(issued);
      return one && [owner, 'acknowledgeInstruction', { instructionId: one.id }, 'instruction { id }'];
    }
    case 'comment': {
      const subjectId = [owner.id, any(runs) ?? owner.id, any(symptoms) ?? owner.id, any(issued)?.id ?? owner.id][
        variant % 4
      ];
      return [pick % 2 ? owner : member, 'addComment', { subjectId, audience: 'TEAM', body: words }, 'comment { id }'];
    }
    case 'cheer':
      return [supporter, 'addComment', { subjectId: owner.id, audience: 'SUPPORTERS', body: words }, 'comment { id }'];
    case 'run': {
      const run = { externalId: words, startedAt: later(-5 - variant), distanceMeters: 5_000, durationSeconds: 240 };
      return [tracker, 'recordRuns', { athleteId: owner.id, runs: [run] }, 'results { status run { id } }'];
    }
    case 'report':
      return [pick % 2 ? owner : member, 'reportSymptom', { athleteId: owner.id, observation }, 'symptom { id }'];
    case 'observe': {
      const symptomId = any(symptoms);
      return symptomId === undefined
        ? undefined
        : [member, 'addObservation', { symptomId, observation }, 'observation { id }'];
    }
    case 'resolve': {
      const symptomId = any(symptoms);
      return symptomId === undefined ? undefined : [owner, 'resolveSymptom', { symptomId }, 'symptom { id }'];
    }
    case 'rename':
      return [owner, 'updateAthlete', { athleteId: owner.id, name: words }, 'athlete { id }'];
    case 'leave': {
      const grant = any(grants);
      if (!grant || grants.length <= 3) return undefined;
      scene.letGo.add(grant.who);
      return [owner, 'revoke', { revoke: { grantId: grant.id } }, 'revokedId'];
    }
    case 'join': {
      const toTeam = { athleteId: owner.id, role: variant % 2 ? 'COACH' : 'PHYSIO' };
      const { invitation } = await owner
        .does('invite', { invitation: { toTeam } }, 'invitation { code }')
        .catch(() => ({ invitation: undefined }));
      return invitation && [member, 'acceptInvitation', { code: invitation.code, yourName: words }, 'grant { id }'];
    }
    default:
      return kind satisfies never;
  }
}

/** Plays all parts at once, and answers how each act ended. */
export async function play(parts: Play, scene: Scene): Promise<Ended[]> {
  const each = parts.map(async (acts, person) => {
    const ended: Ended[] = [];
    for (const act of acts) ended.push(await perform(act, person, scene));
    return ended;
  });
  return (await Promise.all(each)).flat();
}

async function perform(act: Act, person: number, scene: Scene): Promise<Ended> {
  const words = scene.word();
  const call = await callOf(act, person, scene, words);
  if (!call) return { act, words, how: 'nothing to do', answer: undefined };
  const [who, mutation, input, selection] = call;
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const document = `mutation($input: ${type}) { ${mutation}(input: $input) { ${selection} userErrors { code message } } }`;
  const { data, errors } = await who.ask(document, { input });
  const payload = data?.[mutation];
  const answer = errors ?? payload;
  if (errors || !payload) return { act, words, how: 'failed', answer };
  if (payload.userErrors.length > 0) return { act, words, how: 'refused', answer };
  if (Object.values(payload).includes(null)) {
    // Done, found by its receipt after its answer was lost, and by then the writer had been let go.
    if (!scene.letGo.has(who)) throw new Error(`${mutation} was answered ${JSON.stringify(payload)}`);
    return { act, words, how: 'done', answer };
  }
  const id = note(mutation, payload, who, scene, input);
  return { act, words, how: 'done', answer, ...(id !== undefined && { id }) };
}

/** Keeps what was made, for later acts. */
function note(
  mutation: string,
  payload: Answer['data'],
  who: Someone,
  scene: Scene,
  input: object,
): string | undefined {
  switch (mutation) {
    case 'issueInstruction':
      scene.issued.push({ id: payload['instruction'].id, by: who });
      return payload['instruction'].id;
    case 'reportSymptom':
      scene.symptoms.push(payload['symptom'].id);
      return payload['symptom'].id;
    case 'recordRuns':
      scene.runs.push(payload['results'][0].run.id);
      return undefined;
    case 'acceptInvitation':
      scene.grants.push({ id: payload['grant'].id, who });
      return payload['grant'].id;
    case 'addComment':
      return payload['comment'].id;
    case 'revoke': {
      const { grantId } = (input as { revoke: { grantId: string } }).revoke;
      scene.grants = scene.grants.filter(({ id }) => id !== grantId);
      return undefined;
    }
    default:
      return undefined;
  }
}
