/**
 * Sends a mix of requests over many connections, and says what came of it.
 *
 * Usage: node load-client.ts <url> <connections> <seconds> <name of the runs that are recorded>
 */
import autocannon from 'autocannon';
import type { LoadRow, OperationName } from '../results.ts';
import { questionOf, RUNNERS } from '../world/operations.ts';

const [url = '', connections = '', seconds = '', batch = ''] = process.argv.slice(2);
/** Of 20 requests, in an order that mixes them. */
const mix = Array.from({ length: 20 }, (_, index): OperationName =>
  index % 7 === 0 ? 'board' : index % 7 === 3 ? 'recordRuns1' : 'page',
);
let sent = 0;
let recorded = 0;

const result = await autocannon({
  url,
  connections: Number(connections),
  duration: Number(seconds),
  timeout: 30,
  requests: [
    {
      method: 'POST',
      setupRequest(request) {
        const operation = mix[sent % mix.length] ?? 'page';
        // Counted apart: by the number of requests, all runs would be recorded for the same three athletes.
        if (operation === 'recordRuns1') recorded += 1;
        const turn = { batch: `load-${batch}-${sent}`, now: Date.now(), runner: recorded % RUNNERS };
        sent += 1;
        return { ...request, body: JSON.stringify(questionOf(operation, turn)) };
      },
    },
  ],
});

const report: Omit<LoadRow, 'variant' | 'connections'> = {
  requestsPerSecond: result.requests.average,
  p50Ms: result.latency.p50,
  p99Ms: result.latency.p99,
  errors: result.errors + result.timeouts + result.non2xx,
};
process.stdout.write(JSON.stringify(report));
