/** The browser's session memory behind `lib/vault/session.ts` (a fake); emptied when the browser "closes". */
export const fakeSession = { kept: {} as Record<string, unknown> };

/** The part of the browser that `lib/vault/session.ts` uses (a fake). For `vi.mock('wxt/browser', …)`. */
export function fakeBrowser() {
  const area = {
    get: async (key: string) => (key in fakeSession.kept ? { [key]: JSON.parse(fakeSession.kept[key] as string) as unknown } : {}),
    set: async (values: Record<string, unknown>) => { for (const [key, value] of Object.entries(values)) fakeSession.kept[key] = JSON.stringify(value); },
    remove: async (key: string) => { delete fakeSession.kept[key]; },
  };
  return { browser: { storage: { session: area, local: area } } };
}
