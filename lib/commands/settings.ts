import * as z from 'zod';
import { dosPolicies } from '../records/index.ts';
import { Refusal } from './command.ts';
import { always, whenOpen, type OpenContext } from './context.ts';
import { allowedSites, isAllowed, organization } from './organization.ts';
import { verifyNow } from './verified.ts';
import type { SettingsView } from './views-settings.ts';

const Origin = z.url().max(300).refine((text) => /^https:\/\/[^/]+$|^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(text), 'CareTally runs on https sites only.');

export async function settingsView(context: OpenContext): Promise<SettingsView> {
  const { practice, block: { staff } } = await context.open.desk();
  const withSlot = await context.home.peopleWithSlot();
  const granted = await context.ports.grantedOrigins();
  const { allowed, lockMinutes, troubles } = await organization(context.ports.managed);
  return { practice, staff: staff.map((person) => ({ ...person, hasSlot: withSlot.has(person.id) })), sites: granted.map((origin) => ({ origin, granted: true })), organization: { allowed, lockMinutes, troubles } };
}

export const view = whenOpen({ from: ['workspace'], input: z.strictObject({}), run: (context) => settingsView(context) });

export const save = whenOpen({
  from: ['workspace'],
  input: z.strictObject({ practice: z.strictObject({
    name: z.string().trim().min(1).max(120).optional(), dosPolicy: z.enum(dosPolicies).optional(),
    billingNpi: z.string().regex(/^\d{10}$/, 'An NPI has ten digits.').optional(), placeOfService: z.string().regex(/^\d{2}$/, 'A place of service has two digits.').optional() }) }),
  run: async (context, input, _sender, id) => {
    await context.open.write(id, async () => {
      const { practice } = await context.open.desk();
      return { drafts: [{ month: 'standing', patient: null, body: { kind: 'practice.described', practice: { ...practice, ...input.practice } } }] };
    });
    return settingsView(context);
  },
});

/** The other origins that charts at this site are read from and that are not enabled yet: to be asked for in the same question. */
export const needs = always({
  from: ['workspace', 'sidepanel'], input: z.strictObject({ origin: Origin }),
  run: async (context, { origin }) => {
    const granted = await context.ports.grantedOrigins();
    return { origins: (await context.sites.needs(origin)).filter((each) => !granted.includes(each)) };
  },
});

/** The person granted a site in the browser's own question: the page script is registered there and shown in open tabs. */
export const enabled = always({
  from: ['workspace', 'sidepanel'], input: z.strictObject({ origin: Origin }),
  run: async (context, { origin }) => {
    if (!isAllowed(await allowedSites(context.ports.managed), origin)) throw new Refusal('NOT_ALLOWED', 'Your organization does not allow CareTally on this site. Nothing is read there. Ask whoever looks after your browsers to add it.');
    if (!(await context.ports.isGranted(origin))) throw new Refusal('NOT_GRANTED', 'The browser did not grant this site. Nothing is read there. You can enable it again at any time.');
    await context.ports.syncSites();
    return {};
  },
});

/** Takes a site back: the widget leaves every tab of it. */
export const removed = always({
  from: ['workspace', 'sidepanel'], input: z.strictObject({ origin: Origin }),
  run: async (context, { origin }) => {
    await context.ports.toCharts('unmount', origin);
    await context.ports.syncSites();
    return {};
  },
});

/** Reads the whole log again and checks every link of its chain. */
export const verify = whenOpen({ from: ['workspace'], input: z.strictObject({}), run: (context) => verifyNow(context) });
