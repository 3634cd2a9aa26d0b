import * as z from 'zod';
import type { StaffRole } from './staff.ts';

/** What happens when the chart of a confirmed, enrolled patient opens and no timer runs. */
export const startModes = ['immediately', 'ask', 'never'] as const;

/** What happens when another patient's chart opens while a timer runs: the clock stands and asks; a confirmed, enrolled one takes over; or the timer goes on. */
export const otherChartModes = ['ask', 'switch', 'keep'] as const;

const Minutes = z.number().int().min(1).max(24 * 60);
/** `HH:MM`, 24 h, on the practice's wall. */
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day such as 17:00.');

/** How one person wants to be served. Never about what counts: that is the rules' alone. */
export const Preferences = z.strictObject({
  staff: z.uuid(),
  /** After a countdown, by a question, or not at all. Only ever for confirmed, enrolled patients. */
  start: z.enum(startModes),
  /** Absent = ask. */
  otherChart: z.enum(otherChartModes).optional(),
  /** Without key or mouse for longer: away. */
  awayMinutes: Minutes.max(60),
  /** The same while on a call. */
  callMinutes: Minutes.max(60),
  /** Longest entry by hand without a second look. */
  longestManual: Minutes,
  /** Offer to add a look at a chart that was not timed. */
  forgot: z.boolean(),
  /** Null = no such reminder. */
  remind: z.strictObject({
    /** A chart is open this long without a timer. */
    noTimer: Minutes.nullable(),
    /** A timer runs this long. */
    long: Minutes.nullable(),
    /** "Still working?" */
    endOfDay: Clock.nullable(),
    /** Time that waits for an answer at that hour; absent = yes. */
    unresolved: z.boolean().optional(),
  }),
  /** Reminders come within these hours only, on these weekdays (0 = Sunday). */
  hours: z.strictObject({ from: Clock, to: Clock, days: z.array(z.number().int().min(0).max(6)).max(7) }),
  /** Reminders also as notices of the system, beside the widget. Asks for the browser's permission. */
  notices: z.boolean(),
});
export type Preferences = z.infer<typeof Preferences>;

/** What holds until a person chooses: staff are asked, a biller is left alone. */
export const usualPreferences = (staff: string, role: StaffRole): Preferences => ({
  staff, start: role === 'biller' ? 'never' : 'ask', awayMinutes: 5, callMinutes: 30, longestManual: 120, forgot: false,
  remind: { noTimer: role === 'biller' ? null : 3, long: role === 'biller' ? null : 45, endOfDay: role === 'biller' ? null : '17:00' },
  hours: { from: '08:00', to: '18:00', days: [1, 2, 3, 4, 5] }, notices: false,
});
