import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.ts';
import { openBrowser } from './demo/browser.ts';
import { DemoTrouble } from './demo/fetch.ts';
import { help, readOptions } from './demo/options.ts';
import type { Options } from './demo/options.ts';
import { preparePractice } from './demo/prepare.ts';
import { startDemo } from './demo/server.ts';

/**
 * `npm start`: the extension built, an EHR open, CareTally over it, a made-up practice to try it with. What it starts it ends.
 *
 *   build ─► EHR ─► browser ─► practice ─► open ──Ctrl-C, or the browser is closed──► everything ended, profile deleted
 *     └────────┴────────┴─────────┴──trouble or Ctrl-C──► what was started so far is ended
 */
const root = fileURLToPath(new URL('..', import.meta.url));

/** What to end, newest last. Each is noted before it is there, so that nothing is left behind between the two. */
const started: (() => Promise<unknown>)[] = [];

function begin<T extends { close(): Promise<void> }>(thing: Promise<T>): Promise<T> {
  started.push(async () => (await thing).close());
  return thing;
}
let ending: Promise<never> | null = null;

function end(code: number): Promise<never> {
  ending ??= (async () => {
    for (const stop of started.reverse()) await Promise.race([stop().catch(() => undefined), new Promise((late) => setTimeout(late, 5000))]);
    process.exit(code);
  })();
  return ending;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
// Whoever started this may be ended without a word to us.
const parent = process.ppid;
setInterval(() => { if (process.ppid !== parent) void end(0); }, 1000).unref();

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(help);
  else await start(options);
} catch (error) {
  if (!ending) console.error((error as Error).message);
  await end(1);
}

async function start(options: Options): Promise<void> {
  const chromium = findChromium();
  if (chromium.warning) console.log(chromium.warning);
  const headless = options.headless || !hasDisplay();

  console.log('Building the extension.');
  await build();
  const demo = options.url ? null : await begin(startDemo({ port: options.port }));
  const chart = options.url ?? new URL(demo!.chartUrl(0));

  const browser = await begin(openBrowser(`${root}.output/chrome-mv3`, chromium.path, headless));
  browser.context.on('close', () => void end(0));
  const people = await preparePractice(browser, chart.origin);
  const [page = await browser.context.newPage()] = browser.context.pages().filter((each) => each.url() === 'about:blank');
  await page.goto(chart.href).catch(() => {
    throw new DemoTrouble(`${chart.origin} could not be opened. Is the address right, and are you connected to it?`);
  });
  await page.bringToFront();

  console.log([
    '',
    demo ? 'CareTally over OpenMRS. Everybody in it is made up, and the EHR’s back end is a mock.' : `CareTally over ${chart.origin}. Keep to test patients: what is recorded here is practice data.`,
    ...(options.headless ? ['The browser has no window. Its pages are there all the same; leave out --headless to see them.']
      : headless ? ['There is no display, so the browser has no window. Its pages are there all the same; set DISPLAY to see them.'] : []),
    '',
    `  Chart      ${chart.href}`,
    `  Workspace  chrome-extension://${browser.id}/workspace.html#/month`,
    '',
    'Try   Start on the widget, tag what you do with #, stop. By keys: Alt+Shift+S starts and stops; in the widget S, #, Esc.',
    ...(demo ? ['      With the timer running, search "okafor" in the EHR and open Gloria: the widget shows that the timer is Grace’s.', '      In the workspace: Halvorsen is ready, Okafor is close, Castellano lacks consent. "Why?" says why; Export writes the file.'] : []),
    `Unlock  ${people.map(({ name, passphrase }) => `${name}: ${passphrase}`).join('   ')}`,
    '',
    'Ctrl-C, or closing the browser, ends everything and deletes what was recorded.',
  ].join('\n'));
}

/** A window needs somewhere to be. */
function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** Builds the extension as it is shipped. What the build says is shown only where it fails. */
async function build(): Promise<void> {
  const wxt = spawn(process.execPath, [`${root}node_modules/wxt/bin/wxt.mjs`, 'build'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(async () => wxt.kill());
  let said = '';
  for (const stream of [wxt.stdout, wxt.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  const code = await new Promise((done) => wxt.on('close', done));
  if (code !== 0) throw new DemoTrouble(`The extension could not be built.\n\n${said.trim()}`);
}
