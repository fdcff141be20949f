import createClient from 'openapi-fetch';
// Made by openapi-typescript when the test runs.
import type { paths } from './schema';

/** Posts a run, reads it again and posts a file, as a vendor's own code would. */
export async function tour(baseUrl: string, token: string, file: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const client = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } });
  const athletes = await client.GET('/v1/athletes');
  const id = athletes.data?.athletes[0]?.id ?? '';
  const path = { id };
  const run = { startedAt: '2025-05-04T06:30:00-05:00', distanceMeters: 5000, durationSeconds: 1620 };
  const one = await client.POST('/v1/athletes/{id}/runs', {
    params: { path },
    body: { externalId: 'fetch/1', revision: '1773144000123456789', ...run },
  });
  const many = await client.POST('/v1/runs', { body: { runs: [{ athleteId: id, externalId: 'fetch/2', ...run }] } });
  const imported = await client.POST('/v1/athletes/{id}/runs/import', {
    params: { path },
    headers: { 'content-type': 'application/octet-stream' },
    // openapi-typescript takes binary for a string.
    body: new Blob([file]) as unknown as string,
    bodySerializer: (body) => body,
  });
  const shown = await client.GET('/v1/athletes/{id}/runs/{externalId}', {
    params: { path: { id, externalId: 'fetch/1' } },
  });
  const gone = await client.DELETE('/v1/athletes/{id}/runs/{externalId}', {
    params: { path: { id, externalId: 'fetch/2' } },
  });
  const results = [one, many, imported].map(({ data, error }) => data?.results[0]?.status ?? error?.toString() ?? '');
  return [...results, String(shown.data?.revision), String(gone.response.status)];
}
