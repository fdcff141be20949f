import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { createBuiltFunction, type FunctionConfig } from '../../infra/local/template/functions/built-function.ts';

const codeFolder = mkdtempSync(join(tmpdir(), 'sidelined-function-'));
writeFileSync(
  join(codeFolder, 'index.mjs'),
  `export async function handler(event, context) {
    switch (event.do) {
      case 'look': return { pid: process.pid, env: process.env };
      case 'left': return context.getRemainingTimeInMillis();
      case 'print': console.log('printed'); return;
      case 'throw': throw new Error('refused');
      case 'exit': return process.exit(3);
      case 'hang': return new Promise(() => setInterval(() => undefined, 1000));
      default: return event;
    }
  }`,
);
afterAll(() => rmSync(codeFolder, { recursive: true }));

function start(more: Partial<FunctionConfig> = {}) {
  const lines: string[] = [];
  const config = { name: 'Fn', codeFolder, handler: 'index.handler', environment: {}, timeoutSeconds: 20, ...more };
  const fn = createBuiltFunction(config, (line) => lines.push(line));
  onTestFinished(() => fn.stop());
  return { fn, lines };
}

test('answers one call after another, and several at once, in one process that the first call starts', async () => {
  const { fn } = start();
  expect(fn.pid).toBeUndefined();
  const { pid } = (await fn.invoke({ do: 'look' })) as { pid: number };
  expect(await Promise.all([1, 2, 3].map((n) => fn.invoke({ n })))).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  expect(fn.pid).toBe(pid);
});

test('sees its own variables and nothing of this process', async () => {
  const { fn } = start({ environment: { TABLE_NAME: 'table' } });
  const { env } = (await fn.invoke({ do: 'look' })) as { env: object };
  expect(env).toMatchObject({ TABLE_NAME: 'table' });
  expect(Object.keys(env).filter((name) => !/^(TABLE_NAME|NODE_CHANNEL_.*)$/.test(name))).toEqual([]);
});

test('knows how much time it has left', async () => {
  const { fn } = start();
  const left = await fn.invoke({ do: 'left' });
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(20_000);
});

test('a line that it prints is logged', async () => {
  const { fn, lines } = start();
  expect(await fn.invoke({ do: 'print' })).toBeUndefined();
  await expect.poll(() => lines).toEqual(['printed']);
});

test('that throws fails, is logged, and goes on', async () => {
  const { fn, lines } = start();
  await expect(fn.invoke({ do: 'throw' })).rejects.toMatchObject({ message: 'Error: refused', timedOut: false });
  const { pid } = fn;
  expect(await fn.invoke({})).toEqual({});
  expect(fn.pid).toBe(pid);
  await expect.poll(() => lines[0]).toBe('Error: refused');
});

test('whose process ends fails in all its calls, and the next call starts another process', async () => {
  const { fn, lines } = start();
  const calls = [fn.invoke({ do: 'hang' }), fn.invoke({ do: 'exit' })];
  await Promise.all(calls.map((call) => expect(call).rejects.toThrow('Fn ended (exit code 3)')));
  expect(lines).toContain('Fn ended (exit code 3)');
  expect(await fn.invoke({ n: 1 })).toEqual({ n: 1 });
});

test('that takes too long is ended, and the next call starts another process', async () => {
  const { fn, lines } = start({ timeoutSeconds: 3 });
  const { pid } = (await fn.invoke({ do: 'look' })) as { pid: number };
  await expect(fn.invoke({ do: 'hang' })).rejects.toMatchObject({ timedOut: true });
  expect(lines).toContain('Fn: Task timed out after 3.00 seconds');
  expect(await fn.invoke({ n: 1 })).toEqual({ n: 1 });
  expect(fn.pid).not.toBe(pid);
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test.each([
  ['that cannot be loaded', { handler: 'none.handler' }, 'Cannot find module'],
  ['that exports no such handler', { handler: 'index.other' }, 'exports no index.other'],
])('%s fails with the reason', async (_, config, reason) => {
  await expect(start(config).fn.invoke({})).rejects.toThrow(reason);
});

test('ends with the process that started it, even if that is killed', async () => {
  const module = join(import.meta.dirname, '../../infra/local/template/functions/built-function.ts');
  const config = { name: 'Fn', codeFolder, handler: 'index.handler', environment: {}, timeoutSeconds: 20 };
  const script = `import { createBuiltFunction } from ${JSON.stringify(module)};
    const { pid } = await createBuiltFunction(${JSON.stringify(config)}, () => undefined).invoke({ do: 'look' });
    process.stdout.write(String(pid), () => process.kill(process.pid, 'SIGKILL'));`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = Number(await text(parent.stdout));
  expect(pid).toBeGreaterThan(0);
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
