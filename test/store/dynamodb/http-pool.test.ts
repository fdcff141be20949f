import dns from 'node:dns';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { isTransientError } from '@smithy/core/retry';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { LostAnswer } from '../../../functions/store/dynamodb/http-answer.ts';
import { type Connector, connectorTo } from '../../../functions/store/dynamodb/http-connector.ts';
import { createPool, type PoolOptions } from '../../../functions/store/dynamodb/http-pool.ts';
import { selfSigned } from '../../support/dynamodb-proxy/certificate.ts';
import {
  answersWithMore,
  bytesOf,
  endlessAnswers,
  endlessText,
  refusedAnswers,
  wholeAnswers,
} from '../../support/http-answers.ts';
import { type Move, type RawRequest, type RawServerOptions, startRawServer, turn } from '../../support/raw-server.ts';
import { start } from '../../support/run.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Longer than any answer on a busy machine. */
const PATIENT_MS = 20_000;

/** A request, and the answer that says it again. */
const ask = (name: string | number): string =>
  `POST / HTTP/1.1\r\ncontent-length: ${String(name).length}\r\n\r\n${name}`;
const nameOf = ({ text }: RawRequest): string => text.slice(text.indexOf('\r\n\r\n') + 4);
const say = (body: string): Buffer => bytesOf(['HTTP/1.1 200 OK', `Content-Length: ${body.length}`], body);
const echo = (request: RawRequest): Move[] => [say(nameOf(request))];

/** A connector that counts, and keeps what it has begun to open. */
function watch(connect: Connector) {
  const sockets: net.Socket[] = [];
  const closed: Promise<unknown>[] = [];
  const watched = {
    sockets,
    opening: 0,
    mostOpening: 0,
    /** Of those that are not given up: the other side hears of that later. */
    mostOpen: 0,
    /** Resolves when the client has noticed that all its sockets are gone. */
    allGone: () => Promise.all(closed),
    connect(opened: () => void) {
      watched.opening += 1;
      watched.mostOpening = Math.max(watched.mostOpening, watched.opening);
      const socket = connect(() => {
        watched.opening -= 1;
        opened();
      });
      sockets.push(socket);
      closed.push(new Promise((resolve) => socket.on('close', resolve)));
      watched.mostOpen = Math.max(watched.mostOpen, sockets.filter(({ destroyed }) => !destroyed).length);
      return socket;
    },
  };
  return watched;
}

async function poolTo(serverOptions: RawServerOptions, options: Partial<PoolOptions> = {}) {
  const server = await startRawServer(serverOptions);
  const watched = watch(options.connect ?? connectorTo(server.url));
  const send = createPool({
    mostSockets: 50,
    mostOpening: 4,
    timeoutMs: PATIENT_MS,
    ...options,
    connect: watched.connect,
  });
  return { server, watched, send };
}

/** What becomes of each of many. */
async function outcomes(sent: readonly Promise<{ bytes: Buffer }>[]): Promise<unknown[]> {
  const settled = await Promise.allSettled(sent);
  return settled.map((each) =>
    each.status === 'fulfilled'
      ? each.value.bytes.toString()
      : ((each.reason as { code?: string }).code ?? (each.reason as Error).name),
  );
}
const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

