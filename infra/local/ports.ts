import { createServer, type AddressInfo } from 'node:net';

/**
 * Whether nothing on this machine listens on the port. Checks all interfaces, since DynamoDB Local uses all of them.
 */
export async function isFree(port: number): Promise<boolean> {
  return (await tryToListen(port)) !== undefined;
}

/** A port that is free now. Another program may still take it first. */
export async function freePort(): Promise<number> {
  const port = await tryToListen(0);
  if (port === undefined) throw new Error('The operating system has no free port');
  return port;
}

async function tryToListen(port: number): Promise<number | undefined> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen(port, () => {
      const { port: taken } = server.address() as AddressInfo;
      server.close(() => resolve(taken));
    });
  });
}
