import type { DemandRow, LatencyRow, OperationName, Results, Spread, Transport } from '../results.ts';
import { type Dollars, dollarsPerMillion } from './prices.ts';

/** Figures derived from results, by variant and operation; undefined if not measured. */
export function figuresOf({ cold, cpu, latency, demand }: Pick<Results, 'cold' | 'cpu' | 'latency' | 'demand'>) {
  const coldMs = (variant: string, operation: OperationName, transport: Transport = 'http') =>
    median(cold.find((row) => isOf(row, variant, operation) && row.transport === transport)?.milliseconds);
  const cpuMicroseconds = (variant: string, operation: OperationName, transport: Transport = 'http') =>
    median(cpu.find((row) => isOf(row, variant, operation) && row.transport === transport)?.microseconds);
  const latencyMs = (variant: string, operation: OperationName) =>
    median(latency.find((row) => isOf(row, variant, operation))?.milliseconds);
  const demandOf = (variant: string, operation: OperationName): DemandRow | undefined =>
    demand.find((row) => isOf(row, variant, operation));
  return {
    coldMs,
    cpuMicroseconds,
    latencyMs,
    demandOf,
    coldRatio: (variant: string, operation: OperationName, transport?: Transport) =>
      ratio(coldMs('stock', operation, transport), coldMs(variant, operation, transport)),
    cpuRatio: (variant: string, operation: OperationName, transport?: Transport) =>
      ratio(cpuMicroseconds('stock', operation, transport), cpuMicroseconds(variant, operation, transport)),
    dollars(variant: string, operation: OperationName): Dollars | undefined {
      const [asked, milliseconds] = [demandOf(variant, operation), latencyMs(variant, operation)];
      return asked && milliseconds !== undefined ? dollarsPerMillion(asked, milliseconds) : undefined;
    },
    /** KB loaded before the first board. */
    bundleKb: cold.find((row) => isOf(row, 'ours', 'board'))?.codeKb,
  };
}

const isOf = (row: Pick<LatencyRow, 'variant' | 'operation'>, variant: string, operation: OperationName): boolean =>
  row.variant === variant && row.operation === operation;

const median = (spread: Spread | undefined): number | undefined => spread?.median;

/** How many times smaller the second is. */
const ratio = (stock: number | undefined, own: number | undefined): number | undefined =>
  stock === undefined || own === undefined ? undefined : stock / own;
