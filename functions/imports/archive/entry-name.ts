import { MAX_FILE_NAME_LENGTH } from '../../domain/imports/import.ts';

/** What a file of an archive is, by its name: ACTIVITY is looked into, ZIP is opened, OTHER is skipped. */
export type EntryKind = 'ACTIVITY' | 'ZIP' | 'OTHER' | 'FOLDER';

/** What Finder puts beside each file: the file's resources, under its own name. */
const besideFiles = /(?:^|\/)(?:__MACOSX\/|\._)/;

export function kindOfEntry(name: string): EntryKind {
  if (name.endsWith('/')) return 'FOLDER';
  if (besideFiles.test(name)) return 'OTHER';
  if (/\.(?:fit|gpx|tcx)(?:\.gz)?$/i.test(name)) return 'ACTIVITY';
  return /\.zip$/i.test(name) ? 'ZIP' : 'OTHER';
}

/** A name as it is shown: names are never used as paths. The end says more than the beginning. */
export function shownName(...parts: readonly string[]): string {
  const name = parts.join('/').toWellFormed().replace(/\p{C}/gu, '\u{fffd}');
  return name.length <= MAX_FILE_NAME_LENGTH ? name : `…${name.slice(1 - MAX_FILE_NAME_LENGTH)}`.toWellFormed();
}
