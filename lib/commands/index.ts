/**
 * Every command, by name: the only ways to read or write. To add one, write it in a file of its own and give it a line here; the wire's
 * types follow (`lib/messages.ts`). Who may call it, what it takes and whether the vault must be open stand beside it.
 */
import { addLooked } from './add-looked.ts';
import * as closing from './closing.ts';
import * as day from './day.ts';
import * as backup from './backup.ts';
import * as entry from './entry.ts';
import { exportMonth } from './export.ts';
import * as links from './link.ts';
import * as manual from './manual.ts';
import * as month from './month.ts';
import { move } from './move.ts';
import * as overlap from './overlap-list.ts';
import * as overrides from './overrides.ts';
import * as part from './part.ts';
import * as patient from './patient.ts';
import { setPreferences, viewPreferences } from './preferences.ts';
import * as policies from './policies.ts';
import * as recipes from './recipes.ts';
import * as restoring from './restore.ts';
import * as retention from './retention.ts';
import { answerReminder } from './reminders.ts';
import { sanity } from './sanity.ts';
import * as settings from './settings.ts';
import { undoSwitch } from './switching.ts';
import { saveStaff } from './staff.ts';
import * as running from './running.ts';
import * as teach from './teach.ts';
import * as taughtPage from './teach-page.ts';
import * as timer from './timer.ts';
import { together } from './together.ts';
import * as unresolved from './unresolved.ts';
import * as vault from './vault.ts';
import { ledgerState } from './verified.ts';
import * as widget from './widget.ts';

export const commands = {
  'chart.mount': widget.mount,
  'chart.seen': widget.seen,
  'chart.refused': widget.refused,
  'chart.recipe': widget.recipe,
  'part.open': part.open,
  'part.seen': part.seen,
  'teach.view': teach.view,
  'teach.begin': teach.begin,
  'teach.field': teach.field,
  'teach.finish': teach.finish,
  'teach.prove': teach.prove,
  'teach.leave': teach.leave,
  'teach.left': teach.leave,
  'teach.picked': taughtPage.picked,
  'teach.made': taughtPage.made,
  'teach.frames': taughtPage.frames,
  'teach.way': teach.way,
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
  'timer.undoSwitch': undoSwitch,
  'timer.notNow': running.notNow,
  'timer.addLooked': addLooked,
  'remind.answer': answerReminder,
  'day.sanity': sanity,
  'preferences.view': viewPreferences,
  'preferences.set': setPreferences,
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
  'recipe.view': recipes.view,
  'recipe.markGood': recipes.markGood,
  'recipe.forget': recipes.forget,
  'recipe.export': recipes.exportRecipes,
  'recipe.import': recipes.importRecipes,
  'site.needs': settings.needs,
  'site.enabled': settings.enabled,
  'site.removed': settings.removed,
  'month.part': month.part,
  'month.months': month.months,
  'month.export': exportMonth,
  'month.closing': closing.view,
  'month.waiting': closing.waiting,
  'month.close': closing.close,
  'month.reopen': closing.reopen,
  'day.view': day.view,
  'day.complete': day.complete,
  'patient.page': month.page,
  'patient.add': patient.add,
  'patient.save': patient.save,
  'patient.candidates': links.candidates,
  'patient.link': links.link,
  'patient.unlink': links.unlink,
  'enrollment.save': patient.enroll,
  'observation.save': patient.observe,
  'override.record': overrides.overrideCode,
  'override.withdraw': overrides.withdrawOverride,
  'entry.amend': entry.amend,
  'entry.void': entry.voidEntry,
  'entry.check': manual.check,
  'entry.colleagues': manual.colleagues,
  'entry.add': manual.add,
  'entry.together': together,
  'entry.move': move,
  'overlap.list': overlap.list,
  'overlap.trim': overlap.trim,
  'ledger.verify': settings.verify,
  'ledger.state': ledgerState,
  'backup.status': backup.status,
  'backup.make': backup.make,
  'backup.saved': backup.saved,
  'backup.folder': backup.toFolder,
  'backup.remind': backup.remind,
  'backup.plain': backup.plain,
  'restore.found': restoring.found,
  'restore.run': restoring.run,
  'retention.view': retention.view,
  'month.shred': retention.shred,
} as const;

export type Commands = typeof commands;
