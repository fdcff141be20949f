import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entity } from '../../functions/domain/athlete/change.ts';
import { fromAttributes, toAttributes } from '../../functions/store/dynamodb/attribute-values.ts';
import type { Item } from '../../functions/store/dynamodb/table-access.ts';
import { entityKey } from '../../functions/store/keys.ts';
import { entityItem, recordOf } from '../../functions/store/items.ts';
import { imagesOf } from '../../functions/store/outbound/image.ts';
import { formerItem } from '../../functions/store/former-layout.ts';
import { anyEntity } from '../support/any-record.ts';
import { bulkAthlete, bulkComment, bulkInstruction, bulkRun, bulkSymptom, sizeOf } from '../support/bulk.ts';
import { formerTable } from '../support/former-table.ts';

/** An item as DynamoDB gives it back. */
const stored = (item: Item): Item => fromAttributes(toAttributes(item));
const rounds = { numRuns: 2_000, seed: 20260310 };

describe('A record and its item', () => {
  it('the item of a record says the record, whatever it left out', () => {
    fc.assert(
      fc.property(anyEntity, (entity) => {
        expect(recordOf<Entity>(stored(entityItem(entity)))).toEqual(entity);
      }),
      rounds,
    );
  });

  it('so does an item that was written whole, and both write the same item anew', () => {
    fc.assert(
      fc.property(anyEntity, (entity) => {
        const record = recordOf<Entity>(stored(formerItem(entity)));
        expect(record).toEqual(entity);
        expect(entityItem(record)).toEqual(entityItem(recordOf<Entity>(entityItem(entity))));
      }),
      rounds,
    );
  });

  it("the stream's images of both say the same", () => {
    fc.assert(
      fc.property(anyEntity, (entity) => {
        const images = imagesOf({
          OldImage: toAttributes(formerItem(entity)),
          NewImage: toAttributes(entityItem(entity)),
        });
        expect(images).toEqual({ before: entity, after: entity });
      }),
      { ...rounds, numRuns: 500 },
    );
  });

  it('every item that the earlier code wrote is read as what it says', () => {
    const { items } = formerTable();
    const entities = items.filter(({ id }) => typeof id === 'string' && entityKey(id));
    expect(new Set(entities.map(({ kind }) => kind)).size).toBe(6);
    for (const item of entities) {
      const { pk: _pk, sk: _sk, timeKey: _time, kindKey: _kind, typeKey: _type, ...record } = item;
      expect(recordOf(item)).toEqual(record);
      expect(recordOf(stored(entityItem(recordOf(item))))).toEqual(record);
      expect(formerItem(recordOf(item))).toEqual(item);
    }
  });

  it('leaves alone what is no entity, but for the one role of a grant or an invitation, which becomes a set', () => {
    for (const item of formerTable().items.filter(({ id }) => typeof id !== 'string' || !entityKey(id))) {
      const { pk: _pk, sk, kindKey: _kind, expiresAtSeconds: _expires, ...record } = item;
      const isGiven = /^(?:GRANT|INV)#/.test(String(sk));
      expect(recordOf(item)).toEqual({ ...record, ...(isGiven && { roles: [record['role']] }) });
    }
  });

  it('is a quarter to a third smaller', () => {
    const runner = { id: 'ath_AAAAAAAAAAAAAAAA', ownerId: 'per_AAAAAAAAAAAAAAAA', name: 'Runner Number 12' } as const;
    const athlete = bulkAthlete(runner, 'per_CCCCCCCCCCCCCCCC');
    const [symptom, observation] = bulkSymptom(athlete, 4);
    const records = { symptom, observation, run: bulkRun(athlete, 2), instruction: bulkInstruction(athlete, 3) };
    const sizes = Object.entries({ ...records, comment: bulkComment(athlete, records.run.id, 3) }).map(
      ([kind, record]) => [kind, [sizeOf(formerItem(record)), sizeOf(entityItem(record))]],
    );
    expect(Object.fromEntries(sizes)).toMatchInlineSnapshot(`
      {
        "comment": [
          840,
          683,
        ],
        "instruction": [
          786,
          593,
        ],
        "observation": [
          762,
          599,
        ],
        "run": [
          957,
          760,
        ],
        "symptom": [
          969,
          599,
        ],
      }
    `);
  });
});