describe('answers, as bytes', () => {
  const short = Object.entries(wholeAnswers).filter(([, { bytes }]) => bytes.length < 1_000);

  it.each(short)('%s: cut in two anywhere, and the connection is kept unless it is said to close', async (_, each) => {
    const { bytes, status = 200, text, isLast = false } = each;
    const { server, send } = await poolTo({
      answer(request) {
        const at = Number(nameOf(request));
        return [bytes.subarray(0, at), bytes.subarray(at)].filter(({ length }) => length > 0);
      },
    });
    for (let at = 0; at < bytes.length; at++)
      expect(await send(ask(at))).toMatchObject({ status, bytes: Buffer.from(text) });
    expect(server.counts.opened).toBe(isLast ? bytes.length : 1);
  });

  it.each(Object.entries(endlessAnswers))('%s: up to the end of the connection', async (_, bytes) => {
    const { server, send } = await poolTo({ answer: () => [bytes.subarray(0, -5), bytes.subarray(-5), 'end'] });
    expect(await send(ask('a'))).toMatchObject({ bytes: Buffer.from(endlessText) });
    expect(await send(ask('b'))).toMatchObject({ bytes: Buffer.from(endlessText) });
    expect(server.counts.opened).toBe(2);
  });

  const notOne: [string, Buffer][] = [
    ...Object.entries(refusedAnswers),
    ...Object.entries(answersWithMore).map(([name, { first, more }]): [string, Buffer] => [
      name,
      Buffer.concat([first, more]),
    ]),
  ];
  it.each(notOne)('%s: lost, and its connection is given up', async (_, bytes) => {
    const { server, watched, send } = await poolTo({
      answer: (request) => (nameOf(request) === 'bad' ? [bytes] : echo(request)),
    });
    const error = await send(ask('bad')).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(LostAnswer);
    expect(isTransientError(error as Parameters<typeof isTransientError>[0])).toBe(true);
    await watched.allGone();
    expect(await send(ask('next'))).toMatchObject({ bytes: Buffer.from('next') });
    expect(server.requests.map(({ socket }) => socket)).toEqual([1, 2]);
  });

  it.each(['end', 'reset'] as const)('that break off anywhere: %s', async (move) => {
    const bytes = wholeAnswers['in chunks that end within a character']?.bytes ?? Buffer.alloc(0);
    const { send, server } = await poolTo({
      answer: (request) => [bytes.subarray(0, Number(nameOf(request))), move],
    });
    for (let length = 0; length < bytes.length; length++) {
      const error = await send(ask(length)).catch((each: unknown) => each);
      expect(error).toMatchObject({ name: 'Error', code: 'ECONNRESET' });
      expect(isTransientError(error as Parameters<typeof isTransientError>[0])).toBe(true);
    }
    expect(server.counts.opened).toBe(bytes.length);
  });

  it('to a request of which the rest is not read: no other follows it', async () => {
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.pause();
        socket.write(say('too much'));
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const watched = watch(connectorTo(new URL(`http://127.0.0.1:${port}`)));
    const send = createPool({ connect: watched.connect, mostSockets: 50, mostOpening: 4, timeoutMs: PATIENT_MS });
    expect(await send(ask('x'.repeat(50_000_000)))).toMatchObject({ bytes: Buffer.from('too much') });
    expect(watched.sockets.map(({ destroyed }) => destroyed)).toEqual([true]);
  });
});

describe('a connection that lies idle', () => {
  it.each(['end', 'reset'] as const)('leaves when the other side has closed it: %s', async (move) => {
    const { server, watched, send } = await poolTo({ answer: echo });
    await Promise.all(numbers(4).map((n) => send(ask(n))));
    await server.each(move);
    await watched.allGone();
    expect(await send(ask('a'))).toMatchObject({ bytes: Buffer.from('a') });
    expect(server.requests.at(-1)?.socket).toBe(5);
  });

  it.each(Object.entries(answersWithMore))(
    'leaves when it speaks without being asked: %s',
    async (_, { first, more }) => {
      const { server, watched, send } = await poolTo({
        answer: (request) => (nameOf(request) === 'more' ? [first, more] : echo(request)),
      });
      await send(ask('more'));
      await watched.allGone();
      expect(await send(ask('next'))).toMatchObject({ bytes: Buffer.from('next') });
      expect(server.requests.map(({ socket }) => socket)).toEqual([1, 2]);
    },
  );

  it.each(['end', 'reset'] as const)('takes the others with it when it was dead: %s', async (move) => {
    const { server, watched, send } = await poolTo({ answer: echo });
    await Promise.all(numbers(10).map((n) => send(ask(n))));
    const opened = watched.sockets.length;
    const closed = server.each(move);
    // Before anybody has heard of it.
    expect(await outcomes([send(ask('a'))])).toEqual(['ECONNRESET']);
    expect(watched.sockets.map(({ destroyed }) => destroyed)).toEqual(numbers(opened).map(() => true));
    await closed;
    expect(await send(ask('b'))).toMatchObject({ bytes: Buffer.from('b') });
  });

  it.each([
    ['lets the process end', `await send('a'); console.log('answered');`, 'answered\n'],
    [
      'lets it wait while a request is under way',
      `await send('silence').catch(({ name }) => console.log(name));`,
      'TimeoutError\n',
    ],
  ])('%s', async (_, work, printed) => {
    const server = await startRawServer({ answer: (request) => (nameOf(request) === 'silence' ? [] : echo(request)) });
    const store = `${process.cwd()}/functions/store/dynamodb`;
    const code = `
      const { createPool } = await import('${store}/http-pool.ts');
      const { connectorTo } = await import('${store}/http-connector.ts');
      const connect = connectorTo(new URL('${server.url.href}'));
      const post = createPool({ connect, mostSockets: 50, mostOpening: 4, timeoutMs: 1000 });
      const send = (body) => post(\`POST / HTTP/1.1\\r\\ncontent-length: \${body.length}\\r\\n\\r\\n\${body}\`);
      ${work}`;
    const child = start(process.execPath, ['--input-type=module', '--eval', code]);
    expect({ ended: await child.ended, printed: child.stdout }).toEqual({ ended: 0, printed });
  });
});

