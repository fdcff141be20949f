import polyline from '@mapbox/polyline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunId } from '../../functions/domain/ids.ts';
import { MAX_TRACK_POINTS } from '../../functions/domain/run/track.ts';
import { keepTrack } from '../../functions/request/run-track.ts';
import { createLeases } from '../../functions/request/call-limit.ts';
import { contextFor } from '../../functions/request/context.ts';
import { writeActivities } from '../../functions/integrations/write-activities.ts';
import { newId } from '../../functions/runtime/new-id.ts';
import { createStore } from '../../functions/store/store.ts';
import { createKnownReads } from '../../functions/request/access-log.ts';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import { LAKE } from '../support/activity-files.ts';
import { readItems } from '../support/bulk.ts';
import { createImportWorld, type ImportWorld } from '../support/import-world.ts';
import type { Someone } from '../support/world.ts';

const START = Date.parse('2026-03-08T14:05:00.000Z');
const points = Array.from({ length: 121 }, (_, at) => ({
  at: START + at * 10_000,
  place: { latitude: LAKE.latitude + at * 0.00027, longitude: LAKE.longitude },
  heartRate: 120 + (at % 40),
  elevation: 180,
}));
const TRACK = 'track { polyline secondsSinceStart distanceMeters heartRateBpm elevationMeters }';

