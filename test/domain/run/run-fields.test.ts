import { buildSchema, type GraphQLInputObjectType, type GraphQLObjectType, isRequiredInputField } from 'graphql';
import { describe, expect, it } from 'vitest';
import { isUnchanged } from '../../../functions/domain/provider/provider-run.ts';
import { recordRun } from '../../../functions/domain/run/run.ts';
import type { RunRecord } from '../../../functions/domain/run/run-record.ts';
import type { RunFields } from '../../../functions/domain/run/run-fields.ts';
import { checkRun, newRun, type RunInput } from '../../../functions/domain/run/run-input.ts';
import { runShape } from '../../../functions/integrations/shapes.ts';
import { as, runner } from '../../support/decisions.ts';
import { openApi } from '../../support/openapi.ts';
import { day } from '../../support/records.ts';
import { sdl } from '../../support/sdl.ts';

const lap = (kilometer: number) => ({
  startedAt: day(1, `08:0${kilometer}`),
  distanceMeters: 1_000,
  durationSeconds: 60,
  averageHeartRateBpm: 150,
});

/**
 * A field of a run is one decision: it comes in by GraphQL, over plain HTTP and from providers, and is stored, shown and
 * replaced by revisions, or this says where it is not. What is typed by the fields does not compile without a new one:
 * `runShape`, `providerFields`, what is read of Strava's activities, and the values below.
 */
const values: Record<keyof RunFields, [RunInput[keyof RunInput], RunInput[keyof RunInput]]> = {
  startedAt: [day(1, '08:00'), day(1, '08:01')],
  endedAt: [day(1, '09:00'), day(1, '09:01')],
  timeZone: ['UTC', 'Europe/Paris'],
  type: ['EASY', 'LONG'],
  surface: ['ROAD', 'TRAIL'],
  distanceMeters: [5_000, 5_001],
  durationSeconds: [1_800, 1_801],
  elevationGainMeters: [50, 51],
  temperatureCelsius: [20, 21],
  averageHeartRateBpm: [140, 141],
  effort: [3, 4],
  note: ['Easy.', 'Hard.'],
  sportSource: ['GUESSED', undefined],
  laps: [[lap(1)], [lap(1), lap(2)]],
};
const fields = Object.keys(values) as (keyof RunFields)[];
const inputFields = [...fields, 'externalId', 'revision'].sort();

/** A run with the first of the values, and others where they are given. */
const inputWith = (others: object = {}) =>
  ({ ...Object.fromEntries(fields.map((field) => [field, values[field][0]])), ...others }) as RunInput;
const tracker = as('INTEGRATION', 'tracker');
const recordOf = (input: RunInput): RunRecord => {
  const how = { source: tracker.id, now: day(1, '12:00') };
  expect(checkRun(input, { ...how, path: [] })).toEqual([]);
  return newRun(input, { ...how, id: 'run_1', athlete: runner, sourceName: 'Tracker', by: tracker });
};

describe('The fields of a run', () => {
  const schema = buildSchema(sdl);
  const input = (schema.getType('RunInput') as GraphQLInputObjectType).getFields();
  const { properties, required } = openApi.components.schemas['Run'] as { properties: object; required: string[] };

  it('all come in by GraphQL, over plain HTTP, and stand in its document', () => {
    // GraphQL's `revision` has 32 bits, as it always had.
    expect(Object.keys(input).sort()).toEqual([...inputFields, 'fullRevision'].sort());
    expect(Object.keys(runShape.shape).sort()).toEqual(inputFields);
    expect(Object.keys(properties).sort()).toEqual(inputFields);
  });

  it('are required by GraphQL and over plain HTTP alike', () => {
    const byGraphql = Object.values(input).filter(isRequiredInputField);
    expect(byGraphql.map(({ name }) => name).sort()).toEqual([...required].sort());
  });

  it('all show in the schema', () => {
    const shown = Object.keys((schema.getType('Run') as GraphQLObjectType).getFields());
    expect(inputFields.filter((field) => !shown.includes(field))).toEqual([]);
  });

  it.each(fields)('%s is stored, replaced by a later revision, and compared when a provider says it', (field) => {
    const [first, second] = values[field];
    const stored = recordOf(inputWith({ externalId: 'a-1' }));
    expect(stored[field]).toEqual(first);
    const revision = recordOf(inputWith({ externalId: 'a-1', revision: 1, [field]: second }));
    const outcome = recordRun(stored, revision);
    expect(outcome.status === 'UPDATED' && outcome.record[field]).toEqual(second);
    expect(isUnchanged(stored, stored)).toBe(true);
    expect(isUnchanged(revision, stored)).toBe(false);
  });
});
