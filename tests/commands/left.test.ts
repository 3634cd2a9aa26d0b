import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dispatch, Rate } from '../../lib/commands/dispatch.ts';
import { type Desk, practiceDesk, sweep } from './bench.ts';

vi.mock('wxt/browser', async () => (await import('./fake-browser.ts')).fakeBrowser());

let desk: Desk;
beforeEach(async () => { desk = await practiceDesk(); }, 30_000);
afterEach(sweep);

const quill = { urlId: 'p1', family: 'Quill', given: 'Ada', birthDate: '1950-02-03', recordNumber: '77-1' };
const nobody = { status: 'none', urlId: null, family: '', given: '', birthDate: null, recordNumber: null, stale: false };
const chart = async () => (await desk.view()).chart;
/** The page says goodbye, with whatever it says beside. */
const leaves = (document: string, name = 'chart.seen', input: unknown = { reading: { ...nobody, status: 'read', ...quill } }) =>
  dispatch(desk.context, new Rate(), { caretally: 1, id: crypto.randomUUID(), name, input }, { ...desk.sender('left'), document, origin: 'https://ehr.example' });

describe('a page that was left', () => {
  it('is nobody’s chart any more, whatever it says', async () => {
    await desk.show(quill);
    expect(await chart()).toMatchObject({ status: 'confirmed', patient: { recordNumber: '77-1' } });
    expect(await leaves('doc-1')).toMatchObject({ ok: true });
    expect(await chart()).toMatchObject({ status: 'none', patient: null });
  });

  it('takes nothing from the page that came after it', async () => {
    await desk.show(quill);
    await leaves('doc-before');
    expect(await chart()).toMatchObject({ status: 'confirmed', patient: { recordNumber: '77-1' } });
  });

  it('may say nothing else', async () => {
    expect(await leaves('doc-1', 'chart.mount', {})).toMatchObject({ ok: false });
    expect(await leaves('doc-1', 'chart.refused', {})).toMatchObject({ ok: false });
    expect(await leaves('doc-1', 'timer.start', {})).toMatchObject({ ok: false });
  });
});

describe('a page that lets no frame in', () => {
  it('is read for the side panel, which starts and stops there', async () => {
    await desk.show(quill);
    await desk.ask('chart.refused', {}, 'chart');
    expect(await chart()).toMatchObject({ status: 'confirmed', refused: true, patient: { recordNumber: '77-1' } });
    await desk.ask('timer.start', {});
    expect((await desk.view()).timer).toMatchObject({ chart: 'same', patient: { recordNumber: '77-1' } });
    await desk.ask('timer.stop', {});
  });

  it('says so where it shows nobody, and goes on refusing as long as its document lives', async () => {
    await desk.ask('chart.refused', {}, 'chart');
    expect(await chart()).toMatchObject({ status: 'refused', patient: null });
    await desk.show(quill);
    expect(await chart()).toMatchObject({ status: 'confirmed', refused: true });
    await leaves('doc-1');
    expect(await chart()).toMatchObject({ status: 'none' });
    await desk.show(quill);
    expect(await chart()).toMatchObject({ status: 'confirmed', refused: true });
    await desk.show(nobody as never);
    expect(await chart()).toMatchObject({ status: 'refused' });
  });
});

it('asks about nobody where a banner says nothing', async () => {
  await desk.show({ family: '', given: '' });
  expect(await chart()).toMatchObject({ status: 'uncertain', patient: null });
});
