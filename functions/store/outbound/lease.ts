import type { WebhookId } from '../../domain/ids.ts';
import { closedCircuit } from '../../domain/webhook/circuit.ts';
import type { EndpointHealth, EndpointRecord } from '../../domain/webhook/endpoint.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type { Table } from '../dynamodb/table-access.ts';
import { unlessConditionFails } from '../dynamodb/writes.ts';
import { recordOf } from '../items.ts';
import { expiry, type Next, orderOf, updateEndpoint } from './endpoint-item.ts';

/** The right to send to a webhook, until it is released or runs out. */
export interface Lease {
  id: WebhookId;
  health: EndpointHealth;
  holder: string;
  until: Instant;
}

export const leaseStore = (table: Table) => ({
  /**
   * Takes the right to send to a webhook. If its holder dies, it is due again when the lease runs out. Undefined if
   * somebody has it, or while the circuit is open. [1 request]
   */
  async lease(id: WebhookId, holder: string, now: Instant, until: Instant): Promise<Lease | undefined> {
    try {
      const { Attributes } = await updateEndpoint(
        table,
        id,
        'SET kind = :kind, id = :id, leasedUntil = :until, holder = :holder, kindKey = :order, expiresAtSeconds = :expiry REMOVE woken',
        '(attribute_not_exists(leasedUntil) OR leasedUntil <= :now) AND (attribute_not_exists(health.openUntil) OR health.openUntil <= :now)',
        {
          ':kind': 'endpoint',
          ':id': id,
          ':until': until,
          ':holder': holder,
          ':order': orderOf({ lane: 'LIVE', at: until }),
          ':now': now,
          ':expiry': expiry(now),
        },
      );
      return { id, health: recordOf<EndpointRecord>(Attributes ?? {}).health ?? closedCircuit, holder, until };
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return undefined;
      throw error;
    }
  },

  /**
   * Gives the right back, with how the receiver is doing and what is to be sent next. Whoever said meanwhile that there is
   * something is heard, unless the circuit has opened. [1 request, 2 if somebody did]
   */
  async release({ id, health, holder }: Lease, now: Instant, next: Next | undefined): Promise<void> {
    const { openUntil } = health;
    const write = (condition: string, then: Next | undefined) =>
      unlessConditionFails(
        updateEndpoint(
          table,
          id,
          `SET health = :health${then ? ', kindKey = :order' : ''} REMOVE leasedUntil, holder, woken${then ? '' : ', kindKey'}`,
          condition,
          { ':health': health, ':holder': holder, ...(then && { ':order': orderOf(then) }) },
        ),
      );
    const opensAt = openUntil !== undefined && openUntil > now ? openUntil : now;
    const later = next && { ...next, at: next.at > opensAt ? next.at : opensAt };
    if (!(await write('holder = :holder AND attribute_not_exists(woken)', later)))
      await write('holder = :holder', { lane: 'LIVE', at: opensAt });
  },
});
