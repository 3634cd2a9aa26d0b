/** Takes pictures of every state: `npx tsx tests/preview-widget/shots.ts FOLDER [name …]`. Light, dark, forced colors, text at 200 %. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import type { BrowserContextOptions } from '@playwright/test';
import { servePreview } from './serve.ts';

const [folder = 'preview-shots', ...only] = process.argv.slice(2);
const looks: Record<string, { options: BrowserContextOptions; text?: number; dark?: boolean; width?: number }> = {
  light: { options: { colorScheme: 'light' } },
  dark: { options: { colorScheme: 'dark' }, dark: true },
  forced: { options: { forcedColors: 'active', colorScheme: 'light' } },
  text200: { options: { colorScheme: 'light' }, text: 32 },
  narrow200: { options: { colorScheme: 'dark' }, text: 32, dark: true, width: 360 },
};

await mkdir(folder, { recursive: true });
const { url, close } = await servePreview(fileURLToPath(new URL('.', import.meta.url)));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' });
for (const [look, { options, text, dark, width }] of Object.entries(looks)) {
  for (const size of ['puck', 'bar', 'card', 'panel']) {
    const name = `${size}-${look}`;
    if (only.length > 0 && !only.includes(name)) continue;
    const context = await browser.newContext({ ...options, viewport: { width: 1500, height: 900 } });
    const page = await context.newPage();
    page.on('pageerror', (error) => process.stderr.write(`${name}: ${error.message}\n`));
    if (text) await page.addInitScript((px) => { if (window.parent !== window) document.addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = `${px}px`; }); }, text);
    await page.goto(`${url}/gallery.html?size=${size}${dark ? '&dark' : ''}${width ? `&width=${width}` : ''}`);
    await page.waitForTimeout(2500);
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
    await context.close();
  }
}
await browser.close();
await close();
