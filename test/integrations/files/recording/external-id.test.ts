import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type GpxPoint,
  at,
  gpxDocument,
  LAKE,
  northwards,
  tcxActivity,
  tcxDocument,
  utf8,
} from '../../../support/activity-files.ts';
import { runOf } from '../outcome.ts';

/** Different ways in which programs write the same run. */
const encoding = fc.record({
  space: fc.constantFrom('', ' ', '\n', '\r\n\t'),
  quote: fc.constantFrom('"', "'"),
  lonFirst: fc.boolean(),
  decimals: fc.constantFrom('', '0', '000', '4', '96'),
  milliseconds: fc.constantFrom('', '.0', '.000', '.000000'),
  offset: fc.boolean(),
  prefix: fc.constantFrom('', 'g:'),
  name: fc.constantFrom('', '<name>Sunday</name>', '<!-- made by -->'),
  gzip: fc.constantFrom(undefined, 1, 9),
});
type Encoding = typeof encoding extends fc.Arbitrary<infer T> ? T : never;

const run = northwards(3, 0, 600).map((point) => ({ ...point, latitude: Number(point.latitude.toFixed(6)) }));

const timeIn = (seconds: number, { milliseconds, offset }: Encoding): string =>
  (offset ? at(seconds - 5 * 3_600) : at(seconds)).slice(0, 19) + milliseconds + (offset ? '-05:00' : 'Z');

const packed = (document: string, { gzip }: Encoding): Uint8Array =>
  gzip === undefined ? utf8(document) : gzipSync(utf8(document), { level: gzip });

function gpxIn(points: GpxPoint[], how: Encoding): Uint8Array {
  const { space, quote: q, lonFirst, decimals, prefix, name } = how;
  const degrees = (value: number) => value.toFixed(6) + decimals;
  const point = ({ seconds = 0, latitude, longitude }: GpxPoint) => {
    const attributes = [`lat=${q}${degrees(latitude)}${q}`, `lon=${q}${degrees(longitude)}${q}`];
    const ordered = (lonFirst ? attributes.reverse() : attributes).join(` ${space}`);
    return `<${prefix}trkpt ${ordered}>${space}<${prefix}time>${space}${timeIn(seconds, how)}</${prefix}time></${prefix}trkpt>`;
  };
  const body = `${name}<${prefix}type>running</${prefix}type><${prefix}trkseg>${points.map(point).join(space)}</${prefix}trkseg>`;
  return packed(gpxDocument(`<${prefix}trk>${body}</${prefix}trk>`).replaceAll('gpx', `${prefix}gpx`), how);
}

function tcxIn(id: string, how: Encoding): Uint8Array {
  const lap = `<Lap StartTime="${timeIn(0, how)}"><TotalTimeSeconds>1500.5${how.decimals}</TotalTimeSeconds>${how.space}<DistanceMeters>5000${how.decimals && `.${how.decimals}`}</DistanceMeters></Lap>`;
  const activity = `<Activity Sport="Running">${id && `<Id>${timeIn(0, how)}</Id>`}${how.space}${lap}</Activity>`;
  return packed(tcxDocument(activity), how);
}

describe('the external id', () => {
  it('of GPX stays however the run is written', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(encoding, async (how) => {
        seen.add((await runOf(gpxIn(run, how))).externalId);
        expect(seen.size).toBe(1);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['with an id of its own', 'id'],
    ['without', ''],
  ])('of TCX %s stays however the run is written', async (_, id) => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(encoding, async (how) => {
        seen.add((await runOf(tcxIn(id, how))).externalId);
        expect(seen.size).toBe(1);
      }),
      { numRuns: 200 },
    );
  });

  it('differs for another start or end, by the second, or another place', async () => {
    const plain = {
      space: '',
      quote: '"',
      lonFirst: false,
      decimals: '',
      milliseconds: '',
      offset: false,
      prefix: '',
      name: '',
      gzip: undefined,
    } as const;
    const later = run.map((point) => ({ ...point, seconds: (point.seconds ?? 0) + 1 }));
    const east = run.map((point) => ({ ...point, longitude: LAKE.longitude + 0.001 }));
    const ids = [run, run.slice(0, -1), later, east].map(
      async (points) => (await runOf(gpxIn(points, plain))).externalId,
    );
    expect(new Set(await Promise.all(ids)).size).toBe(4);
  });

  it('of TCX without an id differs with start, time and distance', async () => {
    const laps = [
      { seconds: 0, total: 60, meters: 200 },
      { seconds: 1, total: 60, meters: 200 },
      { seconds: 0, total: 61, meters: 200 },
      { seconds: 0, total: 60, meters: 201 },
    ];
    const ids = laps.map(async (lap) => (await runOf(utf8(tcxDocument(tcxActivity([lap], 'Running', ''))))).externalId);
    expect(new Set(await Promise.all(ids)).size).toBe(4);
  });
});
