import { relative } from 'node:path';
import type { StartAnswering } from '../system.ts';
import { execute } from './execute.ts';

/**
 * Executes the template in a folder that `npm run synth` wrote, instead of the application from source. It has no demo:
 * loading the demo sets the clock, and the built functions use the real one.
 */
export function startTemplate(folder: string): StartAnswering {
  return async (parts) => {
    parts.done(`executing ${relative(process.cwd(), folder) || folder}`);
    const execution = await execute({
      ...parts,
      folder,
      log: (line) => process.stderr.write(`${line}\n`),
      onError: (error) => console.error('The execution failed', error),
    });
    return { close: () => execution.stop() };
  };
}
