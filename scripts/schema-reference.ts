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

/** The name of a part of the reference, and the types that stand in it, in the order of the SDL. */
export interface Chapter {
  title: string;
  types: readonly string[];
}

const roles = ['OWNER', 'COACH', 'PHYSIO', 'SUPPORTER', 'INTEGRATION'] as const satisfies readonly Role[];

/** Sets of roles that recur, by what to call them. */
const groups: readonly [says: string, roles: readonly Role[]][] = [
  ['all', roles],
  ['people', ['OWNER', 'COACH', 'PHYSIO', 'SUPPORTER']],
  ['team', ['OWNER', 'COACH', 'PHYSIO']],
  ['team, integrations', ['OWNER', 'COACH', 'PHYSIO', 'INTEGRATION']],
  ['coaches, physios', ['COACH', 'PHYSIO']],
  ['herself', ['OWNER']],
  ['herself, integrations', ['OWNER', 'INTEGRATION']],
];

function called(allowed: readonly Role[]): string {
  const known = groups.find(
    ([, group]) => group.length === allowed.length && group.every((role) => allowed.includes(role)),
  );
  return known?.[0] ?? allowed.map((role) => role.toLowerCase()).join(', ');
}

const text = (description: string | null | undefined): string =>
  (description ?? '').replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim();

const code = (source: string): string => `\`${source.replaceAll('|', '\\|')}\``;

/** A type as the SDL writes it, linked to where it is described. */
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

const argumentLine = (arg: GraphQLArgument): string =>
  `<br>${code(`${arg.name}: ${String(arg.type)}`)} ${text(arg.description)}${defaultOf(arg)}`;

function fieldTable(type: GraphQLObjectType): string {
  const guarded = Object.hasOwn(fieldAccess, type.name);
  const rows = Object.values(type.getFields()).map((field: GraphQLField<unknown, unknown>) => [
    code(field.name),
    linked(field.type),
    ...(guarded ? [called(roles.filter((role) => mayReadField(type.name, field.name, role)))] : []),
    text(field.description) + field.args.map(argumentLine).join(''),
  ]);
  return table(['field', 'type', ...(guarded ? ['seen by'] : []), 'what it is'], rows);
}

const inputTable = (type: GraphQLInputObjectType): string =>
  table(
    ['field', 'type', 'what it is'],
    Object.values(type.getFields()).map((field) => [
      code(field.name),
      linked(field.type),
      text(field.description) + defaultOf(field),
    ]),
  );

const valueTable = (type: GraphQLEnumType): string =>
  table(
    ['value', 'what it means'],
    type.getValues().map(({ name, description }) => [code(name), text(description)]),
  );

/** One type with its heading. */
function entry(type: GraphQLNamedType, schema: GraphQLSchema): string {
  const kind = (says: string) => `### ${type.name}\n\n*${says}.* ${text(type.description)}\n`;
  if (isEnumType(type)) return `${kind('Enum')}\n${valueTable(type)}`;
  if (isScalarType(type)) return kind('Scalar');
  if (isInputObjectType(type))
    return `${kind(type.isOneOf ? 'Input, exactly one field' : 'Input')}\n${inputTable(type)}`;
  if (isUnionType(type)) return `${kind('Union')}\nOne of ${type.getTypes().map(linked).join(', ')}.\n`;
  if (isInterfaceType(type)) {
    const types = schema.getPossibleTypes(type).map(linked);
    return `${kind('Interface')}\nAre one: ${types.join(', ')}.\n`;
  }
  const isNode = type.getInterfaces().some(({ name }) => name === 'Node');
  return `${kind(isNode ? 'Type with a global id' : 'Type')}\n${fieldTable(type)}`;
}

/** A mutation with its input and its answer, all in one place. */
function mutationEntry({ name, description, args, type }: GraphQLField<unknown, unknown>): string {
  const parts = [`### ${name}`, `${text(description)}`];
  const allowed: Readonly<Record<string, readonly Role[]>> = mayDo;
  if (allowed[name]) parts.push(`Done by: ${called(allowed[name])}.`);
  const input = args[0] && getNamedType(args[0].type);
  if (isInputObjectType(input))
    parts.push(`Input ${code(input.name)}: ${text(input.description)}`, inputTable(input).trim());
  const payload = getNamedType(type);
  if (isObjectType(payload))
    parts.push(`Answer ${code(payload.name)}: ${text(payload.description)}`, fieldTable(payload).trim());
  return `${parts.join('\n\n')}\n`;
}

const legend = `# Schema reference

What front-end developers ask about: every query, mutation and type, who sees what, and when it is null. Operations to
copy stand in [examples/](../examples). \`npm run docs\` makes this page of \`schema/\` and of the access table
(\`functions/domain/access/field-access.ts\`), and a test fails when it is stale.

**Null.** \`Type!\` is never null. Anything else is null when there is nothing to say, or when it is not for you: what your
role towards the athlete may not read is null, as if it were not there, and never an error.

**Seen by** names roles towards the athlete. *All*: everybody with a grant. *People*: all but integrations. *Team*: the
athlete herself, her coaches and her physios. Of what a role may see, some things are still not for everybody: comments
follow their [audience](#audience), an integration sees the runs that it recorded, and everybody but the athlete sees
only the grant of her own.

**Errors.** A mutation answers with \`userErrors\` when something was wrong with its input: then nothing that they name was
written. Queries and unexpected failures answer with GraphQL errors that carry \`extensions.code\`.

**Idempotency.** A mutation that is sent again with the same \`idempotencyKey\` happens once and answers as it did at first.

## Lists

Every \`…Connection\` is a page: \`nodes\`, \`edges { cursor node }\` and \`pageInfo { hasNextPage endCursor }\`. Ask for the next
one with \`after: endCursor\`. \`first\` is required and capped. Edges of a timeline also say \`at\` which instant they stand.
`;

/** The reference as Markdown. */
export function schemaReference(schema: GraphQLSchema, chapters: readonly Chapter[]): string {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const told = new Set(
    mutations.flatMap(({ args, type }) => [type, ...args.map((arg) => arg.type)].map((t) => getNamedType(t).name)),
  );
  const isTold = (name: string) =>
    told.has(name) || /(?:Connection|Edge)$/.test(name) || name === 'Query' || name === 'Mutation';
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
      if (type && !isTold(name)) parts.push(entry(type, schema));
    }
  }
  return parts.join('\n');
}
