/**
 * Reading a backup, line by line and in constant memory. Three depths, each resting on the one before:
 *
 *   partsOf    no secret: form, order, numbers, an end              cut, garbled, reordered, appended
 *   openedOf   with the keys: every line belongs here and is whole  edited, mixed, taken from another or an older file
 *   checked    the chain itself, link by link                        what is inside does not fit together
 */
import { type Epoch, fromBase64, type Vault, VaultError } from '../../vault/index.ts';
import { followed, noHead } from '../chain.ts';
import type { EventRow, Head, MetaRow } from '../database.ts';
import { LedgerError } from '../errors.ts';
import { boundTo, digestOf, type End, headOf, type Header, type Keys, type Packed, type Part, readHeader, readPart } from './format.ts';

/** A file that can be read from its beginning as often as needed. */
export type Source = () => AsyncIterable<string>;

/** No line of ours comes near; a longer one is not read. */
const LONGEST_LINE = 32 * 1024 * 1024;

/** The lines of a text that comes in pieces. @throws LedgerError `NO_BACKUP`, `BACKUP_CUT` if the last line does not end */
export async function* linesOf(source: Source): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of source()) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!;
    if (rest.length > LONGEST_LINE) throw new LedgerError('NO_BACKUP');
    yield* lines;
  }
  if (rest !== '') throw new LedgerError(rest.startsWith('{') ? 'BACKUP_CUT' : 'NO_BACKUP', 'last line');
}

/** The header alone: what may be known of a file before anybody types a passphrase. @throws LedgerError `NO_BACKUP`, `BACKUP_NEWER`, `BACKUP_ALTERED` */
export async function headerOf(source: Source): Promise<Header> {
  for await (const line of linesOf(source)) return readHeader(line);
  throw new LedgerError('NO_BACKUP');
}

/** Every line after the header, in order and complete. Needs no secret. @throws LedgerError with the reason */
export async function* partsOf(source: Source): AsyncGenerator<{ header: Header; digest: string; part: Part }> {
  let header: Header | null = null;
  let digest = '';
  let n = 0;
  let seq = 0;
  let ended = false;
  for await (const line of linesOf(source)) {
    if (!header) {
      header = readHeader(line);
      digest = await digestOf(line);
      continue;
    }
    const part = readPart(line);
    n += 1;
    const expected = n === 1 ? 'keys' : seq === header.seq ? 'end' : 'events';
    const fits = part.n === n && part.holds === expected && part.after === seq && (part.macs.length > 0) === (part.holds === 'events');
    if (ended || !fits) throw new LedgerError('BACKUP_ALTERED', `line ${n + 1}`);
    seq += part.macs.length;
    if (seq > header.seq || (seq === header.seq && part.holds === 'events' && part.macs.at(-1) !== header.mac)) throw new LedgerError('BACKUP_ALTERED', `line ${n + 1}`);
    ended = part.holds === 'end';
    yield { header, digest, part };
  }
  if (!header) throw new LedgerError('NO_BACKUP');
  if (!ended) throw new LedgerError('BACKUP_CUT', `after line ${n + 1}`);
}

export type Contents = { holds: 'keys'; epochs: Epoch[]; shredded: string[]; meta: MetaRow[] } | { holds: 'events'; rows: EventRow[] } | { holds: 'end' };

/** What the lines hold, opened one by one. @throws LedgerError with the reason; VaultError `LOCKED` */
export async function* openedOf(source: Source, vault: Vault): AsyncGenerator<Contents> {
  for await (const { header, digest, part } of partsOf(source)) {
    const value = await opened(vault, digest, part);
    if (part.holds === 'keys') {
      const { epochs, shredded, meta } = value as Keys;
      yield { holds: 'keys', epochs: epochs.map(({ month, iv, wrapped }) => ({ month, iv: fromBase64(iv), wrapped: fromBase64(wrapped) })), shredded, meta };
    } else if (part.holds === 'events') {
      const list = value as Packed[];
      if (list.length !== part.macs.length) throw new LedgerError('BACKUP_ALTERED', `line ${part.n + 1}`);
      yield { holds: 'events', rows: list.map((event, at) => unpacked(event, header.device, part.after + at + 1, part.macs[at]!)) };
    } else {
      const { parts, events, mac } = value as End;
      if (parts !== part.n || events !== header.seq || mac !== header.mac) throw new LedgerError('BACKUP_ALTERED', 'end');
      yield { holds: 'end' };
    }
  }
}

async function opened(vault: Vault, digest: string, part: Part): Promise<unknown> {
  try {
    return await vault.openBackup(await boundTo(digest, part), { iv: fromBase64(part.iv), ct: fromBase64(part.ct) });
  } catch (error) {
    if (error instanceof VaultError && error.code === 'UNREADABLE') throw new LedgerError('BACKUP_ALTERED', `line ${part.n + 1}`);
    throw error;
  }
}

const unpacked = ([id, month, patient, kind, v, iv, ct]: Packed, device: string, seq: number, mac: string): EventRow =>
  ({ id, device, seq, month, patient, kind, v, iv: fromBase64(iv), ct: fromBase64(ct), mac });

/** The events of a file alone, in order. */
export async function* eventRowsOf(source: Source, vault: Vault): AsyncGenerator<EventRow[]> {
  for await (const part of openedOf(source, vault)) if (part.holds === 'events') yield part.rows;
}

/** A file that was read whole: nothing of it is taken before that. */
export interface Checked { header: Header; head: Head; epochs: Epoch[]; shredded: string[]; meta: MetaRow[]; /** The MAC of the record that was asked for, if the file has it. */ macAt: string | null }

/** Reads a whole file and follows its chain from the first link to the last. @throws LedgerError with the reason */
export async function checked(source: Source, vault: Vault, at?: number): Promise<Checked> {
  const header = await headerOf(source);
  let end = noHead(header.device);
  let macAt: string | null = null;
  let keys: Pick<Checked, 'epochs' | 'shredded' | 'meta'> = { epochs: [], shredded: [], meta: [] };
  for await (const part of openedOf(source, vault)) {
    if (part.holds === 'keys') keys = { epochs: part.epochs, shredded: part.shredded, meta: part.meta };
    if (part.holds !== 'events') continue;
    const next = await followed(vault, end, part.rows);
    if (next.trouble !== null) throw new LedgerError('BACKUP_ALTERED', `record ${next.end.seq + 1}`);
    end = next.end;
    macAt = part.rows.find((row) => row.seq === at)?.mac ?? macAt;
  }
  if (end.seq !== header.seq || (end.seq > 0 && end.mac !== header.mac) || header.count !== header.seq) throw new LedgerError('BACKUP_ALTERED', 'head');
  return { header, head: headOf(header), ...keys, macAt };
}
