import * as z from 'zod';
import type { RecordedOverride } from '../ledger/blocks.ts';
import { rules } from '../payers/index.ts';
import { BillingCode, Month, Override, PatientKey } from '../records/index.ts';
import { monthOf } from '../time/month.ts';
import { Refusal } from './command.ts';
import { whenOpen, type OpenContext } from './context.ts';
import { Because } from './reason.ts';

const Place = z.union([Month, z.literal('standing')]);
const from = ['workspace'] as const;

/** The overrides recorded in one place. */
async function recordedIn(context: OpenContext, patient: string, month: string): Promise<readonly RecordedOverride[]> {
  const file = await context.open.ledger.readPatient(patient);
  if (!file) throw new Refusal('NO_PATIENT', 'This patient is not recorded here.');
  return (month === 'standing' ? file : await context.open.ledger.readWholeMonth(month, file)).overrides ?? [];
}

/** Decides about a code otherwise than the rules: puts it in or holds it back, for one month or standing. The rules' own answer stays beside it. */
export const overrideCode = whenOpen({
  from,
  input: z.strictObject({ patient: PatientKey, code: BillingCode, month: Place, action: Override.shape.action, units: Override.shape.units, reason: Because }),
  run: async (context, input, _sender, id) => {
    if (!rules.some((rule) => rule.codes.some(({ code }) => code === input.code))) throw new Refusal('NO_CODE', 'No rule here knows this code. Check its five characters. Nothing was changed.');
    if (input.action === 'block' && input.units !== undefined) throw new Refusal('NO_UNITS', 'A code that is held back has no units. Nothing was changed.');
    const { practice } = await context.open.desk();
    if (input.month !== 'standing' && input.month > monthOf(context.now(), practice.timeZone)) throw new Refusal('FUTURE', 'This month has not begun. Nothing was changed.');
    await context.open.write(id, async () => {
      const standing = (await recordedIn(context, input.patient, input.month)).find((each) => each.code === input.code && !each.withdrawn);
      if (standing) throw new Refusal('DECIDED', `${input.code} was decided here already. Withdraw that decision first; both stay in the history.`);
      return { drafts: [{ month: input.month, patient: input.patient, body: { kind: 'override.recorded', override: { id: context.newId(), ...input } } }] };
    });
    return {};
  },
});

/** Takes a decision back: from now on the rules' own answer stands again. It stays in the history, with both reasons. */
export const withdrawOverride = whenOpen({
  from, input: z.strictObject({ patient: PatientKey, month: Place, override: z.uuid(), reason: Because }),
  run: async (context, { patient, month, override, reason }, _sender, id) => {
    await context.open.write(id, async () => {
      const known = (await recordedIn(context, patient, month)).find((each) => each.id === override);
      if (!known) throw new Refusal('NO_OVERRIDE', 'This decision is not recorded here.');
      if (known.withdrawn) throw new Refusal('WITHDRAWN', 'This decision was withdrawn already. Nothing was changed.');
      return { drafts: [{ month, patient: known.patient, body: { kind: 'override.withdrawn', override, patient: known.patient, month, reason } }] };
    });
    return {};
  },
});
