import type { AthleteView } from '../domain/athlete/athlete.ts';
import type { AthleteId, PersonId } from '../domain/ids.ts';
import type { Accepted } from '../domain/team/acceptance.ts';
import type { GrantRecord, InvitationRecord, PersonRecord } from '../domain/team/viewer.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { personIn } from './account.ts';
import { putVersioned, type Write } from './dynamodb/writes.ts';
import { queryAll } from './dynamodb/reads.ts';
import { type Table } from './dynamodb/table-access.ts';
import { countUp } from './condition-checks.ts';
import { rosterEntryItem, rosterEntryView } from './roster-entry.ts';
import { recordsAt } from './entity.ts';
import { recordOf, withStoredRoles } from './items.ts';
import { newGrant, moreRoles, tracksWrite } from './grant.ts';
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
import { cursorOf, type Page, type Paging, readPage } from './dynamodb/page.ts';
import { commit, type IdempotentCall } from './idempotency/idempotency.ts';

export const viewerStore = (table: Table) => ({
  /** The person behind a token; undefined until they have created something. Refuses a deleted account. [1 RCU] */
  async person(id: PersonId): Promise<PersonRecord | undefined> {
    const { Item } = await table.client.call('GetItem', {
      TableName: table.name,
      Key: personKey(id),
      ConsistentRead: true,
    });
    return personIn(Item);
  },

  /**
   * All athletes who granted the viewer a role, read with strong consistency from the grants themselves: a revocation
   * shows at once. [1 request a page; 10 RCU for 300 athletes of whom 60 need looking after]
   */
  roster: (viewer: PersonId, paging: Paging): Promise<Page<AthleteView>> =>
    readPage(
      table,
      { pk: personPartition(viewer), from: 'ATH#', to: `ATH#${LAST}`, consistent: true },
      paging,
      rosterEntryView,
    ),

  /** The same, with the cursor of the next page if there is one. */
  async rosterFrom(viewer: PersonId, paging: Paging): Promise<{ views: AthleteView[]; cursor?: string }> {
    const { items, hasNextPage, endPosition } = await this.roster(viewer, paging);
    const views = items.map(({ node }) => node);
    return { views, ...(hasNextPage && endPosition !== undefined && { cursor: cursorOf(endPosition) }) };
  },

  /**
   * The athletes of a coach or physio who are sidelined now or will be: a sparse range of the viewer's grants, strongly
   * consistent, so that neither a new prohibition nor a revocation is missed. The cost depends on the number of
   * sidelined athletes, not on the roster's size. [1 request, 3 RCU for 30 of 300, the same of 10,000]
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

  /**
   * The athletes of a coach or physio about whom anything is open, read like `sidelined`. [1 request, 10 RCU for 60 of
   * 300]
   */
  async board(viewer: PersonId): Promise<AthleteView[]> {
    const items = await queryAll(table, {
      IndexName: 'byKind',
      KeyConditionExpression: 'pk = :pk AND begins_with(kindKey, :board)',
      ExpressionAttributeValues: { ':pk': personPartition(viewer), ':board': 'BOARD#' },
      ConsistentRead: true,
    });
    return items.map(rosterEntryView);
  },

  /** A page of the grants on an athlete. [1 request] */
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

  /** The invitations that a person made, newest first. [1 request] */
  invitations: (viewer: PersonId, now: Instant, paging: Paging): Promise<Page<InvitationRecord>> =>
    readPage(
      table,
      { pk: personPartition(viewer), from: 'INV#', to: `INV#${LAST}`, descending: true, consistent: true },
      paging,
      (item) => (isExpired(item, now) ? undefined : recordOf<InvitationRecord>(item)),
    ),

  /** Invitations by inviter and ULID, the two parts of an id. [1 request for 100, 1 RCU each] */
  async invitationsBy(parts: readonly (readonly [string, string])[]): Promise<(InvitationRecord | undefined)[]> {
    return recordsAt(
      table,
      parts.map(([person, ulid]) => invitationKey(person, ulid)),
    );
  },

  /** Writes an invitation, and the inviter's person if it is new; `ids` are what the call returns. [1 request] */
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
   * Accepts an invitation: writes both sides of the grant, or of one with more roles than it had, marks the invitation as used, and increments the athlete's
   * version, so that no concurrent change of the summary misses the new team member. [1 request]
   */
  async accept({ invitation, grant, held, athlete, person }: Accepted, once?: IdempotentCall): Promise<void> {
    const writes: Write[] = [
      putVersioned(table, invitationItem(invitation), invitation.version),
      held ? moreRoles(table, grant, held) : newGrant(table, grant),
      { Put: { TableName: table.name, Item: rosterEntryItem(athlete, grant) } },
      countUp(table, athlete.id, athlete.version),
      ...(person ? [putVersioned(table, { ...personKey(person.id), ...person }, person.version)] : []),
    ];
    await commit(table, writes, once, { grant: grant.id });
  },

  /** Lets the holder of a grant see tracks, or ends that. Throws WriteConflict if its roles have changed. [1 request] */
  shareTracks: (
    grant: GrantRecord,
    seesTracks: boolean,
    ids: Record<string, string>,
    once?: IdempotentCall,
  ): Promise<void> => commit(table, [tracksWrite(table, grant, seesTracks)], once, ids),

  /**
   * Ends a grant on both its sides at once. Every read checks one of them with strong consistency, so nothing can be
   * read through it from now on. [1 request]
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
  // DynamoDB deletes an invitation 30 days after it can no longer be accepted.
  const expiresAtSeconds = toSeconds(invitation.expiresAt) + 30 * 86_400;
  return { ...invitationKey(person, ulid), ...withStoredRoles(invitation), expiresAtSeconds };
}
