import { CliError } from './cli-error.ts';

export const defaultPort = 4000;

/** Unprivileged ports that browsers and `fetch` refuse to call (the Fetch standard's "bad ports"). */
const unsafePorts = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

/** The port from PORT, by default 4000. @throws CliError if PORT is invalid */
export function portFrom(env: NodeJS.ProcessEnv): number {
  const given = env['PORT'];
  if (!given) return defaultPort;
  const port = Number(given);
  if (unsafePorts.has(port))
    throw new CliError(`PORT is ${port}, which browsers refuse as unsafe: choose another one.`);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new CliError(`PORT is "${given}", which is not a port: give a whole number from 1 to 65535.`);
}

/** The address of the local system, without a trailing slash. */
export function urlAt(port: number): string {
  return `http://localhost:${port}`;
}

/** The prefix for commands that should find the system on this port. */
export function portPrefix(port: number): string {
  return port === defaultPort ? '' : `PORT=${port} `;
}