describe('opening', () => {
  it('is done for four at a time, and goes on while requests wait', async () => {
    const { server, watched, send } = await poolTo({ answer: echo });
    expect(await outcomes(numbers(20).map((n) => send(ask(n))))).toEqual(numbers(20).map(String));
    expect(watched.mostOpening).toBe(4);
    expect(server.counts.opened).toBeGreaterThanOrEqual(4);
    expect(server.counts.opened).toBeLessThanOrEqual(20);
  });

  it('never makes more than there may be, whatever becomes of them', async () => {
    const fates: ((request: RawRequest) => Move[])[] = [
      echo,
      () => ['reset'],
      () => ['end'],
      (request) => [...echo(request), 'end'],
      (request) => [
        bytesOf(['HTTP/1.1 200 OK', 'Connection: close', 'Content-Length: 1'], nameOf(request).slice(0, 1)),
      ],
      (request) => [say(nameOf(request)).subarray(0, 30), 'reset'],
      () => [Buffer.from('nonsense\r\n\r\n')],
    ];
    const { watched, send } = await poolTo({
      answer: (request) =>
        fates[(Number(nameOf(request)) * 7 + (Number(nameOf(request)) >> 3)) % fates.length]?.(request) ?? [],
    });
    const all = await outcomes(numbers(1000).map((n) => send(ask(n))));
    for (const [n, outcome] of all.entries())
      expect([String(n), String(n).slice(0, 1), 'ECONNRESET', 'EPIPE', 'TimeoutError']).toContain(outcome);
    expect(all.filter((outcome) => /\d/.test(String(outcome))).length).toBeGreaterThan(300);
    expect(watched.mostOpening).toBe(4);
    expect(watched.mostOpen).toBeLessThanOrEqual(50);
  });

  it('fills up to what there may be while requests wait', async () => {
    const gate = Promise.withResolvers<void>();
    const { server, watched, send } = await poolTo({
      async answer(request) {
        if (server.requests.length === 50) gate.resolve();
        await gate.promise;
        return echo(request);
      },
    });
    expect(await outcomes(numbers(300).map((n) => send(ask(n))))).toEqual(numbers(300).map(String));
    expect(server.counts).toEqual({ opened: 50, mostOpen: 50 });
    expect(watched.mostOpening).toBe(4);
  });

  it('serves requests in the order in which they came, over whichever connection is free first', async () => {
    const { watched, send } = await poolTo({ answer: echo }, { mostSockets: 5 });
    const writing = vi.spyOn(net.Socket.prototype, 'write');
    expect(await outcomes(numbers(100).map((n) => send(ask(n))))).toEqual(numbers(100).map(String));
    const sent = writing.mock.calls.map(([text]) => String(text)).filter((text) => text.startsWith('POST'));
    expect(sent).toEqual(numbers(100).map(ask));
    expect(watched.sockets.length).toBeLessThanOrEqual(5);
  });

  it('that takes long for some keeps nobody waiting who finds another one', async () => {
    let begun = 0;
    const { server, send } = await poolTo(
      { answer: echo },
      {
        connect: (opened) => (begun++ === 0 ? connectorTo(server.url)(opened) : new net.Socket()),
      },
    );
    expect(await outcomes(numbers(30).map((n) => send(ask(n))))).toEqual(numbers(30).map(String));
    expect([server.counts.opened, begun]).toEqual([1, 5]);
  });

  it('that is refused fails each request with its own error, and later ones are not kept from trying', async () => {
    const server = net.createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const watched = watch(connectorTo(new URL(`http://127.0.0.1:${port}`)));
    const send = createPool({ connect: watched.connect, mostSockets: 50, mostOpening: 4, timeoutMs: PATIENT_MS });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    for (const count of [200, 1, 3])
      expect(await outcomes(numbers(count).map((n) => send(ask(n))))).toEqual(numbers(count).map(() => 'ECONNREFUSED'));
    expect(watched.sockets).toHaveLength(204);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that fails for some fails as many requests', async () => {
    let begun = 0;
    const { server, send } = await poolTo(
      { answer: echo },
      {
        connect: (opened) => connectorTo(begun++ % 3 === 0 ? new URL('http://127.0.0.1:1') : server.url)(opened),
      },
    );
    const all = await outcomes(numbers(300).map((n) => send(ask(n))));
    const failed = all.filter((outcome) => outcome === 'ECONNREFUSED').length;
    expect(failed).toBeGreaterThan(0);
    expect(failed).toBeLessThanOrEqual(Math.ceil(begun / 3));
    expect(all.filter((outcome, n) => outcome === String(n))).toHaveLength(300 - failed);
  });
});

