import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { Template } from './protected.ts';

const root = join(import.meta.dirname, '..', '..');
const binary = join(root, 'node_modules', 'aws-cdk', 'bin', 'cdk');

/** What `cdk synth` made: what was checked is what is deployed. */
export interface Synthesized {
  name: string;
  template: Template;
}

/** The AWS CDK CLI of the lock file. */
export interface Cdk {
  /** `settings`: `-c key=value`, again and again. */
  synth(settings: readonly string[]): Promise<Synthesized>;
  /** With the assembly that `synth` made. */
  run(command: 'deploy' | 'diff', args: readonly string[]): Promise<void>;
}

export const cdk: Cdk = {
  async synth(settings) {
    await run(['synth', '--strict', '--quiet', ...settings]);
    const [stack, ...others] = new CloudAssembly(join(root, 'cdk.out')).stacks;
    if (!stack || others.length > 0) throw new Error('cdk.out is expected to have one stack.');
    return { name: stack.stackName, template: stack.template as Template };
  },
  run: (command, args) => run([command, '--app', 'cdk.out', ...args]),
};

function run(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [binary, ...args], { cwd: root, stdio: 'inherit' });
    child.once('error', reject).once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`cdk ${args[0] ?? ''} ended with ${code ?? 'a signal'}.`));
    });
  });
}

/** Splits arguments: `-c key=value` is for the synthesis, everything else for the command after it. */
export function splitArgs(args: readonly string[]): { settings: string[]; rest: string[] } {
  const settings: string[] = [];
  const rest: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === '-c' || arg === '--context') settings.push('-c', args[++index] ?? '');
    else rest.push(arg);
  }
  return { settings, rest };
}

/** Takes `--name value`, which may be repeated, and `--name` out of the arguments. */
export function takeOption(args: readonly string[], name: string): { values: string[]; rest: string[] } {
  const values = args.flatMap((arg, index) => (args[index - 1] === name ? [arg] : []));
  return { values, rest: args.filter((arg, index) => arg !== name && args[index - 1] !== name) };
}
