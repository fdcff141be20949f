/** A column of a table: its title, and its cell for a row. Numbers are aligned to the right. */
export interface Column<Row> {
  title: string;
  cell: (row: Row) => string;
  isText?: boolean;
}

/** A Markdown table in Prettier's format. */
export function markdownTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
  const widths = columns.map(({ title }, at) => Math.max(3, title.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const line = (texts: readonly string[]) =>
    `| ${texts.map((text, at) => (columns[at]?.isText ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = columns.map(({ isText }, at) => '-'.repeat((widths[at] ?? 3) - (isText ? 0 : 1)) + (isText ? '' : ':'));
  return [line(columns.map(({ title }) => title)), `| ${rule.join(' | ')} |`, ...cells.map(line)].join('\n');
}

/**
 * Replaces the generated text of a page, between `<!-- begin name -->` and `<!-- end name -->`. The rest of the page
 * was written by hand and stays.
 *
 * @throws if the page lacks a marker, or has one for which nothing is generated
 */
export function fillIn(page: string, generated: Readonly<Record<string, string>>): string {
  const places = [...page.matchAll(/<!-- begin (\S+) -->/g)].map(([, name = '']) => name);
  const unknown = places.filter((name) => !Object.hasOwn(generated, name));
  if (unknown.length > 0) throw new Error(`Nothing is generated for ${unknown.join(', ')}`);
  return Object.entries(generated).reduce((text, [name, content]) => {
    const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`The page has no place for ${name}: ${begin} … ${end}`);
    return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
  }, page);
}
