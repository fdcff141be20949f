import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface Loaded {
  /** What the function printed while it was loaded. */
  printed: string;
  answers: { statusCode: number; body: string }[];
}

export interface LoadOptions {
  /** Another Node.js than this one. */
  node?: string;
  flags?: readonly string[];
  events?: readonly object[];
  environment?: Record<string, string>;
}

/** Loads a built function in a separate process, and calls it. */
export async function loadFunction(
  folder: string,
  { node = process.execPath, flags = [], events = [], environment = {} }: LoadOptions = {},
): Promise<Loaded> {
  const script =
    "const { handler } = await import(process.argv[1] + '/index.mjs');" +
    'const context = { getRemainingTimeInMillis: () => 10_000 }; const answers = [];' +
    'for (const event of JSON.parse(process.argv[2])) answers.push(await handler(event, context));' +
    "process.stdout.write('\\n' + JSON.stringify(answers), () => process.exit());";
  const secrets = {
    FILES_BUCKET: 'a-bucket',
    DEPLOYMENT_SECRET: 'the deployment secret of all tests',
    SECRETS_KEY_ID: 'a-key',
  };
  const env = { TABLE_NAME: 'the-table', AWS_REGION: 'us-east-1', NODE_ENV: 'production', ...secrets, ...environment };
  const args = [...flags, '--input-type=module', '-e', script, folder, JSON.stringify(events)];
  const { stdout } = await promisify(execFile)(node, args, { env, maxBuffer: 100_000_000 });
  const lines = stdout.split('\n');
  return { answers: JSON.parse(lines.pop() ?? '') as Loaded['answers'], printed: lines.join('\n').trim() };
}
