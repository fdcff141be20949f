import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deriveKeys, eventName } from '../../../functions/store/secrets/derived-keys.ts';
import { readKeys, readVault } from '../../../functions/store/secrets/environment.ts';
import { kmsCipher } from '../../../functions/store/secrets/kms-cipher.ts';
import { localCipher } from '../../../functions/store/secrets/local-cipher.ts';
import { createVault, SecretUnreadable } from '../../../functions/store/secrets/vault.ts';

const of = { purpose: 'webhook', id: 'whk_1' } as const;

/** KMS's two operations as documented, over HTTP: JSON 1.1, blobs in base64. Its ciphertext is not one. */
let kms: { url: string; calls: { target: string; body: Record<string, unknown> }[]; fails?: string };
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>;
    const target = String(request.headers['x-amz-target']).replace('TrentService.', '');
    kms.calls.push({ target, body });
    const context = JSON.stringify(body['EncryptionContext']);
    const sealed = Buffer.from(body['CiphertextBlob'] ?? '', 'base64').toString();
    const wrong = target === 'Decrypt' && !sealed.startsWith(context);
    const fails = kms.fails ?? (wrong ? 'InvalidCiphertextException' : undefined);
    const answer = fails
      ? { __type: fails, message: fails }
      : target === 'Encrypt'
        ? {
            CiphertextBlob: Buffer.from(context + Buffer.from(body['Plaintext'] ?? '', 'base64').toString()).toString(
              'base64',
            ),
          }
        : { Plaintext: Buffer.from(sealed.slice(context.length)).toString('base64') };
    response.writeHead(fails ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(answer));
  });
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => void server.close());
beforeEach(() => {
  kms = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls: [] };
});
const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
const withKms = (clock?: { now(): number }) =>
  createVault(kmsCipher('a-key', { endpoint: kms.url, region: 'us-east-1', credentials }), clock);
const locally = () => createVault(localCipher('x'.repeat(32)));

describe.each([
  ['with KMS', withKms],
  ['with a local key', locally],
])('a vault %s', (_name, make) => {
  it('opens what it has sealed, and what never was', async () => {
    const stored = await make().seal('whsec_1', of);
    expect(stored).toMatch(/^sealed:(?:kms|local):/);
    expect(stored).not.toContain('whsec_1');
    expect(await make().open(stored, of)).toBe('whsec_1');
    expect(await make().open('whsec_2', of)).toBe('whsec_2');
  });

  it('opens it as nothing else', async () => {
    const stored = await make().seal('whsec_1', of);
    await expect(make().open(stored, { ...of, id: 'whk_2' })).rejects.toThrow(SecretUnreadable);
    await expect(make().open(stored, { ...of, purpose: 'provider' })).rejects.toThrow(SecretUnreadable);
    await expect(make().open('sealed:other:AAAA', of)).rejects.toThrow(SecretUnreadable);
  });
});

describe('a vault', () => {
  it('asks KMS once in five minutes, however many ask at once, and names neither owner nor secret', async () => {
    const stored = await withKms().seal('whsec_1', of);
    kms.calls.length = 0;
    let now = 0;
    const vault = withKms({ now: () => now });
    await Promise.all(Array.from({ length: 10 }, () => vault.open(stored, of)));
    expect(kms.calls).toHaveLength(1);
    expect(kms.calls[0]).toMatchObject({
      target: 'Decrypt',
      body: { KeyId: 'a-key', EncryptionContext: { purpose: 'webhook' } },
    });
    expect(JSON.stringify(kms.calls)).not.toContain('whk_1');
    now = 5 * 60_000;
    await vault.open(stored, of);
    expect(kms.calls).toHaveLength(2);
  });

  it('needs no call for what it has just sealed', async () => {
    const vault = withKms();
    const stored = await vault.seal('whsec_1', of);
    expect(await vault.open(stored, of)).toBe('whsec_1');
    expect(kms.calls.map(({ target }) => target)).toEqual(['Encrypt']);
  });

  it('asks again after KMS failed, which is no unreadable secret', async () => {
    const stored = await withKms().seal('whsec_1', of);
    const vault = withKms();
    kms.fails = 'AccessDeniedException';
    await expect(vault.open(stored, of)).rejects.toThrow('AccessDenied');
    await expect(vault.open(stored, of)).rejects.not.toThrow(SecretUnreadable);
    delete kms.fails;
    expect(await vault.open(stored, of)).toBe('whsec_1');
  });

  it('has one key, or the function does not start', () => {
    expect(() => readVault({})).toThrow('SECRETS_KEY_ID');
    expect(() => readVault({ SECRETS_KEY_ID: 'a', SECRETS_LOCAL_KEY: 'b' })).toThrow('either');
    expect(() => readKeys({})).toThrow('DEPLOYMENT_SECRET is not set');
    expect(() => readKeys({ DEPLOYMENT_SECRET: 'short' })).toThrow('needs 32');
  });
});

describe('the name of an event', () => {
  const change = 'sym_AAAAAAAAAAAAAAAA.00000000000000000000000001 3 SYMPTOM_WORSENED';
  const [keys, others] = [
    deriveKeys('the secret of a deployment, 32 long'),
    deriveKeys('the secret of another one, 32 long.'),
  ];

  it('is the same each time, in every container, and another in each deployment', () => {
    expect(eventName(keys, change)).toBe(eventName(deriveKeys('the secret of a deployment, 32 long'), change));
    expect(eventName(keys, change)).toMatch(/^[\w-]{22}$/);
    expect(eventName(others, change)).not.toBe(eventName(keys, change));
    expect(keys.cursors.equals(keys.events)).toBe(false);
  });
});
