import { type AttributeValue, fromAttribute, setProperty } from './attribute-values.ts';
import type { OperationName } from './client.ts';
import { fromWire } from './dynamodb-wire.ts';
import { emptyItem, emptyMapIn, longerShape, objectOf, type Shape } from './item-shapes.ts';
import { CLOSE, CLOSE_LIST, JsonScanner, OPEN, OPEN_LIST, Unexpected } from './json-scanner.ts';

type Document = Record<string, unknown>;
type Part = 'item' | 'list' | 'listsByTable';

const found = new Map<string, Part>([
  ['Items', 'list'],
  ['LastEvaluatedKey', 'item'],
]);
/** Which parts of an answer are items, or lists of them, for the operations that read. */
const partsOf: Partial<Record<OperationName, ReadonlyMap<string, Part>>> = {
  GetItem: new Map([['Item', 'item']]),
  Query: found,
  Scan: found,
  BatchGetItem: new Map([['Responses', 'listsByTable']]),
};

/** How values begin of which there are many. */
const [TEXT, NUMBER, MAP, LIST] = ['{"S":"', '{"N":"', '{"M":{', '{"L":['];
/** Up to where a map or a list itself begins. */
const TAG_LENGTH = '{"M":'.length;

/**
 * The answer to an operation that reads, in plain values: just what `fromWire` makes of what `JSON.parse` answers, in a
 * third of the time. What DynamoDB wraps each value in is not made to be thrown away, and names that were expected are not
 * looked up.
 *
 * Undefined for bytes that are not written as DynamoDB writes its answers, and for other operations. They may be JSON all
 * the same; if they are not, it is not said here.
 */
export function readAnswer(operation: OperationName, bytes: Buffer): Document | undefined {
  const parts = partsOf[operation];
  if (!parts) return undefined;
  try {
    return new ItemReader(new JsonScanner(bytes)).readParts(operation, parts);
  } catch {
    // Whatever it was, such as a value of a kind that nothing here writes: whoever reads it the other way sees it, too.
    return undefined;
  }
}

class ItemReader {
  readonly #scanner: JsonScanner;
  /** Of the objects that are being read, the inner after the outer ones. */
  readonly #values: unknown[] = [];
  #count = 0;

  constructor(scanner: JsonScanner) {
    this.#scanner = scanner;
  }

  /** A whole answer. */
  readParts(operation: OperationName, parts: ReadonlyMap<string, Part>): Document {
    const scanner = this.#scanner;
    const answer = this.#readMembers((name) => {
      switch (parts.get(name)) {
        case 'item':
          return this.#readItem();
        case 'list':
          return this.#readItems();
        case 'listsByTable':
          return this.#readMembers(() => this.#readItems());
        default:
          return fromWire(operation, { [name]: scanner.readValue() })[name];
      }
    });
    if (scanner.at < scanner.text.length) throw new Unexpected();
    return answer;
  }

  /** The members of an object that is none of attributes. */
  #readMembers(readEach: (name: string) => unknown): Document {
    const scanner = this.#scanner;
    const members: Document = {};
    scanner.read(OPEN);
    if (!scanner.readIf(CLOSE))
      do {
        const name = scanner.readName();
        setProperty(members, name, readEach(name));
      } while (scanner.goesOn(CLOSE));
    return members;
  }

  #readList<T>(readEach: () => T): T[] {
    const scanner = this.#scanner;
    const list: T[] = [];
    scanner.read(OPEN_LIST);
    if (!scanner.readIf(CLOSE_LIST))
      do list.push(readEach());
      while (scanner.goesOn(CLOSE_LIST));
    return list;
  }

  #readItems(): Document[] {
    return this.#readList(() => this.#readItem());
  }

  #readItem(): Document {
    return this.#readAttributes(emptyItem);
  }

  /** Attributes by their names: an item, or a map within one. Without a shape to begin with, no shape is remembered. */
  #readAttributes(empty: Shape | undefined): Document {
    const scanner = this.#scanner;
    scanner.read(OPEN);
    if (scanner.readIf(CLOSE)) return {};
    if (!empty) return this.#readOthers({});
    const first = this.#count;
    let shape = empty;
    do {
      const { likely } = shape;
      const next = likely && scanner.text.startsWith(likely.opening, scanner.at) ? likely : this.#shapeFrom(shape);
      if (!next) {
        this.#count = first;
        return this.#readOthers(objectOf(shape, this.#values, first));
      }
      shape = next;
      scanner.at += shape.opening.length;
      let value: unknown;
      if (shape.is === 'other') value = this.#readValue(shape);
      else {
        value = shape.is === 'text' ? scanner.readText() : scanner.readNumber();
        scanner.read(CLOSE);
      }
      this.#values[this.#count++] = value;
    } while (scanner.goesOn(CLOSE));
    this.#count = first;
    return objectOf(shape, this.#values, first);
  }

  /** The shape that goes on with the attribute which begins here, if it is one to remember. */
  #shapeFrom(before: Shape): Shape | undefined {
    const scanner = this.#scanner;
    const { text, at: start } = scanner;
    const name = scanner.readName();
    const is = text.startsWith(TEXT, scanner.at) ? 'text' : text.startsWith(NUMBER, scanner.at) ? 'number' : 'other';
    const opening = text.slice(start, is === 'other' ? scanner.at : scanner.at + TEXT.length);
    scanner.goBack(start);
    return longerShape(before, { opening, name, is });
  }

  /** The attributes from here on, into the object that those before them are in. */
  #readOthers(object: Document): Document {
    const scanner = this.#scanner;
    do {
      const name = scanner.readName();
      setProperty(object, name, this.#readValue(undefined));
    } while (scanner.goesOn(CLOSE));
    return object;
  }

  /** A value of an attribute, or in one, `{"S":"text"}`. Maps in it have shapes of their own. */
  #readValue(attribute: Shape | undefined): unknown {
    const scanner = this.#scanner;
    const { text, at } = scanner;
    let value: unknown;
    if (text.startsWith(TEXT, at)) {
      scanner.at += TEXT.length;
      value = scanner.readText();
    } else if (text.startsWith(NUMBER, at)) {
      scanner.at += NUMBER.length;
      value = scanner.readNumber();
    } else if (text.startsWith(MAP, at)) {
      scanner.at += TAG_LENGTH;
      value = this.#readAttributes(attribute && emptyMapIn(attribute));
    } else if (text.startsWith(LIST, at)) {
      scanner.at += TAG_LENGTH;
      value = this.#readList(() => this.#readValue(attribute));
    } else return fromAttribute(scanner.readValue() as AttributeValue);
    scanner.read(CLOSE);
    return value;
  }
}
