/**
 * Changes every number and day of the rules by one and shows which scenario or boundary notices.
 *
 *   npm run mutate                 a line for each rule, and every survivor
 *   npm run mutate -- --all        every mutant with what noticed it
 *
 * Ends with exit code 1 if a mutant survives.
 */
import { rules } from '../lib/payers/index.ts';
import { killer, mutantsOf } from '../tests/payers/mutants.ts';

const all = process.argv.includes('--all');
let mutants = 0;
let survivors = 0;
for (const rule of rules) {
  let lived = 0;
  let made = 0;
  for (const mutant of mutantsOf(rule)) {
    made++;
    const by = killer(mutant);
    if (by === null) lived++;
    if (all || by === null) console.log(`  ${rule.id}${mutant.path}: ${mutant.before} → ${mutant.after} ${by === null ? 'SURVIVES' : `noticed by ${by}`}`);
  }
  console.log(`${rule.id}: ${made} changed, ${made - lived} noticed${lived > 0 ? `, ${lived} NOT noticed` : ''}`);
  mutants += made;
  survivors += lived;
}
console.log(`${mutants} mutants, ${survivors} survive`);
process.exitCode = survivors > 0 ? 1 : 0;
