import { parseArgs } from 'node:util';
import { DemoTrouble } from './fetch.ts';

export const help = `npm start                       the demo EHR with made-up people, CareTally over it
npm start -- --url URL          another EHR instead (https, or http on this computer)
npm start -- --port 8080        a fixed port for the demo EHR
npm start -- --headless         no window
CHROMIUM_PATH=/path npm start   this Chromium

Ctrl-C, or closing the browser, ends everything it started and deletes what was recorded.`;

export interface Options {
  help: boolean;
  headless: boolean;
  /** 0 = any free one. */
  port: number;
  /** Another EHR instead of the demo's. */
  url: URL | null;
}

/**
 * Reads the command line.
 * @throws DemoTrouble with a sentence that says what is wrong
 */
export function readOptions(argv: readonly string[]): Options {
  let values;
  try {
    ({ values } = parseArgs({ args: [...argv], options: { help: { type: 'boolean', short: 'h' }, headless: { type: 'boolean' }, port: { type: 'string' }, url: { type: 'string' } } }));
  } catch (error) {
    throw new DemoTrouble(`${(error as Error).message.split('. ')[0]}.\n\n${help}`);
  }
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new DemoTrouble('The port is a number from 0 to 65535.');
  return { help: values.help ?? false, headless: values.headless ?? false, port, url: values.url === undefined ? null : safeUrl(values.url) };
}

/** Charts travel encrypted or not at all: `https:` anywhere, `http:` only on this computer. */
function safeUrl(text: string): URL {
  if (!URL.canParse(text)) throw new DemoTrouble('The address after --url is not complete. Write it as https://ehr.example/.');
  const url = new URL(text);
  const here = url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname);
  if (url.protocol !== 'https:' && !here) throw new DemoTrouble('CareTally opens charts over https only, or over http from this computer (localhost). Nothing was opened.');
  return url;
}
