import type { EntryInput, PatientMonth } from '../../lib/rules/contract.ts';
import { median, quantile, ratio, short, times, type Report } from './figures.ts';
import { builtParts } from './r1-built.ts';
import { ENTRIES, madeUpMonths, random } from './r1-months.ts';

const PRACTICES = [100, 10_000, 100_000];
const SAVES = 2000;
const WARM = 2000;
const GOAL_US = 50;
/** A time fails no run: this is the goal's 50 µs against the 10 µs that JSON.parse took for such a month in its fastest twentieth. */
const LIMIT_PARSE = 5;
const LIMIT_SIZE = 1.5;

interface Practice { size: number; saved: number[]; parsed: number[] }

/** R2: one entry saved, the patient's finding anew, in practices of three sizes. */
export async function entrySaved(): Promise<Report> {
  const { evaluate } = await builtParts();
  const { months } = madeUpMonths(PRACTICES.at(-1)!);
  const practices = PRACTICES.map((size): Practice => ({ size, saved: [], parsed: [] }));
  const next = random(7);
  let differ = 0;
  for (let turn = -WARM; turn < SAVES; turn++) for (const { size, saved, parsed } of practices) {
    const at = Math.floor(next() * size);
    const month = withOneMore(months[at]!);
    const text = JSON.stringify(month);
    let now = performance.now();
    const finding = evaluate(month);
    const first = performance.now() - now;
    now = performance.now();
    const again = JSON.parse(text) as PatientMonth;
    const second = performance.now() - now;
    if (turn < 0) continue;
    saved.push(first * 1000);
    parsed.push(second * 1000);
    if (turn % 20 === 0 && JSON.stringify(evaluate(again)) !== JSON.stringify(finding)) differ++;
  }
  const [small, , large] = practices as [Practice, Practice, Practice];
  const bySize = ratio(large.saved, small.saved);
  const byText = ratio(practices.flatMap(({ saved }) => saved), practices.flatMap(({ parsed }) => parsed));
  const middle = median(practices.flatMap(({ saved }) => saved));
  const cells = (name: string, values: number[]) => [name, short(median(values)), short(quantile(values, 0.05)), short(quantile(values, 0.95)), String(values.length)];
  return {
    title: 'R2  One entry saved, the patient\'s finding current',
    compared: [
      `The whole finding with all its words for one patient of a practice, with one entry more than the ${ENTRIES} before: nothing is kept from the evaluation before it, and no other patient is looked at.`,
      'In turn in practices of three sizes, each time a patient drawn at random; beside it the same patient-month read with JSON.parse. Storage and messages are not in it (S3).',
    ],
    table: [['µs', 'median', 'p5', 'p95', 'rounds'], ...practices.flatMap(({ size, saved, parsed }) => [cells(`finding, practice of ${size.toLocaleString('en-US')}`, saved), cells('  the same month from its text', parsed)])],
    notes: [`A finding from the same text is the same: ${differ} of ${practices.length * Math.ceil(SAVES / 20)} differ.`],
    verdicts: [
      { goal: 'R2 the results agree', said: differ === 0 ? 'they do' : `${differ} differ`, pass: differ === 0, decides: true },
      { goal: `R2 practice of ${large.size.toLocaleString('en-US')} ≤ ${LIMIT_SIZE} × practice of ${small.size}`, said: times(bySize), pass: bySize.middle <= LIMIT_SIZE, decides: true },
      { goal: `R2 finding ≤ ${LIMIT_PARSE} × JSON.parse of the same month`, said: times(byText), pass: byText.middle <= LIMIT_PARSE, decides: true },
      { goal: `R2 finding ≤ ${GOAL_US} µs`, said: `${short(middle)} µs`, pass: middle <= GOAL_US, decides: false },
    ],
  };
}

/** The month with one more entry, two hours after its last. */
function withOneMore(month: PatientMonth): PatientMonth {
  const last = month.entries.at(-1)!;
  const entry: EntryInput = { ...last, id: `${(last.id ?? '').slice(0, 35)}x`, start: Number(last.end) + 7_200_000, end: Number(last.end) + 7_500_000 };
  return { ...month, entries: [...month.entries, entry] };
}
