import { readFileSync, readdirSync } from 'node:fs';
import type { GraphQLObjectType } from 'graphql';
import { buildSchema, getNamedType, isLeafType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../../functions/domain/access/access.ts';
import {
  canReadComment,
  canReadGrant,
  canReadRun,
  canWriteComment,
  mayDo,
  mayReadField,
  requireRole,
  requireScope,
  visibleCount,
} from '../../../functions/domain/access/access.ts';
import { isOpenType } from '../../../functions/domain/access/open-types.ts';
import { fieldAccess } from '../../../functions/domain/access/field-access.ts';
import { Refusal } from '../../../functions/domain/refusal.ts';
import type { Audience, Role } from '../../../functions/domain/vocabulary.ts';

const roles: readonly Role[] = ['OWNER', 'COACH', 'PHYSIO', 'SUPPORTER', 'INTEGRATION'];

const folder = new URL('../../../schema/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
const schema = buildSchema(files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n'));
const objectTypes = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);
const table: Readonly<Record<string, Readonly<Record<string, readonly Role[]>>>> = fieldAccess;

describe('every field has an access rule', () => {
  it('for every type of the schema: a table of fields, or the declaration that it needs no grant', () => {
    const undeclared = objectTypes.map((type) => type.name).filter((name) => !isOpenType(name) && !table[name]);
    expect(undeclared).toEqual([]);
    expect(Object.keys(table).filter(isOpenType)).toEqual([]);
  });

  it('and no rule for what is not in the schema', () => {
    const names = objectTypes.map((type) => type.name);
    expect(Object.keys(table).filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(Object.keys(table))('%s: the fields of the SDL, neither more nor fewer', (name) => {
    const type = objectTypes.find((candidate) => candidate.name === name);
    expect(Object.keys(table[name] ?? {}).sort()).toEqual(Object.keys(type?.getFields() ?? {}).sort());
  });

  it('pages, edges and payloads carry nothing of an athlete themselves', () => {
    const harmless = new Set([
      'cursor',
      'TimelineItemEdge.at', // of an item that is there just for those who may see it
      'ExportAthletePayload.records', // for the owner alone
      'EraseAthletePayload.done',
      'EraseAthletePayload.deletedCount',
      'ExportAthletePayload.formatVersion',
      'DeleteAccountPayload.done',
      'DeleteAccountPayload.deletedCount',
      'DeleteRunPayload.deletedRunId',
      'DeleteSessionPayload.deletedSessionId',
      'RevokePayload.revokedId',
      'CreateWebhookPayload.secret',
      'RotateWebhookSecretPayload.secret',
      'DeleteWebhookPayload.deletedWebhookId',
    ]);
    const wrappers = objectTypes.filter((type) => /(?:Connection|Edge|Payload)$/.test(type.name));
    const own = wrappers.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => isLeafType(getNamedType(field.type)))
        .filter((field) => !harmless.has(field.name) && !harmless.has(`${type.name}.${field.name}`))
        .map((field) => `${type.name}.${field.name}`),
    );
    expect(own).toEqual([]);
  });

  it('denies what it does not know', () => {
    expect(mayReadField('Athlete', 'secret', ['OWNER'])).toBe(false);
    expect(mayReadField('Secret', 'id', ['OWNER'])).toBe(false);
    expect(mayReadField('Athlete', 'constructor', ['OWNER'])).toBe(false);
    expect(mayReadField('toString', 'length', ['OWNER'])).toBe(false);
  });
});

/** `O` the athlete, `C` coach, `P` physio, `S` supporter, `I` integration. */
const letters = (allowed: (role: Role) => boolean): string =>
  roles.map((role) => (allowed(role) ? role.slice(0, 1) : '.')).join('');

describe('who may read what', () => {
  const cases: readonly [string, string][] = [
    ['Athlete.id', 'OCPSI'],
    ['Athlete.name', 'OCPS.'],
    ['Athlete.viewerRole', 'OCPSI'],
    ['Athlete.weekStartsOn', 'OCPS.'],
    ['Athlete.createdAt', 'OCP..'],
    ['Athlete.availability', 'OCPS.'],
    ['Athlete.availabilityStretches', 'OCPS.'],
    ['AvailabilityStretch.status', 'OCPS.'],
    ['Athlete.permissions', 'OCP..'],
    ['Athlete.symptomSummary', 'OCP..'],
    ['Athlete.runs', 'OCPSI'],
    ['Athlete.symptoms', 'OCP..'],
    ['Athlete.instructions', 'OCP..'],
    ['Athlete.timeline', 'OCPS.'],
    ['Athlete.weeklyTotals', 'OCP..'],
    ['Athlete.runsNotShown', 'OCP..'],
    ['WeeklyTotal.runsNotShown', 'OCP..'],
    ['Instruction.runsNotShown', 'OCP..'],
    ['Athlete.comments', 'OCPS.'],
    ['Athlete.grants', 'O....'],
    ['Availability.status', 'OCPS.'],
    ['Availability.since', 'OCPS.'],
    ['Availability.reviewAt', 'OCP..'],
    ['Availability.governedBy', 'OCP..'],
    ['Run.startedAt', 'OCPSI'],
    ['Run.distanceMeters', 'OCPSI'],
    ['Run.temperatureCelsius', 'OCPSI'],
    ['Run.source', 'OCP.I'],
    ['Run.averageHeartRateBpm', 'OCP.I'],
    ['Run.ownerOnly', 'O....'],
    ['Athlete.providers', 'O....'],
    ['Run.effort', 'OCP.I'],
    ['Run.note', 'OCP.I'],
    ['Run.observations', 'OCP..'],
    ['Run.breaches', 'OCP..'],
    ['Run.possibleDuplicateOf', 'OCP..'],
    ['Run.possibleDuplicates', 'OCP.I'],
    ['Run.comments', 'OCPS.'],
    ['Run.updatedAt', 'OCP.I'],
    ['Athlete.sessions', 'OCP.I'],
    ['Athlete.requirements', 'OCP..'],
    ['Session.note', 'OCP.I'],
    ['Session.adherence', 'OCP..'],
    ['Symptom.latestObservation', 'OCP..'],
    ['Observation.pain', 'OCP..'],
    ['Diagnosis.pathology', 'OCP..'],
    ['Instruction.note', 'OCP..'],
    ['Comment.body', 'OCPS.'],
    ['Comment.promotedTo', 'OCP..'],
    ['Grant.role', 'OCPSI'],
    ['AttentionReason.code', '.CP..'],
  ];
  it.each(cases)('%s: %s', (field, expected) => {
    const [typeName = '', fieldName = ''] = field.split('.');
    expect(letters((role) => mayReadField(typeName, fieldName, [role]))).toBe(expected);
  });

  it('supporters and integrations never read a field of symptoms or instructions', () => {
    for (const typeName of [
      'Symptom',
      'Observation',
      'Movement',
      'Diagnosis',
      'SymptomSummary',
      'Instruction',
      'Rule',
    ]) {
      for (const field of Object.keys(table[typeName] ?? {})) {
        expect(
          letters((role) => mayReadField(typeName, field, [role])),
          `${typeName}.${field}`,
        ).toBe('OCP..');
      }
    }
  });
});

describe('who may do what', () => {
  const cases: Readonly<Record<Action, string>> = {
    updateAthlete: 'O....',
    exportAthlete: 'O....',
    eraseAthlete: 'O....',
    inviteToTeam: 'O....',
    shareTracks: 'O....',
    connectProvider: 'O....',
    disconnectProvider: 'O....',
    recordRuns: 'O...I',
    editRun: 'O....',
    deleteRun: 'O...I',
    markDuplicate: 'O...I',
    logSession: 'O...I',
    editSession: 'O....',
    deleteSession: 'O...I',
    reportSymptom: 'OCP..',
    addObservation: 'OCP..',
    correctObservation: 'OCP..',
    resolveSymptom: 'OCP..',
    recurSymptom: 'OCP..',
    mergeSymptoms: 'OCP..',
    reopenSymptom: 'OCP..',
    unmergeSymptoms: 'OCP..',
    diagnoseSymptom: 'OCP..',
    issueInstruction: 'OCP..',
    supersedeInstruction: 'OCP..',
    withdrawInstruction: 'OCP..',
    endInstruction: 'OCP..',
    acknowledgeInstruction: 'O....',
    markAttention: '.CP..',
    addComment: 'OCPS.',
    editComment: 'OCPS.',
    deleteComment: 'OCPS.',
    promoteComment: 'OCP..',
  };
  it.each(Object.entries(cases))('%s: %s', (action, expected) => {
    expect(letters((role) => mayDo[action as Action].includes(role))).toBe(expected);
  });

  it('a refusal says who may', () => {
    expect(() => requireRole(['COACH'], 'issueInstruction')).not.toThrow();
    expect(() => requireRole(['SUPPORTER'], 'addObservation')).toThrow(
      'Only the athlete, coaches and physios may do this (addObservation); your role is SUPPORTER.',
    );
    expect(() => requireRole(['INTEGRATION'], 'eraseAthlete')).toThrow(Refusal);
  });

  it('an integration needs the scope in its token; people need none', () => {
    const integration = { kind: 'integration', id: 'per_tracker', scopes: new Set(['runs:read'] as const) } as const;
    expect(() => requireScope(integration, 'runs:read')).not.toThrow();
    expect(() => requireScope(integration, 'runs:write')).toThrow('sidelined/runs:write');
    expect(() => requireScope({ kind: 'person', id: 'per_ann' }, 'runs:write')).not.toThrow();
  });
});

describe('comments', () => {
  const reading: readonly [Audience, string][] = [
    ['TEAM', 'OCP..'],
    ['CLINICAL', 'O.P..'],
    ['SUPPORTERS', 'OCPS.'],
  ];
  it.each(reading)('%s are read by %s', (audience, expected) => {
    expect(letters((role) => canReadComment([role], audience))).toBe(expected);
  });

  const writing: readonly [Audience, 'athlete' | 'run' | 'symptom' | 'instruction', string][] = [
    ['TEAM', 'run', 'OCP..'],
    ['TEAM', 'symptom', 'OCP..'],
    ['CLINICAL', 'symptom', 'O.P..'],
    ['SUPPORTERS', 'athlete', 'OCPS.'],
    ['SUPPORTERS', 'run', 'OCPS.'],
    ['SUPPORTERS', 'symptom', 'OCP..'],
    ['SUPPORTERS', 'instruction', 'OCP..'],
  ];
  it.each(writing)('%s on a %s are written by %s', (audience, subject, expected) => {
    expect(letters((role) => canWriteComment([role], audience, subject))).toBe(expected);
  });

  it('counts just those that a role may read', () => {
    const counts = { TEAM: 1, CLINICAL: 10, SUPPORTERS: 100 };
    expect(roles.map((role) => visibleCount([role], counts))).toEqual([111, 101, 111, 100, 0]);
    expect(visibleCount(['OWNER'], {})).toBe(0);
  });
});

it('an integration reads just the runs that it recorded', () => {
  expect(canReadRun('per_tracker', ['INTEGRATION'], { source: 'per_tracker' })).toBe(true);
  expect(canReadRun('per_tracker', ['INTEGRATION'], { source: 'per_other' })).toBe(false);
  expect(canReadRun('per_tracker', ['INTEGRATION'], { source: 'manual' })).toBe(false);
  expect(canReadRun('per_ann', ['SUPPORTER'], { source: 'per_tracker' })).toBe(true);
});

it('what its source shows to the athlete alone is read by nobody else', () => {
  const run = { source: 'strava', ownerOnly: true } as const;
  expect(letters((role) => canReadRun('per_ann', [role], run))).toBe('O....');
  expect(canReadRun('per_tracker', ['INTEGRATION'], { source: 'per_tracker', ownerOnly: true })).toBe(false);
});

it('a grant is read by the athlete and its holder', () => {
  const grant = { person: { id: 'per_coach', name: 'Coach' } } as const;
  expect(canReadGrant('per_ann', ['OWNER'], grant)).toBe(true);
  expect(canReadGrant('per_coach', ['COACH'], grant)).toBe(true);
  expect(canReadGrant('per_physio', ['PHYSIO'], grant)).toBe(false);
});

describe('a coach who is also a physio', () => {
  const both = ['COACH', 'PHYSIO'] as const;
  const either = (allowed: (of: readonly Role[]) => boolean) => allowed(['COACH']) || allowed(['PHYSIO']);
  const ownersAlone = (allowed: (of: readonly Role[]) => boolean) => allowed(['OWNER']) && !either(allowed);
  const audiences = ['TEAM', 'CLINICAL', 'SUPPORTERS'] as const;
  const subjects = ['athlete', 'run', 'symptom', 'instruction'] as const;
  const rules: [string, (of: readonly Role[]) => boolean][] = [
    ...Object.entries(table).flatMap(([typeName, fields]) =>
      Object.keys(fields).map((field): [string, (of: readonly Role[]) => boolean] => [
        `${typeName}.${field}`,
        (of) => mayReadField(typeName, field, of),
      ]),
    ),
    ...Object.keys(mayDo).map((action): [string, (of: readonly Role[]) => boolean] => [
      action,
      (of) => {
        try {
          requireRole(of, action as Action);
          return true;
        } catch {
          return false;
        }
      },
    ]),
    ...audiences.flatMap((audience): [string, (of: readonly Role[]) => boolean][] => [
      [`reads ${audience}`, (of) => canReadComment(of, audience)],
      ...subjects.map((subject): [string, (of: readonly Role[]) => boolean] => [
        `writes ${audience} on a ${subject}`,
        (of) => canWriteComment(of, audience, subject),
      ]),
    ]),
    ['a run', (of) => canReadRun('per_ann', of, { source: 'manual' })],
    ['a run for the owner alone', (of) => canReadRun('per_ann', of, { source: 'strava', ownerOnly: true })],
    ["somebody else's grant", (of) => canReadGrant('per_ann', of, { person: { id: 'per_bob', name: 'Bob' } })],
  ];

  it('may what either may, and no more', () => {
    const different = rules.filter(([, allowed]) => allowed(both) !== either(allowed));
    expect(different.map(([name]) => name)).toEqual([]);
  });

  it("may nothing of the athlete's own", () => {
    const owners = rules.filter(([, allowed]) => ownersAlone(allowed));
    expect(owners.length).toBeGreaterThan(20);
    expect(owners.filter(([, allowed]) => allowed(both)).map(([name]) => name)).toEqual([]);
  });

  it('reads clinical comments, as a coach alone does not', () => {
    const counts = { TEAM: 1, CLINICAL: 10, SUPPORTERS: 100 };
    expect([visibleCount(['COACH'], counts), visibleCount(both, counts)]).toEqual([101, 111]);
  });

  it('is told both roles', () => {
    expect(() => requireRole(both, 'eraseAthlete')).toThrow('your roles are COACH and PHYSIO.');
  });
});
