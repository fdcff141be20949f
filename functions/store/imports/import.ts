import type { AthleteView } from '../../domain/athlete/athlete.ts';
import type { ImportId } from '../../domain/ids.ts';
import { type ImportedFile, IMPORT_KEPT_DAYS, type ImportRecord } from '../../domain/imports/import.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import { writerLives } from '../allowance.ts';
import { WriteConflict } from '../dynamodb/errors.ts';
import { type Page, type Paging, readPage } from '../dynamodb/page.ts';
import type { Table } from '../dynamodb/table-access.ts';
import { putVersioned, transact, type Write } from '../dynamodb/writes.ts';
import { recordOf } from '../items.ts';
import { LAST, profileKey, toSeconds } from '../keys.ts';
import { importedFilePrefix, importKey } from './keys.ts';
import { filesDueWrite } from './import-schedule.ts';

/** Numbers of results sort as texts. */
const DIGITS = 6;

const expiryOf = ({ createdAt }: ImportRecord): number => toSeconds(createdAt) + IMPORT_KEPT_DAYS * 86_400;

export const importStore = (table: Table) => {
  const importWrite = (record: ImportRecord, version: number): Write =>
    putVersioned(table, { ...importKey(record.id), ...record, expiresAtSeconds: expiryOf(record) }, version);

  /** A file in the transaction of the step that read it. Done again, it is written again: it says the same. */
  const resultWrite = (record: ImportRecord, file: ImportedFile): Write => {
    const { pk, sk } = importedFilePrefix(record.id);
    const key = { pk, sk: sk + String(file.place).padStart(DIGITS, '0') };
    return { Put: { TableName: table.name, Item: { ...key, ...file, expiresAtSeconds: expiryOf(record) } } };
  };

  /** That the athlete is there: an erasure deletes what was written before its mark, and nothing is written after it. */
  const athleteIsThere = ({ athleteId }: ImportRecord): Write => ({
    ConditionCheck: {
      TableName: table.name,
      Key: profileKey(athleteId),
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(erasedAt)',
    },
  });

  return {
    /** Begins an import; it is counted on the writer's grant. Throws WriteConflict. [1 request] */
    async create(view: AthleteView, record: ImportRecord, now: Instant): Promise<ImportRecord> {
      const cancelled = await transact(table, [
        writerLives(table, view, { uses: { imports: 1 }, now }),
        athleteIsThere(record),
        importWrite(record, 0),
        // By then the upload has come, or does not come any more.
        filesDueWrite(table, { id: record.id, at: record.uploadBy }),
      ]);
      if (cancelled) throw new WriteConflict();
      return { ...record, version: 1 };
    },

    /** [1 request, 1 RCU] */
    async find(id: ImportId): Promise<ImportRecord | undefined> {
      const { Item } = await table.client.call('GetItem', {
        TableName: table.name,
        Key: importKey(id),
        ConsistentRead: true,
      });
      return Item && recordOf<ImportRecord>(Item);
    },

    /**
     * Writes what has become of an import since it was read as `before`, and when it is to be looked at again. Undefined if
     * somebody else has changed it, or the athlete is gone: whoever gets that has lost it, and stops. [1 request]
     */
    async save(
      before: ImportRecord,
      after: ImportRecord,
      { results = [], dueAt }: { results?: readonly ImportedFile[]; dueAt?: Instant | undefined } = {},
    ): Promise<ImportRecord | undefined> {
      const cancelled = await transact(table, [
        athleteIsThere(after),
        importWrite(after, before.version),
        ...results.map((file) => resultWrite(after, file)),
        ...(dueAt === undefined ? [] : [filesDueWrite(table, { id: after.id, at: dueAt })]),
      ]);
      return cancelled ? undefined : { ...after, version: before.version + 1 };
    },

    /** What became of the files of an import, in the order in which they were done. [1 request] */
    results: (id: ImportId, paging: Paging): Promise<Page<ImportedFile>> => {
      const { pk, sk } = importedFilePrefix(id);
      return readPage(table, { pk, from: sk, to: sk + LAST, consistent: true }, paging, (item) =>
        recordOf<ImportedFile>(item),
      );
    },
  };
};
