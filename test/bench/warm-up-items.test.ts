import { expect, it } from 'vitest';
import { warmUpItems } from '../../bench/world/warm-up-items.ts';
import items from '../../infra/bundle/warm-up-items.json' with { type: 'json' };

it('The table that functions are warmed up with holds what the store writes today', () => {
  expect(items, 'run node bench/world/warm-up-items.ts').toEqual(JSON.parse(JSON.stringify(warmUpItems())));
});
