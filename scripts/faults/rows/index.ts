import type { Row } from '../row.ts';
import { rows as backup } from './backup.ts';
import { rows as browserDeath } from './browser-death.ts';
import { rows as clocks } from './clocks.ts';
import { rows as damage } from './damage.ts';
import { rows as disk } from './disk.ts';
import { rows as load } from './load.ts';
import { rows as tabs } from './tabs.ts';
import { rows as update } from './update.ts';
import { rows as vault } from './vault.ts';
import { rows as workerDeath } from './worker-death.ts';

/** The fault matrix, in order. Redress (33) and message fuzz (34) have end-to-end tests of their own. */
export const matrix: Row[] = [...workerDeath, ...browserDeath, ...disk, ...damage, ...update, ...clocks, ...tabs, ...vault, ...backup, ...load].sort((a, b) => a.n - b.n);
