/**
 * Match patterns for one enabled site. Chromium tells ports apart; Firefox's patterns know no ports, so there an enabled host is enabled
 * on every port of it.
 */

/** @param ports whether this browser's match patterns may name a port */
export function patternOf(origin: string, ports: boolean): string {
  return `${ports ? origin : withoutPort(origin)}/*`;
}

/** Whether one of the granted origins stands for this one. */
export function isCovered(granted: Iterable<string>, origin: string, ports: boolean): boolean {
  const own = ports ? origin : withoutPort(origin);
  for (const each of granted) if (each === own) return true;
  return false;
}

const withoutPort = (origin: string): string => origin.replace(/:\d+$/, '');
