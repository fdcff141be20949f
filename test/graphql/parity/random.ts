import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
} from 'graphql';
import { type Field, fieldsOf, isLeaf, schema } from '../../support/schema.ts';

const instants = ['2026-03-07T12:00:00Z', '2026-03-09T08:00:00-05:00', '2026-02-30T00:00:00Z'];
const days = ['2026-03-04', '2026-03-07', '2026-13-01'];
/** Wherever one number in so many says so, something goes wrong: a bad argument, one name for two fields. */
const SELDOM = 24;

export interface RandomRequest {
  query: string;
  variables: Record<string, unknown>;
}

/**
 * A document made of the schema as numbers choose: aliases, fragments of both kinds, in each other and repeated, directives,
 * arguments as literals and as variables. Most of them can be answered.
 */
export function randomRequest(numbers: readonly number[], ids: readonly string[]): RandomRequest {
  return new RandomDocument(numbers, ids).write();
}

class RandomDocument {
  readonly #numbers: readonly number[];
  readonly #ids: readonly string[];
  readonly #fragments: { name: string; on: string; text: string }[] = [];
  readonly #declared: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  #next = 0;
  #names = 0;

  constructor(numbers: readonly number[], ids: readonly string[]) {
    this.#numbers = numbers;
    this.#ids = ids;
  }

  write(): RandomRequest {
    const roots = Array.from({ length: 1 + this.#upTo(2) }, () => {
      const field = this.#choose(fieldsOf('Query'));
      return `r${this.#names++}: ${this.#call(field)} ${this.#below(getNamedType(field.type).name, 4)}`;
    });
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(', ')})` : '';
    const fragments = this.#fragments.map(({ name, on, text }) => `fragment ${name} on ${on} ${text}`);
    return { query: [`query${declared} { ${roots.join(' ')} }`, ...fragments].join('\n'), variables: this.#variables };
  }

  /** 0 to `size` - 1. */
  #upTo(size: number): number {
    return (this.#numbers[this.#next++ % this.#numbers.length] ?? 0) % size;
  }
  #choose<T>(from: readonly T[]): T {
    return from[this.#upTo(from.length)] as T;
  }
  #oneIn(times: number): boolean {
    return this.#upTo(times) === times - 1;
  }

  #below(typeName: string, depth: number): string {
    const type = schema.getType(typeName);
    if (isAbstractType(type)) {
      const possible = schema.getPossibleTypes(type);
      const some = Array.from({ length: 1 + this.#upTo(3) }, () => this.#choose(possible).name);
      const parts = [...new Set(some)].map((name) => `... on ${name}${this.#directive()} ${this.#below(name, depth)}`);
      return `{ ${this.#oneIn(3) ? '' : '__typename '}${parts.join(' ')} }`;
    }
    const fields = fieldsOf(typeName);
    const leaves = fields.filter(isLeaf);
    const parts = Array.from({ length: 1 + this.#upTo(3) }, () =>
      leaves.length > 0 ? this.#field(this.#choose(leaves), depth) : '__typename',
    );
    const further = fields.filter((field) => !isLeaf(field));
    if (depth > 1 && further.length > 0)
      for (let more = this.#upTo(3); more >= 0; more--) parts.push(this.#field(this.#choose(further), depth));
    return `{ ${this.#wrapped(typeName, parts).join(' ')} }`;
  }

  /** The parts, some of them in a fragment. */
  #wrapped(typeName: string, parts: string[]): string[] {
    const known = this.#fragments.filter(({ on }) => on === typeName);
    if (known.length > 0 && this.#oneIn(3)) return [...parts, `...${this.#choose(known).name}${this.#directive()}`];
    const cut = this.#upTo(parts.length + 1);
    const [outside, inside] = [parts.slice(0, cut), parts.slice(cut).join(' ') || '__typename'];
    switch (this.#upTo(6)) {
      case 0: {
        const name = `f${this.#names++}`;
        this.#fragments.push({ name, on: typeName, text: `{ ${inside} }` });
        return [...outside, `...${name}${this.#directive()}`];
      }
      case 1:
        return [`... on ${typeName}${this.#directive()} { ${inside} }`, ...outside];
      case 2:
        return [...outside, `...${this.#directive()} { ${inside} }`];
      default:
        return parts;
    }
  }

  #field(field: Field, depth: number): string {
    const below = isLeaf(field) ? '' : ` ${this.#below(getNamedType(field.type).name, depth - 1)}`;
    const call = this.#call(field);
    // Without arguments one name may come twice: then both parts are put together.
    const plain = call === field.name && !this.#oneIn(4);
    const alias = plain ? '' : this.#oneIn(SELDOM) ? 'same: ' : `a${this.#names++}: `;
    return `${alias}${call}${this.#directive()}${below}`;
  }

  #directive(): string {
    if (!this.#oneIn(7)) return '';
    const name = this.#choose(['include', 'skip']);
    const value = this.#oneIn(2) ? String(this.#oneIn(2)) : this.#variable('Boolean!', this.#oneIn(2));
    return ` @${name}(if: ${value})`;
  }

  #call(field: Field): string {
    const given = field.args.flatMap((argument) => {
      const isNeeded = isNonNullType(argument.type) && argument.defaultValue === undefined;
      return isNeeded || this.#oneIn(3) ? [`${argument.name}: ${this.#argument(argument)}`] : [];
    });
    return given.length > 0 ? `${field.name}(${given.join(', ')})` : field.name;
  }

  #argument(argument: GraphQLArgument): string {
    const value = this.#value(argument);
    if (this.#oneIn(2)) return this.#variable(String(argument.type), value);
    const isEnum = isEnumType(getNamedType(argument.type));
    return isEnum ? JSON.stringify(value).replaceAll('"', '') : JSON.stringify(value);
  }

  #value({ name, type }: GraphQLArgument): unknown {
    const named = getNamedType(type);
    const value = (): unknown => {
      if (isEnumType(named)) return this.#choose(named.getValues()).name;
      if (named.name === 'Int') return this.#oneIn(SELDOM) ? this.#choose([0, 101, -1]) : 1 + this.#upTo(3);
      if (named.name === 'DateTime') return this.#choose(instants.slice(0, this.#oneIn(SELDOM) ? 3 : 2));
      if (named.name === 'LocalDate') return this.#choose(days.slice(0, this.#oneIn(SELDOM) ? 3 : 2));
      return name === 'after' ? 'bm93aGVyZQ' : this.#choose(this.#ids);
    };
    if (!isListType(getNullableType(type)) || this.#oneIn(4)) return value();
    return Array.from({ length: this.#upTo(3) }, value);
  }

  #variable(type: string, value: unknown): string {
    const name = `v${this.#names++}`;
    this.#declared.push(`$${name}: ${type}`);
    if (!this.#oneIn(8 * SELDOM)) this.#variables[name] = value;
    return `$${name}`;
  }
}
