import { listKinds } from '../../domain/audit/kind.ts';
import { fromStored } from '../../domain/team/roles.ts';
import type { ShownEntry } from '../../store/audit/trail.ts';
import type { AuditEntryResolvers } from '../generated/types.ts';
import type { Needed } from './needed.ts';

export const AuditEntry: Needed<AuditEntryResolvers, ShownEntry> &
  Pick<Required<AuditEntryResolvers>, 'through' | 'roles'> = {
  roles: ({ role, roles }) => role && [...fromStored({ role, roles })],
  kindsRead: ({ reads }) => listKinds(reads),
  kindsWritten: ({ writes }) => listKinds(writes),
  through: ({ through }) => through.channel,
  client: ({ through }) => through.client,
  operation: ({ through }) => through.operation,
};
