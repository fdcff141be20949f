import { App } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { readSettings } from '../../infra/settings.ts';

const origins = 'https://app.example.com';

function read(context: Record<string, unknown>) {
  return readSettings(new App({ context }).node);
}

describe('settings', () => {
  test('the stage is dev unless said otherwise, and only prod keeps its data', () => {
    expect(read({ origins })).toMatchObject({ stage: 'dev', keepsData: false, encryption: 'aws-owned' });
    expect(read({ origins, stage: 'prod' })).toMatchObject({ stage: 'prod', keepsData: true });
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
    ['a number for a name', { domainName: 7, certificateArn: 'arn' }, /domainName: must be a text/],
  ])('%s is refused in words', (_name, context, message) => {
    expect(() => read({ origins, ...context })).toThrow(message);
  });
});
