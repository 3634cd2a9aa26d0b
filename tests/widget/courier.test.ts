import { describe, expect, it } from 'vitest';
import { Courier } from '../../components/widget/courier.ts';
import type { CourierState } from '../../components/widget/courier.ts';
import type { SendAs } from '../../components/widget/useWidget.ts';

/** A courier over a worker that answers when it is told to. */
function courierOver() {
  const calls: { name: string; input: unknown; id: string | undefined; answer: (reply: unknown) => void; fail: (code: string) => void }[] = [];
  const heard = { states: [] as CourierState[], answered: [] as string[], refused: [] as string[] };
  const send = ((name: string, input: unknown, id?: string) => new Promise((resolve, reject) => {
    calls.push({ name, input, id, answer: resolve, fail: (code) => reject(Object.assign(new Error('Made to fail.'), { code })) });
  })) as unknown as SendAs;
  let clock = 1000;
  const pressed: string[] = [];
  const courier = new Courier(send, (id) => { pressed.push(id); }, () => clock, {
    changed: (state) => heard.states.push(state), answered: (name) => heard.answered.push(name), refused: (code) => heard.refused.push(code),
  });
  const settle = () => new Promise((done) => setTimeout(done, 0));
  return { courier, calls, heard, pressed, settle, later: (ms: number) => { clock += ms; } };
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

  it('lets what moves the clock wait behind a detail, with the instant of its press; once, and not behind another that moves it', async () => {
    const { courier, calls, heard, pressed, settle } = courierOver();
    void courier.offer('timer.note', { note: 'Called the pharmacy' });
    const stopped = courier.offer('timer.stop', {});
    expect(await courier.offer('timer.pause', {})).toBe(false);
    expect(await courier.offer('timer.undo', {} as never)).toBe(false);
    expect(calls.map(({ name }) => name)).toEqual(['timer.note']);
    expect(pressed).toHaveLength(1);
    calls[0]!.fail('NOT_SAVED');
    await settle();
    courier.retry();
    calls[1]!.answer({});
    await settle();
    expect(calls.map(({ name }) => name)).toEqual(['timer.note', 'timer.note', 'timer.stop']);
    expect(calls[2]!.id).toBe(pressed[0]);
    calls[2]!.answer({});
    expect(await stopped).toBe(true);
    expect(heard.answered).toEqual(['timer.note', 'timer.stop']);
    expect(courier.free).toBe(true);
  });

  it('keeps details in line, the newest of a kind for those before it', async () => {
    const { courier, calls, settle } = courierOver();
    void courier.offer('timer.call', { on: true });
    const kept = [courier.offer('timer.contact', { modality: 'phone', interactive: false }), courier.offer('timer.contact', { modality: 'video', interactive: true })];
    expect(await courier.offer('timer.stop', {})).toBe(false);
    calls[0]!.answer({});
    await settle();
    expect(calls.map(({ name, input }) => [name, input])).toEqual([['timer.call', { on: true }], ['timer.contact', { modality: 'video', interactive: true }]]);
    calls[1]!.answer({});
    expect(await Promise.all(kept)).toEqual([true, true]);
  });

  it('never lets a detail wait behind what may change whose timer runs', async () => {
    for (const name of ['timer.start', 'timer.stop', 'timer.switch', 'timer.pause', 'timer.resume', 'timer.undo'] as const) {
      const { courier, calls } = courierOver();
      void courier.offer(name, {} as never);
      expect(await courier.offer('timer.contact', { modality: 'phone', interactive: true }), name).toBe(false);
      expect(calls).toHaveLength(1);
    }
  });

  it('carries what waited even if the detail before it was refused', async () => {
    const { courier, calls, settle } = courierOver();
    void courier.offer('timer.contact', {} as never);
    void courier.offer('timer.stop', {});
    calls[0]!.fail('NO_TIMER');
    await settle();
    expect(calls.map(({ name }) => name)).toEqual(['timer.contact', 'timer.stop']);
  });
});
