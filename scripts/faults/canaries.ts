import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Broken } from './check.ts';

/** Made-up words that stand in names, numbers and notes, and must be found nowhere outside the vault. */
export const canaries = ['Quimbystone', 'Zephyrinova', 'Oleanderby', 'Vantongerle', 'MRN77QX', 'Thistlewick', 'Brzeczekova', 'Kaleidosia'] as const;

/** I8 for the files of a profile: UTF-8 and UTF-16. The browser must be closed. */
export function onDisk(profile: string): Broken[] {
  const wanted = canaries.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')].map((bytes) => ({ word, bytes })));
  const found = new Set<string>();
  for (const file of files(profile)) {
    const content = readFileSync(file);
    for (const { word, bytes } of wanted) if (content.includes(bytes)) found.add(`${word} in ${file.slice(profile.length)}`);
  }
  return [...found].map((each) => ({ invariant: 'I8', said: `On disk: ${each}.` }));
}

/** I8 for text that others can read: a console, the document of a page, what a page heard. */
export function inText(where: string, text: string): Broken[] {
  return canaries.filter((word) => text.includes(word)).map((word) => ({ invariant: 'I8', said: `${where}: ${word}.` }));
}

function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (entry.isFile() && statSync(path).size < 64 * 1024 * 1024) yield path;
  }
}
