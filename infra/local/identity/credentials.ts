import type { TokenRequestIncomingMessage } from 'oauth2-mock-server';
import type { ClientRegistry } from './clients.ts';
import { findIntegration, findPersona, type Persona } from './personas.ts';

export function readPerson({ body }: TokenRequestIncomingMessage): Persona | undefined {
  const persona = body.grant_type === 'password' ? findPersona(String(body.username)) : undefined;
  return persona?.kind === 'person' ? persona : undefined;
}

/** Id and secret come as HTTP Basic or in the body: Cognito accepts both. */
export function readClient(
  { headers, body }: TokenRequestIncomingMessage,
  registry: ClientRegistry,
): Persona | undefined {
  const basic = /^Basic (.+)$/i.exec(headers.authorization ?? '')?.[1];
  const [id, secret] =
    basic === undefined
      ? [String(body.client_id), String((body as { client_secret?: unknown }).client_secret)]
      : Buffer.from(basic, 'base64').toString().split(':', 2);
  // By HTTP Basic, each is encoded as a form is.
  const plain = (value = '') => (basic === undefined ? value : decodeURIComponent(value.replaceAll('+', ' ')));
  const [clientId, given] = [plain(id), plain(secret)];
  const client = findIntegration(clientId);
  if (client) return client.clientSecret === given ? client : undefined;
  const registered = registry.scopesOf(clientId, given);
  return registered && { kind: 'integration', name: clientId, clientId, clientSecret: '', about: '' };
}
