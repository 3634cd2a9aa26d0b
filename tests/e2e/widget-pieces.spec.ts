/** The widget's own behaviour in a real browser, over a fake worker that writes down what it was sent. */
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { chromium, expect, test, type Browser, type Frame, type Page } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.ts';
import { servePreview } from '../preview-widget/serve.ts';
import type { FakeWire } from '../preview-widget/FakeWire.ts';
import { panels, states } from '../preview-widget/states.ts';

// One file, one build of the preview: its tests run one after another in one worker.
test.describe.configure({ mode: 'default' });

let served: Awaited<ReturnType<typeof servePreview>>;
let browser: Browser;
test.beforeAll(async () => {
  served = await servePreview(fileURLToPath(new URL('../preview-widget', import.meta.url)));
  browser = await chromium.launch({ executablePath: findChromium().path });
});
test.afterAll(async () => {
  await browser?.close();
  await served?.close();
});

type Wired = typeof globalThis & { wire: FakeWire };
const sent = (page: Page | Frame) => page.evaluate(() => (globalThis as Wired).wire.sent.map(({ name, input, id }) => ({ name, input, id })).filter(({ name }) => name !== 'widget.place'));
const names = async (page: Page | Frame) => (await sent(page)).map(({ name }) => name);
const delay = (page: Page, ms: number) => page.evaluate((wait) => { (globalThis as Wired).wire.delay = wait; }, ms);

