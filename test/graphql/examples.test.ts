import { buildSchema, parse, stripIgnoredCharacters, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { sdl } from '../support/sdl.ts';
import { filledIn, readExamples } from '../support/examples.ts';
import { playScene, type Scene } from '../support/scene.ts';
import { createWorld, type World } from '../support/world.ts';

const schema = buildSchema(sdl);
const examples = readExamples();
const isMutation = (document: string) => document.includes('\nmutation ');
/** Mutations that remove what other examples select. */
const takesAway = (name: string) =>
  /^(?:clear|delete|end|erase|issue|mark|merge|reopen|resolve|revoke|supersede|unmerge|withdraw)-/.test(name);

const problems = (document: string) => validate(schema, parse(document)).map(({ message }) => message);

/** Every root field that an example selects. */
function rootFieldsAsked(): Set<string> {
  const asked = new Set<string>();
  for (const { document } of examples) {
    const types = new TypeInfo(schema);
    visit(
      parse(document),
      visitWithTypeInfo(types, {
        Field: ({ name }) => {
          const parent = types.getParentType()?.name;
          if (parent === 'Query' || parent === 'Mutation') asked.add(`${parent}.${name.value}`);
        },
      }),
    );
  }
  return asked;
}

describe('Examples', () => {
  it.each(examples)('$name fits the schema', ({ document }) => {
    expect(problems(document)).toEqual([]);
  });

  it('ask for every query and every mutation', () => {
    const roots = [schema.getQueryType(), schema.getMutationType()];
    const fields = roots.flatMap((root) =>
      Object.keys(root?.getFields() ?? {}).map((field) => `${root?.name}.${field}`),
    );
    expect([...rootFieldsAsked()].sort()).toEqual(fields.sort());
  });

  it('hold the question that every coach asks, word for word', () => {
    const short = examples.find(({ name }) => name === 'who-is-sidelined-in-short')?.document ?? '';
    const question = '{ viewer { sidelinedAthletes(first: 20) { nodes { id name availability { status since } } } } }';
    expect(stripIgnoredCharacters(short)).toBe(stripIgnoredCharacters(question));
  });
});

describe('Examples, asked', () => {
  let world: World;
  let scene: Scene;
  let writers: Scene;
  beforeAll(async () => {
    world = await createWorld();
    scene = await playScene(world, 'readers');
    writers = await playScene(world, 'writers');
  });

  it.each(examples.filter(({ document }) => !isMutation(document)))('$name', async (example) => {
    const { data, errors } = await scene.people[example.who].ask(example.document, filledIn(example, scene.values));
    expect(errors).toBeUndefined();
    for (const value of Object.values(data)) expect(value).not.toBeNull();
  });

  it.each(examples.filter(({ document }) => isMutation(document)))('$name', async (example) => {
    const { people, values } = takesAway(example.name) ? await playScene(world, example.name) : writers;
    const { data, errors } = await people[example.who].ask(example.document, filledIn(example, values));
    expect(errors).toBeUndefined();
    for (const { userErrors, results = [] } of Object.values<{ userErrors: object[]; results?: object[] }>(data)) {
      expect(userErrors).toEqual([]);
      for (const result of results) expect(result).toMatchObject({ status: 'CREATED', errors: [] });
    }
  });

  it('who-is-sidelined answers whom the coach looks for', async () => {
    const [example] = examples.filter(({ name }) => name === 'who-is-sidelined');
    const { data } = await scene.people.coach.ask(example?.document ?? '');
    expect(data.viewer.sidelinedAthletes.nodes).toEqual([
      {
        id: scene.values['ATHLETE_ID'],
        name: 'Ada',
        availability: { status: 'SIDELINED', since: '2026-03-08T20:00:00.000Z' },
      },
    ]);
  });
});
