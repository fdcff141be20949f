import { Trouble } from './trouble.ts';

export const defaultPort = 4000;

/** The port that PORT names, or else 4000. @throws Trouble for a PORT that is none */
export function portFrom(env: NodeJS.ProcessEnv): number {
  const given = env['PORT'];
  if (!given) return defaultPort;
  const port = Number(given);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Trouble(`PORT is "${given}", which is no port: give a whole number from 1 to 65535.`);
}

/** Where the local system answers, without a slash at its end. */
export function urlAt(port: number): string {
  return `http://localhost:${port}`;
}

/** What to put before a command so that it finds the system on this port. */
export function portPrefix(port: number): string {
  return port === defaultPort ? '' : `PORT=${port} `;
}
