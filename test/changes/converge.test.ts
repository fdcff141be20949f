import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AthleteId, PersonId } from '../../functions/domain/ids.ts';
import { newId } from '../../functions/runtime/new-id.ts';
import type { Item } from '../../functions/store/dynamodb/table-access.ts';
import { entityItem } from '../../functions/store/items.ts';
import { athletePartition, invitationKey, personPartition, profileKey } from '../../functions/store/keys.ts';
import { bulkAthlete, bulkComment, readPartition, writeItems } from '../support/bulk.ts';
import { change, deliver, testConsumer, timeLeft } from '../support/changes.ts';
import { type Fault, injectFaults } from '../support/faults.ts';
import { freshTable } from '../support/table.ts';
import { proves, size } from '../support/promise.ts';

/** How many streams are tested; 1,000 take some minutes. */
const STREAMS = size(40, 1_000);

interface Athlete {
  id: AthleteId;
  owner: PersonId;
  /** The athlete's profile: unchanged, a mark, or a mark that DynamoDB has deleted. */
  profile: 'live' | 'marked' | 'dropped';
  /** Everything in the athlete's partition, and the invitations that the owner made. */
  items: Item[];
}

/** Records of the stream about an athlete, true or not. `late`: an image from before the mark. */
const says = ['mark', 'late', 'removed', 'of another'] as const;
type Says = (typeof says)[number];

/** What makes a mark unusable. */
const poisons: ((mark: Item) => Item)[] = [
  ({ pk: _, ...rest }) => rest,
  ({ ownerId: _, ...rest }) => rest,
  (mark) => ({ ...mark, ownerId: 'nobody' }),
  (mark) => ({ ...mark, pk: 'ATH#' }),
  (mark) => ({ ...mark, sk: 'PROFILE#2' }),
  ({ kind, erasedAt }) => ({ kind, erasedAt }),
];

interface Stream {
  athletes: { profile: Athlete['profile']; records: number; says: Says[] }[];
  poisons: { of: number; how: number }[];
  /** The position of each record in the stream: the records are sorted by these numbers. */
  order: number[];
  /** Faults of the consumer's first requests. */
  faults: (Fault | undefined)[];
  /** The milliseconds left in its first calls. */
  time: number[];
}