describe('the time of a request', () => {
  const TIMEOUT_MS = 2_000;
  const clocks = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  /** How many are settled after each step of time. */
  async function settledBy(sent: Promise<unknown>[], stepMs: number, steps: number): Promise<number[]> {
    let settled = 0;
    for (const each of sent) void each.catch(() => undefined).finally(() => (settled += 1));
    const counted: number[] = [];
    for (let n = 0; n < steps; n++) {
      await turns(20);
      vi.advanceTimersByTime(stepMs);
      await turns(20);
      counted.push(settled);
    }
    return counted;
  }
  const turns = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n++) await turn();
  };

  it('runs while its connection opens: all fail at once, however few are opened', async () => {
    clocks();
    const sockets: net.Socket[] = [];
    const connect = () => {
      const socket = new net.Socket();
      sockets.push(socket);
      return socket;
    };
    const send = createPool({ connect, mostSockets: 50, mostOpening: 4, timeoutMs: TIMEOUT_MS });
    const sent = numbers(50).map((n) => send(ask(n)));
    expect(await settledBy(sent, TIMEOUT_MS - 1, 1)).toEqual([0]);
    expect(await settledBy(sent, 1, 1)).toEqual([50]);
    expect(new Set(await outcomes(sent))).toEqual(new Set(['TimeoutError']));
    expect(sockets.slice(0, 4).every(({ destroyed }) => destroyed)).toBe(true);
    // Those that were begun just before nobody waited any more.
    vi.advanceTimersByTime(TIMEOUT_MS);
    expect(sockets.every(({ destroyed }) => destroyed)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not run while others take all the sockets', async () => {
    const { watched, send } = await poolTo({}, { mostSockets: 10, timeoutMs: TIMEOUT_MS });
    clocks();
    const sent = numbers(35).map((n) => send(ask(n)));
    expect(await settledBy(sent, TIMEOUT_MS - 1, 1)).toEqual([0]);
    expect(await settledBy(sent, 1, 1)).toEqual([10]);
    expect(await settledBy(sent, TIMEOUT_MS, 3)).toEqual([20, 30, 35]);
    expect([watched.sockets.length, watched.mostOpen]).toEqual([35, 10]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not longer for an answer that trickles in', async () => {
    const { server, send } = await poolTo(
      { answer: () => [Buffer.from('HTTP/1.1 200 OK\r\n')] },
      { timeoutMs: TIMEOUT_MS },
    );
    clocks();
    const sent = [send(ask('a'))];
    for (let n = 0; n < 9; n++) {
      expect(await settledBy(sent, TIMEOUT_MS / 10, 1)).toEqual([0]);
      await server.each(Buffer.from('a'));
    }
    expect(await settledBy(sent, TIMEOUT_MS / 10, 1)).toEqual([1]);
    await expect(sent[0]).rejects.toThrow('DynamoDB did not answer within 2000 ms');
  });

  it('is enough for another try to open, where one hangs that others waited for', async () => {
    let begun = 0;
    const { server, send } = await poolTo(
      { answer: (request) => (nameOf(request) === 'silence' ? [] : echo(request)) },
      {
        timeoutMs: TIMEOUT_MS,
        connect: (opened) => (begun++ === 1 ? new net.Socket() : connectorTo(server.url)(opened)),
      },
    );
    clocks();
    // The connection that is opened for the second one hangs, and that of the first serves both.
    const early = [send(ask(0)), send(ask(1))];
    expect(await settledBy(early, TIMEOUT_MS / 2, 1)).toEqual([2]);
    // Two more: one takes the free connection, the other waits for the one that hangs until the time of that is over.
    const late = [send(ask('silence')), send(ask(3))];
    expect(await settledBy(late, TIMEOUT_MS / 2 - 1, 1)).toEqual([0]);
    expect(await settledBy(late, 1, 1)).toEqual([1]);
    expect(await late[1]).toMatchObject({ bytes: Buffer.from('3') });
    expect(await settledBy(late, TIMEOUT_MS / 2, 1)).toEqual([2]);
    expect(await outcomes([...early, ...late])).toEqual(['0', '1', 'TimeoutError', '3']);
  });

  it('is over with its answer, and the connection lives on', async () => {
    const { server, send } = await poolTo({ answer: echo }, { timeoutMs: TIMEOUT_MS });
    clocks();
    for (const n of numbers(10)) {
      expect(await send(ask(n))).toMatchObject({ bytes: Buffer.from(String(n)) });
      expect(vi.getTimerCount()).toBe(0);
      vi.advanceTimersByTime(TIMEOUT_MS / 2);
    }
    expect(server.counts.opened).toBe(1);
  });
});

