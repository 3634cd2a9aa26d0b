/**
 * Every command, by name: the only ways to read or write. To add one, write it in a file of its own and give it a line here; the wire's
 * types follow (`lib/messages.ts`). Who may call it, what it takes and whether the vault must be open stand beside it.
 */
import * as entry from './entry.ts';
import { exportMonth } from './export.ts';
import * as month from './month.ts';
import * as overrides from './overrides.ts';
import * as patient from './patient.ts';
import * as policies from './policies.ts';
import * as settings from './settings.ts';
import { saveStaff } from './staff.ts';
import { notNow } from './offer.ts';
import * as running from './running.ts';
import * as timer from './timer.ts';
import * as unresolved from './unresolved.ts';
import * as vault from './vault.ts';
import * as widget from './widget.ts';

export const commands = {
  'chart.mount': widget.mount,
  'chart.seen': widget.seen,
  'chart.refused': widget.refused,
  'widget.hello': widget.hello,
  'widget.view': widget.view,
  'widget.place': widget.place,
  'widget.witness': timer.witness,
  'widget.openPanel': widget.openPanel,
  'timer.start': timer.start,
  'timer.switch': timer.switchPatient,
  'timer.goOn': timer.goOn,
  'timer.stop': timer.stop,
  'timer.pause': running.pause,
  'timer.resume': running.resume,
  'timer.call': running.call,
  'timer.contact': running.contact,
  'timer.tag': running.tag,
  'timer.note': running.note,
  'timer.editStart': running.editStart,
  'timer.undo': running.undo,
  'timer.notNow': notNow,
  'unresolved.answer': unresolved.answer,
  'vault.unlock': vault.unlock,
  'vault.recover': vault.recover,
  'vault.lock': vault.lock,
  'practice.create': vault.create,
  'practice.recoveryKey': vault.recoveryKey,
  'practice.startPractice': vault.startPractice,
  'practice.leavePractice': vault.leavePractice,
  'staff.add': vault.addStaff,
  'staff.save': saveStaff,
  'policy.view': policies.readPolicies,
  'policy.set': policies.setPolicy,
  'settings.view': settings.view,
  'settings.save': settings.save,
  'site.enabled': settings.enabled,
  'site.removed': settings.removed,
  'month.part': month.part,
  'month.months': month.months,
  'month.export': exportMonth,
  'patient.page': month.page,
  'patient.add': patient.add,
  'patient.save': patient.save,
  'enrollment.save': patient.enroll,
  'observation.save': patient.observe,
  'override.record': overrides.overrideCode,
  'override.withdraw': overrides.withdrawOverride,
  'entry.amend': entry.amend,
  'entry.void': entry.voidEntry,
  'ledger.verify': settings.verify,
} as const;

export type Commands = typeof commands;