async function open(query: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${served.url}/index.html?live&${query}`);
  await expect(page.locator('.wcard, .bar, .puck, .spanel').first()).toBeVisible();
  return page;
}

/** The widget in a real frame over a page, behind the gate that a chart's page has. */
async function framed(page: Page, query: string): Promise<Frame> {
  await page.goto(`${served.url}/gallery.html?only=running`);
  await page.evaluate((src) => {
    const made = document.createElement('iframe');
    made.style.cssText = 'position:fixed;right:20px;bottom:20px;width:340px;height:400px;border:0';
    made.src = src;
    document.body.replaceChildren(made);
  }, `index.html?live&${query}&size=card&gate=watch`);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('The frame did not open.');
  await frame.waitForLoadState();
  await page.evaluate(() => { const { port2 } = new MessageChannel(); document.querySelector('iframe')!.contentWindow!.postMessage({ caretally: 'port' }, '*', [port2]); });
  return frame;
}

test('S twice leaves exactly one stopped entry', async () => {
  for (const wait of [0, 150]) {
    const idle = await open('state=idle');
    await delay(idle, wait);
    await idle.locator('h2').focus();
    await idle.keyboard.press('s');
    await idle.keyboard.press('s');
    await expect.poll(() => names(idle)).toEqual(['timer.start', 'timer.stop']);
    await idle.keyboard.press('s');
    await expect(idle.getByText('Stopped', { exact: true })).toBeVisible();
    await expect.poll(() => idle.evaluate(() => (globalThis as Wired).wire.view.today.length)).toBe(1);
    expect(await names(idle)).toEqual(['timer.start', 'timer.stop']);
    await idle.close();

    const running = await open('state=untagged');
    await delay(running, wait);
    await running.locator('h2').focus();
    await running.keyboard.press('s');
    await running.keyboard.press('s');
    await expect(running.getByText('Stopped', { exact: true })).toBeVisible();
    await running.keyboard.press('s');
    expect(await names(running)).toEqual(['timer.stop']);
    await running.close();
  }
});

test('the whole way by keyboard alone, and letters in a field stay letters', async () => {
  const page = await open('state=idle');
  await page.locator('h2').focus();
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: /^Stop/ })).toBeVisible();
  await page.locator('h2').focus();
  await page.keyboard.press('#');
  await expect(page.getByRole('combobox')).toHaveValue('#');
  await page.keyboard.type('med');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox')).toHaveValue('#medicine review');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Note')).toBeFocused();
  await page.keyboard.type('Asked 1 sister #2 about side effects');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Edit note' })).toBeVisible();
  await page.locator('h2').focus();
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: /Undo/ })).toBeVisible();
  expect((await sent(page)).map(({ name, input }) => [name, input])).toEqual([
    ['timer.start', {}], ['timer.tag', { activity: 'medication_review', from: 'start', program: 'CCM' }],
    ['timer.note', { note: 'Asked 1 sister #2 about side effects' }], ['timer.stop', {}],
  ]);
  await page.close();
});

test('an activity changed while running asks from when, and the default is from now on', async () => {
  const page = await open('state=running');
  await page.getByRole('button', { name: /Change activity/ }).click();
  await expect(page.getByLabel('From now on')).toBeChecked();
  await page.getByRole('option', { name: /Call with patient/ }).click();
  await expect.poll(async () => (await sent(page))[0]?.input).toEqual({ activity: 'patient_call', from: 'now', program: 'CCM' });
  await page.close();
});

test('two patients: both in full, answered by one key; going on holds until the chart changes', async () => {
  const page = await open('state=two');
  for (const text of ['00481220', '00418220', 'Mar 14, 1948', 'Mar 4, 1984']) await expect(page.getByText(text)).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Two patients');
  await page.locator('h2').focus();
  await page.keyboard.press('2');
  await expect(page.getByText('Running, other chart')).toBeVisible();
  expect(await names(page)).toEqual(['timer.goOn']);
  await page.evaluate(() => { const { wire } = globalThis as Wired; wire.change({ chart: { ...wire.view.chart, patient: { ...wire.view.chart.patient!, key: 'f'.repeat(32), family: 'Tran' } } }); });
  await expect(page.getByText('The chart is a different person')).toBeVisible();
  await page.locator('h2').focus();
  await page.keyboard.press('1');
  await expect.poll(() => names(page)).toEqual(['timer.goOn', 'timer.switch']);
  await page.close();
});

test('not saved is said at once and retried with the same id', async () => {
  const page = await open('state=running');
  await page.evaluate(() => { (globalThis as Wired).wire.failures.push('NOT_SAVED', 'NO_ANSWER'); });
  await page.getByRole('button', { name: /^Stop/ }).click();
  await expect(page.getByText('Not saved, retrying.').first()).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Not saved');
  await page.getByRole('button', { name: 'Retry now' }).click();
  await expect(page.getByText('2 tries so far')).toBeVisible();
  await expect(page.getByRole('button', { name: /Undo/ })).toBeVisible({ timeout: 8000 });
  const ids = new Set((await sent(page)).map(({ id }) => id));
  expect([(await sent(page)).length, ids.size]).toEqual([3, 1]);
  await expect(page.getByRole('status').first()).toContainText('Saved again');
  await page.close();
});

test('discarding more than a minute opens the side panel, with the choice marked there', async () => {
  const page = await open('state=recovered');
  await page.getByRole('button', { name: /Discard/ }).click();
  await expect.poll(() => sent(page)).toMatchObject([{ name: 'widget.openPanel', input: { at: 'unresolved:u1:discard' } }]);
  await page.close();
  const panel = await open('panel=unresolved&at=unresolved:u1:discard');
  const row = panel.getByRole('listitem', { name: /Grace/ });
  await expect(row).toBeFocused();
  expect(await names(panel)).toEqual([]);
  await row.getByRole('button', { name: 'Discard' }).click();
  await expect.poll(() => sent(panel)).toMatchObject([{ name: 'unresolved.answer', input: { span: 'u1', answer: 'discard' } }]);
  await panel.close();
});

test('a countdown starts after five seconds in sight; a key, a press and a modifier do what they say', async () => {
  const page = await open('state=countdown');
  await expect(page.getByText(/Starting in [345] seconds/)).toBeVisible();
  await expect(page.getByRole('status').first()).toContainText('Any key cancels');
  await expect.poll(() => sent(page), { timeout: 8000 }).toMatchObject([{ name: 'timer.start', input: { auto: true } }]);
  await expect(page.getByRole('button', { name: /^Stop/ })).toBeVisible();
  await page.close();

  const cancelled = await Promise.all(([['card', 'x'], ['bar', 'Escape'], ['puck', 'ArrowDown']] as const).map(async ([size, cancel]) => {
    const counting = await open(`state=countdown&size=${size}`);
    await counting.keyboard.press('Shift');
    await counting.waitForTimeout(300);
    expect(await names(counting)).toEqual([]);
    await counting.keyboard.press(cancel);
    await expect.poll(() => names(counting)).toEqual(['timer.notNow']);
    return counting;
  }));
  await cancelled[0]!.waitForTimeout(5600);
  for (const counting of cancelled) {
    expect(await names(counting)).toEqual(['timer.notNow']);
    await counting.close();
  }

  const now = await open('state=countdown');
  await now.keyboard.press('s');
  await expect.poll(() => sent(now)).toMatchObject([{ name: 'timer.start', input: {} }]);
  expect((await sent(now))[0]!.input).toEqual({});
  await now.close();
});

test('a countdown behind a cover does not go on; a frame that cannot be guarded only asks', async () => {
  test.setTimeout(60_000);
  const plain = await open('state=countdown&gate=panel');
  await expect(plain.getByText('Start for this patient?')).toBeVisible();
  const page = await browser.newPage();
  const frame = await framed(page, 'state=countdown');
  await expect(frame.getByText(/Starting in/)).toBeVisible();
  await page.waitForTimeout(3000);
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<div id="cover" style="position:fixed;inset:0;background:#fff;pointer-events:none"></div>'));
  await page.waitForTimeout(6000);
  expect(await names(frame)).toEqual([]);
  await page.evaluate(() => document.getElementById('cover')?.remove());
  await page.waitForTimeout(3000);
  expect(await names(frame)).toEqual([]);
  await expect.poll(() => names(frame), { timeout: 8000 }).toEqual(['timer.start']);
  await page.close();
  // Open since the beginning, for far longer than a countdown.
  expect(await names(plain)).toEqual([]);
  await plain.close();
});

test('a question to start is quiet: S starts, Esc is not now', async () => {
  const page = await open('state=ask&size=bar');
  await expect(page.getByText('Start for')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(() => names(page)).toEqual(['timer.notNow']);
  await expect(page.locator('.bar')).toBeVisible();
  await page.keyboard.press('s');
  await expect.poll(() => names(page)).toEqual(['timer.notNow', 'timer.start']);
  await page.close();
});

test('call, pause and resume by key, each spoken; the call is asked about after its hour', async () => {
  const page = await open('state=running');
  await page.locator('h2').focus();
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { name: 'On call' })).toBeVisible();
  await expect(page.getByRole('status').first()).toContainText('On call');
  await expect(page.getByRole('radio', { name: 'Phone' })).toBeChecked();
  await page.getByRole('radio', { name: 'Video' }).check();
  await page.getByRole('radio', { name: 'We spoke live' }).check();
  await page.locator('h2').focus();
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { name: 'Running' })).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: 'Paused' })).toBeVisible();
  await expect(page.getByRole('status').first()).toContainText('Paused');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: 'Running' })).toBeVisible();
  await page.keyboard.press('p');
  await page.keyboard.press('p');
  await page.keyboard.press('s');
  expect((await sent(page)).map(({ name, input }) => [name, input])).toEqual([
    ['timer.call', { on: true }], ['timer.contact', { modality: 'video', interactive: false }], ['timer.contact', { modality: 'video', interactive: true }],
    ['timer.call', { on: false }], ['timer.pause', {}], ['timer.resume', {}], ['timer.pause', {}], ['timer.resume', {}], ['timer.stop', {}],
  ]);
  await page.close();

  const asked = await open('state=callAsks');
  await expect(asked.getByText('Still on the call?').last()).toBeVisible();
  await asked.getByRole('button', { name: 'Still on it' }).click();
  await expect.poll(() => sent(asked)).toMatchObject([{ name: 'timer.call', input: { on: true } }]);
  await expect(asked.locator('.quiet')).toHaveCount(0);
  await asked.close();
});

test('the away question by keys: keep here, the rest in the side panel with the choice marked', async () => {
  for (const [key, expected] of [
    ['1', { name: 'unresolved.answer', input: { span: 'u1', answer: 'keep' } }], ['2', { name: 'widget.openPanel', input: { at: 'unresolved:u1:discard' } }],
    ['3', { name: 'widget.openPanel', input: { at: 'unresolved:u1:first:5' } }], ['4', { name: 'widget.openPanel', input: { at: 'unresolved:u1:split' } }],
  ] as const) {
    const page = await open('state=away');
    await page.locator('h2').focus();
    await page.keyboard.press(key);
    await expect.poll(() => sent(page)).toMatchObject([expected]);
    await page.close();
  }
  const page = await open('state=away');
  await page.getByRole('button', { name: 'Decide later' }).click();
  await expect(page.getByRole('heading', { name: 'Running' })).toBeVisible();
  expect(await names(page)).toEqual([]);
  await page.close();
});

test('after a closed browser: what was saved and what is in doubt, three keys', async () => {
  const page = await open('state=recovered');
  await expect(page.getByText('Your time was kept')).toBeVisible();
  await expect(page.locator('.facts')).toContainText(/Saved.*13:40.*Unresolved.*34:06/s);
  await page.locator('h2').focus();
  await page.keyboard.press('3');
  await expect.poll(() => sent(page)).toMatchObject([{ name: 'widget.openPanel', input: { at: 'unresolved:u1:split' } }]);
  await page.close();
});

test('a split with several cuts: by arrows, by typing, by dragging; it always adds up', async () => {
  const page = await open('panel=unresolved&at=unresolved:u1:split');
  const row = page.getByRole('listitem', { name: /Grace/ });
  const slider = row.getByRole('slider').first();
  await expect(slider).toBeFocused();
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', /1 s work, then 34 min 05 s break/);
  for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuenow', '311');
  // A digit inside the open answer is no answer of the row.
  await page.keyboard.press('1');
  await row.getByRole('button', { name: 'Add a row' }).click();
  await row.getByLabel('Row 3: work or break').selectOption('work');
  await row.getByLabel('Row 3: activity').selectOption('referral');
  await row.getByLabel('Row 2 ends at').fill('10:30');
  await row.getByLabel('Row 2 ends at').press('Enter');
  await expect(row.getByText(/5:11 \+ 22:29 \+ 6:26 = 34:06/)).toBeVisible();
  const handle = await row.getByRole('slider').nth(1).boundingBox();
  await page.mouse.move(handle!.x + 12, handle!.y + 10);
  await page.mouse.down();
  await page.mouse.move(handle!.x + 12 - 30, handle!.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect(row.getByText(/nothing left over/)).toContainText('= 34:06');
  await row.getByRole('button', { name: 'Save split' }).click();
  await expect.poll(() => names(page)).toEqual(['unresolved.answer']);
  const { cuts, ...rest } = (await sent(page))[0]!.input as { cuts: { end: number; keep: boolean; activity?: string }[] };
  expect(rest).toEqual({ span: 'u1', answer: 'split' });
  const { start, end } = panels.unresolved!.unresolved[0]!;
  expect(cuts.map(({ keep, activity }) => [keep, activity])).toEqual([[true, undefined], [false, undefined], [true, 'referral']]);
  expect(cuts[0]!.end - start).toBe(311_000);
  expect(cuts[1]!.end).toBeLessThan(Date.parse('2026-11-19T15:30:00Z'));
  expect(cuts[2]!.end).toBe(end);
  await page.close();
});

test('the finish card copies its text on a press only, undoes, and says how far the month has come', async () => {
  const page = await open('state=finished');
  await expect(page.getByText('13:05')).toBeVisible();
  await expect(page.getByText('6:55')).toBeVisible();
  await page.getByRole('button', { name: 'Copy for the chart' }).click();
  await expect(page.getByText(/^Copied\./)).toBeVisible();
  await page.getByRole('button', { name: 'Edit note' }).click();
  await page.getByLabel('Note').fill('');
  await page.keyboard.press('Control+v');
  await expect(page.getByLabel('Note')).toHaveValue('Nov 19, 2026, 10:38:03 to 10:42:18, 4 min\nCall with patient, CCM\nPhone, spoke live\nDana Whitfield, RN\nAsked about side effects; none.');
  expect(await names(page)).toEqual([]);
  await page.close();
});

test('initials only: names show as long as the key is held, and a decision about identity is never shortened', async () => {
  const page = await open('state=discreet');
  await expect(page.getByText('G. O. …1220').first()).toBeVisible();
  await expect(page.getByText('OKAFOR')).toHaveCount(0);
  await page.locator('h2').focus();
  await page.keyboard.down('`');
  await expect(page.getByText('OKAFOR, Grace')).toBeVisible();
  await page.keyboard.up('`');
  await expect(page.getByText('G. O. …1220').first()).toBeVisible();
  await page.close();
  const two = await open('state=two&discreet');
  for (const text of ['00481220', '00418220']) await expect(two.getByText(text)).toBeVisible();
  await two.close();
});

