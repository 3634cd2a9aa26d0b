import type { EntryChange, Enrollment, Observation, Patient, Practice, StaffRole } from '../records/index.ts';
import type { ExportReply, MonthPart, PatientPage, SettingsView, WidgetView } from './views.ts';

type None = Record<string, never>;
/** Input and reply of every command. (Becomes inferred from the commands themselves.) */
export interface Wire {
  'widget.view': [None, WidgetView];
  'widget.hello': [{ token: string }, { ok: true }];
  'widget.place': [{ place: WidgetView['place'] }, None];
  'widget.witness': [None, None];
  'widget.openPanel': [{ at?: string }, None];
  'timer.start': [{ patient?: string; confirm?: boolean }, WidgetView];
  'timer.stop': [None, WidgetView];
  'timer.tag': [{ activity: string; program?: string; from: 'now' | 'start'; entry?: string }, WidgetView];
  'timer.note': [{ note: string; entry?: string }, WidgetView];
  'timer.editStart': [{ start: number; reason: string }, WidgetView];
  'timer.undo': [{ entry: string }, WidgetView];
  'timer.switch': [None, WidgetView];
  'unresolved.answer': [{ span: string; answer: 'keep' | 'discard' | 'first' | 'split'; minutes?: number; cuts?: { end: number; keep: boolean }[] }, WidgetView];
  'vault.unlock': [{ passphrase: string }, { ok: true }];
  'vault.recover': [{ recoveryKey: string; passphrase: string }, { ok: true }];
  'vault.lock': [None, None];
  'practice.create': [{ practice: { name: string; timeZone: string }; me: { name: string; credential: string; role: StaffRole }; passphrase: string; recoveryKey: string }, { ok: true }];
  'practice.recoveryKey': [None, { key: string }];
  'practice.startPractice': [None, { people: { name: string; passphrase: string }[] }];
  'practice.leavePractice': [None, None];
  'settings.view': [None, SettingsView];
  'settings.save': [{ practice: Partial<Pick<Practice, 'name' | 'dosPolicy' | 'billingNpi' | 'placeOfService'>> }, SettingsView];
  'staff.add': [{ name: string; credential: string; role: StaffRole; npi?: string; passphrase: string }, SettingsView];
  'site.enabled': [{ origin: string }, None];
  'site.removed': [{ origin: string }, None];
  'month.part': [{ month: string; from: number; to: number }, MonthPart];
  'month.months': [None, { months: string[]; current: string; today: string; timeZone: string }];
  'patient.page': [{ patient: string; month: string }, PatientPage];
  'patient.save': [{ patient: Partial<Omit<Patient, 'key' | 'aliases'>> & { key: string } }, None];
  'enrollment.save': [{ enrollment: Enrollment; assign: boolean; month: string }, None];
  'observation.save': [{ observation: Observation }, None];
  'entry.amend': [{ entry: string; month: string; changes: EntryChange; reason: string }, None];
  'entry.void': [{ entry: string; month: string; reason: string }, None];
  'month.export': [{ month: string; notReady: boolean }, ExportReply];
  'ledger.verify': [None, { events: number; head: string; ok: boolean; trouble: string | null }];
}
