/** The page of the stand-alone verifier. Everything it works out comes from the same modules that CareTally itself runs. */
import { headerOf } from '../../lib/ledger/backup/read.ts';
import { inspected, outline, readHead, type Inspection } from '../../lib/ledger/backup/inspect.ts';
import { month as monthWords, words } from '../../lib/time/say.ts';
import { openVault, openWithPassphrase, openWithRecoveryKey } from '../../lib/vault/index.ts';

const needed = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const out = needed('out');

function say(text: string, kind = ''): void {
  const line = document.createElement('p');
  line.textContent = text;
  line.className = kind;
  out.append(line);
}

const records = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'record' : 'records'}`;

/** The file in pieces, as often as it is asked for. */
const sourceOf = (file: File) => async function* () {
  const decoder = new TextDecoder();
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    yield decoder.decode(value, { stream: true });
  }
  yield decoder.decode();
};

async function withoutSecret(file: File, head: string | null, typed: boolean): Promise<void> {
  const { header, events, lines, found } = await outline(sourceOf(file), head);
  say(`A backup of ${header.ledger.endsWith('-practice') ? 'made-up people' : 'a practice'}, which says it was made ${new Date(header.made).toISOString().replace('T', ' ').slice(0, 16)} UTC.`);
  say(`${records(events)} in ${lines} lines: every number is there, in order, and the file has its end.`, 'ok');
  say(`Head ${(header.mac.match(/.{4}/g) ?? []).join(' ')}`, 'head');
  if (typed && head === null) say('What was typed as the printed head is not one: a head is 64 digits and letters a to f.', 'stop');
  if (head !== null) say(found === null ? 'The printed head does not occur in this file: it was printed from another log, from a later one, or this log was rewritten.' : `The printed head is that of record ${found}${found === events ? ', the last one' : `; ${records(events - found)} came after it`}.`, found === null ? 'stop' : 'ok');
}

async function withSecret(file: File, secret: string): Promise<Inspection> {
  const { slots } = await headerOf(sourceOf(file));
  const looksLikeKey = /^[0-9a-z]{4}([\s-]*[0-9a-z]{4}){7}$/i.test(secret.trim());
  const { dataKey, slot } = looksLikeKey ? await openWithRecoveryKey(slots, secret) : await openWithPassphrase(slots, secret);
  const vault = await openVault({ dataKey, staff: slot.staff, stillOpen: () => undefined });
  try {
    return await inspected(sourceOf(file), vault);
  } finally {
    vault.close();
  }
}

function table({ months }: Inspection): void {
  const box = document.createElement('table');
  const row = (cells: string[], head = false) => {
    const line = box.insertRow();
    for (const cell of cells) line.appendChild(Object.assign(document.createElement(head ? 'th' : 'td'), { textContent: cell }));
  };
  row(['Month', 'Entries', 'Recorded', 'Unresolved', 'Discarded'], true);
  for (const each of months) row([monthWords(each.month), String(each.entries), words(each.recordedMs / 1000), words(each.unresolvedMs / 1000), words(each.discardedMs / 1000)]);
  out.append(box);
}

async function verify(): Promise<void> {
  const file = needed<HTMLInputElement>('file').files?.[0];
  const secret = needed<HTMLInputElement>('secret').value;
  const typed = needed<HTMLTextAreaElement>('head').value.trim();
  out.replaceChildren();
  if (!file) { say('Choose a backup file first.', 'stop'); return; }
  await withoutSecret(file, readHead(typed), typed !== '');
  if (secret.trim() === '') { say('Without a passphrase or the recovery key this is all that can be said: the records are sealed, and whether the links hold cannot be worked out.'); return; }
  say('Opening every record…', 'busy');
  const found = await withSecret(file, secret);
  out.querySelector('.busy')?.remove();
  say(`${records(found.events)}, every link holds, every record opens${found.sealed > 0 ? ` but ${found.sealed} of destroyed months (${found.shredded.map(monthWords).join(', ')})` : ''}.`, 'ok');
  table(found);
}

needed('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void verify().catch((error: unknown) => {
    out.querySelector('.busy')?.remove();
    // Said for a file, not for a ledger: nothing here could have been changed.
    say((error as Error).message.replace('Nothing was changed. ', ''), 'stop');
  });
});
