import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cast, demoAthletes } from '../../../infra/local/identity/personas.ts';
import { freePort } from '../../../infra/local/ports.ts';
import { startTestGateway, type TestGateway } from '../../support/local-gateway.ts';
import { run, start } from '../../support/run.ts';

const names = 'runner|coach|physio|supporter|tracker|stranger|developer|operator|watch';

let gateway: TestGateway;
let PORT: string;
beforeAll(async () => {
  gateway = await startTestGateway(() => Promise.resolve({ statusCode: 204 }));
  PORT = new URL(gateway.url).port;
});
afterAll(() => gateway.close());

async function token(args: string[], env: NodeJS.ProcessEnv = { PORT }) {
  const command = run('infra/local/token.ts', args, env);
  return { exitCode: await command.ended, stdout: command.stdout, stderr: command.stderr };
}

test.each([...cast, ...demoAthletes.slice(-1)])('prints a token of $name and nothing else', async ({ name }) => {
  const { exitCode, stdout, stderr } = await token([name]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  expect(decodeJwt(stdout.trim()).sub).toBe(decodeJwt(await gateway.issuer.tokenFor(name)).sub);
  const headers = { authorization: `Bearer ${stdout.trim()}` };
  expect((await fetch(`${gateway.url}/graphql`, { headers })).status).toBe(204);
});

test('as npm runs it', async () => {
  const command = start('npm', ['run', '-s', 'token', '--', 'runner'], { PORT });
  expect(await command.ended).toBe(0);
  expect(command.stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
});

test.each(['--help', '-h'])('%s tells how to use it', async (flag) => {
  const { exitCode, stdout, stderr } = await token([flag]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain(`npm run -s token -- ${names}\n`);
});

describe('says in one line on stderr what is wrong', () => {
  test.each([
    ['no persona', [], `Name one persona: npm run -s token -- ${names}\n`],
    ['two personas', ['runner', 'coach'], `Name one persona: npm run -s token -- ${names}\n`],
    ['an unknown persona', ['mallory'], `There is no persona "mallory": choose one of ${names}.\n`],
    ['a persona beyond the roster', ['athlete-41'], `There is no persona "athlete-41": choose one of ${names}.\n`],
  ])('%s', async (_name, args, line) => {
    expect(await token(args)).toEqual({ exitCode: 1, stdout: '', stderr: line });
  });

  test('nothing runs there', async () => {
    const free = await freePort();
    expect(await token(['runner'], { PORT: String(free) })).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `No Sidelined answers at http://localhost:${free}: start it with \`PORT=${free} npm start\`, or set PORT to where it runs.\n`,
    });
  });

  test('something else runs there', async () => {
    const other = await startTestGateway(() => Promise.resolve({ statusCode: 204 }), { pages: {} });
    const port = new URL(other.url).port;
    const { exitCode, stderr } = await token(['runner'], { PORT: port });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringMatching(/^No Sidelined answers at .*\n$/),
    });
    await other.close();
  });

  test.each(['x', '0', '-1', '65536', '40.5'])('PORT=%s', async (port) => {
    expect(await token(['runner'], { PORT: port })).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `PORT is "${port}", which is not a port: give a whole number from 1 to 65535.\n`,
    });
  });

  test('a PORT that fetch refuses', async () => {
    const { exitCode, stderr } = await token(['runner'], { PORT: '4190' });
    const line = 'PORT is 4190, which browsers refuse as unsafe: choose another one.\n';
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: line });
  });
});
