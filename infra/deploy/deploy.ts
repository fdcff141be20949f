import { randomBytes } from 'node:crypto';
import { type Cdk, cdk, splitArgs, takeOption } from './cdk.ts';
import { type Cloud, createCloud } from './cloud.ts';
import { lossesOf, refusal, unwanted } from './losses.ts';
import { stackPolicy, stackPolicyBut } from './protected.ts';

export interface DeployParts {
  cdk: Cdk;
  cloud: Cloud;
  newRecord: () => string;
  say: (line: string) => void;
}

/**
 * Deploys a stage so that it cannot lose data:
 *
 * 1. It is synthesized, and what is synthesized is compared with what is deployed: a table, pool, client or bucket that would
 *    be replaced or removed ends it here.
 * 2. CloudFormation is told to refuse the same (the stack policy), in case the comparison is wrong.
 * 3. That very assembly is deployed.
 * 4. The known record is read through the API, and has to be the one from before. Only a first deployment writes it, so a
 *    deployment onto an empty table ends red, whatever made it empty.
 */
export async function deploy(args: readonly string[], { cdk, cloud, newRecord, say }: DeployParts): Promise<void> {
  const { settings, rest: all } = splitArgs(args);
  const { values: letGo, rest: without } = takeOption(all, '--let-go');
  const writesRecord = without.includes('--write-record');
  const rest = without.filter((arg) => arg !== '--write-record');

  const next = await cdk.synth(settings);
  const before = await cloud.stack(next.name);
  if (before) {
    const losses = unwanted(lossesOf(before.template, next.template), letGo);
    if (losses.length > 0) throw new Error(refusal(losses));
  }
  const known = before && (await cloud.readRecord(outputOf(before.outputs, 'HealthUrl')));
  if (before && known === undefined && !writesRecord) throw new Error(noRecord);

  if (before) {
    const resources = { ...before.template.Resources, ...next.template.Resources };
    await cloud.setPolicy(next.name, letGo.length > 0 ? stackPolicyBut(resources, letGo) : stackPolicy());
  }
  try {
    await cdk.run('deploy', rest);
  } finally {
    // Also if it failed: nothing is let go for longer than this. A first deployment that failed left no stack to set it on.
    if (await cloud.stack(next.name)) await cloud.setPolicy(next.name, stackPolicy());
  }

  const after = await cloud.stack(next.name);
  if (!after) throw new Error(`${next.name} is not there after its deployment.`);
  const healthUrl = outputOf(after.outputs, 'HealthUrl');
  if (known === undefined) await cloud.writeRecord(outputOf(after.outputs, 'TableName'), newRecord());
  const record = await cloud.readRecord(healthUrl);
  if (record === undefined || (known !== undefined && record !== known)) throw new Error(lostRecord(known, record));
  say(`The known record is there: ${record}.`);
}

const noRecord =
  'The deployed table has no known record, so nobody could tell whether this deployment kept it. If its data is right ' +
  '(npm run check:table, docs/operations.md), deploy once with --write-record.';

const lostRecord = (known: string | undefined, record: string | undefined): string =>
  `The API answers from another table than before: the known record was ${known ?? 'just written'}, and is ` +
  `${record ?? 'not there'}. Stop writing, and go to "Restore" in docs/operations.md.`;

function outputOf(outputs: ReadonlyMap<string, string>, name: string): string {
  const value = outputs.get(name);
  if (value === undefined) throw new Error(`The stack has no output ${name}.`);
  return value;
}

/** A name for a table that tells nothing about it. */
const newRecord = (): string => `rec_${randomBytes(12).toString('base64url')}`;

if (import.meta.main) {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  await deploy(process.argv.slice(2), { cdk, cloud: createCloud(), newRecord, say }).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
