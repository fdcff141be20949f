import { parseArgs } from 'node:util';
import { runCommand, CliError } from '../infra/local/cli-error.ts';
import { installCompetitors } from './install.ts';

const help = `npm run bench [-- --quick]

Measures Sidelined beside what it is built upon and what else there is, all in one run, in rounds that alternate. It prints
tables, and the whole writes bench/results.json, of which docs/performance.md is made. It takes up to 10 minutes.

  --quick   stock and ours alone, fewer rounds, nothing written, under a minute. The last line is
            cold_ratio=… warm_board_ratio=… warm_field_ratio=… bundle_kb=…
  --help    this

It needs Java 17 for DynamoDB Local. Leave the machine alone meanwhile.
`;

const say = (line: string) => process.stderr.write(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${line}\n`);
const print = (...lines: string[]) => process.stdout.write(`${lines.join('\n')}\n`);

function options(): { quick?: boolean; help?: boolean } {
  try {
    return parseArgs({ options: { quick: { type: 'boolean' }, help: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new CliError(
      `${error instanceof Error ? error.message : String(error)} \`npm run bench -- --help\` says more.`,
    );
  }
}

await runCommand(async () => {
  const { quick, help: asked } = options();
  if (asked) {
    print(help);
    return;
  }
  // Parts of what follows are not there before.
  await installCompetitors(say);
  if (quick) await (await import('./quick.ts')).runQuick(say, print);
  else await (await import('./full.ts')).runFull(say, print);
});
