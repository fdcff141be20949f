import { type AttributeValue, fromAttribute, setProperty } from './attribute-values.ts';
import type { OperationName } from './dynamodb.ts';
import { fromWire } from './dynamodb-wire.ts';
import type { Answer } from './http-answer.ts';
import { longerShape, objectOf, type Shape, shapesInside, shapesOfItems } from './item-shapes.ts';
import { CLOSE, CLOSE_LIST, JsonScanner, OPEN, OPEN_LIST, Unexpected } from './json-scanner.ts';

type Document = Record<string, unknown>;

/** The parts of an answer that are items, or lists of them. */
const parts: ReadonlyMap<string, 'item' | 'list' | 'listsByTable'> = new Map([
  ['Item', 'item'],
  ['Items', 'list'],
  ['LastEvaluatedKey', 'item'],
  ['Responses', 'listsByTable'],
]);

/** How values begin of which there are many, and how long that is. */
const [TEXT, NUMBER, MAP, LIST] = ['{"S":"', '{"N":"', '{"M":{', '{"L":['];
const TAG_LENGTH = '{"S":'.length;

/**
 * The answer to an operation in plain values: just what `fromWire` makes of what `JSON.parse` answers, in a third of the
 * time. What DynamoDB wraps each value in is not made to be thrown away, and names that were expected are not looked up.
 *
 * Undefined for a text that is not written as DynamoDB writes its answers. It may be JSON all the same.
 */
export function readAnswer(operation: OperationName, answer: Pick<Answer, 'text' | 'bytes'>): Document | undefined {
  try {
    return new AnswerReader(new JsonScanner(answer)).readAnswer(operation);
  } catch (error) {
    if (error instanceof Unexpected) return undefined;
    throw error;
  }
}

class AnswerReader {
  readonly #scanner: JsonScanner;
  /** Of the objects that are being read, the inner after the outer ones. */
  readonly #values: unknown[] = [];
  #count = 0;

  constructor(scanner: JsonScanner) {
    this.#scanner = scanner;
  }

  readAnswer(operation: OperationName): Document {
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

  #readItems(): Document[] {
    const scanner = this.#scanner;
    const items: Document[] = [];
    scanner.read(OPEN_LIST);
    if (!scanner.readIf(CLOSE_LIST))
      do items.push(this.#readItem());
      while (scanner.goesOn(CLOSE_LIST));
    return items;
  }

  #readItem(): Document {
    return this.#readAttributes(shapesOfItems());
  }

  /** Attributes by their names: an item, or a map within one. */
  #readAttributes(beginning: Shape): Document {
    const scanner = this.#scanner;
    scanner.read(OPEN);
    if (scanner.readIf(CLOSE)) return {};
    const first = this.#count;
    let shape = beginning;
    do {
      const { likely } = shape;
      if (likely !== undefined && scanner.text.startsWith(likely.opening, scanner.at)) shape = likely;
      else shape = this.#shapeFrom(shape);
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

  /** The shape that goes on with the attribute which begins here. */
  #shapeFrom(before: Shape): Shape {
    const scanner = this.#scanner;
    const { text, at: start } = scanner;
    const name = scanner.readName();
    const is = text.startsWith(TEXT, scanner.at) ? 'text' : text.startsWith(NUMBER, scanner.at) ? 'number' : 'other';
    const opening = text.slice(start, is === 'other' ? scanner.at : scanner.at + TEXT.length);
    scanner.at = start;
    return longerShape(before, { opening, name, is });
  }

  /** A value of an attribute, or in one, `{"S":"text"}`. Maps in it have shapes of their own. */
  #readValue(attribute: Shape): unknown {
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
      value = this.#readAttributes(shapesInside(attribute));
    } else if (text.startsWith(LIST, at)) {
      scanner.at += TAG_LENGTH;
      value = this.#readList(attribute);
    } else return fromAttribute(scanner.readValue() as AttributeValue);
    scanner.read(CLOSE);
    return value;
  }

  #readList(attribute: Shape): unknown[] {
    const scanner = this.#scanner;
    const list: unknown[] = [];
    scanner.read(OPEN_LIST);
    if (!scanner.readIf(CLOSE_LIST))
      do list.push(this.#readValue(attribute));
      while (scanner.goesOn(CLOSE_LIST));
    return list;
  }
}
