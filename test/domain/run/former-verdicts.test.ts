import { describe, expect, it } from 'vitest';
import { formerVerdictsOf, MOST_FORMER_VERDICTS } from '../../../functions/domain/run/former-verdicts.ts';
import type { InstructionRule } from '../../../functions/domain/instruction/instruction.ts';
import type { FormerVerdict, RunRecord } from '../../../functions/domain/run/run-record.ts';
import { deleteRun, editRun } from '../../../functions/domain/run/run.ts';
import { as, authorAs } from '../../support/decisions.ts';
import { anInstruction, aRun, day } from '../../support/records.ts';

const easy: InstructionRule = { activity: 'RUN', permission: 'LIMITED', maxEffort: 3 };
const instructions = [anInstruction(1, { rules: [easy] })];
const by = { by: as('OWNER'), now: day(5), instructions, others: [], weeks: {} };
const posted = aRun(1, { startedAt: day(2), effort: 9 });
const brief = (all: readonly FormerVerdict[] = []) =>
  all.map(({ rule, verdict, actual, change }) => [rule, verdict, actual, change].filter((each) => each !== undefined));

describe('the verdict of before is kept', () => {
  it.each<[string, Partial<RunRecord>, Parameters<typeof editRun>[1], unknown[]]>([
    ['an effort of 9 made 3', {}, { effort: 3 }, [['MAX_EFFORT', 'BROKEN', 9, 'EDITED']]],
    ['an effort of 9 made 8', {}, { effort: 8 }, [['MAX_EFFORT', 'BROKEN', 9, 'EDITED']]],
    ['an effort of 9 taken away', {}, { effort: null }, [['MAX_EFFORT', 'BROKEN', 9, 'EDITED']]],
    ['an effort of 2 made 9', { effort: 2 }, { effort: 9 }, [['MAX_EFFORT', 'KEPT', 2, 'EDITED']]],
    ['an effort that nobody had said', { effort: undefined }, { effort: 2 }, []],
    ['a note', {}, { note: 'Hot.' }, []],
    [
      'a race made a long run',
      { type: 'RACE', effort: 3 },
      { type: 'LONG' },
      [['RACE_WHILE_PROHIBITED', 'BROKEN', 'EDITED']],
    ],
  ])('%s', (_, parts, input, expected) => {
    const { run } = editRun({ ...posted, ...parts }, input, by);
    expect(brief(run.formerVerdicts)).toEqual(expected);
  });

  it('a deleted run keeps every verdict, and those of its edits', () => {
    const { run } = editRun(posted, { effort: 3 }, by);
    const { run: deleted } = deleteRun(run, by);
    expect(brief(deleted.formerVerdicts)).toEqual([
      ['MAX_EFFORT', 'BROKEN', 9, 'EDITED'],
      ['MAX_EFFORT', 'KEPT', 3, 'DELETED'],
    ]);
  });

  it('nothing is kept of what only the athlete may see, nor where nothing was told', () => {
    expect(deleteRun({ ...posted, ownerOnly: true }, by).run).not.toHaveProperty('formerVerdicts');
    expect(deleteRun(posted, { ...by, instructions: [] }).run).not.toHaveProperty('formerVerdicts');
  });

  it('so many edits that they do not fit leave the breaches', () => {
    let run = posted;
    for (let each = 0; each < 50; each++) run = editRun(run, { effort: each % 2 ? 3 : 2 }, by).run;
    const { formerVerdicts = [] } = run;
    expect(formerVerdicts).toHaveLength(MOST_FORMER_VERDICTS);
    expect(brief(formerVerdicts)[0]).toEqual(['MAX_EFFORT', 'BROKEN', 9, 'EDITED']);
    for (let each = 0; each < 60; each++) run = editRun(run, { effort: 4 + (each % 5) }, by).run;
    expect(run.formerVerdicts).toHaveLength(MOST_FORMER_VERDICTS);
    expect(brief(run.formerVerdicts)[0]).toEqual(['MAX_EFFORT', 'BROKEN', 9, 'EDITED']);
  });

  it('says by which instruction, until when and by whom', () => {
    const former = formerVerdictsOf(posted, undefined, instructions, { ...by, change: 'DELETED' });
    expect(former).toEqual([
      {
        instructionId: instructions[0]?.id,
        rule: 'MAX_EFFORT',
        verdict: 'BROKEN',
        allowed: 3,
        actual: 9,
        until: day(5),
        change: 'DELETED',
        by: authorAs('OWNER'),
      },
    ]);
  });
});
