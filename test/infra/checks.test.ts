import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createApp, unbundled } from './support/synth.ts';

const allOptions = {
  encryption: 'customer-managed',
  domainName: 'api.example.com',
  certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/c',
  alarmEmail: 'on-call@example.com',
  accountConcurrency: 1000,
  signInPlan: 'lite',
  backupCopyTo: 'arn:aws:backup:eu-west-1:111111111111:backup-vault:copies',
  runtimeVersion: 'arn:aws:lambda:eu-west-1::runtime:0123456789abcdef',
  partitions: 8,
};

/** What `npm run synth` checks: CloudFormation's own rules and the AwsSolutions pack. */
describe('the checks of a synth', () => {
  test.each([
    ['dev', { stage: 'dev' }],
    ['prod', { stage: 'prod' }],
    ['prod with every option', { stage: 'prod', ...allOptions }],
  ])(
    '%s passes without errors or warnings',
    (_name, context) => {
      const { app } = createApp({ ...unbundled, ...context });
      Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
      const assembly = app.synth();
      expect(readReport(assembly.directory)).toEqual([]);
      expect(assembly.stacks.flatMap(({ messages }) => messages)).toEqual([]);
    },
    60_000,
  );

  test('would find what is wrong', () => {
    const { app, stack } = createApp(unbundled);
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    new CfnBucket(stack, 'Open');
    expect(() => app.synth()).toThrow('AwsSolutions-S10');
  }, 60_000);
});

describe('the bundle', () => {
  test('is minified, and runs with nothing beside it; the maps stay at home', () => {
    const { app } = createApp();
    const { directory } = app.synth();
    const asset = readdirSync(directory).find((name) => name.startsWith('asset.')) ?? 'no asset';
    const cache = `app.js.${process.version}.${process.arch}`;
    expect(readdirSync(join(directory, asset))).toEqual([
      'app.js',
      `${cache}.cache`,
      `${cache}.expose-gc.cache`,
      'index.mjs',
    ]);
    for (const file of ['app.js', 'index.mjs'])
      expect(readFileSync(join(directory, asset, file), 'utf8')).not.toContain('sourceMappingURL');
    for (const map of ['graphql.app.js.map', 'changes.app.js.map'])
      expect(statSync(join(directory, 'source-maps', map)).size).toBeGreaterThan(0);

    const alone = mkdtempSync(join(tmpdir(), 'sidelined-bundle-'));
    onTestFinished(() => rmSync(alone, { recursive: true }));
    cpSync(join(directory, asset), alone, { recursive: true });
    const script = `import { handler } from './index.mjs'; console.log((await handler({ rawPath: '/x' })).body)`;
    const env = { TABLE_NAME: 'the-table' };
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: alone,
      env,
      encoding: 'utf8',
    });
    expect(JSON.parse(printed)).toEqual({ path: '/x', table: 'the-table', digest: 'b3d1db31', mode: 'production' });
  }, 60_000);
});

function readReport(directory: string): unknown {
  const report = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8')) as {
    pluginReports: unknown;
  };
  return report.pluginReports;
}
