/**
 * The ordinary month in one pass: every entry a clean stretch of clock time inside the month, in order, none touching another, for a service
 * whose minutes are summed. Then no moment can be claimed twice, nothing has to be cut, and the pools are plain sums. Whatever is not
 * ordinary goes the whole way through `entries.ts` and `count.ts`, which gives the same sums (`tests/rules/outcome.test.ts`).
 */
import { activityById } from '../activities/index.ts';
import { calendar } from '../time/month.ts';
import { consentOf } from './consent.ts';
import { entryRoles, type EntryInput, type PatientMonth } from './contract.ts';
import { counts, type Clocks } from './count.ts';
import { hear, isNonClinical, type Counted } from './pool.ts';
import type { Edition } from './edition.ts';
import type { Log } from './entries.ts';
import type { Chosen } from './policies.ts';

const LONGEST = 24 * 3_600_000;
const nothing: never[] = [];

/** The clocks of every edition, in their order; null if the month is not ordinary. */
export function tidyClocks(input: PatientMonth, editions: readonly Edition[], chosen: Chosen, log: Log): Clocks[] | null {
  if ((input.otherPatientEntries?.length ?? 0) > 0 || (input.patient.inpatientStays?.length ?? 0) > 0) return null;
  for (const now of editions) if (!now.plain || consentCuts(now, input)) return null;
  const { start: first, end: last, days } = calendar(input.serviceMonth, input.timeZone);
  const evaluated = input.evaluationDate ?? '9999-12-31';
  if (evaluated < `${input.serviceMonth}-01`) return null;
  const until = evaluated.slice(0, 7) === input.serviceMonth ? (days[Number(evaluated.slice(8))] as number) : last;
  const clocks = editions.map(emptyClocks);
  let end = first;
  for (const entry of input.entries) {
    if (typeof entry !== 'object' || entry === null) return null;
    const { start, end: stop, performerRole, activity, program } = entry;
    if (typeof start !== 'number' || typeof stop !== 'number' || !Number.isInteger(start) || !Number.isInteger(stop)) return null;
    if (start < end || stop <= start || stop > until || stop - start > LONGEST || typeof entry.minutes === 'number' || entry.separatelyBilled === true) return null;
    end = stop;
    if (typeof performerRole !== 'string' || typeof activity !== 'string' || typeof program !== 'string' || !entryRoles.has(performerRole) || !activityById(activity)) return null;
    if (!add(clocks, editions, chosen, entry, input, stop - start)) return null;
  }
  log.start = first;
  log.end = last;
  return clocks;
}

/** Gives a stretch to the pools of the program that takes it. @returns false if it is no ordinary one */
function add(clocks: readonly Clocks[], editions: readonly Edition[], chosen: Chosen, entry: EntryInput, input: PatientMonth, ms: number): boolean {
  const { program, activity, performerRole, performerId } = entry as { program: string; activity: string; performerRole: string; performerId: unknown };
  for (let index = 0; index < editions.length; index++) {
    const now = editions[index] as Edition;
    const service = now.services.get(program);
    if (!service) continue;
    if (!service.timed || now.therapists.has(performerRole) || (program === now.rule.program && now.routed.has(activity))) return false;
    const mine = clocks[index] as Clocks;
    if (!counts(activity, service, chosen)) {
      if (service.told) mine.causes.add('NON_COUNTING_ACTIVITY');
      return true;
    }
    const biller = performerRole === 'qhp' && performerId ? (input.practitionerByProgram?.[now.rule.program] ?? input.billingPractitionerId) : null;
    const role = biller && biller !== performerId ? 'qhp_other' : performerRole;
    for (const pool of mine.pools) {
      const { services, pool: asked, roles } = pool.pool;
      if (!services.has(program)) continue;
      if (asked.training || asked.period || asked.also?.roles.includes(role)) return false;
      if (roles.has(role)) {
        pool.ms += ms;
        hear(pool, activity, entry.interactive ?? null);
      } else {
        pool.lost.WRONG_PERFORMER += ms;
        if (isNonClinical(role)) mine.causes.add('NON_CLINICAL_STAFF');
      }
    }
    return true;
  }
  return false;
}

function consentCuts({ rule, consent }: Edition, input: PatientMonth): boolean {
  if (!consent || !rule.counting.consentPolicy) return false;
  const date = consentOf(consent, input)?.date;
  return typeof date === 'string' && date.slice(0, 7) >= input.serviceMonth;
}

function emptyClocks({ pools }: Edition): Clocks {
  return { pools: pools.map(emptyPool), contacts: nothing, logged: nothing, causes: new Set(), flags: new Set() };
}

function emptyPool(pool: Counted['pool']): Counted {
  return { pool, ms: 0, uses: nothing, left: nothing, lost: { WRONG_PERFORMER: 0, OVERLAPPING_TIME: 0, INVALID_ENTRY: 0, DOUBLE_COUNTED: 0, TRAINING_MISSING: 0 }, live: 'not_met' };
}
