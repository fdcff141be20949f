import { portFrom, portPrefix, urlAt } from './address.ts';
import { cast, findPersona, tokenRequest, watch } from './identity/personas.ts';
import { runCommand, CliError } from './cli-error.ts';

const names = [...cast, watch].map(({ name }) => name).join('|');

const help = `npm run -s token -- ${names}

Prints one bearer token of the running local system and nothing else. athlete-01 to athlete-40 work, too.

  PORT   where the system answers; 4000
`;

await runCommand(async () => {
  const [name, ...more] = process.argv.slice(2);
  if (name === '--help' || name === '-h') {
    process.stdout.write(help);
    return;
  }
  if (name === undefined || more.length > 0) throw new CliError(`Name one persona: npm run -s token -- ${names}`);
  const persona = findPersona(name);
  if (!persona) throw new CliError(`There is no persona "${name}": choose one of ${names}.`);
  const port = portFrom(process.env);
  const token = await askIssuer(`${urlAt(port)}/issuer/oauth2/token`, tokenRequest(persona)).catch(() => {
    const advice = `start it with \`${portPrefix(port)}npm start\`, or set PORT to where it runs`;
    throw new CliError(`No Sidelined answers at ${urlAt(port)}: ${advice}.`);
  });
  process.stdout.write(`${token}\n`);
});

async function askIssuer(endpoint: string, request: URLSearchParams): Promise<string> {
  const response = await fetch(endpoint, { method: 'POST', body: request, signal: AbortSignal.timeout(10_000) });
  const { access_token: token } = (await response.json()) as { access_token?: unknown };
  if (!response.ok || typeof token !== 'string') throw new Error(`The issuer answered ${response.status}`);
  return token;
}
