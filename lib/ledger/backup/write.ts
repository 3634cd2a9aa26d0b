import { base64, type Slot, type Vault } from '../../vault/index.ts';
import type { EventRow, Head, LedgerDatabase } from '../database.ts';
import { Epochs } from '../epochs.ts';
import { LedgerError } from '../errors.ts';
import { shreddedMonths } from '../log.ts';
import { boundTo, digestOf, type End, EVENTS_A_LINE, type Header, headerLine, type Keys, lineOf, type Packed, type Part, VERSION } from './format.ts';

export interface Wanted { ledger: string; made: number; file: string; device: string }

const pack = ({ id, month, patient, kind, v, iv, ct }: EventRow): Packed => [id, month, patient, kind, v, base64(iv), base64(ct)];

/**
 * The lines of a backup, one after the other, in constant memory. It holds the chain up to the head as it is now, whatever is written meanwhile.
 * @param wanted `file` is a random id of this very file, `made` UTC epoch ms
 * @throws VaultError `LOCKED`; LedgerError `DAMAGED` if a record is missing on the way
 */
export async function* backupLines(db: LedgerDatabase, vault: Vault, { ledger, made, file, device }: Wanted): AsyncGenerator<string> {
  vault.stillOpen();
  const head = await db.heads.get(device);
  if (!head) throw new LedgerError('DAMAGED', 'no head');
  const slots: Slot[] = await db.slots.toArray();
  const header: Header = { caretally: 'backup', v: VERSION, file, ledger, made, device, seq: head.seq, mac: head.mac, count: head.count, slots };
  const first = headerLine(header);
  const digest = await digestOf(first);
  yield `${first}\n`;

  let n = 0;
  const sealed = async (holds: Part['holds'], after: number, macs: string[], value: unknown): Promise<string> => {
    const place = { n: ++n, holds, after, macs };
    const { iv, ct } = await vault.sealBackup(await boundTo(digest, place), value);
    return `${lineOf({ ...place, iv: base64(iv), ct: base64(ct) } satisfies Part)}\n`;
  };
  const keys: Keys = {
    epochs: (await db.epochs.toArray()).map(({ month, iv, wrapped }) => ({ month, iv: base64(iv), wrapped: base64(wrapped) })),
    shredded: [...(await shreddedMonths(db, vault, new Epochs(db, vault)))].sort(), meta: await db.meta.toArray(),
  };
  yield await sealed('keys', 0, [], keys);
  for (let after = 0; after < head.seq;) {
    const rows = await db.events.where('[device+seq]').between([device, after], [device, head.seq], false, true).limit(EVENTS_A_LINE).toArray();
    whole(rows, after, head);
    yield await sealed('events', after, rows.map((row) => row.mac), rows.map(pack));
    after = rows.at(-1)!.seq;
  }
  yield await sealed('end', head.seq, [], { parts: n + 1, events: head.seq, mac: head.mac } satisfies End);
}

/** A backup of a ledger with holes would look like a good one: refused. */
function whole(rows: readonly EventRow[], after: number, head: Head): void {
  const last = rows.at(-1);
  if (!last || last.seq !== after + rows.length || (last.seq === head.seq && last.mac !== head.mac)) throw new LedgerError('DAMAGED', 'records are missing');
}
