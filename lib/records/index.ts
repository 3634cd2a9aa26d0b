/** What is written down. Start with `event.ts`: everything else is a part of some event. */
export * from './practice.ts';
export * from './staff.ts';
export * from './patient.ts';
export * from './enrollment.ts';
export * from './observation.ts';
export * from './entry.ts';
export * from './decision.ts';
export * from './timer.ts';
export * from './preferences.ts';
export * from './recipe.ts';
export * from './closing.ts';
export * from './event.ts';
