import { App } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { readSettings } from '../../infra/settings.ts';

const origins = 'https://app.example.com';

function read(context: Record<string, unknown>) {
  return readSettings(new App({ context }).node);
}

describe('concurrency', () => {
  test.each<[string, Record<string, unknown>, object]>([
    ['nothing is set apart where nothing is known', {}, {}],
    // A new account has 10, and Lambda lets nothing of them be reserved.
    ['nothing in a new account', { accountConcurrency: 10 }, {}],
    ['nothing where a share would be a limit', { accountConcurrency: '499' }, {}],
    [
      'shares of a larger account, of which a fifth is left',
      { accountConcurrency: '1000' },
      { graphql: 500, integrations: 120, providers: 20, changes: 50, outbound: 80, developers: 10, imports: 30 },
    ],
    [
      'what is given goes first',
      { accountConcurrency: 1000, reserved: 'outbound=20, graphql=600' },
      { graphql: 600, integrations: 120, providers: 20, changes: 50, outbound: 20, developers: 10, imports: 30 },
    ],
    ['what is given alone', { reserved: { outbound: 5 } }, { outbound: 5 }],
  ])('%s', (_name, context, reserved) => {
    expect(read({ origins, ...context }).reserved).toEqual(reserved);
  });
});

describe('settings', () => {
  test('the stage is dev unless said otherwise, and only prod keeps its data', () => {
    expect(read({ origins })).toMatchObject({ stage: 'dev', keepsData: false, encryption: 'aws-owned' });
    expect(read({ origins, stage: 'prod', mailFrom: 'no-reply@example.com' })).toMatchObject({
      stage: 'prod',
      keepsData: true,
    });
  });

  test("the command line wins over the stage's section of cdk.json", () => {
    const section = { origins: ['https://a.example.com'], integrations: ['tracker', 'watch'] };
    expect(read({ dev: section }).origins).toEqual(['https://a.example.com']);
    expect(read({ dev: section, origins: 'https://b.example.com, https://c.example.com' })).toMatchObject({
      origins: ['https://b.example.com', 'https://c.example.com'],
      integrations: ['tracker', 'watch'],
    });
  });

  test.each([
    ['an unknown stage', { stage: 'staging' }, /stage: "staging" must be one of dev, prod/],
    ['no origin', { origins: [] }, /give the URL of a web app/],
    ['any origin', { origins: '*' }, /origins: "\*"/],
    ['plain http', { origins: 'http://app.example.com' }, /origins:/],
    ['an origin with a path', { origins: 'https://app.example.com/' }, /origins:/],
    ['an integration in capitals', { integrations: 'Tracker' }, /integrations: "Tracker"/],
    ['an integration named twice', { integrations: 'tracker,tracker' }, /at most 49 different names/],
    ['too many integrations', { integrations: Array.from({ length: 50 }, (_, n) => `i${n}`) }, /at most 49/],
    ['another encryption', { encryption: 'none' }, /must be one of aws-owned, customer-managed/],
    ['a domain without its certificate', { domainName: 'api.example.com' }, /give both/],
    ['another layout of items', { itemLayout: 'old' }, /must be one of present, former/],
    ['no mail address', { alarmEmail: 'me' }, /must be a mail address/],
    ['a subscription without a secret', { stravaSubscription: '7' }, /give stravaSecret/],
    ['prod without mail that everybody gets', { stage: 'prod' }, /mailFrom: prod needs .* 50 a day/],
    ['a region for mail without an address', { mailRegion: 'eu-west-1' }, /give mailFrom/],
    ['no address for mail', { mailFrom: 'example.com' }, /mailFrom: must be a mail address/],
    ['an unknown plan', { signInPlan: 'plus' }, /signInPlan: .* essentials, lite/],
    ['no request of a person at all', { requestsPerMinute: 0 }, /requestsPerMinute: .* from 1 to/],
    ['a limit in words', { supportersCommentsPerMinute: 'few' }, /supportersCommentsPerMinute: "few" must be/],
    ['a rate that is none', { throttleRate: 'fast' }, /throttleRate: "fast" must be a whole number/],
    ['too many lanes', { outboundLanes: 11 }, /outboundLanes: .* from 1 to 10/],
    ['a function that there is not', { reserved: 'graphq=1' }, /reserved: "graphq" must be one of graphql/],
    ['a reservation without a number', { reserved: 'graphql' }, /reserved: give graphql a number/],
    [
      'more reserved than Lambda allows',
      { accountConcurrency: 1000, reserved: 'graphql=700' },
      /leaves less than the 100/,
    ],
    ['a vault that is none', { backupCopyTo: 'copies' }, /backupCopyTo: must be the ARN/],
    ['a number for a name', { domainName: 7, certificateArn: 'arn' }, /domainName: must be a text/],
  ])('%s is refused in words', (_name, context, message) => {
    expect(() => read({ origins, ...context })).toThrow(message);
  });
});
