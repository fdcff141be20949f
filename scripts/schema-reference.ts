import {
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  print,
} from 'graphql';
import { mayDo, mayReadField } from '../functions/domain/access/access.ts';
import { fieldAccess } from '../functions/domain/access/field-access.ts';
import type { Role } from '../functions/domain/vocabulary.ts';

/** A chapter of the reference: its title, and its types in the order of the SDL. */
export interface Chapter {
  title: string;
  types: readonly string[];
}

const roles = ['OWNER', 'COACH', 'PHYSIO', 'SUPPORTER', 'INTEGRATION'] as const satisfies readonly Role[];

/** The names of common sets of roles. */
const groups: readonly [name: string, roles: readonly Role[]][] = [
  ['all', roles],
  ['people', ['OWNER', 'COACH', 'PHYSIO', 'SUPPORTER']],
  ['team', ['OWNER', 'COACH', 'PHYSIO']],
  ['team, integrations', ['OWNER', 'COACH', 'PHYSIO', 'INTEGRATION']],
  ['coaches, physios', ['COACH', 'PHYSIO']],
  ['athlete', ['OWNER']],
  ['athlete, integrations', ['OWNER', 'INTEGRATION']],
];

function groupName(allowed: readonly Role[]): string {
  const known = groups.find(
    ([, group]) => group.length === allowed.length && group.every((role) => allowed.includes(role)),
  );
  return known?.[0] ?? allowed.map((role) => role.toLowerCase()).join(', ');
}

const text = (description: string | null | undefined): string =>
  (description ?? '').replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim();

const code = (source: string): string => `\`${source.replaceAll('|', '\\|')}\``;

/** A type as in SDL, with a link to its description. */
function linked(type: GraphQLType): string {
  const named = getNamedType(type);
  if (isSpecifiedScalarType(named)) return code(String(type));
  const target = /(?:Connection|Edge)$/.test(named.name) ? 'lists' : named.name.toLowerCase();
  return `[${code(String(type))}](#${target})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

const defaultOf = ({ astNode }: GraphQLArgument | GraphQLInputField): string =>
  astNode?.defaultValue ? ` Default: ${code(print(astNode.defaultValue))}.` : '';

const deprecationOf = ({ deprecationReason }: GraphQLField<unknown, unknown>): string =>
  deprecationReason ? ` **Deprecated.** ${text(deprecationReason)}` : '';

const argumentLine = (arg: GraphQLArgument): string =>
  `<br>${code(`${arg.name}: ${String(arg.type)}`)} ${text(arg.description)}${defaultOf(arg)}`;

function fieldTable(type: GraphQLObjectType): string {
  const guarded = Object.hasOwn(fieldAccess, type.name);
  const rows = Object.values(type.getFields()).map((field: GraphQLField<unknown, unknown>) => [
    code(field.name),
    linked(field.type),
    ...(guarded ? [groupName(roles.filter((role) => mayReadField(type.name, field.name, [role])))] : []),
    text(field.description) + deprecationOf(field) + field.args.map(argumentLine).join(''),
  ]);
  return table(['field', 'type', ...(guarded ? ['seen by'] : []), 'description'], rows);
}

const inputTable = (type: GraphQLInputObjectType): string =>
  table(
    ['field', 'type', 'description'],
    Object.values(type.getFields()).map((field) => [
      code(field.name),
      linked(field.type),
      text(field.description) + defaultOf(field),
    ]),
  );

const valueTable = (type: GraphQLEnumType): string =>
  table(
    ['value', 'description'],
    type.getValues().map(({ name, description }) => [code(name), text(description)]),
  );

/** One type with its heading. */
function entry(type: GraphQLNamedType, schema: GraphQLSchema): string {
  const kind = (label: string) => `### ${type.name}\n\n*${label}.* ${text(type.description)}\n`;
  if (isEnumType(type)) return `${kind('Enum')}\n${valueTable(type)}`;
  if (isScalarType(type)) return kind('Scalar');
  if (isInputObjectType(type))
    return `${kind(type.isOneOf ? 'Input, exactly one field' : 'Input')}\n${inputTable(type)}`;
  if (isUnionType(type)) return `${kind('Union')}\nOne of ${type.getTypes().map(linked).join(', ')}.\n`;
  if (isInterfaceType(type)) {
    const types = schema.getPossibleTypes(type).map(linked);
    return `${kind('Interface')}\nImplemented by ${types.join(', ')}.\n`;
  }
  const isNode = type.getInterfaces().some(({ name }) => name === 'Node');
  return `${kind(isNode ? 'Type with a global ID' : 'Type')}\n${fieldTable(type)}`;
}

