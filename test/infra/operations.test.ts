import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { template } from './support/synth.ts';

const page = readFileSync('docs/operations.md', 'utf8');
const stack = template({
  stage: 'prod',
  domainName: 'api.example.com',
  certificateArn: 'arn:aws:acm:eu-west-1:1:certificate/c',
});

describe('docs/operations.md', () => {
  it('says of every alarm what to do', () => {
    const alarms = Object.keys(stack.findResources('AWS::CloudWatch::Alarm')).map((id) =>
      id.replace(/^Alarms|[0-9A-F]{8}$/g, ''),
    );
    const described = [...page.matchAll(/^### (.*)$/gm)].flatMap(([, title = '']) => title.split(', '));
    expect(alarms.length).toBeGreaterThan(0);
    expect(alarms.filter((name) => !described.includes(name))).toEqual([]);
  });

  it('names every output, and uses none that there is not', () => {
    const outputs = Object.keys(stack.findOutputs('*'));
    const common = outputs.filter((name) => !name.startsWith('IntegrationClientId'));
    expect(common.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
    const used = [...page.matchAll(/\$\(output (\w+)\)/g)].map(([, name = '']) => name);
    expect(used.filter((name) => !outputs.includes(name))).toEqual([]);
  });

  it('finds resources by what their ids begin with', () => {
    const resources = Object.entries((stack.toJSON() as { Resources: Record<string, { Type: string }> }).Resources);
    const asked = [...page.matchAll(/\(resource (\w+) (AWS::\w+::\w+)\)/g)];
    const found = asked
      // A customer-managed key exists only if it is configured.
      .filter(([, , type]) => type !== 'AWS::KMS::Key')
      .map(([call, begin = '', type]) => [
        call,
        resources.filter(([id, resource]) => id.startsWith(begin) && resource.Type === type).length,
      ]);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(([, count]) => count !== 1)).toEqual([]);
  });
});
