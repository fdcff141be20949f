import { describe, expect, it } from 'vitest';
import {
  formerVerdictsOf,
  MOST_FORMER_VERDICTS,
  withVerdictsOfPain,
} from '../../../functions/domain/run/former-verdicts.ts';
import type { InstructionRule } from '../../../functions/domain/instruction/instruction.ts';
import type { FormerVerdict, RunRecord } from '../../../functions/domain/run/run-record.ts';
import { deleteRun, editRun } from '../../../functions/domain/run/run.ts';
import { as, authorAs } from '../../support/decisions.ts';
import { anInstruction, anObservation, aRun, day } from '../../support/records.ts';

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

describe('pain in a run that is corrected', () => {
  const told = [anInstruction(1, { rules: [{ activity: 'RUN', permission: 'ALLOWED', stopIfPainAtLeast: 3 }] })];
  const felt = (pain: number | undefined, startedAt = day(2)) =>
    aRun(1, { startedAt, felt: pain === undefined ? [] : [{ pain, onsetMeters: 100, at: startedAt }] });
  const observation = anObservation(1);
  const corrected = (before: RunRecord, after: RunRecord) =>
    withVerdictsOfPain([observation, after], [before], told, { by: as('COACH'), now: day(5), weeks: {} });

  it.each<[string, number | undefined, number | undefined, unknown[]]>([
    ['9 made 1', 9, 1, [['STOP_IF_PAIN', 'BROKEN', 9, 'EDITED']]],
    ['9 made 8', 9, 8, [['STOP_IF_PAIN', 'BROKEN', 9, 'EDITED']]],
    ['9 that was not felt in it', 9, undefined, [['STOP_IF_PAIN', 'BROKEN', 9, 'EDITED']]],
    ['1 made 9', 1, 9, [['STOP_IF_PAIN', 'KEPT', 1, 'EDITED']]],
    ['what nobody had told', undefined, 9, []],
    ['no other number', 9, 9, []],
  ])('%s', (_, before, after, expected) => {
    const [first, run] = corrected(felt(before), felt(after));
    expect(first).toBe(observation);
    expect(run?.kind === 'run' && brief(run.formerVerdicts)).toEqual(expected);
  });

  it('says who corrected it, and leaves other runs alone', () => {
    const [, run] = corrected(felt(9), felt(1));
    expect(run).toMatchObject({ formerVerdicts: [{ by: authorAs('COACH'), until: day(5) }] });
    const other = aRun(2, { felt: [] });
    expect(withVerdictsOfPain([other], [felt(9)], told, { by: as('COACH'), now: day(5), weeks: {} })).toEqual([other]);
  });
});
