import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { portFrom, portPrefix } from './address.ts';
import { onLauncherGone } from './launcher.ts';
import { cast, watch } from './identity/personas.ts';
import { onOneLine, suggestions } from './pages/queries.ts';
import { startSystem, type StartAnswering, type System } from './system.ts';
import { runCommand, CliError } from './cli-error.ts';

const help = `npm start [-- --fresh]
npm run start:template [-- --fresh]

Starts all of Sidelined on this machine: DynamoDB Local, the table, an identity issuer, and GraphQL behind a local
stand-in for API Gateway. Into an empty store it loads the demo. Ctrl-C stops everything.

start:template executes what would be deployed instead of the source: it synthesizes the CloudFormation template and
takes tables, functions, routes and permissions from it. It has no demo.

  --fresh             forgets all data and the signing key first
  --template FOLDER   executes the template in this folder, which \`npm run synth\` wrote
  --help              prints this

  PORT                where it answers; 4000
  DATA_DIR            where it keeps its data; .data, and .data-template for a template
  DYNAMODB_ENDPOINT   another DynamoDB engine, e.g. http://localhost:8000, instead of one of its own
`;

await runCommand(async () => {
  const { fresh, template, help: wantsHelp } = readArguments();
  if (wantsHelp) {
    process.stdout.write(help);
    return;
  }
  const port = portFrom(process.env);
  const endpoint = process.env['DYNAMODB_ENDPOINT'] || undefined;
  const home = template === undefined ? '.data' : '.data-template';
  const dataFolder = resolve(process.env['DATA_DIR'] || `${import.meta.dirname}/../../${home}`);
  const running: { system?: System } = {};
  // During the start, or the second time, it does not wait. The guard ends the engine in any case.
  const stop = () => void (running.system?.stop() ?? Promise.resolve()).finally(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  onLauncherGone(stop);
  const done = (step: string) => print(`${seconds()}  ${step}`);
  print('Sidelined is starting.');
  const load = () => loadApplication(template);
  const system = await startSystem({ port, dataFolder, fresh, endpoint, load, done });
  running.system = system;
  print(`Ready after ${seconds().trim()}. Ctrl-C stops it.\n`);
  print(template === undefined ? welcome(system, port) : addresses(system));
  const error = await system.died;
  await system.stop();
  throw error;
});

async function loadApplication(template: string | undefined): Promise<StartAnswering> {
  if (template === undefined) return (await import('./application.ts')).startApplication;
  return (await import('./template/application.ts')).startTemplate(resolve(template));
}

function readArguments(): { fresh: boolean; template?: string; help: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        // npm 11 and older take `npm start --fresh` for an option of their own, and set it in the environment.
        fresh: { type: 'boolean', default: process.env['npm_config_fresh'] === 'true' },
        template: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    // The error of parseArgs goes on to explain how an argument may begin with a dash.
    const [problem] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new CliError(`${problem}: try \`npm start -- --help\`.`);
  }
}

function addresses({ url, endpoint }: System): string {
  return [
    `  GraphQL   ${url}/graphql`,
    `  GraphiQL  ${url}/graphiql`,
    `  Schema    ${url}/schema.graphql`,
    `  Health    ${url}/health and ${url}/ready`,
    `  Vendors   ${url}/developers`,
    `  Issuer    ${url}/issuer/.well-known/openid-configuration`,
    `  DynamoDB  ${endpoint} (any credentials)`,
  ].join('\n');
}

function welcome(system: System, port: number): string {
  const { url } = system;
  const token = (persona: string) => `${portPrefix(port)}npm run -s token -- ${persona}`;
  return [
    addresses(system),
    '',
    `Who is who, for \`${token('NAME')}\`:`,
    ...[...cast, watch].map(({ name, about }) => `  ${name.padEnd(10)}${about}`),
    '  athlete-01 to athlete-40: the other athletes of the coach',
    '',
    'Three queries to try:',
    ...suggestions.flatMap(({ persona, asks, query }) => [
      `# The ${persona}: ${asks}`,
      `curl -s ${url}/graphql -H 'content-type: application/json' -H "authorization: Bearer $(${token(persona)})" \\`,
      `  -d '${JSON.stringify({ query: onOneLine(query) })}'`,
    ]),
  ].join('\n');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Since this process began, so that Node's own start counts. */
function seconds(): string {
  return `${(performance.now() / 1000).toFixed(1)} s`.padStart(7);
}
