import type { AthleteRecord, AthleteView } from '../domain/athlete/athlete.ts';
import type { AthleteId, PersonId } from '../domain/ids.ts';
import type { GrantRecord, InvitationRecord, PersonRecord } from '../domain/team/viewer.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { putVersioned, type Write } from './dynamodb/writes.ts';
import { queryAll } from './dynamodb/reads.ts';
import { type Table } from './dynamodb/table-access.ts';
import { countUp } from './condition-checks.ts';
import { rosterEntryItem, rosterEntryView } from './roster-entry.ts';
import { recordsAt } from './entity.ts';
import { recordOf } from './items.ts';
import {
  rosterEntryKey,
  grantKey,
  invitationKey,
  isExpired,
  LAST,
  personKey,
  personPartition,
  profileKey,
  toSeconds,
} from './keys.ts';
import { type Page, type Paging, readPage } from './dynamodb/page.ts';
import { commit, type IdempotentCall } from './idempotency/idempotency.ts';

export const viewerStore = (table: Table) => ({
  /** The person behind a token, once she has made something of herself here. [1 request, 1 RCU] */
  async person(id: PersonId): Promise<PersonRecord | undefined> {
    const { Item } = await table.client.call('GetItem', {
      TableName: table.name,
      Key: personKey(id),
      ConsistentRead: true,
    });
    return Item && recordOf<PersonRecord>(Item);
  },

  /**
   * Everybody who granted the viewer a role, read with strong consistency from the grants themselves: a revocation shows
   * at once. [1 request a page; 10 RCU for 300 athletes of whom 60 need looking after]
   */
  roster: (viewer: PersonId, paging: Paging): Promise<Page<AthleteView>> =>
    readPage(
      table,
      { pk: personPartition(viewer), from: 'ATH#', to: `ATH#${LAST}`, consistent: true },
      paging,
      rosterEntryView,
    ),

  /**
   * The athletes of a coach or physio who are sidelined now or will be: a sparse range of her grants, strongly consistent,
   * so that neither a fresh prohibition nor a revocation is missed. Its cost follows the sidelined, not the roster.
   * [1 request, 3 RCU for 30 of 300, the same of 10,000]
   */
  async sidelined(viewer: PersonId, now: Instant): Promise<AthleteView[]> {
    const items = await queryAll(table, {
      IndexName: 'byKind',
      KeyConditionExpression: 'pk = :pk AND kindKey BETWEEN :now AND :last',
      ExpressionAttributeValues: {
        ':pk': personPartition(viewer),
        ':now': `BOARD#SIDELINED#${now}`,
        ':last': `BOARD#SIDELINED#${LAST}`,
      },
      ConsistentRead: true,
    });
    return items.map(rosterEntryView);
  },

  /** The athletes of a coach or physio about whom anything is open. As `sidelined`. [1 request, 10 RCU for 60 of 300] */
  async board(viewer: PersonId): Promise<AthleteView[]> {
    const items = await queryAll(table, {
      IndexName: 'byKind',
      KeyConditionExpression: 'pk = :pk AND begins_with(kindKey, :board)',
      ExpressionAttributeValues: { ':pk': personPartition(viewer), ':board': 'BOARD#' },
      ConsistentRead: true,
    });
    return items.map(rosterEntryView);
  },

  /** The grants of an athlete, a page of them. [1 request] */
  grants: (view: AthleteView, paging: Paging): Promise<Page<GrantRecord>> =>
    readPage(
      table,
      { pk: profileKey(view.id).pk, from: 'GRANT#', to: `GRANT#${LAST}`, consistent: true },
      paging,
      (item) => recordOf<GrantRecord>(item),
    ),

  /** Grants by athlete and holder. [1 request for 100, 1 RCU each] */
  async grantsBy(pairs: readonly (readonly [AthleteId, PersonId])[]): Promise<(GrantRecord | undefined)[]> {
    return recordsAt(
      table,
      pairs.map(([athlete, person]) => grantKey(athlete, person)),
    );
  },

  /** The invitations that a person made, the newest first. [1 request] */
  invitations: (viewer: PersonId, now: Instant, paging: Paging): Promise<Page<InvitationRecord>> =>
    readPage(
      table,
      { pk: personPartition(viewer), from: 'INV#', to: `INV#${LAST}`, descending: true, consistent: true },
      paging,
      (item) => (isExpired(item, now) ? undefined : recordOf<InvitationRecord>(item)),
    ),

  /** Invitations by who made them and their ULID, the two parts of an id. [1 request for 100, 1 RCU each] */
  async invitationsBy(parts: readonly (readonly [string, string])[]): Promise<(InvitationRecord | undefined)[]> {
    return recordsAt(
      table,
      parts.map(([person, ulid]) => invitationKey(person, ulid)),
    );
  },

  /** Writes an invitation, new or changed, with the person who makes it when she is; `ids` are what the call answers. [1 request] */
  async saveInvitation(
    invitation: InvitationRecord,
    person: PersonRecord | undefined,
    ids: Record<string, string>,
    once?: IdempotentCall,
  ): Promise<void> {
    const writes = [
      putVersioned(table, invitationItem(invitation), invitation.version),
      ...(person ? [putVersioned(table, { ...personKey(person.id), ...person }, person.version)] : []),
    ];
    await commit(table, writes, once, ids);
  },

  /**
   * Accepts an invitation: the grant on both its sides, the invitation used up, and the version of the athlete counted up,
   * so that no change of her summary that is under way can miss the new team member. [1 request]
   */
  async accept(
    {
      invitation,
      grant,
      athlete,
      person,
    }: {
      invitation: InvitationRecord;
      grant: GrantRecord;
      athlete: AthleteRecord;
      person: PersonRecord | undefined;
    },
    once?: IdempotentCall,
  ): Promise<void> {
    const writes: Write[] = [
      putVersioned(table, invitationItem(invitation), invitation.version),
      {
        Put: {
          TableName: table.name,
          Item: { ...grantKey(athlete.id, grant.person.id), ...grant },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      { Put: { TableName: table.name, Item: rosterEntryItem(athlete, grant) } },
      countUp(table, athlete.id, athlete.version),
      ...(person ? [putVersioned(table, { ...personKey(person.id), ...person }, person.version)] : []),
    ];
    await commit(table, writes, once, { grant: grant.id });
  },

  /**
   * Ends a grant on both its sides at once. Every read checks one of them with strong consistency, so nothing is readable
   * through it from now on. [1 request]
   */
  async revoke(
    athlete: AthleteId,
    person: PersonId,
    ids: Record<string, string>,
    once?: IdempotentCall,
  ): Promise<void> {
    const writes: Write[] = [
      {
        Delete: { TableName: table.name, Key: grantKey(athlete, person), ConditionExpression: 'attribute_exists(pk)' },
      },
      { Delete: { TableName: table.name, Key: rosterEntryKey(athlete, person) } },
      {
        Update: {
          TableName: table.name,
          Key: profileKey(athlete),
          UpdateExpression: 'ADD version :one',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':one': 1 },
        },
      },
    ];
    await commit(table, writes, once, ids);
  },
});

function invitationItem(invitation: InvitationRecord): Record<string, unknown> {
  const [person = '', ulid = ''] = invitation.id.slice('inv_'.length).split('.');
  // An invitation is dropped 30 days after it can no longer be accepted.
  const expiresAtSeconds = toSeconds(invitation.expiresAt) + 30 * 86_400;
  return { ...invitationKey(person, ulid), ...invitation, expiresAtSeconds };
}
