import { describe, expect, it } from 'vitest';
import { Courier } from '../../components/widget/courier.ts';
import type { CourierState } from '../../components/widget/courier.ts';
import type { SendAs } from '../../components/widget/useWidget.ts';

/** A courier over a worker that answers when it is told to. */
function courierOver() {
  const calls: { name: string; id: string | undefined; answer: (reply: unknown) => void; fail: (code: string) => void }[] = [];
  const heard = { states: [] as CourierState[], answered: [] as string[], refused: [] as string[] };
  const send = ((name: string, _input: unknown, id?: string) => new Promise((resolve, reject) => {
    calls.push({ name, id, answer: resolve, fail: (code) => reject(Object.assign(new Error('Made to fail.'), { code })) });
  })) as unknown as SendAs;
  let clock = 1000;
  const courier = new Courier(send, () => clock, {
    changed: (state) => heard.states.push(state), answered: (name) => heard.answered.push(name), refused: (code) => heard.refused.push(code),
  });
  const settle = () => new Promise((done) => setTimeout(done, 0));
  return { courier, calls, heard, settle, later: (ms: number) => { clock += ms; } };
}

describe('the courier', () => {
  it('takes one command at a time: a second press does nothing', async () => {
    const { courier, calls, settle } = courierOver();
    const first = courier.offer('timer.stop', {});
    expect(await courier.offer('timer.stop', {})).toBe(false);
    expect(calls).toHaveLength(1);
    calls[0]!.answer({});
    expect(await first).toBe(true);
    await settle();
    expect(courier.free).toBe(true);
  });

  it('retries what is not saved with the same id, keeps since when, and takes nothing else meanwhile', async () => {
    const { courier, calls, heard, settle, later } = courierOver();
    const done = courier.offer('timer.start', {});
    calls[0]!.fail('NOT_SAVED');
    await settle();
    expect(heard.states.at(-1)).toEqual({ flight: null, unsaved: { name: 'timer.start', since: 1000, tries: 1 } });
    expect(await courier.offer('timer.stop', {})).toBe(false);
    later(4000);
    courier.retry();
    courier.retry();
    calls[1]!.fail('NO_ANSWER');
    await settle();
    expect(heard.states.at(-1)?.unsaved).toEqual({ name: 'timer.start', since: 1000, tries: 2 });
    courier.retry();
    calls[2]!.answer({});
    expect(await done).toBe(true);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(1);
    expect(calls).toHaveLength(3);
    expect(heard.states.at(-1)).toEqual({ flight: null, unsaved: null });
  });

  it('passes a refusal on and is free again', async () => {
    const { courier, calls, heard } = courierOver();
    const done = courier.offer('timer.start', {});
    calls[0]!.fail('BILLER');
    expect(await done).toBe(false);
    expect(heard.refused).toEqual(['BILLER']);
    expect(heard.answered).toEqual([]);
    expect(courier.free).toBe(true);
  });

  it('stops after the start that is on its way, once; and not after a start that was refused', async () => {
    const { courier, calls, settle } = courierOver();
    void courier.offer('timer.start', {});
    courier.stopAfterStart();
    courier.stopAfterStart();
    calls[0]!.answer({});
    await settle();
    expect(calls.map(({ name }) => name)).toEqual(['timer.start', 'timer.stop']);
    calls[1]!.answer({});
    await settle();
    void courier.offer('timer.start', {});
    courier.stopAfterStart();
    calls[2]!.fail('NO_CHART');
    await settle();
    void courier.offer('timer.start', {});
    calls[3]!.answer({});
    await settle();
    expect(calls).toHaveLength(4);
  });
});
