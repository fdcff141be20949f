import type { Files } from './files.ts';
import { folderFiles } from './folder.ts';
import { s3SignedFiles } from './s3-signed.ts';

/**
 * Where tracks are kept, for functions that read or write single ones: the bucket `FILES_BUCKET`, or where there is no S3 the folder
 * `FILES_FOLDER`. Throws unless exactly one of the two is set.
 */
export function readTrackFiles({
  FILES_BUCKET: bucket,
  FILES_FOLDER: folder,
  AWS_REGION: region,
}: Record<string, string | undefined>): Pick<Files, 'get' | 'put'> {
  if (bucket && region && !folder) return s3SignedFiles(bucket, region);
  // Nothing is uploaded through these.
  if (folder && !bucket) return folderFiles({ folder, uploadUrl: '', secret: '' });
  throw new Error('Set either FILES_BUCKET with AWS_REGION, or FILES_FOLDER');
}
