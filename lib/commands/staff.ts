import * as z from 'zod';
import { Staff } from '../records/index.ts';
import { Refusal } from './command.ts';
import { whenOpen } from './context.ts';
import { settingsView } from './settings.ts';
import type { SettingsView } from './views-settings.ts';

const Change = Staff.pick({ credential: true, role: true, npi: true, training: true }).partial().extend({ id: Staff.shape.id });

/** Changes what is on file of a person: role, NPI, training. Entries keep the role that the person had when they were made. */
export const saveStaff = whenOpen({
  from: ['workspace'], input: z.strictObject({ staff: Change }),
  run: async (context, { staff }, _sender, id): Promise<SettingsView> => {
    const trained = staff.training?.introTeamBasedCare;
    if (trained && trained > (await context.open.today())) throw new Refusal('FUTURE', 'The day of the training lies in the future. Nothing was changed.');
    await context.open.write(id, async () => {
      const { block } = await context.open.desk();
      const person = block.staff.find((each) => each.id === staff.id);
      if (!person) throw new Refusal('NOT_STAFF', 'This person is not in the practice. Nothing was changed.');
      return { drafts: [{ month: 'standing', patient: null, body: { kind: 'staff.recorded', staff: { ...person, ...staff } } }] };
    });
    return settingsView(context);
  },
});
