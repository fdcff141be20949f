import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { RunId } from '../domain/ids.ts';
import { listKinds } from '../domain/audit/kind.ts';
import type { WebhookRecord, WebhooksRecord } from '../domain/webhook/webhook.ts';
import { showPage } from './audit/trail.ts';
import { pageIn } from './audit/trail-items.ts';
import { cursorOf, positionOf } from './dynamodb/page.ts';
import type { Item, Table } from './dynamodb/table-access.ts';
import { recordOf } from './items.ts';
import { rosterEntryView } from './roster-entry.ts';
import { athletePartition, LAST, personPartition, RUN } from './keys.ts';

/** Records in one part of an export at most. Most items are one; a page of an audit trail is four. */
const RECORDS_PER_PART = 500;
/** And characters of JSON, unless one item has more: control characters take six each, and an answer is bounded. */
export const BYTES_PER_PART = 1_200_000;
/** Positions of what follows, the person's partition: no sort key of an athlete's begins with a small letter. */
const PERSON = 'person ';
/** And of the runs whose tracks come last. */
const TRACKS = 'tracks ';

export interface ExportPart {
  records: Item[];
  /** Of the next part; absent from the last. */
  cursor?: string;
}

export const exportStore = (table: Table) => ({
  /**
   * A part of all records that are stored about an athlete: first their own partition, and then what belongs to them as a
   * person. Each record has a kind. Tracks follow. [1 request a part]
   */
  async part(view: AthleteView, after: string | undefined): Promise<ExportPart> {
    if (!view.record) throw new Error('An export needs a whole view');
    const position = positionIn(after);
    const isPerson = position.startsWith(PERSON);
    const from = isPerson ? position.slice(PERSON.length) : position;
    const answer = await table.client.call('Query', {
      TableName: table.name,
      KeyConditionExpression: from === '' ? 'pk = :pk' : 'pk = :pk AND sk > :from',
      ExpressionAttributeValues: {
        ':pk': isPerson ? personPartition(view.record.ownerId) : athletePartition(view.id),
        ...(from !== '' && { ':from': from }),
      },
      ConsistentRead: true,
      Limit: RECORDS_PER_PART,
    });
    const items = answer.Items ?? [];
    const records: Item[] = [];
    let [bytes, taken] = [0, 0];
    for (const item of items) {
      const its = isPerson ? personRecords(item, view.id) : athleteRecords(item);
      bytes += JSON.stringify(its).length;
      if (taken > 0 && (bytes > BYTES_PER_PART || records.length + its.length > RECORDS_PER_PART)) break;
      records.push(...its);
      taken += 1;
    }
    const end = taken < items.length ? items[taken - 1] : answer.LastEvaluatedKey;
    const last = end && String(end['sk']);
    return { records, cursor: cursorOf(isPerson ? (last ? PERSON + last : TRACKS) : (last ?? PERSON)) };
  },

  /**
   * The runs whose tracks a part is to hold, each with the cursor of what follows it; undefined for a part of records. The last
   * run of all has no cursor. [1 request]
   */
  async runs(
    { id }: AthleteView,
    after: string | undefined,
    limit: number,
  ): Promise<{ id: RunId; cursor?: string }[] | undefined> {
    const position = positionIn(after);
    if (!position.startsWith(TRACKS)) return undefined;
    const { Items: items = [], LastEvaluatedKey: more } = await table.client.call('Query', {
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': athletePartition(id),
        // Behind the run itself: nothing else lies there.
        ':from': position.length > TRACKS.length ? `${position.slice(TRACKS.length)}!` : RUN,
        ':to': RUN + LAST,
      },
      ConsistentRead: true,
      Limit: limit,
    });
    return items.map((item, index) => ({
      id: recordOf<{ id: RunId }>(item).id,
      ...((more || index < items.length - 1) && { cursor: cursorOf(TRACKS + String(item['sk'])) }),
    }));
  },
});

const positionIn = (after: string | undefined): string =>
  after === undefined ? '' : positionOf(after, '', '\uffff', ['input', 'after']);

/** What an item of the athlete's partition says. */
function athleteRecords(item: Item): Item[] {
  switch (item['kind']) {
    // The other half of a delivery to somebody's webhook, and events of which webhooks are to be told. What it told them is in
    // the audit trail; what happened are records of their own.
    case 'deliveryMark':
    case 'announcement':
    case 'announced':
      return [];
    case 'providerLink': {
      // Tokens give access to the athlete's account there, and are no data of theirs.
      const { provider, status, problem, requestedAt, connectedAt, accountId } = item;
      return [{ kind: 'providerLink', provider, status, problem, requestedAt, connectedAt, accountId }];
    }
    case 'auditHead':
    case 'auditPage':
      return showPage(pageIn(item)).map(({ reads, writes, ...entry }) => ({
        kind: 'auditEntry',
        ...entry,
        kindsRead: listKinds(reads),
        kindsWritten: listKinds(writes),
      }));
    default:
      return [recordOf<Item>(item)];
  }
}

/**
 * What an item of the person's partition says. Of other athletes, whom the person looks after, it holds no more than that
 * they do: the rest is those athletes' data, and theirs to export.
 */
function personRecords(item: Item, own: string): Item[] {
  const sk = String(item['sk']);
  if (sk.startsWith('ATH#'))
    return [
      { kind: 'rosterEntry', athleteId: `ath_${sk.slice(4)}`, role: item['role'], roles: rosterEntryView(item).roles },
    ];
  if (sk.startsWith('RECEIPT#')) return item['ids'] ? [{ kind: 'receipt', ids: item['ids'] }] : [];
  if (sk.startsWith('RATE#')) {
    const [minute, of = 'CALLS'] = sk.slice('RATE#'.length).split('#').reverse();
    return [{ kind: 'calls', of, minute, calls: item['calls'] }];
  }
  switch (item['kind']) {
    case 'webhooks': {
      const { webhooks } = recordOf<WebhooksRecord>(item);
      return Object.values(webhooks).map(withoutSecrets);
    }
    case 'webhookDelivery': {
      if (item['athleteId'] === own) return [recordOf<Item>(item)];
      const { kind, id, status, attempts, createdAt } = item;
      return [{ kind, id, status, attempts, createdAt }];
    }
    default:
      return [recordOf<Item>(item)];
  }
}

/** Secrets are shown once, when they are made: they sign messages to the receiver. */
const withoutSecrets = ({ secrets, ...webhook }: WebhookRecord): Item => ({
  ...webhook,
  secrets: secrets.map(({ createdAt, expiresAt }) => ({ createdAt, expiresAt })),
});
