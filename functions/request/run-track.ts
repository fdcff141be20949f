import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import polyline from '@mapbox/polyline';
import type { RunId } from '../domain/ids.ts';
import { type Track, type TrackPoint, trackOf } from '../domain/run/track.ts';
import type { Files } from '../store/files/files.ts';
import { trackKey } from '../store/files/keys.ts';

/** What tracks are kept in. */
export type TrackFiles = Pick<Files, 'get' | 'put'>;

/** A track as it is stored, and read: the places as a line in Google's encoding, to about a metre. */
export interface RunTrack extends Omit<Track, 'places'> {
  polyline: string;
}

const PRECISION = 5;
/** The largest track, as JSON: 5,000 points take a third of it. */
const MAX_BYTES = 1_000_000;

/** Keeps the track of a run; what was kept before is replaced. A run without places has none. */
export async function keepTrack(files: TrackFiles, id: RunId, points: readonly TrackPoint[]): Promise<void> {
  const track = trackOf(points);
  if (!track) return;
  const { places, ...streams } = track;
  const stored: RunTrack = { polyline: polyline.encode(places, PRECISION), ...streams };
  await files.put(trackKey(id), await promisify(gzip)(JSON.stringify(stored)));
}

/** The track of a run; undefined if there is none. */
export async function readTrack(files: TrackFiles, id: RunId): Promise<RunTrack | undefined> {
  const bytes = await files.get(trackKey(id));
  if (!bytes) return undefined;
  return JSON.parse((await promisify(gunzip)(bytes, { maxOutputLength: MAX_BYTES })).toString()) as RunTrack;
}
