/** What R1 and R2 measure, in one piece so that it can be built as the product is (`r1-built.ts`). */
export { evaluate, rules } from '../../lib/payers/index.ts';
export { decide } from '../../lib/rules/decide.ts';
export { outcome } from '../../lib/rules/outcome.ts';
export { columnsOf, feedsOf, planOf, rollUp } from './r1-rollup.ts';
