import { type Cdk, cdk, splitArgs, takeOption } from './cdk.ts';
import { type Cloud, createCloud } from './cloud.ts';
import { lossesOf, refusal, unwanted } from './losses.ts';

/**
 * Shows what a deployment would change, and fails if it would replace or remove what holds data. It needs no more than to
 * read the deployed template.
 */
export async function diff(args: readonly string[], parts: { cdk: Cdk; cloud: Pick<Cloud, 'stack'> }): Promise<void> {
  const { settings, rest: all } = splitArgs(args);
  const { values: letGo, rest } = takeOption(all, '--let-go');
  const next = await parts.cdk.synth(settings);
  await parts.cdk.run('diff', ['--method', 'template', ...rest]);
  const deployed = await parts.cloud.stack(next.name);
  const losses = deployed ? unwanted(lossesOf(deployed.template, next.template), letGo) : [];
  if (losses.length > 0) throw new Error(refusal(losses));
}

if (import.meta.main) {
  await diff(process.argv.slice(2), { cdk, cloud: createCloud() }).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
