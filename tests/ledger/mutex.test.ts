import { describe, expect, it } from 'vitest';
import { Deadline, exclusively, queued } from '../../lib/ledger/mutex.ts';

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe.each([['in a queue', queued], ['by whatever this place offers', exclusively]])('the mutex, %s', (_, lock) => {
  it('lets one in at a time, in order, also after a failure, and other names at once', async () => {
    const seen: string[] = [];
    const work = (name: string, fails = false) => async () => {
      seen.push(`${name} in`);
      await wait(30);
      seen.push(`${name} out`);
      if (fails) throw new Error(name);
    };
    const first = lock('one', work('a', true));
    const rest = [lock('one', work('b')), lock('one', work('c'))];
    let other = false;
    await lock('two', async () => { other = true; });
    expect(other && !seen.includes('c in')).toBe(true);
    await expect(first).rejects.toThrow('a');
    await Promise.all(rest);
    expect(seen).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
  });
});

describe('a deadline', () => {
  it('ends what never ends', async () => {
    const deadline = new Deadline(20);
    deadline.check();
    await expect(deadline.race(new Promise(() => {}))).rejects.toMatchObject({ code: 'NOT_SAVED' });
    expect(() => deadline.check()).toThrow(expect.objectContaining({ code: 'NOT_SAVED' }));
  });

  it('gives more time to work that is known to be long, but not once it has passed', async () => {
    const deadline = new Deadline(30);
    deadline.extend(300);
    expect(await deadline.race(wait(90).then(() => 'done'))).toBe('done');
    deadline.clear();
    const passed = new Deadline(5);
    await wait(30);
    passed.extend(1000);
    expect(passed.passed).toBe(true);
  });
});