const stream: fc.Arbitrary<Stream> = fc.record({
  athletes: fc.array(
    fc.record({
      profile: fc.constantFrom('marked', 'live', 'marked', 'dropped'),
      records: fc.nat(30),
      says: fc.array(fc.constantFrom(...says), { maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  poisons: fc.array(fc.record({ of: fc.nat(3), how: fc.nat(poisons.length - 1) }), { maxLength: 4 }),
  order: fc.array(fc.nat(1_000), { minLength: 40, maxLength: 40 }),
  // Together too few for a record to use up its tries: the client tries a request four times before a call fails.
  faults: fc.array(fc.constantFrom(undefined, undefined, 'before', 'after', 'throttled', 'unprocessed'), {
    maxLength: 9,
  }),
  time: fc.array(fc.constantFrom(300_000, 20_000), { maxLength: 2 }),
});

/** Belongs to another athlete, and stays. */
const ANOTHERS: AthleteId = 'ath_BBBBBBBBBBBBBBBB';

const markOf = ({ id, owner }: Pick<Athlete, 'id' | 'owner'>): Item => ({
  ...profileKey(id),
  kind: 'erasedAthlete',
  ownerId: owner,
  erasedAt: '2026-03-10T12:00:00.000Z',
});

function makeAthlete({ profile, records }: Stream['athletes'][number]): Athlete {
  const id: AthleteId = `ath_${newId.key()}`;
  const owner: PersonId = `per_${newId.key()}`;
  const athlete = bulkAthlete({ id, ownerId: owner, name: 'Ada' }, `per_${newId.key()}`);
  const invitation = (athleteId: AthleteId, number: number): Item => ({
    ...invitationKey(owner.slice(4), newId.ulid(number)),
    athleteId,
  });
  const mark = markOf({ id, owner });
  const profiles = { live: [{ ...mark, kind: 'athlete', erasedAt: undefined }], marked: [mark], dropped: [] };
  const items = [
    ...profiles[profile],
    ...Array.from({ length: records }, (_, number) => entityItem(bulkComment(athlete, id, number))),
    invitation(id, 1),
    invitation(ANOTHERS, 2),
  ];
  return { id, owner, profile, items };
}

/** What must be left of the athlete in the end. */
function leftOf({ profile, items }: Athlete): Item[] {
  if (profile !== 'marked') return items;
  return items.filter(({ kind, athleteId }) => kind === 'erasedAthlete' || athleteId === ANOTHERS);
}

function itemFor(what: Says, athlete: Athlete): Item | undefined {
  const mark = markOf(athlete);
  switch (what) {
    case 'mark':
      return mark;
    case 'late':
      return { ...mark, kind: 'athlete' };
    case 'removed':
      return undefined;
    case 'of another':
      return { ...mark, ownerId: `per_${newId.key()}` };
    default:
      return what satisfies never;
  }
}

/** The records of a stream in order, and which of them can never be processed. */
function recordsOf({ athletes, poisons: spoilt, order }: Stream, made: Athlete[]) {
  const said = made.flatMap((athlete, index) => {
    // Every mark was written by a change.
    const first: Says[] = athlete.profile === 'marked' ? ['mark'] : [];
    return [...first, ...(athletes[index]?.says ?? [])].map((what) => ({
      item: itemFor(what, athlete),
      poison: false,
    }));
  });
  const poisoned = spoilt.flatMap(({ of, how }) => {
    const [athlete, spoil] = [made[of % made.length], poisons[how]];
    return athlete && spoil ? [{ item: spoil(markOf(athlete)), poison: true }] : [];
  });
  const all = [...said, ...poisoned].map((each, index) => ({ ...each, place: order[index] ?? 0 }));
  return all
    .sort((a, b) => a.place - b.place)
    .map(({ item, poison }, index) => ({ record: change(item, index + 1), poison }));
}

describe('Streams converge', () => {
  let table: Awaited<ReturnType<typeof freshTable>>;
  let faults: ReturnType<typeof injectFaults>;
  beforeAll(async () => {
    table = await freshTable();
    faults = injectFaults(table.dynamodb);
  });

  const itemsOf = async ({ id, owner }: Athlete): Promise<Item[]> => [
    ...(await readPartition(table.client, table.tableName, athletePartition(id))),
    ...(await readPartition(table.client, table.tableName, personPartition(owner))),
  ];
  const keys = (items: Item[]) => items.map(({ pk, sk, kind }) => JSON.stringify([pk, sk, kind])).sort();

  it(
    'to the right state, whatever comes twice, late or spoilt; what is spoilt is given up alone',
    proves(11, STREAMS, 'streams', { timeout: 1_200_000 }),
    async () => {
      const plays = async (given: Stream) => {
        const athletes = given.athletes.map(makeAthlete);
        const items = athletes.flatMap((athlete) => athlete.items);
        await writeItems(table.client, table.tableName, items);
        const records = recordsOf(given, athletes);
        const time = [...given.time];
        const clock = () => timeLeft(time.shift() ?? 300_000);
        const { handler } = testConsumer(table);
        let givenUp: unknown;
        const faulty = ({ number }: { number: number }) => given.faults[number - 1];
        await faults.during(faulty, async () => {
          const whole = records.map(({ record }) => record);
          givenUp = await deliver(handler, whole, clock);
        });
        expect(givenUp).toEqual(records.filter(({ poison }) => poison).map(({ record }) => [record]));
        for (const athlete of athletes)
          expect(keys(await itemsOf(athlete)), athlete.profile).toEqual(keys(leftOf(athlete)));
      };
      await fc.assert(fc.asyncProperty(stream, plays), { numRuns: STREAMS, endOnFailure: true });
    },
  );
});