test('a look without a timer is added by one press, or never asked about again', async () => {
  const page = await open('state=looked');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect.poll(() => names(page)).toEqual(['timer.addLooked']);
  await expect(page.locator('.quiet')).toHaveCount(0);
  await page.close();
  const no = await open('state=looked');
  await no.getByRole('button', { name: 'No', exact: true }).click();
  await expect(no.locator('.quiet')).toHaveCount(0);
  expect(await names(no)).toEqual(['timer.notNow']);
  await no.close();
  const reminded = await open('state=reminded');
  await reminded.getByRole('button', { name: 'In 15 min' }).click();
  await expect.poll(() => sent(reminded)).toMatchObject([{ name: 'remind.answer', input: { kind: 'long', answer: 'snooze' } }]);
  await reminded.close();
});

test('a start moved back needs a reason and never reaches into the previous entry', async () => {
  const page = await open('state=running');
  await page.getByRole('button', { name: 'Started earlier?' }).click();
  await page.getByRole('button', { name: '+5 min' }).click();
  await page.getByRole('button', { name: 'Save start' }).click();
  await expect(page.getByText('A few words why.')).toBeVisible();
  expect(await names(page)).toEqual([]);
  await page.getByRole('button', { name: 'Forgot to start' }).click();
  await page.getByRole('button', { name: 'Save start' }).click();
  await expect.poll(async () => (await sent(page))[0]?.input).toMatchObject({ reason: 'Forgot to start' });
  await page.getByRole('button', { name: 'Started earlier?' }).click();
  await page.getByLabel('Started at').fill('09:00');
  await expect(page.getByText(/previous entry ended/)).toBeVisible();
  await page.close();
});

