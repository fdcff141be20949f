import sax from 'sax';
import { describe, expect, it } from 'vitest';
import { barChart, figure, lineChart, ticksUpTo } from '../../bench/chart.ts';

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** The elements of a chart; strict, so that what is no XML fails. */
function elementsOf(svg: string): Element[] {
  const elements: Element[] = [];
  const parser = sax.parser(true);
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    elements.push({ name, attributes: attributes as Record<string, string>, text: '' });
  };
  parser.ontext = (text) => {
    const last = elements.at(-1);
    if (last && text.trim() !== '') last.text += text;
  };
  parser.write(svg).close();
  return elements;
}

const textsOf = (elements: readonly Element[]) => elements.filter(({ text }) => text !== '').map(({ text }) => text);

const bars = barChart({
  title: 'Cold & warm',
  unit: 'ms',
  bars: [
    {
      label: 'slow <one>',
      parts: [
        { name: 'load', value: 300 },
        { name: 'first', value: 100 },
      ],
    },
    {
      label: 'fast',
      parts: [
        { name: 'load', value: 30 },
        { name: 'first', value: 10 },
      ],
    },
  ],
});

describe('barChart', () => {
  const elements = elementsOf(bars);

  it('says in words what it shows', () => {
    expect(elements[0]?.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'title description' });
    expect(elements.find(({ name }) => name === 'title')?.text).toBe('Cold & warm');
    expect(elements.find(({ name }) => name === 'desc')?.text).toBe('slow <one>: 400 ms; fast: 40 ms');
  });

  it('draws on a light ground of its own, whatever lies behind', () => {
    expect(elements.find(({ name }) => name === 'rect')?.attributes['fill']).toBe('#ffffff');
  });

  it('draws parts one after the other, as long as they are large', () => {
    const drawn = elements.filter(({ name, attributes }) => name === 'rect' && attributes['height'] === '20');
    const [load, first, fastLoad] = drawn.map(({ attributes }) => ({
      x: Number(attributes['x']),
      width: Number(attributes['width']),
    }));
    expect(drawn).toHaveLength(4);
    expect((load?.x ?? NaN) + (load?.width ?? NaN)).toBeCloseTo(first?.x ?? NaN, 0);
    expect((load?.width ?? NaN) / (first?.width ?? NaN)).toBeCloseTo(3, 1);
    expect((load?.width ?? NaN) / (fastLoad?.width ?? NaN)).toBeCloseTo(10, 1);
  });

  it('names bars, parts, ticks and the unit', () => {
    const texts = textsOf(elements);
    for (const each of ['slow <one>', 'fast', 'load', 'first', '0', '400', 'ms', '40 ms'])
      expect(texts).toContain(each);
  });
});

describe('lineChart', () => {
  const elements = elementsOf(
    lineChart({
      title: 'Growth',
      xLabel: 'runs',
      unit: 'requests',
      lines: [
        { name: 'flat', points: [10, 100, 1_000].map((x) => ({ x, y: 2 })) },
        { name: 'steep', points: [10, 100, 1_000].map((x) => ({ x, y: x })) },
      ],
    }),
  );
  const points = elements
    .filter(({ name }) => name === 'polyline')
    .map(({ attributes }) => (attributes['points'] ?? '').split(' ').map((at) => at.split(',').map(Number)));

  it('puts powers of ten at equal distances', () => {
    const [first = NaN, second = NaN, third = NaN] = points[0]?.map(([x = NaN]) => x) ?? [];
    expect(second - first).toBeCloseTo(third - second, 0);
  });

  it('draws what is flat flat, and what grows upwards', () => {
    expect(new Set(points[0]?.map(([, y]) => y)).size).toBe(1);
    const [low = NaN, , high = NaN] = points[1]?.map(([, y = NaN]) => y) ?? [];
    expect(high).toBeLessThan(low);
  });

  it('labels both axes, each size and each line', () => {
    const texts = textsOf(elements);
    for (const each of ['runs', 'requests', '10', '100', '1,000', 'flat', 'steep']) expect(texts).toContain(each);
    expect(elements.find(({ name }) => name === 'desc')?.text).toContain('flat: 2 at 10, 2 at 100, 2 at 1,000');
  });
});

describe('ticksUpTo', () => {
  it.each([
    [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [23, [0, 5, 10, 15, 20, 25]],
    [400, [0, 100, 200, 300, 400]],
    [0.3, [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]],
  ])('%f', (value, ticks) => {
    expect(ticksUpTo(value)).toEqual(ticks);
  });

  it.each([0.001, 0.7, 9.99, 10, 61, 12_345])('%f: few, even, and not below it', (value) => {
    const ticks = ticksUpTo(value);
    expect(ticks.length).toBeGreaterThanOrEqual(4);
    expect(ticks.length).toBeLessThanOrEqual(8);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(value);
  });
});

describe('figure', () => {
  it.each([
    [12_345.6, '12,346'],
    [99.94, '99.9'],
    [4, '4'],
    [2.345, '2.35'],
  ])('%f is %s', (value, text) => {
    expect(figure(value)).toBe(text);
  });
});
