import * as z from 'zod';
import { exportFormats, type ChargeLine } from '../exports/index.ts';
import { evaluate } from '../payers/index.ts';
import { Month } from '../records/index.ts';
import { chargeLines } from './charge-lines.ts';
import { decide, held } from './decided.ts';
import { Refusal } from './command.ts';
import { whenOpen } from './context.ts';
import { peopleOf } from './month.ts';
import { label, signature } from './month-row.ts';
import { patientMonth, termsOf } from './patient-month.ts';
import { chosenPolicies } from './policies-in-use.ts';
import type { ExportReply } from './views.ts';

/**
 * Writes a month as a file's text. Only ready lines, unless the ones that are not ready are asked for: then they are marked and carry no
 * date of service. What the practice holds back has no line and is listed. The log is verified first; the export itself becomes an event. An unchanged month gives the same bytes.
 */
export const exportMonth = whenOpen({
  from: ['workspace'],
  input: z.strictObject({ month: Month, notReady: z.boolean(), format: z.string().max(20).optional() }),
  run: async (context, input, _sender, id): Promise<ExportReply> => {
    const format = exportFormats.find((each) => each.id === (input.format ?? 'csv'));
    if (!format) throw new Refusal('NO_FORMAT', 'This file format is not known here.');
    const verified = await context.open.ledger.verify();
    if (!verified.ok) throw new Refusal('LOG_DAMAGED', 'The log could not be verified, so nothing was exported. What was recorded is still here. Open Settings, then "Verify the log".');
    const { practice, block } = await context.open.desk();
    const terms = termsOf(practice, block);
    const today = await context.open.today();
    const lines: ChargeLine[] = [];
    const leftOut: ExportReply['leftOut'] = [];
    const exported: { id: string; patient: string; supports: string }[] = [];
    for await (const { file, record } of peopleOf(context, input.month, 0, 255)) {
      const month = decide(evaluate(patientMonth(terms, file, record, input.month, today)), file, record, block.staff);
      const all = chargeLines(practice, block, file, record, month);
      lines.push(...all.filter((line) => line.ready || input.notReady));
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
    return { fileName: `caretally-${mark}${input.month}.${format.extension}`, text, lines: lines.length, notReady: lines.filter((line) => !line.ready).length, leftOut, sha256 };
  },
});

async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
