import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificate {
  key: string;
  cert: string;
  /** The self-signed certificate, for `NODE_EXTRA_CA_CERTS`. */
  caFile: string;
}

/** A certificate for 127.0.0.1 with an RSA key, as DynamoDB has one; undefined if `openssl` is not installed. */
export function makeCertificate(folder: string): Certificate | undefined {
  mkdirSync(folder, { recursive: true });
  const [keyFile, caFile] = [join(folder, 'dynamodb.key'), join(folder, 'dynamodb.crt')];
  const subject = ['-subj', '/CN=DynamoDB of the benchmark', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', keyFile];
  try {
    execFileSync('openssl', ['req', '-x509', ...key, '-days', '2', '-out', caFile, ...subject], { stdio: 'pipe' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(caFile, 'utf8'), caFile };
}
