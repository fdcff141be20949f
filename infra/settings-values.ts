/** How a value of CDK context is read: from cdk.json, where it may have any type, or from the command line, where it is a text. */

export function oneOf<T extends string>(key: string, value: unknown, choices: readonly T[]): T {
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new Error(`${key}: "${String(value)}" must be one of ${choices.join(', ')}`);
  return choice;
}

export function list(key: string, value: unknown): string[] {
  const items: unknown[] = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
  return items.map((item) => optionalText(key, item)?.trim() ?? '').filter((item) => item !== '');
}

export function optionalText(key: string, value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw new Error(`${key}: must be a text`);
  return value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A whole number within bounds; undefined if there is none. */
export function optionalNumber(
  key: string,
  value: unknown,
  [least, most]: readonly [number, number],
): number | undefined {
  if (value === undefined || value === '') return undefined;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < least || number > most) {
    throw new Error(`${key}: "${String(value)}" must be a whole number from ${least} to ${most}`);
  }
  return number;
}

/** `graphql=400,outbound=50`, or the same as an object. */
export function numbers<Name extends string>(
  key: string,
  value: unknown,
  names: readonly Name[],
): Partial<Record<Name, number>> {
  const pairs: [string, unknown][] = isRecord(value)
    ? Object.entries(value)
    : list(key, value).map((pair): [string, unknown] => {
        const [name = '', number] = pair.split('=', 2);
        return [name.trim(), number?.trim()];
      });
  const read = pairs.map(([name, number]) => {
    const known = oneOf(key, name, names);
    const amount = optionalNumber(`${key}: ${name}`, number, [0, 100_000]);
    if (amount === undefined) throw new Error(`${key}: give ${name} a number, such as ${name}=50`);
    return [known, amount];
  });
  return Object.fromEntries(read) as Partial<Record<Name, number>>;
}
