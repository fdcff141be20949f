/**
 * Runs in its own process: loads the built code of a function and calls its handler with each event that arrives.
 *
 * Usage: fork(function-process.ts, [CODE_FOLDER, 'index.handler'])
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Answer, Call } from './built-function.ts';

type Handler = (event: unknown, context: { getRemainingTimeInMillis(): number }) => Promise<unknown>;

const [, , codeFolder = '', handlerName = ''] = process.argv;
const [file = '', exported = ''] = handlerName.split('.', 2);
const loading = import(pathToFileURL(join(codeFolder, `${file}.mjs`)).href) as Promise<Record<string, Handler>>;
// If it fails, so does each call that waits for it.
loading.catch(() => undefined);

process.on('message', ({ id, event, deadline }: Call) => {
  void answer(event, deadline).then((outcome) => process.send?.({ id, ...outcome } satisfies Answer));
});

// The parent process has ended, so nobody waits for a response.
process.on('disconnect', () => process.exit());

async function answer(event: unknown, deadline: number): Promise<Omit<Answer, 'id'>> {
  try {
    const handler = (await loading)[exported];
    if (!handler) throw new Error(`${codeFolder} exports no ${handlerName}`);
    return { payload: await handler(event, { getRemainingTimeInMillis: () => deadline - Date.now() }) };
  } catch (error) {
    console.error(error);
    return { error: String(error) };
  }
}
