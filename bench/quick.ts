import { CliError } from '../infra/local/cli-error.ts';
import { measureCold } from './measure/cold.ts';
import { compareAnswers } from './measure/compare.ts';
import { measureCpu } from './measure/cpu.ts';
import { measureDemand } from './measure/demand.ts';
import { figuresOf } from './report/figures.ts';
import type { Results } from './results.ts';
import { onStage, type Say } from './stage.ts';

/** Only the stock variant and ours, in at most a minute and a half: the effect of a change, as one line at the end. */
export function runQuick(say: Say): Promise<string> {
  const variants = ['stock', 'ours'] as const;
  return onStage(variants, say, async (stage) => {
    await compareAnswers(stage);
    say('Cold starts');
    const cold = await measureCold(stage, { operations: ['board', 'field'], variants, transport: 'http', rounds: 11 });
    say('CPU through the whole stack');
    const warmUpSeconds = { board: 2, field: 1 };
    const cpu = await measureCpu(stage, { variants, transport: 'http', warmUpSeconds, rounds: 9, batchSeconds: 0.25 });
    say('Requests, units and round trips');
    const demand = await measureDemand(stage, ['ours']);
    return closingLine({ cold, cpu, demand });
  });
}

/** The figures that have goals, in one line. */
export function closingLine(results: Pick<Results, 'cold' | 'cpu' | 'demand'>): string {
  const { coldRatio, cpuRatio, demandOf, bundleKb } = figuresOf({ ...results, latency: [] });
  const board = demandOf('ours', 'board');
  const figures: [name: string, value: number | undefined, digits: number][] = [
    ['cold_board_ratio', coldRatio('ours', 'board'), 1],
    ['cold_field_ratio', coldRatio('ours', 'field'), 1],
    ['whole_board_ratio', cpuRatio('ours', 'board'), 1],
    ['whole_field_ratio', cpuRatio('ours', 'field'), 1],
    ['board_requests', board?.requests, 0],
    ['board_rcu', board?.readUnits, 1],
    ['board_round_trips', board?.roundTrips, 0],
    ['record_today_round_trips', demandOf('ours', 'recordRuns1')?.roundTrips, 0],
    ['bundle_kb', bundleKb, 0],
  ];
  return figures
    .map(([name, value, digits]) => {
      if (value === undefined || !Number.isFinite(value)) throw new CliError(`${name} was not measured.`);
      return `${name}=${Number(value.toFixed(digits))}`;
    })
    .join(' ');
}
