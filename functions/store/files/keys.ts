import { type AthleteId, athleteIdIn, type ImportId, keyOf, restOf, type RunId } from '../../domain/ids.ts';

const UPLOADS = 'imports/';
const TRACKS = 'tracks/';

/** What was uploaded for an import. */
export const uploadKey = (id: ImportId): string => `${UPLOADS}${keyOf(athleteIdIn(id))}/${restOf(id)}`;

/** The import that a file was uploaded for; undefined if it is none. */
export function importOf(key: string): ImportId | undefined {
  const [, athlete, ulid] = /^imports\/([A-Za-z0-9_-]{16})\/([0-9A-HJKMNP-TV-Z]{26})$/.exec(key) ?? [];
  return athlete === undefined || ulid === undefined ? undefined : `imp_${athlete}.${ulid}`;
}

/** The track of a run. */
export const trackKey = (id: RunId): string => `${TRACKS}${keyOf(athleteIdIn(id))}/${restOf(id)}`;

/** The prefixes of all files of an athlete. */
export const filesOf = (id: AthleteId): string[] => [UPLOADS, TRACKS].map((room) => `${room}${keyOf(id)}/`);
