import type { Files } from './files.ts';
import { folderFiles } from './folder.ts';
import { s3Files } from './s3.ts';

/**
 * Where files are kept: in the bucket `FILES_BUCKET`, or where there is no S3 in the folder `FILES_FOLDER`, with uploads through
 * `FILES_UPLOAD_URL`. Throws unless exactly one of the two is set.
 */
export function readFiles({
  FILES_BUCKET: bucket,
  FILES_FOLDER: folder,
  FILES_UPLOAD_URL: uploadUrl,
  FILES_SECRET: secret,
}: Record<string, string | undefined>): Files {
  if (bucket && !folder) return s3Files(bucket);
  if (folder && uploadUrl && secret && !bucket) return folderFiles({ folder, uploadUrl, secret });
  throw new Error('Set either FILES_BUCKET, or FILES_FOLDER with FILES_UPLOAD_URL and FILES_SECRET');
}
