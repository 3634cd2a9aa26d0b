/** Where in the workspace the address points. The address after `#` is the only router. */
import { useEffect, useState } from 'react';

export type Route =
  | { at: 'month'; month: string | null }
  | { at: 'patient'; patient: string; month: string | null; open: string | null }
  | { at: 'rules'; rule: string | null }
  | { at: 'settings' | 'welcome' | 'unlock' | 'restore' };

const aMonth = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Reads `#/month[/YYYY-MM]`, `#/patient/<key>[/YYYY-MM][/<place>]`, `#/rules[/<payer>/<program>]`, `#/settings`, `#/welcome`, `#/unlock`, `#/restore`; anything else is this month. */
export function parseRoute(hash: string): Route {
  const [place = '', first = '', second = '', third = ''] = hash.replace(/^#\/?/, '').split('/');
  const month = (text: string) => (aMonth.test(text) ? text : null);
  if (place === 'patient' && /^[0-9a-f]{32}$/.test(first)) return { at: 'patient', patient: first, month: month(second), open: third || null };
  if (place === 'rules') return { at: 'rules', rule: first && second ? `${first}/${second}` : null };
  if (place === 'settings' || place === 'welcome' || place === 'unlock' || place === 'restore') return { at: place };
  return { at: 'month', month: month(first) };
}

/** The address of a patient's month; `open` names a fact whose form should stand open. */
export function patientHref(patient: string, month: string, open?: string): string {
  return `#/patient/${patient}/${month}${open ? `/${open}` : ''}`;
}

export const monthHref = (month: string) => `#/month/${month}`;

/** The address of a rule, whose id is `payer/program`. */
export const ruleHref = (rule: string) => `#/rules/${rule}`;

/** The route of the page, followed as the address changes. */
export function useRoute(): Route {
  const [hash, setHash] = useState(() => window.location.hash);
  useEffect(() => {
    const look = () => setHash(window.location.hash);
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  return parseRoute(hash);
}
