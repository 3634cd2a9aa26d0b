import { expect, it } from 'vitest';
import { frameOver } from '../../components/widget/frame.ts';
import { standsInPage } from '../../components/widget/stands.ts';

it('stands directly in a web page, nowhere else', () => {
  expect(standsInPage(['https://ehr.example'], false)).toBe(true);
  expect(standsInPage(['null'], false)).toBe(true);
  expect(standsInPage(undefined, false)).toBe(true);
  expect(standsInPage([], true)).toBe(false);
  expect(standsInPage(['https://ehr.example', 'https://outer.example'], false)).toBe(false);
  expect(standsInPage(['chrome-extension://abc'], false)).toBe(false);
  expect(standsInPage([], false)).toBe(false);
});

it('speaks geometry and takes nothing but numbers', async () => {
  const { port1, port2 } = new MessageChannel();
  const heard: unknown[] = [];
  port2.onmessage = ({ data }) => heard.push(data);
  const frame = frameOver(port1);
  const views: number[][] = [];
  const places: unknown[] = [];
  frame.onView((w, h) => views.push([w, h]));
  frame.onPlace((place) => places.push(place));
  frame.size(280, 56);
  frame.nudge(-8, 0);
  for (const message of [{ t: 'view', w: 1200, h: 800 }, { t: 'view', w: '1200', h: 800 }, { t: 'view', w: Infinity, h: 1 }, null, 'view',
    { t: 'place', corner: 'br', dx: 16, dy: 24, size: 'card' }, { t: 'place', corner: 'middle', dx: 1, dy: 1 }]) port2.postMessage(message);
  await expect.poll(() => places.length).toBe(1);
  expect(heard).toEqual([{ t: 'hello' }, { t: 'size', w: 280, h: 56 }, { t: 'nudge', dx: -8, dy: 0 }]);
  expect(views).toEqual([[1200, 800]]);
  expect(places).toEqual([{ corner: 'br', dx: 16, dy: 24 }]);
  const late: number[][] = [];
  frame.onView((w, h) => late.push([w, h]));
  expect(late).toEqual([[1200, 800]]);
  port1.close();
  port2.close();
});
