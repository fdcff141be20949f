import { describe, expect, it } from 'vitest';
import type { AthleteId } from '../../functions/domain/ids.ts';
import type { InstructionRecord } from '../../functions/domain/instruction/instruction.ts';
import type { OpenPart } from '../../functions/store/open.ts';
import { createOpenLoader } from '../../functions/request/open-loader.ts';
import { anInstruction, aSymptom } from '../support/records.ts';

const [ada, bea]: AthleteId[] = ['ath_AAAAAAAAAAAAAAAA', 'ath_BBBBBBBBBBBBBBBB'];
if (!ada || !bea) throw new Error('Two athletes');

/** A loader over reads that return one of each, and what was read. */
function loading() {
  const read: string[] = [];
  const loader = createOpenLoader(async (id: AthleteId, parts: ReadonlySet<OpenPart>) => {
    read.push(`${id.slice(4, 5)}: ${[...parts].sort().join(', ')}`);
    if (id === bea) throw new Error('no answer');
    const instructions: InstructionRecord[] = parts.has('instructions') ? [anInstruction(1)] : [];
    return { instructions, symptoms: parts.has('symptoms') ? [aSymptom(1)] : [] };
  });
  return { loader, read };
}

describe('What is open of an athlete', () => {
  it('is read once, in the parts that were asked for together', async () => {
    const { loader, read } = loading();
    const [one, other] = await Promise.all([loader.load(ada, 'symptoms'), loader.load(ada, 'instructions')]);
    expect(one).toBe(other);
    expect(await loader.load(ada, 'symptoms')).toBe(one);
    expect(read).toEqual(['A: instructions, symptoms']);
  });

  it('is read in the one part that was asked for, and in the other when that is', async () => {
    const { loader, read } = loading();
    expect((await loader.load(ada, 'instructions')).symptoms).toEqual([]);
    expect(loader.known(ada, 'symptoms')).toBeUndefined();
    expect((await loader.load(ada, 'symptoms')).symptoms).toHaveLength(1);
    expect(read).toEqual(['A: instructions', 'A: symptoms']);
  });

  it.each(['before', 'after'])('brings a part along that was wished for %s', async (when) => {
    const { loader, read } = loading();
    if (when === 'before') loader.bringAlong(ada, 'instructions');
    const symptoms = loader.load(ada, 'symptoms');
    if (when === 'after') loader.bringAlong(ada, 'instructions');
    expect(loader.known(ada, 'instructions')).toBe(symptoms);
    expect((await symptoms).instructions).toHaveLength(1);
    expect(read).toEqual(['A: instructions, symptoms']);
  });

  it('is not read for a wish alone', async () => {
    const { loader, read } = loading();
    loader.bringAlong(ada, 'instructions');
    await new Promise(setImmediate);
    expect(loader.known(ada, 'instructions')).toBeUndefined();
    expect(read).toEqual([]);
  });

  it('is read anew after a change', async () => {
    const { loader, read } = loading();
    await loader.load(ada, 'symptoms');
    loader.clear(ada);
    await loader.load(ada, 'symptoms');
    expect(read).toEqual(['A: symptoms', 'A: symptoms']);
  });

  it('fails for those who wait for it, and for nobody else', async () => {
    const { loader } = loading();
    void loader.load(bea, 'symptoms');
    await new Promise(setImmediate);
    await expect(loader.load(bea, 'symptoms')).rejects.toThrow('no answer');
  });
});
