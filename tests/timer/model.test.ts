import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAct, type Act } from './acts.ts';
import { Life } from './life.ts';
import { nothingTold, type Amount } from './model.ts';

const runs = Number(process.env['TIMER_RUNS'] ?? 20_000);
const seed = Number(process.env['TIMER_SEED'] ?? 20261117);

const within = (name: string, had: number, { lo, hi }: Amount) => (had >= lo && had <= hi ? [] : [`${name}: ${had}, but the truth is ${lo === hi ? lo : `${lo} to ${hi}`}`]);

/** Where a day as recorded and the truth differ, in sentences. */
function differences(acts: readonly Act[]): string[] {
  const life = new Life();
  life.live({ do: 'start' });
  for (const act of acts) life.live(act);
  life.end();
  const said: string[] = [];
  for (const { start, certainUntil, held } of life.made) {
    if (certainUntil < start) said.push('an entry ends before it begins');
    if (held.some((each) => each.end <= each.start)) said.push('a stretch that waits is empty or backwards');
  }
  for (const patient of ['A', 'B']) {
    const mine = life.made.filter((each) => each.patient === patient);
    const counted = mine.reduce((sum, each) => sum + each.certainUntil - each.start, 0);
    const asked = mine.flatMap((each) => each.held).reduce((sum, each) => sum + each.end - each.start, 0);
    const truth = life.truth.told.get(patient) ?? nothingTold(patient);
    const elsewhere = truth.elsewhere;
    said.push(...within(`${patient} counted`, counted, truth.counted), ...within(`${patient} asked`, asked, truth.asked));
    said.push(...within(`${patient} all`, counted + asked, { lo: truth.all.lo - elsewhere.hi, hi: truth.all.hi - elsewhere.lo }));
  }
  return said;
}

describe('the timer and the truth', () => {
  it(`agree to the millisecond on ${runs} days (seed ${seed})`, () => {
    fc.assert(fc.property(fc.array(anyAct, { minLength: 1, maxLength: 25 }), (acts) => {
      expect(differences(acts)).toEqual([]);
    }), { numRuns: runs, seed });
  }, 3_600_000);
});