describe('The track of a run', () => {
  let world: ImportWorld;
  let ada: Someone & { id: string };
  let tracker: Someone;
  let run: RunId;

  beforeAll(async () => {
    world = await createImportWorld();
    ada = await world.athlete('Ada');
    tracker = world.integration('tracker');
    await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
    run = await record(tracker, 'one');
  });
  afterAll(() => world.close());

  /** A run as a file's reader passes it on, with its points. */
  async function record(who: Someone, externalId: string): Promise<RunId> {
    const store = createStore({ client: world.dynamodb, tableName: world.tableName });
    const context = contextFor(
      { store, clock: { now: () => Date.parse(world.now()) }, newId, tracks: world.files },
      {
        viewer: viewerFrom(who.claims),
        username: '',
        client: undefined,
        known: createKnownReads(),
        requestId: newId.key(),
        counting: { leases: createLeases(), callsForAthlete: Infinity, quotas: [] },
      },
    );
    const activity = {
      run: { externalId, startedAt: '2026-03-08T14:05:00.000Z', distanceMeters: 3_600, durationSeconds: 1_200 },
      track: points,
      warnings: [],
    };
    const [result] = await writeActivities([{ activity, path: [] }], { athleteId: ada.id, key: undefined }, context);
    return result?.runId as RunId;
  }

  const trackFor = async (who: Someone, id: RunId = run) => {
    const { data, errors } = await who.ask(`query($id: ID!) { node(id: $id) { ... on Run { id ${TRACK} } } }`, { id });
    expect(errors).toBeUndefined();
    return data.node?.track;
  };

  it('is read by the athlete, point for point', async () => {
    const track = await trackFor(ada);
    const places = polyline.decode(track.polyline as string);
    expect(places).toHaveLength(points.length);
    places.forEach(([latitude], at) => expect(latitude).toBeCloseTo(points[at]?.place.latitude ?? 0, 4));
    expect(track.secondsSinceStart.at(-1)).toBe(1_200);
    expect(track.distanceMeters.at(-1)).toBeCloseTo(3_603, -1);
    expect(track.heartRateBpm).toEqual(points.map(({ heartRate }) => heartRate));
    // Pain from 2,000 m in: where it began.
    const onset = track.distanceMeters.findIndex((meters: number) => meters >= 2_000);
    expect(places[onset]?.[0]).toBeCloseTo(LAKE.latitude + 2_000 / 111_195, 3);
  });

  it('is null for everybody else, the integration that brought it among them', async () => {
    const [coach, physio, friend] = [world.person('Cleo'), world.person('Pia'), world.person('Finn')];
    await world.join(ada, coach, 'COACH', 'Cleo');
    await world.join(ada, physio, 'PHYSIO', 'Pia');
    await world.join(ada, friend, 'SUPPORTER', 'Finn');
    for (const who of [coach, physio, friend, tracker]) expect(await trackFor(who)).toBeNull();
  });

  describe('that is shared', () => {
    const share = (grantId: string, seesTracks: boolean, who = ada) =>
      who.does('shareTracks', { grantId, seesTracks }, 'grant { id seesTracks }');
    const joins = (name: string, role: 'COACH' | 'SUPPORTER') => {
      const who = world.person(name);
      return world.join(ada, who, role, name).then((grantId) => ({ who, grantId }));
    };

    it('is read by the coach to whom the athlete gives it, however they come to the run, until it is taken back', async () => {
      const [{ who: coach, grantId }, { who: other }] = [await joins('Maren', 'COACH'), await joins('Olga', 'COACH')];
      expect(await share(grantId, true)).toMatchObject({ grant: { id: grantId, seesTracks: true } });
      expect((await trackFor(coach)).secondsSinceStart).toHaveLength(points.length);
      const roster = `{ viewer { roster(first: 5) { nodes { runs(first: 1) { nodes { ${TRACK} } } } } } }`;
      const { data } = await coach.ask(roster);
      expect(data.viewer.roster.nodes[0].runs.nodes[0].track.polyline).toMatch(/\S/);
      expect(await trackFor(other)).toBeNull();
      expect(await share(grantId, false)).toMatchObject({ grant: { seesTracks: false } });
      expect(await trackFor(coach)).toBeNull();
    });

    it('ends with the grant: another one does not have it', async () => {
      const { who, grantId } = await joins('Rea', 'COACH');
      await share(grantId, true);
      await ada.does('revoke', { revoke: { grantId } }, 'revokedId');
      expect(await trackFor(who)).toBeUndefined();
      await world.join(ada, who, 'COACH', 'Rea');
      expect(await trackFor(who)).toBeNull();
    });

    it('is for coaches and physios, and for the athlete to give', async () => {
      const supporter = await joins('Sam', 'SUPPORTER');
      expect(await ada.isRefused('shareTracks', { grantId: supporter.grantId, seesTracks: true })).toEqual([
        'INVALID input.grantId',
      ]);
      const { who, grantId } = await joins('Carla', 'COACH');
      expect(await who.isRefused('shareTracks', { grantId, seesTracks: true })).toEqual(['FORBIDDEN input']);
      expect(await trackFor(who)).toBeNull();
    });

    it('is in the athlete’s audit trail as what was read of their runs', async () => {
      const { who, grantId } = await joins('Toni', 'COACH');
      await share(grantId, true);
      await who.ask(`query Look($id: ID!) { node(id: $id) { ... on Run { track { polyline } } } }`, { id: run });
      const items = await readItems(world.client, world.tableName);
      expect(items.filter((item) => item['kind'] === 'access' && JSON.stringify(item).includes('Look'))).toHaveLength(
        1,
      );
    });
  });

  it('is in the export, behind all records, as it is read', async () => {
    const exported: { kind: string; runId?: string; polyline?: string }[] = [];
    let after: string | null = null;
    do {
      const part = await ada.does('exportAthlete', { athleteId: ada.id, after }, 'records cursor');
      exported.push(...part.records);
      after = part.cursor;
    } while (after !== null);
    const tracks = exported.filter(({ kind }) => kind === 'track');
    expect(tracks).toEqual([{ kind: 'track', runId: run, ...(await trackFor(ada)) }]);
    expect(exported.at(-1)).toEqual(tracks[0]);
  });

  it('is null where there is none, and of a hundred runs at once they are refused before anything is read', async () => {
    const { run: bare } = await ada
      .does(
        'recordRuns',
        {
          athleteId: ada.id,
          runs: [{ startedAt: '2026-03-09T12:00:00Z', distanceMeters: 1_000, durationSeconds: 300 }],
        },
        'results { run { id } }',
      )
      .then(({ results }) => results[0]);
    expect(await trackFor(ada, bare.id as RunId)).toBeNull();
    const list = `query($id: ID!) { athlete(id: $id) { runs(first: 100) { nodes { ${TRACK} } } } }`;
    const { status, errors } = await ada.ask(list, { id: ada.id });
    expect([status, errors?.[0]?.message]).toEqual([400, expect.stringContaining('requests')]);
  });

  it('is small: the longest takes less than half a megabyte, and less than that when it is kept', async () => {
    const long = Array.from({ length: 40_000 }, (_, at) => ({
      at: START + at * 1_000,
      place: { latitude: 89 * Math.sin(at), longitude: 179 * Math.cos(at) },
      heartRate: 100 + (at % 99),
      elevation: at % 8_000,
    }));
    await keepTrack(world.files, run, long);
    const track = await trackFor(ada);
    expect(track.secondsSinceStart).toHaveLength(MAX_TRACK_POINTS);
    expect(JSON.stringify(track).length).toBeLessThan(500_000);
    expect(track.polyline.length).toBeLessThanOrEqual(14 * MAX_TRACK_POINTS);
  });
});
