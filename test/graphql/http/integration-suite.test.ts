import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/**
 * Apollo's own suite for integrations, against our adapter. It is written for Jest, so Jest runs it, unchanged and in a
 * process of its own; each of its cases becomes one here.
 *
 * Where it and GraphQL over HTTP or our choices disagree, the case is listed with the reason: it must go on to fail,
 * and no other may.
 */
const LANDING_PAGE = 'a caller who accepts HTML alone gets 406, before anything runs: we serve no landing page here';
const CONTENT_TYPE = 'a body that is not labelled as JSON gets 415 rather than 400';
const NOT_CACHED = 'every answer without a cache policy says no-store: they are health data';
const EXPECTED_TO_DIFFER: Readonly<Record<string, string>> = {
  'apolloServerTests.ts renderLandingPage defaults to LocalDefault': LANDING_PAGE,
  'apolloServerTests.ts renderLandingPage can specify version for LocalDefault': LANDING_PAGE,
  'apolloServerTests.ts renderLandingPage can be disabled': LANDING_PAGE,
  'apolloServerTests.ts renderLandingPage basic functionality basic GET works': LANDING_PAGE,
  'apolloServerTests.ts renderLandingPage basic functionality basic GET works with more complex header':
    'HTML is preferred, but anything accepted: the answer is JSON, for we serve no landing page here',
  'apolloServerTests.ts renderLandingPage async `html` function returns a string': LANDING_PAGE,
  'apolloServerTests.ts renderLandingPage async `html` function throws': LANDING_PAGE,
  'apolloServerTests.ts CSRF prevention default': CONTENT_TYPE,
  'httpServerTests.ts graphqlHTTP throws an error if POST body is empty': CONTENT_TYPE,
  'httpServerTests.ts graphqlHTTP throws an error if invalid content-type': CONTENT_TYPE,
  'httpServerTests.ts graphqlHTTP cache-control runs when cache-control is disabled': NOT_CACHED,
  'httpServerTests.ts graphqlHTTP cache-control not set without any hints with if-cacheable': NOT_CACHED,
};

interface Case {
  name: string;
  status: 'passed' | 'failed' | 'pending';
  failure: string;
}

async function runSuite(): Promise<Case[]> {
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  const config = fileURLToPath(new URL('integration-suite.config.json', import.meta.url));
  const child = spawn(
    process.execPath,
    // Apollo and the adapter are ES modules, which Jest runs in vm contexts.
    ['--experimental-vm-modules', '--no-warnings', jest, '--config', config, '--ci', '--json'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const start = stdout.indexOf('{');
  if (start < 0) throw new Error(`Jest did not run:\n${stderr}`);
  const { testResults } = JSON.parse(stdout.slice(start)) as {
    testResults: [
      {
        message: string;
        assertionResults: { fullName: string; status: Case['status']; failureMessages: string[] | null }[];
      },
    ];
  };
  const [{ assertionResults, message }] = testResults;
  if (assertionResults.length === 0) throw new Error(`The suite did not load:\n${message}`);
  return assertionResults.map(({ fullName, status, failureMessages }) => ({
    name: fullName.replace('integration tests ', ''),
    status,
    failure: failureMessages?.join('\n') ?? '',
  }));
}

const cases = await runSuite();
const ran = cases.filter(({ status }) => status !== 'pending');

describe("Apollo's integration suite", () => {
  it.each(ran.filter(({ name }) => !(name in EXPECTED_TO_DIFFER)))('$name', ({ failure }) => {
    expect(failure).toBe('');
  });

  it.each(Object.entries(EXPECTED_TO_DIFFER))('differs: %s (%s)', (name) => {
    expect(ran.find((one) => one.name === name)?.status).toBe('failed');
  });

  it('has 270 cases, of which incremental delivery and what needs graphql 17 are left out', () => {
    expect(cases).toHaveLength(270);
    const leftOut = cases.filter(({ status }) => status === 'pending').map(({ name }) => name);
    expect(leftOut).toHaveLength(28);
    expect(leftOut.filter((name) => !/incremental delivery|with defer/.test(name))).toEqual([]);
  });
});
