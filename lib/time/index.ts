/** Instants are UTC epoch milliseconds, days and months are strings in the practice's zone, intervals are half-open. No clock is read here. */
export * from './interval.ts';
export * from './month.ts';
export * from './dated.ts';
export { isZone } from './zone.ts';