test('a press counts only after the frame was seen 800 ms, and never while it is covered', async () => {
  const page = await browser.newPage();
  const frame = await framed(page, 'state=running');
  const stop = frame.getByRole('button', { name: /^Stop/ });
  await stop.click();
  await expect(frame.getByText('One moment')).toBeVisible();
  expect(await names(frame)).toEqual([]);
  await page.waitForTimeout(1200);
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<div id="cover" style="position:fixed;inset:0;background:#fff;pointer-events:none"></div>'));
  await page.waitForTimeout(300);
  await stop.click();
  await frame.locator('h2').focus();
  await page.keyboard.press('s');
  expect(await names(frame)).toEqual([]);
  await page.evaluate(() => document.getElementById('cover')?.remove());
  await page.waitForTimeout(1200);
  await stop.click();
  await expect.poll(() => names(frame)).toEqual(['timer.stop']);
  await page.close();
});

test('without a way to guard the frame, every act opens the side panel', async () => {
  const page = await open('state=running&gate=panel');
  await page.getByRole('button', { name: /^Stop/ }).click();
  await expect.poll(() => names(page)).toEqual(['widget.openPanel']);
  await page.close();
});

// In three parts, which run side by side.
for (const part of [0, 1, 2]) test(`no state has a serious finding of an automatic check, light and dark: part ${part + 1} of 3`, async () => {
  test.setTimeout(120_000);
  const context = await browser.newContext();
  const page = await context.newPage();
  const found: string[] = [];
  const addresses = [
    ...Object.keys(states).map((name) => `state=${name}&size=card`),
    ...['idle', 'practice', 'two', 'unsaved', 'locked', 'ask', 'countdown', 'oncall', 'paused', 'absent', 'recovered', 'discreet', 'looked'].flatMap((name) => [`state=${name}&size=bar`, `state=${name}&size=puck`]),
    ...Object.keys(panels).map((name) => `panel=${name}`), 'panel=unresolved&at=unresolved:u1:split', 'panel=close&at=close',
  ];
  const look = async (address: string, scheme: 'light' | 'dark', check: AxeBuilder) => {
    await page.emulateMedia({ colorScheme: scheme });
    const { violations } = await check.analyze();
    for (const { id, impact, nodes } of violations) if (impact === 'serious' || impact === 'critical') found.push(`${scheme} ${address}: ${id} ${nodes[0]?.html.slice(0, 120)}`);
  };
  for (const address of addresses.filter((_, n) => n % 3 === part)) {
    await page.goto(`${served.url}/index.html?${address}`);
    await page.waitForTimeout(220);
    await look(address, 'light', new AxeBuilder({ page }).disableRules(['landmark-one-main', 'region', 'page-has-heading-one', 'heading-order']));
    // The two differ in nothing but color, and bar and puck have the card's colors.
    if (!/size=(bar|puck)/.test(address)) await look(address, 'dark', new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']));
  }
  expect(found).toEqual([]);
  await context.close();
});
