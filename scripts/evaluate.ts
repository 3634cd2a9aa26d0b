/**
 * Rules from the command line: a patient-month a line in, a finding a line out, in order, in constant memory.
 *
 *   npm run --silent evaluate < months.ndjson > results.ndjson
 *   npm run --silent evaluate -- --explain < months.ndjson      the findings as text
 *
 * A line that cannot be taken gives `{ "line": n, "error": "…" }` in its place, and exit code 1 at the end. Blank lines are skipped; they
 * count as lines. Errors name fields, never values. A closed pipe (`| head`) ends the run quietly.
 */
import { once } from 'node:events';
import { evaluate } from '../lib/payers/index.ts';
import { ContractError, parsePatientMonth } from '../lib/rules/contract.ts';
import { explain } from '../lib/rules/explain.ts';

/** A line longer than this is not read: it is passed over in constant memory and answered with an error. */
const LONGEST_LINE = 64 * 1024 * 1024;
/** Answers are written in pieces of about this many characters. */
const PIECE = 64 * 1024;

const asText = process.argv.includes('--explain');
const unknown = process.argv.slice(2).filter((argument) => argument !== '--explain');

process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

/** Lines of a stream as bytes, the end of line cut off; null for one that is too long. */
async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer | null> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      size += at - from;
      if (size <= LONGEST_LINE) parts.push(chunk.subarray(from, at));
      yield size > LONGEST_LINE ? null : parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
      parts = [];
      size = 0;
      from = at + 1;
    }
    size += chunk.length - from;
    if (size > LONGEST_LINE) parts = [];
    else if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (size > 0) yield size > LONGEST_LINE ? null : Buffer.concat(parts);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function answer(line: Buffer | null, number: number): { text: string; ok: boolean } | null {
  try {
    if (line === null) throw new ContractError('TOO_LONG', 'The line is too long.');
    let text: string;
    try {
      text = utf8.decode(line);
    } catch {
      throw new ContractError('NOT_UTF8', 'The line is not UTF-8 text.');
    }
    if (text.trim() === '') return null;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new ContractError('NOT_JSON', 'The line is not JSON.');
    }
    const finding = evaluate(parsePatientMonth(value));
    return { text: asText ? `${explain(finding)}\n` : `${JSON.stringify(finding)}\n`, ok: true };
  } catch (error) {
    const known = error instanceof ContractError;
    return { text: `${JSON.stringify({ line: number, code: known ? error.code : 'NOT_EVALUATED', error: known ? error.message : 'The line could not be evaluated.' })}\n`, ok: false };
  }
}

async function main(): Promise<void> {
  if (unknown.length > 0) {
    process.stderr.write('Unknown argument. Use: npm run --silent evaluate [-- --explain] < months.ndjson > results.ndjson\n');
    process.exitCode = 2;
    return;
  }
  let pending = '';
  let number = 0;
  const flush = async () => {
    // Waits while the reader is slower than we are, so that answers do not pile up in memory.
    if (pending !== '' && !process.stdout.write(pending)) await once(process.stdout, 'drain');
    pending = '';
  };
  for await (const line of linesOf(process.stdin)) {
    number++;
    const said = answer(line, number);
    if (!said) continue;
    if (!said.ok) process.exitCode = 1;
    pending += said.text;
    if (pending.length >= PIECE) await flush();
  }
  await flush();
}

await main();
