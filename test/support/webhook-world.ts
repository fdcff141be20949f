import { marshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue as StreamValue, DynamoDBRecord } from 'aws-lambda';
import { createChangesHandler } from '../../functions/changes/consumer.ts';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import type { PostOptions } from '../../functions/outbound/post.ts';
import { createOutboundHandler, type OutboundParts } from '../../functions/outbound/outbound.ts';
import type { Item } from '../../functions/store/dynamodb/table-access.ts';
import { readItems } from './bulk.ts';
import { timeLeft } from './changes.ts';
import { collectingLogger } from './logger.ts';
import { asFunction, vaultUnderRoles } from './role.ts';
import { createWorld, type Someone } from './world.ts';

const allTypes = [
  'RUN_RECORDED',
  'RUN_UPDATED',
  'RUN_DELETED',
  'SESSION_LOGGED',
  'SYMPTOM_REPORTED',
  'SYMPTOM_WORSENED',
  'INSTRUCTION_ISSUED',
  'INSTRUCTION_BREACHED',
  'AVAILABILITY_CHANGED',
  'COMMENT_ADDED',
  'GRANT_REVOKED',
];

/** A world with the functions behind the API, which a test calls itself: nothing happens between two of its lines. */
export async function createWebhookWorld(reach: PostOptions = {}, outboundParts: Pick<OutboundParts, 'post'> = {}) {
  const world = await createWorld({ allowLocalWebhooks: true });
  const logger = collectingLogger();
  const parts = {
    client: world.dynamodb,
    tableName: world.tableName,
    keys: world.keys,
    // Another container than GraphQL's: it remembers nothing of it.
    vault: vaultUnderRoles(),
    clock: { now: () => Date.parse(world.now()) },
    logger,
    pause: async () => {},
  };
  /** Users whose sign-in was deleted, in order. */
  const deletedUsers: string[] = [];
  const signIn = {
    deleteUser: async (username: string) => {
      deletedUsers.push(username);
    },
  };
  const changes = createChangesHandler({ ...parts, signIn });
  const outbound = createOutboundHandler({
    ...parts,
    random: () => 0.5,
    reach: { allowLocal: true, ...reach },
    ...outboundParts,
  });
  const keyOf = ({ pk, sk }: Item) => `${String(pk)} ${String(sk)}`;
  let known = new Map<string, Item>();
  let number = 0;

  /** What has changed in the table since the last time, as its stream tells it. */
  async function changed(): Promise<DynamoDBRecord[]> {
    const before = known;
    const items = await readItems(world.client, world.tableName);
    known = new Map(items.map((item) => [keyOf(item), item]));
    const keys = [...new Set([...before.keys(), ...known.keys()])].sort();
    return keys.flatMap((key): DynamoDBRecord[] => {
      const [old, now] = [before.get(key), known.get(key)];
      if (JSON.stringify(old) === JSON.stringify(now)) return [];
      const image = (item: Item) => marshall(item, { removeUndefinedValues: true }) as Record<string, StreamValue>;
      return [
        {
          eventName: old ? (now ? 'MODIFY' : 'REMOVE') : 'INSERT',
          dynamodb: {
            SequenceNumber: String((number += 1)).padStart(21, '0'),
            ApproximateCreationDateTime: Math.floor(Date.parse(world.now()) / 1000),
            ...(old && { OldImage: image(old) }),
            ...(now && { NewImage: image(now) }),
          },
        },
      ];
    });
  }
  const isToSend = ({ eventName, dynamodb }: DynamoDBRecord) =>
    eventName === 'INSERT' && ['webhookDelivery', 'announcement'].includes(dynamodb?.NewImage?.['kind']?.S ?? '');
  const tell = (Records: DynamoDBRecord[]) => asFunction('changes', () => changes({ Records }, timeLeft()));
  const send = (Records: DynamoDBRecord[]) => asFunction('outbound', () => outbound({ Records }, timeLeft()));
  await changed();

  return {
    ...world,
    lines: logger.lines,
    deletedUsers,
    changed,
    /** Tells the consumer of changes, and answers what is to be sent because of it. */
    async tells(records: DynamoDBRecord[]): Promise<DynamoDBRecord[]> {
      await tell(records);
      return (await changed()).filter(isToSend);
    },
    send,
    /** All that the stream has to say goes its way: to the consumer, and out. */
    async streams(): Promise<void> {
      await tell(await changed());
      await send((await changed()).filter(isToSend));
      await changed();
    },
    /** The schedule calls, this many minutes from now. */
    async minutesLater(minutes: number): Promise<void> {
      world.at(new Date(Date.parse(world.now()) + minutes * 60_000).toISOString());
      await asFunction('outbound', () => outbound({ source: 'schedule' }, timeLeft()));
      await changed();
    },
    /** Gives somebody a webhook. */
    async webhook(who: Someone, url: string, eventTypes: string[] = allTypes): Promise<{ id: string; secret: string }> {
      const made = await who.does('createWebhook', { url, eventTypes }, 'secret webhook { id }');
      return { id: made.webhook.id, secret: made.secret };
    },
    /** What somebody's only webhook has been sent, what happened last first. */
    async log(who: Someone): Promise<Delivery[]> {
      const fields = 'id eventId eventType status attempts lastStatusCode nextAttemptAt';
      const { data } = await who.ask(`{ viewer { webhooks { deliveries(first: 50) { nodes { ${fields} } } } } }`);
      return data.viewer.webhooks[0].deliveries.nodes;
    },
    personId: (who: Someone) => viewerFrom(who.claims).id,
  };
}

export interface Delivery {
  id: string;
  eventId: string;
  eventType: string;
  status: string;
  attempts: number;
  lastStatusCode: number | null;
  nextAttemptAt: string | null;
}

export type WebhookWorld = Awaited<ReturnType<typeof createWebhookWorld>>;
