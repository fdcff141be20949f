import { readdirSync, readFileSync } from 'node:fs';
import { type EnumTypeDefinitionNode, Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { activities, bodyRegions, permissions, regionOf } from '../../functions/domain/vocabulary.ts';
import { attentionCodes } from '../../functions/domain/athlete/attention-code.ts';
import { literalUnions } from '../support/literal-unions.ts';

const root = `${import.meta.dirname}/../..`;
const sdl = readdirSync(`${root}/schema`).map((name) => readFileSync(`${root}/schema/${name}`, 'utf8'));
const enums = new Map<string, EnumTypeDefinitionNode>();
for (const definition of parse(sdl.join('\n')).definitions)
  if (definition.kind === Kind.ENUM_TYPE_DEFINITION) enums.set(definition.name.value, definition);
const valuesOf = (name: string) => enums.get(name)?.values?.map((value) => value.name.value);
const unions = literalUnions(`${root}/functions/domain`);

/** Enums whose union has another name, or none: how to ask is a word of the API, not of the domain. */
const named: Record<string, string | null> = {
  UserErrorCode: 'RefusalCode',
  InstructionsToShow: null,
  SidelinedOrder: null,
  InvitationStatus: null,
  // In the domain a provider is the source of its runs, which has a name of its own: `strava`.
  Provider: null,
  RecordRunStatus: null,
  // In the domain, as in tokens: `runs:read`.
  IntegrationScope: null,
  WebhookAttemptOutcome: 'AttemptOutcome',
};

describe('the words of the domain are those of the schema', () => {
  const words = [...enums.keys()].filter((name) => named[name] !== null);

  it('finds both', () => {
    expect(words).toContain('BodySite');
    expect(words.length).toBeGreaterThanOrEqual(21);
    expect(unions.size).toBeGreaterThanOrEqual(21);
  });

  it.each(words)('%s', (name) => {
    expect([...(unions.get(named[name] ?? name) ?? [])].sort()).toEqual([...(valuesOf(name) ?? [])].sort());
  });

  it.each([
    ['Activity', activities],
    ['Permission', permissions],
    ['AttentionCode', attentionCodes],
    ['BodyRegion', bodyRegions],
    ['BodySite', Object.keys(regionOf)],
  ])('%s has the same order, too', (name, list) => {
    expect(list).toEqual(valuesOf(name));
  });

  it.each(enums.get('BodySite')?.values?.map((value) => [value.name.value, value.description?.value]) ?? [])(
    '%s belongs to the region that its description names: %s',
    (site, description) => {
      const named = /\[(\w+)\]\.$/.exec(description ?? '')?.[1];
      expect(named).toBe((regionOf as Record<string, string>)[site ?? '']);
    },
  );

  it('every region has a site, but the one that stands for several', () => {
    expect(new Set([...Object.values(regionOf), 'MULTIPLE'])).toEqual(new Set(bodyRegions));
  });
});
