/** All boundaries, a file for each payer or kind of program. A new file gets a line here. */
import type { Boundary } from '../boundary.ts';
import { rows as bcbsm } from './bcbsm.ts';
import { rows as flags } from './flags.ts';
import { rows as medicareCcm } from './medicare-ccm.ts';
import { rows as medicareDevices } from './medicare-devices.ts';
import { rows as medicareEvents } from './medicare-events.ts';
import { rows as medicareMonthly } from './medicare-monthly.ts';
import { rows as medicareRhc } from './medicare-rhc.ts';
import { rows as michiganMedicaid } from './michigan-medicaid.ts';
import { rows as priorityHealth } from './priority-health.ts';

export const boundaries: readonly Boundary[] = [...medicareCcm, ...medicareMonthly, ...medicareDevices, ...medicareEvents, ...medicareRhc, ...bcbsm, ...priorityHealth, ...michiganMedicaid, ...flags];
