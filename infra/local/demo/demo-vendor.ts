import type { Api, DemoParts } from './demo-api.ts';

/** A vendor that helped itself: it registered, an operator approved it, and it has its client and secret (`identity/personas.ts`). */
export async function registerVendor(
  { url, tokenFor }: DemoParts,
  connect: (name: string) => Promise<Api>,
): Promise<void> {
  const [developer, operator] = [await connect('developer'), await connect('operator')];
  const { integration } = await developer.does(
    'registerIntegration',
    {
      name: 'Pace Watch',
      homepageUrl: 'https://watch.example',
      redirectUrls: ['http://localhost:8080/callback'],
      scopes: ['RUNS_WRITE', 'RUNS_READ'],
      contactEmail: 'integrations@watch.example',
    },
    'integration { id version }',
  );
  const { id: integrationId, version } = integration;
  await operator.does('reviewIntegration', { integrationId, version, decision: 'APPROVED' }, 'integration { id }');
  const response = await fetch(new URL(`/v1/integrations/${integrationId}/secrets`, url), {
    method: 'POST',
    headers: { authorization: `Bearer ${await tokenFor('developer')}` },
  });
  if (response.status !== 201) throw new Error(`The demo did not load: the watch got no secret (${response.status})`);
}
