import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { importJWK, SignJWT, type JWTPayload } from 'jose';
import { inject } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { findPersona, tokenRequest } from '../../infra/local/identity/personas.ts';
import { freePort } from '../../infra/local/ports.ts';
import { execute, type Execution, type ExecutionOptions } from '../../infra/local/template/execute.ts';
import { readSettings } from '../../infra/settings.ts';
import { SidelinedStack } from '../../infra/stack.ts';
import { speaker, type Speaker } from './world.ts';

/** The parts of a template that a test may change before it is executed. */
export interface TemplateJson {
  Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
}

export interface TestExecution extends Execution {
  /** What was synthesized: another execution may have it, too. */
  folder: string;
  /** The output of functions, and errors that callers do not see. */
  lines: string[];
  errors: unknown[];
  /** A caller with a token from the token endpoint. */
  signedIn(name: string): Promise<Speaker>;
  /** A token with the coach's claims except for these; undefined leaves a claim out. */
  forged(changes: JWTPayload): Promise<string>;
}

/**
 * Synthesizes the stack as `npm run synth` does, with the functions as deployed, and executes it on the tests'
 * DynamoDB, under a name that separates its tables from those of other files.
 */
export async function startExecution(
  options: Partial<ExecutionOptions> & { change?: (template: TemplateJson) => void } = {},
): Promise<TestExecution> {
  const home = mkdtempSync(join(tmpdir(), 'sidelined-execution-'));
  const folder = join(home, 'cdk.out');
  const { change, ...given } = options;
  if (given.folder === undefined) synthesize(folder, change);
  const keyFile = join(home, 'key.json');
  const port = await freePort();
  const lines: string[] = [];
  const errors: unknown[] = [];
  const execution = await execute({
    folder,
    name: inject('tablePrefix') + basename(home),
    port,
    url: `http://localhost:${port}`,
    endpoint: inject('dynamodbEndpoint'),
    keyFile,
    log: (line) => lines.push(line),
    done: () => undefined,
    onError: (error) => errors.push(error),
    ...given,
  });
  return {
    ...execution,
    folder: given.folder ?? folder,
    lines,
    errors,
    signedIn: (name) => signedInAt(execution.url, name),
    async forged(changes) {
      const jwk = JSON.parse(readFileSync(keyFile, 'utf8')) as { kid: string };
      const token = await execution.issuer.tokenFor('coach');
      const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as JWTPayload;
      const header = { alg: 'RS256', kid: jwk.kid };
      return new SignJWT({ ...claims, ...changes }).setProtectedHeader(header).sign(await importJWK(jwk, 'RS256'));
    },
    async stop() {
      await execution.stop();
      rmSync(home, { recursive: true });
    },
  };
}

function synthesize(outdir: string, change?: (template: TemplateJson) => void): void {
  const app = new App({ outdir, context: cdkJson.context });
  const stack = new SidelinedStack(app, { settings: readSettings(app.node) });
  app.synth();
  if (!change) return;
  const file = join(outdir, stack.templateFile);
  const template = JSON.parse(readFileSync(file, 'utf8')) as TemplateJson;
  change(template);
  writeFileSync(file, JSON.stringify(template));
}

/** A token, from the token endpoint. */
export async function signIn(url: string, name: string, scope?: string): Promise<string> {
  const persona = findPersona(name);
  if (!persona) throw new Error(`There is no persona ${name}`);
  const body = tokenRequest(persona);
  if (scope !== undefined) body.set('scope', scope);
  const answer = await fetch(`${url}/issuer/oauth2/token`, { method: 'POST', body });
  const { access_token: token } = (await answer.json()) as { access_token?: string };
  if (token === undefined) throw new Error(`${name} got no token: ${answer.status}`);
  return token;
}

/** A caller with a token from the token endpoint of the system at this address. */
export const signedInAt = async (url: string, name: string): Promise<Speaker> =>
  speaker(asker(url, await signIn(url, name)));

export function asker(url: string, token: string): Speaker['ask'] {
  return async (query, variables = {}) => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return { status: answer.status, ...((await answer.json()) as object) } as Awaited<ReturnType<Speaker['ask']>>;
  };
}
