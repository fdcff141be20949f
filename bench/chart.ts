/** Charts as SVG text: pure functions of their data, light on any background, with their figures in words for who cannot see them. */

export interface BarChart {
  title: string;
  unit: string;
  /** Parts are drawn one after the other: together they are the bar. */
  bars: readonly { label: string; parts: readonly { name: string; value: number }[] }[];
}

export interface LineChart {
  title: string;
  /** What the x axis counts, in powers of ten. */
  xLabel: string;
  unit: string;
  lines: readonly { name: string; points: readonly { x: number; y: number }[] }[];
}

const WIDTH = 760;
const LABELS = 260;
const TOP = 56;
const BAR = 30;
const PLOT_HEIGHT = 240;
/** Told apart by the colour-blind, too (Okabe and Ito). */
const COLORS = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#d55e00', '#56b4e9'];
const INK = '#24292f';
const GRID = '#d0d7de';

const colorOf = (index: number): string => COLORS[index % COLORS.length] ?? INK;

/** Horizontal bars from zero, one below the other, each with its sum beside it. */
export function barChart({ title, unit, bars }: BarChart): string {
  const sums = bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0));
  const names = [...new Set(bars.flatMap(({ parts }) => parts.map(({ name }) => name)))];
  const ticks = ticksUpTo(Math.max(...sums));
  const right = WIDTH - 90;
  const bottom = TOP + bars.length * BAR;
  const x = (value: number) => LABELS + (value / (ticks.at(-1) ?? 1)) * (right - LABELS);
  const drawn = bars.map(({ label, parts }, row) => {
    const y = TOP + row * BAR;
    let from = 0;
    const rects = parts.map(({ name, value }) => {
      const rect = `<rect x="${round(x(from))}" y="${y + 5}" width="${round(x(from + value) - x(from))}" height="${BAR - 10}" fill="${colorOf(names.indexOf(name))}"/>`;
      from += value;
      return rect;
    });
    const sum = text(round(x(from)) + 6, y + BAR / 2 + 4, `${figure(sums[row] ?? 0)} ${unit}`);
    return [text(LABELS - 8, y + BAR / 2 + 4, label, 'end'), ...rects, sum].join('\n');
  });
  const spoken = bars.map(({ label }, row) => `${label}: ${figure(sums[row] ?? 0)} ${unit}`);
  return svg(title, spoken, bottom + 56, [
    ...ticks.map((tick) => line(x(tick), TOP, x(tick), bottom, GRID)),
    ...ticks.map((tick) => text(round(x(tick)), bottom + 18, figure(tick), 'middle')),
    text((LABELS + right) / 2, bottom + 40, unit, 'middle'),
    ...(names.length > 1 ? legend(names, LABELS) : []),
    ...drawn,
  ]);
}

/** Lines over a logarithmic x axis, from zero up. */
export function lineChart({ title, xLabel, unit, lines }: LineChart): string {
  const all = lines.flatMap(({ points }) => points);
  const [least, most] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))];
  const ticks = ticksUpTo(Math.max(...all.map(({ y }) => y)));
  const [left, right] = [70, WIDTH - 30];
  const top = TOP + 18 * lines.length - 12;
  const bottom = top + PLOT_HEIGHT;
  const x = (value: number) => left + (Math.log(value / least) / Math.log(most / least)) * (right - left);
  const y = (value: number) => bottom - (value / (ticks.at(-1) ?? 1)) * PLOT_HEIGHT;
  const sizes = [...new Set(all.map((point) => point.x))].sort((a, b) => a - b);
  const drawn = lines.map(({ points }, index) => {
    const path = points.map((point) => `${round(x(point.x))},${round(y(point.y))}`);
    const dots = path.map((at) => `<circle cx="${at.replace(',', '" cy="')}" r="3.5" fill="${colorOf(index)}"/>`);
    return `<polyline points="${path.join(' ')}" fill="none" stroke="${colorOf(index)}" stroke-width="2"/>\n${dots.join('\n')}`;
  });
  const spoken = lines.map(
    ({ name, points }) => `${name}: ${points.map((point) => `${figure(point.y)} at ${figure(point.x)}`).join(', ')}`,
  );
  return svg(title, spoken, bottom + 56, [
    ...ticks.map((tick) => line(left, y(tick), right, y(tick), GRID)),
    ...ticks.map((tick) => text(left - 8, round(y(tick)) + 4, figure(tick), 'end')),
    ...sizes.map((size) => line(x(size), bottom, x(size), bottom + 5, INK)),
    ...sizes.map((size) => text(round(x(size)), bottom + 20, figure(size), 'middle')),
    text((left + right) / 2, bottom + 42, xLabel, 'middle'),
    `<text transform="translate(18 ${round((top + bottom) / 2)}) rotate(-90)" text-anchor="middle">${escaped(unit)}</text>`,
    ...lines.flatMap(({ name }, index) => key(left, 44 + 18 * index, name, index)),
    ...drawn,
  ]);
}

/** From zero to no less than a value, in steps of 1, 2 or 5 times a power of ten: four to ten of them. */
export function ticksUpTo(value: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1e-9) / 4));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => value / each <= 6) ?? power * 10;
  const count = Math.max(1, Math.ceil(value / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Three digits, thousands apart. */
export function figure(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

function svg(title: string, spoken: readonly string[], height: number, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title description" font-family="system-ui, sans-serif" font-size="12" fill="${INK}">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(spoken.join('; '))}</desc>
<rect width="${WIDTH}" height="${height}" rx="8" fill="#ffffff" stroke="${GRID}"/>
<text x="16" y="26" font-size="15" font-weight="600">${escaped(title)}</text>
${parts.join('\n')}
</svg>
`;
}

function legend(names: readonly string[], left: number): string[] {
  return names.flatMap((name, index) => key(left + index * 170, 44, name, index));
}

const key = (x: number, y: number, name: string, index: number): string[] => [
  `<rect x="${x}" y="${y - 9}" width="10" height="10" fill="${colorOf(index)}"/>`,
  text(x + 16, y, name),
];

const text = (x: number, y: number, content: string, anchor: 'start' | 'middle' | 'end' = 'start'): string =>
  `<text x="${x}" y="${y}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${escaped(content)}</text>`;

const line = (x1: number, y1: number, x2: number, y2: number, color: string): string =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${color}"/>`;

const round = (value: number): number => Math.round(value * 10) / 10;

const escaped = (content: string): string =>
  content.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '&quot;');
