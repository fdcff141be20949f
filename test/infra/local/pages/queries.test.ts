import { validate, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createSchema } from '../../../../functions/graphql/schema/schema.ts';
import { findPersona } from '../../../../infra/local/identity/personas.ts';
import { onOneLine, suggestions } from '../../../../infra/local/pages/queries.ts';

describe('the queries that npm start suggests', () => {
  test.each(suggestions)('$persona: $asks', ({ persona, query }) => {
    expect(findPersona(persona)).toBeDefined();
    expect(validate(createSchema(), parse(query))).toEqual([]);
    // They are printed between single quotes for a shell.
    expect(onOneLine(query)).not.toMatch(/['\n]/);
  });

  test('begin with the question that every coach asks', () => {
    expect(onOneLine(suggestions[0].query)).toBe(
      '{ viewer { sidelinedAthletes(first: 20) { nodes { id name availability { status since } } } } }',
    );
  });
});
