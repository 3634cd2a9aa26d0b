import { describe, expect, it } from 'vitest';
import type { WholeLedger } from '../../entrypoints/background/faults/truth.ts';
import type { EventBody } from '../../lib/records/index.ts';
import { check } from '../../scripts/faults/check.ts';
import type { GroundTruth } from '../../scripts/faults/truth.ts';
import { bodies, ids, ledgerOf, other, staff, truthOf, worked } from './made-up.ts';

const found = (ledger: WholeLedger, truth: GroundTruth = truthOf()) => check(ledger, truth).broken.map((each) => each.invariant);
/** The sound ledger with one thing changed. */
const with_ = (change: (ledger: WholeLedger) => void): WholeLedger => { const ledger = ledgerOf(); change(ledger); return ledger; };
const { entry, span, voided, answered } = bodies;

describe('the checker of the fault harness', () => {
  it('finds nothing in a sound ledger', () => {
    expect(check(ledgerOf(), truthOf())).toEqual({ broken: [], lost: 0, unresolved: 0, over: 0, counted: 60 });
  });

  it('notices an answered command that is not stored (I1)', () => {
    expect(found(with_((ledger) => { ledger.commands.push({ id: 'x', seqs: ledger.commands.pop()!.seqs }); }))).toEqual(['I1']);
  });

  it('asks nothing of a command that nobody answered, or that writes none', () => {
    const said = [...truthOf().said, { id: 'lost', name: 'timer.note', writes: true, sent: 1, answered: null }, { id: 'view', name: 'widget.view', writes: false, sent: 1, answered: 2 }];
    expect(found(ledgerOf(), truthOf({ said }))).toEqual([]);
  });

  it('notices a stored command whose record is gone (I1, I2 or I3)', () => {
    const broken = found(with_((ledger) => { ledger.events.splice(1, 1); ledger.rows.splice(1, 1); }));
    expect(broken).toContain('I1');
    expect(broken).toContain('I3');
  });

  it('notices a record that two commands claim, or none (I2)', () => {
    expect(found(with_((ledger) => { ledger.commands.push({ id: 'twice', seqs: [2] }); }))).toEqual(['I2']);
    expect(found(with_((ledger) => { ledger.commands[1]!.seqs.pop(); }))).toEqual(['I2']);
  });

  it('notices one entry recorded twice (I2)', () => {
    expect(found(ledgerOf([entry(ids.timer, 10_000, 70_000), entry(ids.timer, 10_000, 70_000)]))).toContain('I2');
  });

  it('notices a chain that does not hold, a gap, a wrong head and a mirror of another chain (I3)', () => {
    for (const change of [
      (ledger: WholeLedger) => { ledger.chain = { ...ledger.chain, ok: false, trouble: 'Record 2 was altered.' }; },
      (ledger: WholeLedger) => { ledger.rows[2]!.seq = 4; ledger.commands[1]!.seqs = [2, 4]; ledger.events[2]!.seq = 4; },
      (ledger: WholeLedger) => { ledger.head!.seq = 2; },
      (ledger: WholeLedger) => { ledger.head!.mac = 'other'; },
      (ledger: WholeLedger) => { ledger.mirror!.mac = 'other'; },
      (ledger: WholeLedger) => { ledger.mirror!.seq = 9; },
    ]) expect(found(with_(change))).toContain('I3');
  });

  it('lets the mirror be behind or gone', () => {
    expect(found(with_((ledger) => { ledger.mirror = { device: 'device', seq: 1, mac: 'mac-1', count: 1 }; }))).toEqual([]);
    expect(found(with_((ledger) => { ledger.mirror = null; }))).toEqual([]);
  });

  it('notices a kept block that is not what the events say, is missing, or is too much (I4)', () => {
    expect(found(with_((ledger) => { ledger.kept['2026-11 161']!.rev = 2; }))).toEqual(['I4']);
    expect(found(with_((ledger) => { ledger.kept = {}; }))).toEqual(['I4']);
    expect(found(with_((ledger) => { ledger.kept['desk 0'] = { rev: 1, block: { staff: {} } }; }))).toEqual(['I4']);
  });

  it('notices seconds that nobody worked (I5), but lets the way of the message be', () => {
    expect(found(ledgerOf([entry(ids.timer, 10_000, 71_000)]))).toEqual([]);
    expect(found(ledgerOf([entry(ids.timer, 10_000, 71_100)]))).toEqual(['I5', 'I5']);
  });

  it('notices time that went to another patient (I5)', () => {
    expect(found(ledgerOf([entry(ids.timer, 10_000, 70_000, other)]))).toEqual(['I5']);
  });

  it('notices time counted while nobody was there (I5)', () => {
    const truth = truthOf({ away: [{ start: 30_000, end: 50_000 }] });
    expect(found(ledgerOf(), truth)).toEqual(['I5', 'I5']);
    expect(found(ledgerOf([entry(ids.timer, 10_000, 30_000), span('s', 30_000, 50_000), entry('e', 50_000, 70_000)]), truth)).toEqual([]);
  });

  it('notices worked time that is nowhere (I6); waiting for an answer and given up by a person are somewhere', () => {
    expect(check(ledgerOf([entry(ids.timer, 10_000, 60_000)]), truthOf())).toMatchObject({ broken: [{ invariant: 'I6' }], lost: 9.99 });
    expect(check(ledgerOf([entry(ids.timer, 10_000, 60_000), span('s', 60_000, 70_000)]), truthOf())).toMatchObject({ broken: [], lost: 0, unresolved: 10 });
    expect(check(ledgerOf([entry(ids.timer, 10_000, 60_000), span('s', 60_000, 70_000), answered('s', [])]), truthOf())).toMatchObject({ broken: [], lost: 0, unresolved: 0 });
    expect(found(ledgerOf([entry(ids.timer, 10_000, 70_000), voided(ids.timer)]))).toEqual(['I6']);
  });

  it('notices a single millisecond of one person counted twice (I7)', () => {
    expect(found(ledgerOf([entry(ids.timer, 10_000, 40_001), entry('e', 40_000, 70_000)]))).toEqual(['I7']);
    expect(found(ledgerOf([entry(ids.timer, 10_000, 40_000), entry('e', 40_000, 70_000)]))).toEqual([]);
  });

  it('lets instants that a clock showed twice overlap by as much as the ledger says it was set back, and no more', () => {
    const back = (by: number): EventBody => ({ kind: 'clock.changed', staff, by });
    const again = [entry(ids.timer, 10_000, 40_000), entry('e', 37_000, 67_000)];
    expect(found(ledgerOf([back(-3000), ...again]), truthOf({ jumped: true }))).toEqual([]);
    expect(found(ledgerOf([back(-2999), ...again]), truthOf({ jumped: true }))).toEqual(['I7']);
    expect(found(ledgerOf([back(3000), ...again]), truthOf({ jumped: true }))).toEqual(['I7']);
  });

  it('compares lengths where the clock was set, because places cannot be compared', () => {
    const hour = 3_600_000;
    const jumped = truthOf({ jumped: true });
    expect(found(ledgerOf([entry(ids.timer, 10_000, 40_000), entry('e', 40_000 + hour, 70_000 + hour)]), jumped)).toEqual([]);
    expect(found(ledgerOf([entry(ids.timer, 10_000, 70_000 + hour)]), jumped)).toEqual(['I5']);
    expect(found(ledgerOf([entry(ids.timer, 10_000, 40_000)]), jumped)).toEqual(['I6']);
  });

  it('takes work as it is, also when nothing was recorded at all', () => {
    expect(found(ledgerOf([]), truthOf({ work: [worked(9_990, 10_020, 69_990, 70_020)] }))).toEqual(['I6']);
  });
});
