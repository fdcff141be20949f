import { readdirSync, readFileSync } from 'node:fs';
import { type Part, parts } from './scene.ts';

/** An operation of `examples/`, as front-end developers copy it. */
export interface Example {
  name: string;
  /** The caller: the first word of its first line. */
  who: Part;
  document: string;
  /** JSON with placeholders such as `ATHLETE_ID`; undefined if the operation has no variables. */
  variables: string | undefined;
}

const folder = new URL('../../examples/', import.meta.url);

const partOf = (header: string): Part | undefined => parts.find((part) => header.startsWith(`# ${part}: `));

/** Throws for an example without a caller, and for variables without an example. */
export function readExamples(): Example[] {
  const files = readdirSync(folder);
  const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');
  const names = files.filter((file) => file.endsWith('.graphql')).map((file) => file.replace('.graphql', ''));
  const strays = files.filter((file) => file.endsWith('.json') && !names.includes(file.replace('.variables.json', '')));
  if (strays.length > 0) throw new Error(`Variables without an example: ${strays.join(', ')}`);
  return names.map((name) => {
    const document = read(`${name}.graphql`);
    const who = partOf(document);
    if (!who) throw new Error(`examples/${name}.graphql does not begin with "# coach: what they ask"`);
    const variables = `${name}.variables.json`;
    return { name, who, document, variables: files.includes(variables) ? read(variables) : undefined };
  });
}

/** The variables with their placeholders replaced. Throws for an unknown placeholder. */
export function filledIn({ name, variables = '{}' }: Example, values: Record<string, string>): Record<string, unknown> {
  return JSON.parse(variables, (_, value: unknown) => {
    if (typeof value !== 'string' || !/^[A-Z_]+_(?:ID|CODE|DAYS)$/.test(value)) return value;
    if (values[value] === undefined) throw new Error(`examples/${name}.variables.json: what is ${value}?`);
    return values[value];
  }) as Record<string, unknown>;
}
