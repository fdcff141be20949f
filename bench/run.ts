import { parseArgs } from 'node:util';
import { runCommand, CliError } from '../infra/local/cli-error.ts';

const help = `npm run bench [-- --quick]

Measures Sidelined beside Apollo Server as documented, GraphQL Yoga, Mercurius and PostGraphile, in one run: cold starts,
CPU, latency, requests and units of DynamoDB, load, memory and growth. It writes bench/results.json; \`npm run bench:report\`
makes docs/performance.md of it. It takes about 10 minutes.

  --quick   Apollo Server as documented and ours alone, fewer rounds, nothing written, at most 90 seconds. The last line is
            cold_board_ratio=… cold_field_ratio=… whole_board_ratio=… whole_field_ratio=… board_requests=… board_rcu=…
            board_round_trips=… record_today_round_trips=… bundle_kb=… (on one line; ratios are to Apollo Server)
  --help    this

It needs Java 17 for DynamoDB Local; openssl for figures over TLS and PostgreSQL for PostGraphile, which are left out where
these are missing. What Sidelined is measured against is installed into bench/node_modules by the first run. Two idle cores
are wanted: leave the machine alone meanwhile.
`;

const say = (line: string) => process.stderr.write(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${line}\n`);

function options(): { quick?: boolean; help?: boolean } {
  try {
    return parseArgs({ options: { quick: { type: 'boolean' }, help: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new CliError(`${error instanceof Error ? error.message : String(error)} See \`npm run bench -- --help\`.`);
  }
}

await runCommand(async () => {
  const { quick, help: asked } = options();
  const run = async () => {
    if (asked) return help;
    // Loaded on demand: these imports take a second, and the help needs none of them.
    return quick ? (await import('./quick.ts')).runQuick(say) : (await import('./full.ts')).runFull(say);
  };
  process.stdout.write(`${(await run()).trimEnd()}\n`);
});
