import { type Roles, toStored } from '../domain/team/roles.ts';
import type { GrantRecord } from '../domain/team/viewer.ts';
import type { Table } from './dynamodb/table-access.ts';
import type { Write } from './dynamodb/writes.ts';
import { withStoredRoles } from './items.ts';
import { grantKey } from './keys.ts';

/** The write of a grant between two who have none. */
export const newGrant = (table: Table, grant: GrantRecord): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...grantKey(grant.athleteId, grant.person.id), ...withStoredRoles(grant) },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** The write of a live grant that gives more roles than it `held`. What is counted on it stays. */
export function moreRoles(table: Table, { athleteId, person, roles }: GrantRecord, held: Roles): Write {
  const { role } = toStored(roles);
  const { condition, names, values } = stillGives(held);
  return {
    Update: {
      TableName: table.name,
      Key: grantKey(athleteId, person.id),
      UpdateExpression: 'SET #role = :furthest, #roles = :all',
      ConditionExpression: condition,
      ExpressionAttributeNames: { ...names, '#roles': 'roles' },
      ExpressionAttributeValues: { ...values, ':furthest': role, ':all': roles },
    },
  };
}

/** The write that lets the holder of a live grant see tracks, or ends that. */
export function tracksWrite(table: Table, { athleteId, person, roles }: GrantRecord, seesTracks: boolean): Write {
  const { condition, names, values } = stillGives(roles);
  return {
    Update: {
      TableName: table.name,
      Key: grantKey(athleteId, person.id),
      UpdateExpression: seesTracks ? 'SET seesTracks = :yes' : 'REMOVE seesTracks',
      ConditionExpression: condition,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: { ...values, ...(seesTracks && { ':yes': true }) },
    },
  };
}

/** The condition that a grant is live and gives exactly these roles. */
export function stillGives(given: Roles): {
  condition: string;
  names: Record<string, string>;
  values: Record<string, unknown>;
} {
  const { role, roles } = toStored(given);
  return {
    condition: `#role = :role AND ${roles ? '#roles = :roles' : 'attribute_not_exists(#roles)'}`,
    names: { '#role': 'role', '#roles': 'roles' },
    values: { ':role': role, ...(roles && { ':roles': roles }) },
  };
}
