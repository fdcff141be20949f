import type { DynamoDBRecord } from 'aws-lambda';
import { createChangesHandler } from '../../functions/changes/consumer.ts';
import type { Item } from '../../functions/store/dynamodb/table-access.ts';
import { readItems } from './bulk.ts';
import { change, timeLeft } from './changes.ts';
import { collectingLogger } from './logger.ts';
import { asFunction } from './role.ts';
import type { Someone, World } from './world.ts';

/** An entry of a trail, as its athlete reads it. */
export interface Shown {
  number: number;
  at: string;
  by: { name: string } | null;
  role: string | null;
  kindsRead: string[];
  kindsWritten: string[];
  through: string;
  client: string | null;
  operation: string | null;
  hash: string;
}

/** The audit trails of a world: what waits for them, and the consumer that folds it. */
export function auditOf(world: Pick<World, 'client' | 'dynamodb' | 'tableName' | 'now'>) {
  const logger = collectingLogger();
  const handler = createChangesHandler({
    client: world.dynamodb,
    tableName: world.tableName,
    clock: { now: () => Date.parse(world.now()) },
    logger,
    pause: async () => {},
  });
  const waiting = async (): Promise<Item[]> =>
    (await readItems(world.client, world.tableName)).filter(({ kind }) => kind === 'access');
  /** Only what the consumer looks at: where an access is stored. */
  const record = ({ pk, sk, kind }: Item, index: number): DynamoDBRecord => ({
    ...change({ pk, sk, kind }, index + 1),
    eventName: 'INSERT',
  });

  return {
    lines: logger.lines,
    waiting,
    record,
    tell: (Records: DynamoDBRecord[]) => asFunction('changes', () => handler({ Records }, timeLeft())),
    /** The stream tells of everything that waits. */
    async fold(): Promise<number> {
      const items = await waiting();
      await asFunction('changes', () => handler({ Records: items.map(record) }, timeLeft()));
      return items.length;
    },
    /** A person's own trail, latest first. */
    async trail(who: Someone): Promise<Shown[]> {
      const fields = 'number at by { name } role kindsRead kindsWritten through client operation hash';
      const nodes: Shown[] = [];
      let after: string | null = null;
      do {
        const { data, errors } = await who.ask(
          `query($after: String) { viewer { athlete { auditTrail(first: 100, after: $after) {
            nodes { ${fields} } pageInfo { hasNextPage endCursor } } } } }`,
          { after },
        );
        if (errors) throw new Error(JSON.stringify(errors));
        const page = data.viewer.athlete.auditTrail;
        nodes.push(...page.nodes);
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      return nodes;
    },
  };
}

/** An entry in short: `COACH reads SUMMARY RUNS, writes INSTRUCTIONS by GRAPHQL`. */
export const inShort = ({ role, kindsRead, kindsWritten, through }: Shown): string =>
  [
    role ?? 'nobody',
    ...(kindsRead.length > 0 ? [`reads ${kindsRead.join(' ')}`] : []),
    ...(kindsWritten.length > 0 ? [`writes ${kindsWritten.join(' ')}`] : []),
    through,
  ].join(', ');
