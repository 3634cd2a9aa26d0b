import type { Page } from '@playwright/test';

/** The made-up chart pages of the end-to-end tests: patient 1 is in the practice, 2 to 5 are not. */
export const chartId = (n: number): string => `aaaaaaaa-0000-4000-8000-00000000000${n}`;
export const chartOf = (site: string, n: number): string => `${site}/openmrs/spa/patient/${chartId(n)}/chart/patient-summary`;

/** Goes to another patient's chart inside the page, as the EHR does: without loading anything. */
export const open = (page: Page, n: number): Promise<void> =>
  page.evaluate((id) => (globalThis as unknown as { ehr: { open(id: string, old: number, gap: number): void } }).ehr.open(id, 30, 100), chartId(n));

/** What the hostile page can do and hear. */
export interface Hostile { heard: string[]; dump(): string; removeEvery(ms: number): void; stop(): void }
export const hostile = <T>(page: Page, name: 'dump' | 'heard' | 'stop' | 'remove'): Promise<T> =>
  page.evaluate((what) => {
    const { hostile: it } = globalThis as unknown as { hostile: Hostile };
    if (what === 'dump') return it.dump();
    if (what === 'heard') return it.heard.join('\n');
    if (what === 'stop') return it.stop();
    return it.removeEvery(100);
  }, name) as Promise<T>;
