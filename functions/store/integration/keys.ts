import type { IntegrationList, IntegrationRecord } from '../../domain/integration/integration.ts';
import { type IntegrationId, keyOf, type PersonId } from '../../domain/ids.ts';
import type { Instant, LocalDate } from '../../domain/vocabulary.ts';
import type { Key } from '../dynamodb/table-access.ts';
import { personPartition } from '../keys.ts';

export const integrationKey = (id: IntegrationId): Key => ({ pk: `INT#${keyOf(id)}`, sk: 'INTEGRATION' });

/** Leads from an OAuth client to its integration. */
export const clientKey = (clientId: string): Key => ({ pk: `CLIENT#${clientId}`, sk: 'CLIENT' });

/** The list of a person's integrations. */
export const ownIntegrationsKey = (id: PersonId): Key => ({ pk: personPartition(id), sk: 'INTEGRATIONS' });

/** The place on a list of operators, by when the integration was registered. Seldom written. */
export const integrationEntryKey = (
  list: IntegrationList,
  { createdAt, id }: Pick<IntegrationRecord, 'createdAt' | 'id'>,
): Key => ({ pk: 'INTEGRATIONS', sk: `${list}#${createdAt}#${keyOf(id)}` });

/** The place among the client secrets that are to be deleted, by when. */
export const secretExpiryKey = (expiresAt: Instant, id: IntegrationId): Key => ({
  pk: 'INTEGRATIONS',
  sk: `EXPIRES#${expiresAt}#${keyOf(id)}`,
});

/** What a client did on a day: one of several items, so that no count is one hot key. */
export const usageKey = (clientId: string, day: LocalDate, part: number): Key => ({
  pk: `USAGE#${clientId}#${part}`,
  sk: day,
});
