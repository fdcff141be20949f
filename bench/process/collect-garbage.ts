import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Twice: what the first time finds weakly held goes with the second. Under the flag for good, no code cache would fit. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  gc();
  gc();
}
