import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isObjectType,
  isRequiredArgument,
  parse,
  type OperationDefinitionNode,
} from 'graphql';
import { MOST_BYTES } from '../../functions/graphql/answer/bytes.ts';
import { measureCost } from '../../functions/graphql/cost/cost.ts';
import { costTable } from '../../functions/graphql/cost/cost-table.ts';
import { type Field, isLeaf, schema } from './schema.ts';

/** Where a walk through the graph begins: a field of a root with its arguments, and what it may be. */
export interface Start {
  root: 'query' | 'mutation';
  field: string;
  typeName: string;
  /** The types that it has, where `typeName` is an interface. */
  types?: readonly string[];
}

const choices = ['2026-03-01T00:00:00Z', '2026-03-07T12:00:00Z', '2026-03-20T00:00:00Z'] as const;

/**
 * A random walk as a document: at every object all that has no fields of its own, and from there on along one or two fields
 * that the numbers choose, 3 to 7 objects deep; less where that would cost more than an operation may.
 */
export function walkFrom(start: Start, numbers: readonly number[]): string {
  for (let depth = 3 + ((numbers[0] ?? 0) % 5); depth > 1; depth--) {
    const query = `${start.root} { ${start.field} ${new Walk(numbers, start.types ?? []).below(start.typeName, depth)} }`;
    const document = parse(query);
    const operation = document.definitions[0] as OperationDefinitionNode;
    const cost = measureCost({ schema, document, operation, variables: {} }, costTable);
    const { limits } = costTable;
    const isSmall = start.root === 'query' || cost.bytes <= MOST_BYTES;
    if (
      isSmall &&
      cost.nodes <= limits.nodes &&
      cost.storeRequests <= limits.storeRequests &&
      cost.depth <= limits.depth
    )
      return query;
  }
  throw new Error(`Too costly from the beginning: ${start.field}`);
}

class Walk {
  readonly numbers: readonly number[];
  readonly types: readonly string[];
  #next = 0;
  #asked = 0;

  constructor(numbers: readonly number[], types: readonly string[]) {
    this.numbers = numbers;
    this.types = types;
  }

  #choose<T>(from: readonly T[]): T {
    const number = this.numbers[this.#next++ % this.numbers.length] ?? 0;
    return from[number % from.length] as T;
  }

  below(typeName: string, depth: number): string {
    const type = schema.getType(typeName);
    if (isAbstractType(type)) {
      const possible = schema.getPossibleTypes(type).map(({ name }) => name);
      // All of a union; of an interface, which may be anything, what it is.
      const chosen = possible.length < 6 ? possible : possible.filter((name) => this.types.includes(name));
      return `{ __typename ${chosen.map((name) => `... on ${name} ${this.below(name, depth)}`).join(' ')} }`;
    }
    if (!isObjectType(type)) throw new Error(`${typeName} has no fields`);
    const fields = Object.values(type.getFields());
    const leaves = fields.filter(isLeaf).map((field) => this.#call(field));
    const further = fields.filter((field) => !isLeaf(field));
    const chosen = new Set<Field>(fields.filter(({ name }) => name === 'pageInfo' || name === 'userErrors'));
    if (depth > 1 && further.length > 0) {
      chosen.add(this.#choose(further));
      if (this.#choose([true, false, false])) chosen.add(this.#choose(further));
    }
    const ways = [...chosen].map((field) => {
      const call = this.#call(field);
      return `${call} ${this.below(getNamedType(field.type).name, depth - 1)}`;
    });
    return `{ __typename ${[...leaves, ...ways].join(' ')} }`;
  }

  #call({ name, args }: Field): string {
    const values = args.flatMap((given): string[] => {
      const { name: argument, type } = given;
      const named = getNamedType(type);
      if (isEnumType(named)) {
        const value = this.#choose(named.getValues()).name;
        return [`${argument}: ${argument === 'status' ? `[${value}]` : value}`];
      }
      if (argument === 'first' || argument === 'weeks') return [`${argument}: ${1 + this.#choose([0, 1, 2, 4])}`];
      // A whole month, in which everything happened.
      if (isRequiredArgument(given) && named.name === 'LocalDate')
        return [`${argument}: "2026-03-${argument === 'to' ? '31' : '01'}"`];
      if (argument === 'at' && this.#choose([true, false])) return [`${argument}: "${this.#choose(choices)}"`];
      return [];
    });
    const call = values.length > 0 ? `${name}(${values.join(', ')})` : name;
    // A name of its own for each: the types of a union may have fields of one name that do not fit together.
    return `${name}${this.#asked++}: ${call}`;
  }
}