describe('over TLS', () => {
  /** Certificates are known while the test runs. */
  function trust(cert: string): void {
    const given = getCACertificates('default');
    setDefaultCACertificates([...given, cert]);
    onTestFinished(() => setDefaultCACertificates(given));
  }
  /** A name that leads to this machine, and to no other. */
  const namesLeadHere = () =>
    vi
      .spyOn(dns, 'lookup')
      .mockImplementation(((_: string, { all }: dns.LookupOptions, done: (...found: unknown[]) => void) =>
        all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)) as never);
  const byName = (url: URL, name: string) => connectorTo(new URL(`https://${name}:${url.port}`));
  const poolBy = (connect: Connector) =>
    createPool({ connect, mostSockets: 50, mostOpening: 4, timeoutMs: PATIENT_MS });

  it('asks for a host by its name, and goes on with the session of an earlier connection', async () => {
    const tls = selfSigned();
    trust(tls.cert);
    namesLeadHere();
    const server = await startRawServer({ answer: (request) => [...echo(request), 'end'], tls });
    const send = poolBy(byName(server.url, 'dynamodb.test'));
    for (const n of numbers(3)) {
      expect(await send(ask(n))).toMatchObject({ bytes: Buffer.from(String(n)) });
      await turn();
    }
    expect(server.secured).toEqual(
      [false, true, true].map((isResumed) => ({ servername: 'dynamodb.test', isResumed })),
    );
  });

  it('begins anew after a connection that broke', async () => {
    const tls = selfSigned();
    trust(tls.cert);
    const { server, watched, send } = await poolTo({ answer: echo, tls });
    await send(ask('a'));
    await server.each('reset');
    await watched.allGone();
    expect(await send(ask('b'))).toMatchObject({ bytes: Buffer.from('b') });
    expect(server.secured.map(({ isResumed }) => isResumed)).toEqual([false, false]);
  });

  it('asks for no address by name', async () => {
    const tls = selfSigned();
    trust(tls.cert);
    const { server, send } = await poolTo({ answer: echo, tls });
    expect(await send(ask('a'))).toMatchObject({ bytes: Buffer.from('a') });
    expect(server.secured).toEqual([{ servername: false, isResumed: false }]);
  });

  it('takes answers that come byte by byte', async () => {
    const tls = selfSigned();
    trust(tls.cert);
    const { watched, send } = await poolTo({
      answer: (request) => [...say(nameOf(request))].map((byte) => Buffer.from([byte])),
      tls,
    });
    expect(await outcomes(numbers(60).map((n) => send(ask(n))))).toEqual(numbers(60).map(String));
    expect([watched.mostOpening, watched.mostOpen]).toEqual([4, 50]);
  });

  it.each([
    ['nobody knows the certificate', '127.0.0.1', false, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['the certificate is that of another', 'other.test', true, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('says nothing where %s', async (_, name, isTrusted, code) => {
    const tls = selfSigned();
    if (isTrusted) trust(tls.cert);
    namesLeadHere();
    const server = await startRawServer({ answer: echo, tls });
    expect(await outcomes(numbers(9).map((n) => poolBy(byName(server.url, name))(ask(n))))).toEqual(
      Array(9).fill(code),
    );
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['hangs up', (socket: net.Socket) => socket.end(), 'ECONNRESET'],
    ['breaks off', (socket: net.Socket) => socket.resetAndDestroy(), 'ECONNRESET'],
    ['speaks HTTP', (socket: net.Socket) => socket.write(say('a')), 'ERR_SSL_WRONG_VERSION_NUMBER'],
  ])('fails where the other side %s', async (_, onSocket, code) => {
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined);
      onSocket(socket);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const send = poolBy(connectorTo(new URL(`https://127.0.0.1:${port}`)));
    expect(await outcomes(numbers(9).map((n) => send(ask(n))))).toEqual(Array(9).fill(code));
  });
});

it.skipIf(!hasIPv6())('goes to an address of IPv6', async () => {
  const { server, send } = await poolTo({ answer: echo, host: '::1' });
  expect(await send(ask('a'))).toMatchObject({ bytes: Buffer.from('a') });
  expect(server.requests).toHaveLength(1);
});

function hasIPv6(): boolean {
  return Object.values(networkInterfaces()).some((each) => each?.some(({ address }) => address === '::1'));
}
