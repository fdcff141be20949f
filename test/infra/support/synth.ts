import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type AppProps } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { afterAll } from 'vitest';
import cdkJson from '../../../cdk.json' with { type: 'json' };
import { readSettings } from '../../../infra/settings.ts';
import { SidelinedStack } from '../../../infra/stack.ts';

/** Context that leaves the functions' bundles out. */
export const unbundled = { 'aws:cdk:bundling-stacks': [] };

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** What prod cannot do without; cdk.json leaves it to whoever deploys. */
export const prodNeeds = { mailFrom: 'no-reply@example.com' };

/** The app as `cdk -c key=value` would make it from cdk.json, with a small function in the place of each. */
export function createApp(
  context: Record<string, unknown> = {},
  options: AppProps = {},
): { app: App; stack: SidelinedStack } {
  const outdir = mkdtempSync(join(tmpdir(), 'sidelined-synth-'));
  folders.push(outdir);
  const app = new App({
    outdir,
    context: { ...cdkJson.context, ...(context['stage'] === 'prod' && prodNeeds), ...context },
    ...options,
  });
  const entry = join(import.meta.dirname, 'entry.mjs');
  const settings = readSettings(app.node);
  const stack = new SidelinedStack(app, {
    settings,
    graphqlEntry: entry,
    integrationsEntry: entry,
    changesEntry: entry,
    outboundEntry: entry,
    providersEntry: entry,
    developersEntry: entry,
    importsEntry: entry,
  });
  return { app, stack };
}

/** The template alone: nothing bundled, nothing validated, so that a test can afford several. */
export function template(context: Record<string, unknown> = {}): Template {
  const { stack } = createApp({ ...unbundled, ...context }, { builtinCloudFormationValidation: false });
  return Template.fromStack(stack);
}

/** What an event source calls an alias: its function's name, and its own behind it. CDK takes both from its ARN. */
export const nameOf = (begin: string) => ({
  'Fn::Join': [
    '',
    [{ 'Fn::Select': [6, { 'Fn::Split': [':', { Ref: Match.stringLikeRegexp(`^${begin}`) }] }] }, ':live'],
  ],
});
