import { expect, it } from 'vitest';
import { madeReference, writtenReference } from '../../scripts/docs.ts';

it('docs/schema.md tells of this schema', () => {
  expect(writtenReference() === madeReference(), 'docs/schema.md is stale: run npm run docs').toBe(true);
});

it('docs/schema.md has a heading for each of its links', () => {
  const page = writtenReference();
  const headings = new Set([...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title.toLowerCase()));
  const links = new Set([...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, target = '']) => target));
  expect([...links].filter((target) => !headings.has(target))).toEqual([]);
});
