import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { dirname } from 'node:path';
import { json } from 'node:stream/consumers';

/** A client that was registered, as its file has it. */
interface StoredClient {
  clientId: string;
  /** Hashes of the secrets, by their IDs, newest last. */
  secrets: Record<string, string>;
  scopes: string[];
}

/** The clients of the local user pool that integrations were given. */
export interface ClientRegistry {
  /** The scopes of a client, if the secret is one of its two. */
  scopesOf(clientId: string, secret: string): readonly string[] | undefined;
  /** Those calls of Cognito's API that make, change and delete clients. */
  handle: RequestListener;
}

export interface RegistryOptions {
  /** Where they are kept; without it, they last as long as the process. */
  file?: string;
  /** What the first client is called and given: the demo's, whose secret is known. */
  first?: { clientId: string; clientSecret: string };
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
/** Like Cognito's: 26 and 51 lower-case letters and digits. */
const random = (length: number): string =>
  BigInt(`0x${randomBytes(64).toString('hex')}`)
    .toString(36)
    .slice(-length);

type Input = Record<string, string> & { AllowedOAuthScopes?: string[] };

export async function createClientRegistry({ file, first }: RegistryOptions): Promise<ClientRegistry> {
  const clients = new Map((await readClients(file)).map((client) => [client.clientId, client]));
  const clientOf = ({ ClientId = '' }: Input): StoredClient =>
    clients.get(ClientId) ?? refuse('ResourceNotFoundException');
  let made = Date.now();
  const add = (client: StoredClient, secret: string): object => {
    if (Object.keys(client.secrets).length >= 2) return refuse('LimitExceededException');
    const ClientSecretId = `${client.clientId}--${(made = Math.max(made + 1, Date.now()))}`;
    client.secrets[ClientSecretId] = hashOf(secret);
    return { ClientSecretId, ClientSecretValue: secret, ClientSecretCreateDate: made / 1000 };
  };
  const calls: Record<string, (input: Input) => object> = {
    CreateUserPoolClient({ ClientName, AllowedOAuthScopes: scopes = [] }) {
      const isFirst = first !== undefined && !clients.has(first.clientId);
      const clientId = isFirst ? first.clientId : random(26);
      const ClientSecret = isFirst ? first.clientSecret : random(51);
      const client = { clientId, secrets: {}, scopes };
      add(client, ClientSecret);
      clients.set(clientId, client);
      return { UserPoolClient: { ClientId: clientId, ClientName, ClientSecret } };
    },
    AddUserPoolClientSecret: (input) => ({ ClientSecretDescriptor: add(clientOf(input), random(51)) }),
    ListUserPoolClientSecrets: (input) => ({
      ClientSecrets: Object.keys(clientOf(input).secrets).map((ClientSecretId) => ({ ClientSecretId })),
    }),
    DeleteUserPoolClientSecret(input) {
      const { secrets } = clientOf(input);
      const { ClientSecretId = '' } = input;
      if (!(ClientSecretId in secrets)) refuse('ResourceNotFoundException');
      delete secrets[ClientSecretId];
      return {};
    },
    DeleteUserPoolClient(input) {
      clients.delete(clientOf(input).clientId);
      return {};
    },
  };
  return {
    scopesOf(clientId, secret) {
      const client = clients.get(clientId);
      return client && Object.values(client.secrets).includes(hashOf(secret)) ? client.scopes : undefined;
    },
    handle(request, response) {
      const name = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      const reply = (status: number, body: object) =>
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
      json(request)
        .then(async (input) => {
          const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
          const output = call ? call(input as Input) : refuse('UnknownOperationException');
          await saveClients(file, [...clients.values()]);
          reply(200, output);
        })
        .catch((error: unknown) => {
          const isRefusal = error instanceof Refused;
          reply(isRefusal ? 400 : 500, { __type: isRefusal ? error.message : 'InternalErrorException' });
        });
    },
  };
}

class Refused extends Error {}

function refuse(type: string): never {
  throw new Refused(type);
}

async function readClients(file: string | undefined): Promise<StoredClient[]> {
  if (file === undefined) return [];
  try {
    return JSON.parse(await readFile(file, 'utf8')) as StoredClient[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Atomically, and readable only by the owner. */
async function saveClients(file: string | undefined, clients: readonly StoredClient[]): Promise<void> {
  if (file === undefined) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(clients), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
