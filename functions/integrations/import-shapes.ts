import * as z from 'zod';
import {
  importStatuses,
  MAX_FILE_NAME_LENGTH,
  MAX_UPLOAD_BYTES,
  type ImportProgress,
} from '../domain/imports/import.ts';
import { resultShape } from './shapes.ts';

/** What is posted to begin an import. */
export const beginImportShape = z
  .strictObject({
    athleteId: z.string().meta({ description: 'The athlete whose activities they are.' }),
    fileName: z.string().min(1).max(MAX_FILE_NAME_LENGTH).meta({
      description: 'The name of the file, to be shown. What the file is, its content decides.',
    }),
    bytes: z.int().min(1).meta({
      description: 'The size of the file in bytes, exactly: no other size can be uploaded.',
      maximum: MAX_UPLOAD_BYTES,
    }),
  })
  .meta({ description: 'A zip archive of FIT, GPX and TCX files, or one large file, that is going to be uploaded.' });

const count = (description: string) => z.int().min(0).meta({ description });

const progressShape = z.strictObject({
  files: count('Files seen so far. Those of a zip within the archive count once it is opened.'),
  filesDone: count('Files that are done: recorded, rejected or skipped.'),
  filesSkipped: count('Files that are no activity files, such as photos or export.xml.'),
  filesRejected: count('Files of which nothing could be read.'),
  created: count('Runs and sessions that are new.'),
  updated: count('Runs and sessions that were replaced by a later revision.'),
  unchanged: count('Runs and sessions that existed, be it from an earlier attempt of this import.'),
  rejected: count('Activities that were not recorded.'),
  bytesRead: count('Bytes of activity files that were read, unpacked.'),
} satisfies Record<keyof ImportProgress, z.ZodType>);

export const importShape = z
  .strictObject({
    id: z.string(),
    athleteId: z.string(),
    fileName: z.string(),
    bytes: z.int(),
    status: z.enum(importStatuses).meta({
      description:
        'AWAITING_UPLOAD: the file has not come. QUEUED: it goes on within a minute. RUNNING: it is being read. ' +
        'WAITING: the room for today is used up; it goes on by itself at `resumesAt`. FINISHED, FAILED (`failure` says why), CANCELLED: it has ended.',
    }),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().optional(),
    endedAt: z.iso.datetime().optional(),
    resumesAt: z.iso.datetime().optional().meta({ description: 'When it goes on, if it is QUEUED or WAITING.' }),
    failure: z
      .strictObject({ code: z.string(), message: z.string() })
      .optional()
      .meta({ description: 'Why it ended early. What was recorded before stays.' }),
    progress: progressShape,
  })
  .meta({ description: 'An import and how far it has come.' });

export const begunImportShape = z
  .strictObject({
    import: importShape,
    upload: z
      .strictObject({
        method: z.literal('PUT'),
        url: z
          .string()
          .meta({ description: 'Where to send the bytes, without a token. Whoever has it can upload: keep it.' }),
        headers: z
          .record(z.string(), z.string())
          .meta({ description: 'Headers to send; browsers set content-length.' }),
        expiresAt: z.iso.datetime().meta({ description: 'Until when the upload may begin.' }),
      })
      .meta({ description: 'How to upload the file. Reading begins by itself once it is there.' }),
  })
  .meta({ description: 'The import, and how to upload its file.' });

export const importResultsShape = z
  .strictObject({
    results: z.array(
      z.strictObject({
        place: z.int().meta({ description: 'From 0, in the order in which files are done.' }),
        name: z.string().meta({ description: 'As in the archive; of a zip within it, `outer.zip/inner.fit`.' }),
        status: z.enum(['RECORDED', 'REJECTED', 'SKIPPED']).meta({
          description:
            'RECORDED: `results` has each of its activities. REJECTED: nothing of it could be read. SKIPPED: no activity file; the first 200 are listed.',
        }),
        results: z
          .array(resultShape)
          .meta({ description: 'As of a file that is posted, without possible duplicates.' }),
      }),
    ),
    cursor: z.string().optional().meta({ description: 'Where to go on; absent after the last result there is now.' }),
  })
  .meta({ description: 'What became of the files so far.' });
