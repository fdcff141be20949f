import { type AthleteId, type DeliveryId, keyOf, type PersonId, restOf, type WebhookId } from '../../domain/ids.ts';
import type { Lane } from '../../domain/webhook/lane.ts';
import type { Key } from '../dynamodb/table-access.ts';
import { athletePartition, personPartition } from '../keys.ts';

/** All webhooks of a person. */
export const webhooksKey = (id: PersonId): Key => ({ pk: personPartition(id), sk: 'WEBHOOKS' });

/** The owner of a webhook or of a delivery. */
export const ownerOf = (id: WebhookId | DeliveryId): PersonId => `per_${keyOf(id).slice(0, 16)}`;

/** The prefix of the deliveries to a webhook, in order of time. */
export const deliveryPrefix = (id: WebhookId): Key => ({
  pk: personPartition(ownerOf(id)),
  sk: `DELIVERY#${restOf(id)}#`,
});

export const deliveryKey = (id: DeliveryId): Key => ({
  pk: personPartition(ownerOf(id)),
  sk: `DELIVERY#${restOf(id).replaceAll('.', '#')}`,
});

const MARK = 'DELIVERY#';

/** In the athlete's partition: marks a delivery that is about the athlete. */
export const deliveryMarkKey = (athlete: AthleteId, id: DeliveryId): Key => ({
  pk: athletePartition(athlete),
  sk: `${MARK}${keyOf(id)}`,
});

/** The delivery that such a mark stands for; undefined for any other key. */
export const markedDelivery = (sk: string): Key | undefined =>
  sk.startsWith(MARK) ? deliveryKey(`dlv_${sk.slice(MARK.length)}`) : undefined;

/** What waits to be sent to a webhook. Outside of its owner's partition, which has enough to do with the deliveries. */
export const queuePartition = (webhook: WebhookId): string => `QUEUE#${keyOf(webhook)}`;

const ANNOUNCEMENT = 'ANNOUNCEMENT#';

/** The prefix of what webhooks are to be told later about an athlete, in its order. */
export const announcementPrefix = (athlete: AthleteId, lane: Lane): Key => ({
  pk: athletePartition(athlete),
  sk: `${ANNOUNCEMENT}${lane}#`,
});

export function announcementKey(athlete: AthleteId, lane: Lane, number: number): Key {
  const { pk, sk } = announcementPrefix(athlete, lane);
  return { pk, sk: sk + String(number).padStart(12, '0') };
}

/** In the athlete's partition: how many were announced. */
export const announcedKey = (athlete: AthleteId, lane: Lane): Key => ({
  pk: athletePartition(athlete),
  sk: `ANNOUNCED#${lane}`,
});
