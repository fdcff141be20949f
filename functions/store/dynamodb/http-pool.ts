import type * as net from 'node:net';
import { type Answer, brokenOff, createAnswerReader, LostAnswer } from './http-answer.ts';
import type { Connector } from './http-connector.ts';

export interface PoolOptions {
  connect: Connector;
  mostSockets: number;
  /** How many may be opening at a time. */
  mostOpening: number;
  /** How long a request may be under way. */
  timeoutMs: number;
}

/** A request with who waits for its answer. */
interface Exchange {
  text: string;
  read: ReturnType<typeof createAnswerReader>;
  resolve(answer: Answer): void;
  reject(error: Error): void;
  deadline: NodeJS.Timeout | undefined;
  connection: Connection | undefined;
}

interface Connection {
  socket: net.Socket;
  is: 'opening' | 'idle' | 'busy' | 'gone';
  /** Of its opening. */
  deadline: NodeJS.Timeout | undefined;
  /** What it is busy with. */
  exchange: Exchange | undefined;
  /** It may have died unnoticed. */
  hasLainIdle: boolean;
}

/**
 * Sends requests over connections that are kept, one request at a time over each. Requests wait in the order in which they
 * come, each for whichever connection is open and free first.
 *
 * As many are under way as there may be sockets, those included that wait for theirs to open; from then on their time runs.
 * So no more sockets are opened than there may be, and nobody waits longer because they are opened gently.
 */
export function createPool({ connect, mostSockets, mostOpening, timeoutMs }: PoolOptions) {
  const idle: Connection[] = [];
  let opening = 0;
  /** Under way, and without a connection yet. */
  const admitted: Exchange[] = [];
  /** Not under way. */
  const queued: Exchange[] = [];
  let underWay = 0;

  function begin(exchange: Exchange): void {
    underWay += 1;
    exchange.deadline = setTimeout(expire, timeoutMs, exchange);
    const free = idle.pop();
    if (free) return give(free, exchange);
    admitted.push(exchange);
    openMore();
  }

  function end({ deadline }: Exchange): void {
    clearTimeout(deadline);
    underWay -= 1;
    const next = queued.shift();
    if (next) begin(next);
  }

  function openMore(): void {
    while (opening < mostOpening && opening < admitted.length) open();
  }

  function open(): void {
    const socket = connect(() => {
      if (connection.is !== 'opening') return;
      clearTimeout(connection.deadline);
      opening -= 1;
      // Requests under way hold the process by their deadlines. A socket alone does not.
      socket.unref();
      serve(connection);
      openMore();
    });
    const connection: Connection = {
      socket,
      is: 'opening',
      deadline: undefined,
      exchange: undefined,
      hasLainIdle: false,
    };
    opening += 1;
    connection.deadline = setTimeout(drop, timeoutMs, connection);
    socket.on('data', (bytes: Buffer) => receive(connection, bytes));
    socket.on('end', () => receive(connection, undefined));
    socket.on('error', (error) => drop(connection, error));
    socket.on('close', () => drop(connection, brokenOff()));
  }

  /** A connection is free. */
  function serve(connection: Connection): void {
    const next = admitted.shift();
    if (next) return give(connection, next);
    connection.is = 'idle';
    connection.hasLainIdle = true;
    idle.push(connection);
  }

  function give(connection: Connection, exchange: Exchange): void {
    connection.is = 'busy';
    connection.exchange = exchange;
    exchange.connection = connection;
    connection.socket.write(exchange.text);
  }

  function receive(connection: Connection, bytes: Buffer | undefined): void {
    const { socket, exchange } = connection;
    // It has ended, or speaks without being asked.
    if (!exchange) return drop(connection, brokenOff());
    let answer: Answer | undefined;
    try {
      answer = exchange.read(bytes);
    } catch (error) {
      return drop(connection, error as Error);
    }
    if (!answer) return;
    connection.exchange = undefined;
    // An answer to a part of a request: the other part would stand before the next one.
    if (answer.isLast || socket.writableLength > 0) drop(connection);
    else serve(connection);
    end(exchange);
    exchange.resolve(answer);
  }

  /** Gives a connection up. With an error, the request fails that it was busy with or opened for. */
  function drop(connection: Connection, error?: Error): void {
    const was = connection.is;
    if (was === 'gone') return;
    connection.is = 'gone';
    connection.socket.destroy();
    clearTimeout(connection.deadline);
    if (was === 'opening') opening -= 1;
    if (was === 'idle') idle.splice(idle.indexOf(connection), 1);
    const exchange = was === 'opening' && error ? admitted.shift() : connection.exchange;
    connection.exchange = undefined;
    if (exchange && error) {
      // So may be all that lie idle, and four tries are soon spent on them.
      if (connection.hasLainIdle) for (const each of [...idle]) drop(each);
      end(exchange);
      exchange.reject(error);
    }
    openMore();
  }

  function expire(exchange: Exchange): void {
    const late = new LostAnswer(`DynamoDB did not answer within ${timeoutMs} ms`);
    if (exchange.connection) return drop(exchange.connection, late);
    admitted.splice(admitted.indexOf(exchange), 1);
    end(exchange);
    exchange.reject(late);
  }

  /** Sends a request, and answers what comes back. Rejects with a LostAnswer, or with Node's own error and its code. */
  return (text: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const read = createAnswerReader();
      const exchange: Exchange = { text, read, resolve, reject, deadline: undefined, connection: undefined };
      if (underWay < mostSockets) begin(exchange);
      else queued.push(exchange);
    });
}
