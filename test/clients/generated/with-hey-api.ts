// Made by @hey-api/openapi-ts when the test runs.
import { deleteRun, getRun, importFile, listAthletes, postRuns, postRunsOfMany } from './hey';
import { createClient } from './hey/client';

/** The same with the other client. */
export async function tour(baseUrl: string, token: string, file: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const client = createClient({ baseUrl, auth: () => token });
  const athletes = await listAthletes({ client });
  const id = athletes.data?.athletes[0]?.id ?? '';
  const path = { id };
  const run = { startedAt: '2025-05-05T06:30:00-05:00', distanceMeters: 5000, durationSeconds: 1620 };
  const one = await postRuns({ client, path, body: { externalId: 'hey/1', revision: '1773144000123456789', ...run } });
  const many = await postRunsOfMany({ client, body: { runs: [{ athleteId: id, externalId: 'hey/2', ...run }] } });
  const imported = await importFile({ client, path, body: new Blob([file]) });
  const shown = await getRun({ client, path: { id, externalId: 'hey/1' } });
  const gone = await deleteRun({ client, path: { id, externalId: 'hey/2' } });
  const results = [one, many, imported].map(({ data, error }) => data?.results[0]?.status ?? JSON.stringify(error));
  return [...results, String(shown.data?.revision), String(gone.response?.status)];
}
