import { athleteIdIn, type ImportId, restOf } from '../../domain/ids.ts';
import type { Key } from '../dynamodb/table-access.ts';
import { athletePartition } from '../keys.ts';

/** An import. It lies with the athlete, so that an erasure and an export find it. */
export const importKey = (id: ImportId): Key => ({
  pk: athletePartition(athleteIdIn(id)),
  sk: `IMPORT#${restOf(id)}`,
});

/** The prefix of what became of its files, in the order in which they were done. */
export const importedFilePrefix = (id: ImportId): Key => ({
  pk: athletePartition(athleteIdIn(id)),
  sk: `IMPORTED#${restOf(id)}#`,
});
