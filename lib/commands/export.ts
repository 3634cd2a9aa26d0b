import * as z from 'zod';
import { exportFormats, type ChargeLine } from '../exports/index.ts';
import type { MonthRecord } from '../ledger/blocks.ts';
import { evaluate } from '../payers/index.ts';
import { Month } from '../records/index.ts';
import { dayOf } from '../time/month.ts';
import { clock } from '../time/say.ts';
import { chargeLines } from './charge-lines.ts';
import { decide, held } from './decided.ts';
import { Refusal } from './command.ts';
import { whenOpen } from './context.ts';
import { frozenView, linkedSince, saidOf, type Against } from './frozen.ts';
import { closingOf, peopleOf } from './month.ts';
import { label, rowState, signature } from './month-row.ts';
import { patientMonth, termsOf } from './patient-month.ts';
import { chosenPolicies } from './policies-in-use.ts';
import { verifyNow } from './verified.ts';
import type { FrozenView } from './views-closing.ts';
import type { ExportReply } from './views-month.ts';

/**
 * What goes out: the whole month; what was not exported before as it is now; or, of a closed month, only what changed since it was closed.
 * A closed month goes out as it was frozen: a patient of whom something changed stays out of `all` and `since`, and goes out in `addendum`, marked.
 */
const scopes = ['all', 'since', 'addendum'] as const;
const WAY_OUT = 'Export it as an addendum, or open the month again and close it anew.';

/**
 * Writes a month as a file's text. Only ready lines, unless the ones that are not ready are asked for: then they are marked and carry no
 * date of service. What the practice holds back has no line and is listed. The log is verified first; the export itself becomes an event. An unchanged month gives the same bytes.
 */
export const exportMonth = whenOpen({
  from: ['workspace'],
  input: z.strictObject({ month: Month, notReady: z.boolean(), format: z.string().max(20).optional(), scope: z.enum(scopes).optional() }),
  run: async (context, input, _sender, id): Promise<ExportReply> => {
    const format = exportFormats.find((each) => each.id === (input.format ?? 'csv'));
    if (!format) throw new Refusal('NO_FORMAT', 'This file format is not known here.');
    const verified = await verifyNow(context);
    if (!verified.ok) throw new Refusal('LOG_DAMAGED', 'The log could not be verified, so nothing was exported. What was recorded is still here. Open Settings, then "Verify the log".');
    const { practice, block } = await context.open.desk();
    const closing = await closingOf(context, input.month);
    if (input.scope === 'addendum' && !closing) throw new Refusal('NOT_CLOSED', 'This month is not closed, so there is nothing to add to it. Export it as it is.');
    const terms = termsOf(practice, block);
    const today = await context.open.today();
    const lines: ChargeLine[] = [];
    const leftOut: ExportReply['leftOut'] = [];
    const exported: { id: string; patient: string; supports: string }[] = [];
    for await (const { file, record } of peopleOf(context, input.month, 0, 255)) {
      const month = decide(evaluate(patientMonth(terms, file, record, input.month, today)), file, record, block.staff);
      const frozen = closing && frozenView(closing, record, month, linkedSince(closing, file));
      if (input.scope === 'addendum' && !frozen?.changed) continue;
      if (input.scope === 'since' && rowState(month, record).state === 'exported') continue;
      if (frozen?.changed && input.scope !== 'addendum') {
        const code = saidOf(frozen.supports) || month.lines.map((line) => line.code).join(', ');
        if (code) leftOut.push({ patient: label(file), code, reason: `${frozen.changed.sentence}. ${WAY_OUT}` });
        continue;
      }
      const mark = closing && frozen?.changed ? [addendumMark(closing, frozen, record, practice.timeZone)] : [];
      // A code that was frozen and is not supported any more has no line, and somebody has to hear of it.
      leftOut.push(...(mark.length ? (frozen?.supports ?? []) : []).filter(({ code }) => !month.lines.some((line) => line.code === code)).map(({ code }) => ({ patient: label(file), code, reason: frozen?.changed?.sentence ?? '' })));
      const all = chargeLines(practice, block, file, record, month);
      lines.push(...all.filter((line) => line.ready || input.notReady).map((line) => ({ ...line, flags: [...mark, ...line.flags] })));
      leftOut.push(...(input.notReady ? [] : all.filter((line) => !line.ready).map((line) => ({ patient: label(file), code: line.code, reason: line.flags[0] ?? 'Not ready' }))));
      leftOut.push(...held(month).map(({ override }) => ({ patient: label(file), code: override.code, reason: `Held by the practice (${override.by}): ${override.reason}`, held: true as const })));
      if (all.some((line) => line.ready)) exported.push(...all.map((line) => ({ id: line.lineId, patient: file.patient.key, supports: signature(month) })));
    }
    lines.sort((a, b) => a.patient.family.localeCompare(b.patient.family, 'en') || a.patient.given.localeCompare(b.patient.given, 'en') || a.patient.key.localeCompare(b.patient.key) || a.code.localeCompare(b.code));
    const text = format.write(lines);
    const sha256 = await sha256Of(text);
    const policies = chosenPolicies(block).map(({ name, value, by, at }) => ({ name, value, by, at }));
    await context.open.write(id, async () => ({
      drafts: [{ month: input.month, patient: null, body: { kind: 'month.exported', month: input.month, format: format.id, lines: exported, notReady: input.notReady, sha256, ...(policies.length ? { policies } : {}) } }],
    }));
    const mark = practice.synthetic ? 'practice-data-' : '';
    return { fileName: `caretally-${mark}${input.month}${input.scope === 'addendum' ? '-addendum' : ''}.${format.extension}`, text, lines: lines.length, notReady: lines.filter((line) => !line.ready).length, leftOut, sha256 };
  },
});

/** What a line of an addendum says first: what was frozen, and when the newest of its entries was written. Never "today": the same bytes each time. */
function addendumMark({ closed }: Against, frozen: FrozenView, record: MonthRecord | null, zone: string): string {
  const written = (record?.entries ?? []).flatMap((entry) => [entry.recorded, ...(entry.voided ? [entry.voided] : []), ...entry.history]).map((trace) => trace.at).filter((at) => at > closed.at);
  const last = written.length ? ` of ${dayOf(Math.max(...written), zone)}` : '';
  return `ADDENDUM${last}: closed on ${dayOf(closed.at, zone)} with ${saidOf(frozen.supports) || 'nothing'} and ${clock(frozen.ms / 1000)} recorded`;
}

async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
