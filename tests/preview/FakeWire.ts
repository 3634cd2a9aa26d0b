/** A fake of the worker: answers every command the workspace sends from fixtures held in memory, so that screens can be looked at without it. */
import type { OnChange, Send } from '../../components/ui/wire.tsx';
import { byHand } from './by-hand.ts';
import { usualPreferences } from '../../lib/records/index.ts';
import { fakeBackups } from './backups.ts';
import { fakePolicies } from './policies.ts';
import { closedNow, closedRows, closings, dayNow, head, keyOf, month, now, open, pages, rows, settings, today, waitingSpans, zone } from './fixtures.ts';

type Answer = (input: never) => unknown;

export class FakeNotDone extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What the address of the preview asks for: `?lock=new|locked`, `?closing=open|free|closed`, `?many=2000`, `?slow=400`, `?empty`, `?fail=command`. */
export function fakeWire(search: URLSearchParams): { send: Send; onChange: OnChange; sent: { name: string; input: unknown }[] } {
  const listeners = new Set<() => void>();
  const sent: { name: string; input: unknown }[] = [];
  let lock = (search.get('lock') ?? 'open') as 'new' | 'locked' | 'open';
  let tries = 0;
  const many = Number(search.get('many') ?? 0);
  const list = search.has('empty') ? [] : search.get('closing') === 'closed' ? closedRows : many ? Array.from({ length: many }, (_, n) => { const row = rows[n % rows.length]!; return { ...row, patient: { ...row.patient, key: keyOf(n % 256).slice(0, 2) + n.toString(16).padStart(30, '0'), family: `${row.patient.family}${n}` } }; }) : rows;
  const closing = (search.get('closing') ?? 'open') as keyof typeof closings;
  const policies = fakePolicies();
  let wishes = usualPreferences('0b7f4c52-3a3f-4f5e-9a06-5d1a3c0e7a11', 'clinical_staff');
  const answers: Record<string, Answer> = {
    'preferences.view': () => ({ preferences: wishes, usual: wishes, role: 'clinical_staff', set: {} }), 'preferences.set': (input: { preferences: typeof wishes }) => { wishes = input.preferences; return { preferences: wishes, usual: wishes, role: 'clinical_staff', set: {} }; },
    ...fakeBackups(search),
    'policy.view': policies.view, 'policy.set': policies.set,
    'widget.view': () => (lock === 'open' ? { ...open, practice: { ...open.practice!, synthetic: search.has('synthetic') } } : { ...open, lock, practice: null, me: null, activities: [], locked: lock === 'locked' ? { at: now - 2_040_000, why: 'idle', openTimerSince: search.has('timer') ? now - 3_000_000 : null, person: 'Dana Whitfield' } : null }),
    'month.months': () => ({ months: [month], current: month, today, timeZone: zone }),
    'month.closing': () => closings[closing], 'month.waiting': () => ({ month, spans: waitingSpans }), 'day.view': () => dayNow,
    'month.part': (input: { from: number; to: number }) => ({ month, ...input, closed: closing === 'closed' ? closedNow : null, head, rows: list.filter((row) => { const bucket = parseInt(row.patient.key.slice(0, 2), 16); return bucket >= input.from && bucket <= input.to; }) }),
    'patient.page': (input: { patient: string }) => pages[input.patient] ?? { ...Object.values(pages)[1]!, patient: { ...Object.values(pages)[1]!.patient, ...list.find((row) => row.patient.key === input.patient)?.patient } },
    ...byHand,
    'recipe.view': () => [
      { id: 'taught-ehr-aldercreek-example', name: 'ehr.aldercreek.example', origins: ['https://ehr.aldercreek.example/*'], source: 'taught', trust: 'taught', believed: false, last: { act: 'taught', by: 'Dana Whitfield RN', at: now - 86_400_000, version: 1 } },
      { id: 'openmrs', name: 'OpenMRS 3', origins: [], source: 'shipped', trust: 'known', believed: true, last: null }, { id: 'elation', name: 'Elation', origins: ['https://app.elationemr.com/*'], source: 'shipped', trust: 'unconfirmed', believed: false, last: null }, { id: 'generic', name: 'Any page', origins: [], source: 'shipped', trust: 'proposes', believed: false, last: null },
    ],
    'settings.view': () => settings, 'settings.save': () => settings, 'staff.add': () => settings, 'staff.save': () => settings,
    'month.export': (input: { notReady: boolean }) => ({ fileName: 'caretally-practice-data-2026-11.csv', text: 'Flags,Ready\r\n', lines: input.notReady ? 7 : 6, notReady: input.notReady ? 1 : 0, leftOut: [], sha256: '7c1f09e4'.repeat(8) }),
    'ledger.verify': () => ({ events: 4812, head: '7c1f09e0'.repeat(8), ok: true, trouble: null }),
    'practice.recoveryKey': () => ({ key: '7QMK-2RFD-XH7T-C4WN-B2LP-6ZVE-J3YS-5AGU' }),
    'practice.startPractice': () => { lock = 'open'; return { people: [{ name: 'Dana Whitfield RN', passphrase: 'maple canoe quiet harbor' }, { name: 'Priya Raman NP', passphrase: 'violet ladder morning stone' }] }; },
    'practice.create': () => { lock = 'open'; return { ok: true }; },
    'vault.lock': () => { lock = 'locked'; return {}; },
    'vault.unlock': (input: { passphrase: string }) => {
      if (input.passphrase !== 'correct horse battery') throw new FakeNotDone('WRONG_PASSPHRASE', `Passphrase not recognized. Check Caps Lock. ${++tries} of 5 tries used. Your time is safe.`);
      lock = 'open';
      return { ok: true };
    },
  };
  const send = async (name: string, input: unknown) => {
    sent.push({ name, input });
    await new Promise((done) => setTimeout(done, Number(search.get('slow') ?? 0)));
    if (search.get('fail') === name) throw new FakeNotDone('FAILED', 'The ledger could not be read. What was recorded is on the disk. Close other windows of the browser and try again.');
    const reply = answers[name]?.(input as never) ?? {};
    if (!/view$|month\.(part|months|closing|waiting|export)|patient\.page|verify|state$|status$|found$|recoveryKey|check$|colleagues$|list$/.test(name)) setTimeout(() => listeners.forEach((listener) => listener()));
    return structuredClone(reply);
  };
  return { send: send as Send, onChange: (listener) => { listeners.add(listener); return () => { listeners.delete(listener); }; }, sent };
}
