import { describe, expect, it } from 'vitest';
import { coresIn } from '../../bench/process/cores.ts';

describe('cores that taskset says a process may run on', () => {
  it.each([
    ["pid 17's current affinity list: 0,1\n", [0, 1]],
    ["pid 17's current affinity list: 3\n", [3]],
    ["pid 17's current affinity list: 0-2,6\n", [0, 1, 2, 6]],
    ['pid 17: 0-3,6-7,9', [0, 1, 2, 3, 6, 7, 9]],
    ["pid 17's current affinity list: 0-7:2\n", []],
    ["pid 17's current affinity list: \n", []],
    ['', []],
  ])('%s', (answer, cores) => expect(coresIn(answer)).toEqual(cores));
});
