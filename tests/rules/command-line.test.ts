import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../lib/payers/index.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import { minutes, month } from './months.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs the script; `input` is written piece by piece, no faster than it is read. */
function run(input: Iterable<string | Buffer>, args: string[] = [], node: string[] = []): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [...node, '--import', 'tsx', 'scripts/evaluate.ts', ...args], { cwd: root });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => out.push(piece));
  child.stderr.on('data', (piece: Buffer) => err.push(piece));
  // A child that ends early closes its input; that is its right.
  pipeline(Readable.from(input), child.stdin).catch(() => undefined);
  return new Promise((done) => child.on('close', (code) => done({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') })));
}

const lines = (text: string) => text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>);

describe('months from the command line', () => {
  it('gives one finding a line, in order, the same as everywhere else', async () => {
    const { code, out } = await run(scenarios.map((scenario) => `${JSON.stringify(scenario)}\n`));
    expect(code).toBe(0);
    expect(lines(out)).toEqual(scenarios.map((scenario) => JSON.parse(JSON.stringify(evaluate(scenario)))));
  });

  it('answers a bad line in its place, skips blank ones, and says so at the end', async () => {
    const good = JSON.stringify(month([minutes(20)]));
    const { code, out, err } = await run([`${good}\r\n\n`, '{"id": "secret-name",\n', Buffer.from([0xff, 0xfe, 10]), '[]\n', `${good.replace('America/Detroit', 'Mars/Base')}\n`, good]);
    expect(code).toBe(1);
    expect(lines(out).map((line) => line['line'] ?? line['id'])).toEqual(['made-up', 3, 4, 5, 6, 'made-up']);
    expect(lines(out).map((line) => line['code'] ?? 'ok')).toEqual(['ok', 'NOT_JSON', 'NOT_UTF8', 'NOT_AN_OBJECT', 'UNKNOWN_ZONE', 'ok']);
    expect(out + err).not.toContain('secret-name');
  });

  it('takes nothing and gives nothing', async () => {
    expect(await run([])).toMatchObject({ code: 0, out: '' });
  });

  it('prints text when asked, and knows no other option', async () => {
    const { out, code } = await run([JSON.stringify(month([minutes(20)]))], ['--explain']);
    expect(code).toBe(0);
    expect(out).toContain('Supports 99490 × 1');
    expect(await run([], ['--explian'])).toMatchObject({ code: 2, out: '' });
  });

  it('lives through a line of ten megabytes, taken or refused', async () => {
    const large = JSON.stringify({ ...month([minutes(20)]), remark: 'x'.repeat(10_000_000) });
    const many = JSON.stringify(month(Array.from({ length: 90_000 }, () => minutes(1))));
    expect(many.length).toBeGreaterThan(9_000_000);
    const { code, out } = await run([`${large}\n`, `${many}\n`, `${'['.repeat(10_000_000)}\n`, JSON.stringify(month([]))]);
    expect(lines(out).map((line) => line['code'] ?? line['id'])).toEqual(['made-up', 'TOO_MANY', 'NOT_JSON', 'made-up']);
    expect(code).toBe(1);
  });

  it('keeps to little memory however many lines there are', async () => {
    const line = `${JSON.stringify(month(Array.from({ length: 12 }, (_, index) => minutes(2, `2026-10-${String(index + 1).padStart(2, '0')}`))))}\n`;
    function* much() { for (let count = 0; count < 4000; count++) yield line; }
    // 4,000 findings are some 100 MB of text; a heap of 64 MB holds them only one at a time.
    const { code, out } = await run(much(), [], ['--max-old-space-size=64']);
    expect(code).toBe(0);
    expect(out.length).toBeGreaterThan(64 * 1024 * 1024);
    expect(out.split('\n').length).toBe(4001);
  }, 120_000);
});
