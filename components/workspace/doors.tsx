/** What only the page's entry point may do with the browser, handed down so that screens never touch it themselves. */
import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';

/** Files on the person's own disk. */
export interface Files {
  /** Saves a backup that lies in the browser's own folder. */
  save: (name: string) => Promise<void>;
  /** Saves the stand-alone verifier. */
  saveVerifier: () => void;
  /** Hands a file in for the worker to read; returns the name under which it finds it. */
  hand: (file: File) => Promise<string>;
  /** Whether this browser lets a person choose a folder at all. */
  canChoose: boolean;
  /** Asks for a folder for backups; false if the person did not give one. Call it directly in a click handler. */
  chooseFolder: () => Promise<boolean>;
  /** Asks again for the folder that was chosen. Call it directly in a click handler. */
  allowFolder: () => Promise<boolean>;
}

export interface Doors {
  files: Files;
  /** Origin of the tab the person came from, or null. */
  from: string | null;
  /** Asks the browser for access to one origin, and to those it needs, in one question. Call it directly in a click handler: a browser refuses it anywhere else. */
  grant: (...origins: string[]) => Promise<boolean>;
  /** Gives the access back. */
  withdraw: (origin: string) => Promise<void>;
  /** Goes to an open tab of that origin and closes this one; false if there is none. */
  openChart: (origin: string | null) => Promise<boolean>;
  /** Notices of the system: whether the browser allows them, and asking for that. Ask directly in a click handler. */
  notices: { allowed: () => Promise<boolean>; ask: () => Promise<boolean> };
}

const Context = createContext<Doors | null>(null);

export function DoorsProvider({ doors, children }: { doors: Doors; children: ReactNode }) {
  return <Context value={doors}>{children}</Context>;
}

export function useDoors(): Doors {
  const doors = useContext(Context);
  if (!doors) throw new Error('A screen was drawn outside of DoorsProvider.');
  return doors;
}

/**
 * The origin a person means by what they typed: `ehr.example.org`, `https://ehr.example.org/login`.
 * @returns null if it is no address, or not a kind of address that may be enabled (https, or http on this computer).
 */
export function originOf(typed: string): string | null {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return null;
  const local = /^(localhost|127\.0\.0\.1)(:|\/|$)/.test(text);
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${local ? 'http' : 'https'}://${text}`);
    const here = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
    return url.protocol === 'https:' || (url.protocol === 'http:' && here) ? url.origin : null;
  } catch {
    return null;
  }
}
