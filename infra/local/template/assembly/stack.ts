import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AssetManifestArtifact, CloudAssembly } from 'aws-cdk-lib/cx-api';
import { CliError } from '../../cli-error.ts';

/** A resource as in the template, with intrinsic functions in its properties. */
export interface Resource {
  Type: string;
  Properties?: Record<string, unknown>;
}

/** The output of `cdk synth` for the one stack. */
export interface SynthesizedStack {
  name: string;
  resources: Readonly<Record<string, Resource>>;
  /** The folder of the asset with this key. @throws CliError if there is none */
  assetFolder(objectKey: string): string;
}

/** Reads a folder that `npm run synth` wrote. @throws CliError unless the folder exists and has exactly one stack */
export function readStack(folder: string): SynthesizedStack {
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new CliError(`There is no synthesized template in ${folder}: run \`npm run synth\` first.`);
  }
  const assembly = new CloudAssembly(folder);
  const [stack, ...others] = assembly.stacks;
  if (!stack || others.length > 0) throw new CliError(`${folder} has ${assembly.stacks.length} stacks instead of one.`);
  const template = stack.template as { Resources: SynthesizedStack['resources'] };
  const folders = new Map<string, string>();
  for (const artifact of assembly.artifacts) {
    if (!(artifact instanceof AssetManifestArtifact)) continue;
    for (const { source, destinations } of Object.values(artifact.contents.files ?? {})) {
      if (source.path === undefined) continue;
      for (const { objectKey } of Object.values(destinations)) folders.set(objectKey, join(folder, source.path));
    }
  }
  return {
    name: stack.stackName,
    resources: template.Resources,
    assetFolder(objectKey) {
      const found = folders.get(objectKey);
      if (found === undefined || !existsSync(found)) {
        throw new CliError(
          `${folder} lacks the asset ${objectKey}: it was not synthesized to its end. Run \`npm run synth\`.`,
        );
      }
      return found;
    },
  };
}
