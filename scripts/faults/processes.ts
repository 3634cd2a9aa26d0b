import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The browser of a profile, by the lock that it left there. @throws Error if that process is not ours */
export function browserOf(profile: string): number {
  const pid = Number(readlinkSync(join(profile, 'SingletonLock')).split('-').pop());
  if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)) throw new Error('That process is not ours.');
  return pid;
}

/** A process and all that it started, itself first. */
export function familyOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The name of a process may hold spaces and brackets: what is wanted stands after the last of them.
      const [, parent] = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
      parents.set(Number(name), Number(parent));
    } catch { /* It ended while we looked. */ }
  }
  const family = [pid];
  for (let n = 0; n < family.length; n++) for (const [child, parent] of parents) if (parent === family[n]) family.push(child);
  return family;
}

/** Sends a signal to a whole browser. Processes that are gone already are passed over. */
export function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try { process.kill(pid, name); } catch { /* Gone. */ }
  }
}

/** Kills the browser of a profile with everything it started, and waits until it is gone. */
export async function killBrowser(profile: string): Promise<void> {
  const family = familyOf(browserOf(profile));
  signal(family, 'SIGKILL');
  for (let n = 0; n < 200; n++) {
    if (!family.some(alive)) return;
    await wait(10);
  }
  throw new Error('The browser did not die.');
}

function alive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
