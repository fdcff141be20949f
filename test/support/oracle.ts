import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import { canReadGrant, mayReadField } from '../../functions/domain/access/access.ts';
import type { Entity } from '../../functions/domain/athlete/change.ts';
import { parseId } from '../../functions/domain/ids.ts';
import type { GrantRecord, InvitationRecord } from '../../functions/domain/team/viewer.ts';
import { isVisible } from '../../functions/domain/access/visible.ts';
import type { IntegrationRecord } from '../../functions/domain/integration/integration.ts';
import type { DeliveryRecord } from '../../functions/domain/webhook/webhook-delivery.ts';
import type { Roles } from '../../functions/domain/team/roles.ts';
import { recordOf } from '../../functions/store/items.ts';
import { everybody, type Team, type Who } from './team.ts';

type Stored =
  | Entity
  | GrantRecord
  | InvitationRecord
  | DeliveryRecord
  | IntegrationRecord
  | { kind: 'athlete' | 'person'; id: string };

/** What each viewer may know of, derived only from the stored data and the rules of the domain. */
export interface Oracle {
  /** Every id of a stored entity. */
  ids: string[];
  record(id: string): Stored | undefined;
  rolesOf(who: Who, athleteId: string): Roles | undefined;
  mayKnow(who: Who, id: string): boolean;
  /** Whether they may be told that there was such a thing: what is left of a deleted run or session names it. */
  mayHearOf(who: Who, id: string): boolean;
}

export async function askTheRules({ world, people }: Pick<Team, 'world' | 'people'>): Promise<Oracle> {
  const records = new Map<string, Stored>();
  const client = DynamoDBDocumentClient.from(world.client);
  for await (const { Items = [] } of paginateScan({ client }, { TableName: world.tableName, ConsistentRead: true })) {
    for (const record of Items.map((item) => recordOf<Partial<Stored>>(item)))
      // The place of a delivery in its queue names it by its id.
      if (typeof record.id === 'string' && (record.kind as string) !== 'waiting')
        records.set(record.id, record as Stored);
  }
  const persons = new Map(everybody.map((who) => [who, viewerFrom(people[who].claims)]));
  const viewerOf = (who: Who) => persons.get(who) ?? viewerFrom(people[who].claims);
  const rolesOf = (who: Who, athleteId: string): Roles | undefined => {
    const grant = records.get(`gra_${athleteId.slice(4)}.${viewerOf(who).id.slice(4)}`);
    return grant?.kind === 'grant' ? grant.roles : undefined;
  };
  const oracle: Oracle = {
    ids: [...records.keys()].sort(),
    record: (id) => records.get(id),
    rolesOf,
    mayKnow(who, id) {
      const [record, viewer] = [records.get(id), viewerOf(who)];
      const roles = rolesOf(who, parseId(id)?.athleteId ?? '');
      if (!record) return id === `vwr_${viewer.id.slice(4)}`;
      switch (record.kind) {
        case 'person':
          return id === viewer.id;
        case 'invitation':
          return record.invitedBy.id === viewer.id;
        case 'integration':
          return record.ownerId === viewer.id;
        case 'webhookDelivery':
          return id.startsWith(`dlv_${viewer.id.slice(4)}.`);
        case 'athlete':
          return roles !== undefined;
        case 'grant':
          return roles !== undefined && canReadGrant(viewer.id, roles, record);
        default:
          return roles !== undefined && isVisible(viewer, roles, record);
      }
    },
    mayHearOf(who, id) {
      const record = records.get(id);
      const isDeleted = record?.kind === 'deletedRun' || record?.kind === 'deletedSession';
      const isLeft = isDeleted && record.formerVerdicts !== undefined;
      const roles = rolesOf(who, parseId(id)?.athleteId ?? '') ?? [];
      return oracle.mayKnow(who, id) || (isLeft && mayReadField('DeletedRecord', 'id', roles));
    },
  };
  return oracle;
}

/** An unused id of the same kind and shape. */
export function ofNothing(id: string): string {
  const end = id.endsWith('ZZZZ') ? 'YYYY' : 'ZZZZ';
  return id.slice(0, -end.length) + end;
}
