import { CliError } from '../infra/local/cli-error.ts';
import { measureCold } from './cold.ts';
import type { ColdRow, OperationName, WarmRow } from './results.ts';
import { compareAll, onStage, type Say, tableOf } from './stage.ts';
import { coldTable, warmTable } from './tables.ts';
import { measureAlone } from './warm.ts';

/** Stock and ours alone, in under a minute: what a change has done, as one line at the end. */
export async function runQuick(say: Say, print: (...lines: string[]) => void): Promise<void> {
  const variants = ['stock', 'ours'] as const;
  await onStage(variants, say, async (stage) => {
    await compareAll(stage);
    say('Cold starts');
    const cold = await measureCold({
      lanes: [{ operation: 'board', variants }],
      rounds: 15,
      tracedRounds: 0,
      engine: stage.endpoint,
      tableName: tableOf('stock'),
      say,
    });
    print('', 'Cold: a fresh process to its first answer, median (quartiles)', coldTable(cold));
    const warm = await measureAlone(stage, 0.3);
    print('', 'Warm: CPU of one request, GraphQL alone, median (quartiles)', warmTable(warm));
    print('', closingLine(cold, warm));
  });
}

/** What is aimed at, for whoever reads one line only. */
export function closingLine(cold: readonly ColdRow[], warm: readonly WarmRow[]): string {
  const board = ours(cold, 'board');
  return [
    `cold_ratio=${board.ratio.toFixed(1)}`,
    `warm_board_ratio=${ours(warm, 'board').ratio.toFixed(1)}`,
    `warm_field_ratio=${ours(warm, 'field').ratio.toFixed(1)}`,
    `bundle_kb=${board.codeKb.toFixed(1)}`,
  ].join(' ');
}

function ours<Row extends { variant: string; operation: OperationName }>(
  rows: readonly Row[],
  name: OperationName,
): Row {
  const row = rows.find(({ variant, operation }) => variant === 'ours' && operation === name);
  if (!row) throw new CliError(`${name} was not measured.`);
  return row;
}