/** The name of an input or payload, with what its description adds to `Input of …` and `Result of …`. */
function nameWithNotes({ name, description }: GraphQLNamedType): string {
  const notes = text(description).replace(/^(?:Input|Result) of `\w+`\. ?/, '');
  return notes === '' ? code(name) : `${code(name)}. ${notes}`;
}

/** A mutation with its input and its result. */
function mutationEntry({ name, description, args, type }: GraphQLField<unknown, unknown>): string {
  const parts = [`### ${name}`, `${text(description)}`];
  const allowed: Readonly<Record<string, readonly Role[]>> = mayDo;
  if (allowed[name]) parts.push(`Allowed for: ${groupName(allowed[name])}.`);
  const input = args[0] && getNamedType(args[0].type);
  if (isInputObjectType(input)) parts.push(`Input ${nameWithNotes(input)}`, inputTable(input).trim());
  const payload = getNamedType(type);
  if (isObjectType(payload)) parts.push(`Result ${nameWithNotes(payload)}`, fieldTable(payload).trim());
  return `${parts.join('\n\n')}\n`;
}

const legend = `# Schema reference

For front-end developers: every query, mutation and type, who can read what, and when a field is null. Operations to copy
are in [examples/](../examples). \`npm run docs\` generates this page from \`schema/\` and from the access table
(\`functions/domain/access/field-access.ts\`). A test fails when it is out of date.

**Null.** \`Type!\` is never null. Anything else is null if there is no value, or if the viewer may not read it. A field that
none of the viewer's roles towards the athlete may read is always null and never an error.

**Seen by** lists roles towards the athlete. *All*: everybody with a grant. *People*: everybody except integrations.
*Team*: the athlete and their coaches and physios. *Athlete*: the athlete alone. Some objects are narrowed further: comments
follow their [audience](#audience), integrations see only the runs that they recorded, and everybody except the athlete sees
only their own grant.

**Errors.** A mutation returns \`userErrors\` if something is wrong with its input. Nothing that an error concerns was
written. Queries and unexpected failures return GraphQL errors with \`extensions.code\`.

**Idempotency.** A mutation that is sent again with the same \`idempotencyKey\` runs once and returns its first result.

## Lists

Every \`…Connection\` is a page: \`nodes\`, \`edges { cursor node }\` and \`pageInfo { hasNextPage endCursor }\`. Request the next
page with \`after: endCursor\`. \`first\` is required and limited: \`OUT_OF_RANGE\` outside its range. The edges of a timeline also
carry \`at\`, the instant at which the item is listed.
`;

/** The reference as Markdown. */
export function schemaReference(schema: GraphQLSchema, chapters: readonly Chapter[]): string {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const described = new Set(
    mutations.flatMap(({ args, type }) => [type, ...args.map((arg) => arg.type)].map((t) => getNamedType(t).name)),
  );
  const isDescribed = (name: string) =>
    described.has(name) || /(?:Connection|Edge)$/.test(name) || name === 'Query' || name === 'Mutation';
  const query = schema.getQueryType();
  const parts = [
    legend,
    `## Queries\n\n${query ? fieldTable(query) : ''}`,
    '## Mutations\n',
    ...mutations.map(mutationEntry),
  ];
  for (const { title, types } of chapters) {
    parts.push(`## Types: ${title}\n`);
    for (const name of types) {
      const type = schema.getType(name);
      if (type && !isDescribed(name)) parts.push(entry(type, schema));
    }
  }
  return parts.join('\n');
}
