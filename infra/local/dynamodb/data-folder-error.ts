import { statfs } from 'node:fs/promises';
import { sep } from 'node:path';
import { CliError } from '../cli-error.ts';

/**
 * Free space that a start needs; the demo takes 2 MB of it. Below the second number, any failure is due to a full disk.
 */
const neededBytes = 16 * 1024 ** 2;
const fullBytes = 1024 ** 2;

const chooseAnother = 'Choose another one, e.g. `DATA_DIR=~/sidelined-data npm start`.';

const reasons: Partial<Record<string, string>> = {
  EROFS: 'is on a read-only disk',
  EACCES: 'cannot be written: it belongs to another user, or its permissions forbid it',
  EPERM: 'cannot be written: it belongs to another user, or its permissions forbid it',
  ENOTDIR: 'cannot be made: there is a file in its place, or in the place of a folder above it',
};

/** The message for an error caused by the data folder, its disk or its database; undefined for any other error. */
export async function explainFolderError(error: unknown, path: string): Promise<CliError | undefined> {
  if (error instanceof CliError || !(error instanceof Error)) return undefined;
  const { code = '', path: where, name }: NodeJS.ErrnoException = error;
  // A failed write does not say where, and DynamoDB Local does not say why.
  const free = await freeBytes(path).catch(() => Infinity);
  if (/^(ENOSPC|EDQUOT)$/.test(code) || free < fullBytes) return diskFull(path);
  if (name === 'InternalFailure') {
    const deleteIt = 'delete it with `npm start -- --fresh`, or choose another folder with DATA_DIR';
    return new CliError(`DynamoDB Local cannot read its database in ${path}: ${deleteIt}.`);
  }
  const isItsOwn = where !== undefined && (`${path}${sep}`.startsWith(where) || where.startsWith(path + sep));
  return isItsOwn ? unusable(path, reasons[code] ?? `cannot be used (${code})`) : undefined;
}

export function foreignFolder(path: string, entry: string): CliError {
  return unusable(path, `is not Sidelined's: it holds "${entry}"`);
}

/** @throws CliError if the disk has too little space for a start */
export async function checkSpace(path: string): Promise<void> {
  if ((await freeBytes(path)) < neededBytes) throw diskFull(path);
}

const unusable = (path: string, why: string) => new CliError(`The data folder ${path} ${why}. ${chooseAnother}`);

const diskFull = (path: string) => unusable(path, 'is on a disk that is full: free at least 16 MB there');

async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}
