import { describe, expect, it, vi } from 'vitest';
import { emptyLedger, entry, id, keyOf, MONTH, patient, person, practice, recorded, smallLedger, standing, timer, NOON } from './made-up.ts';
import Dexie, { type Table } from 'dexie';
import { Ledger, type LedgerDatabase, type Planner } from '../../lib/ledger/index.ts';
import { queued } from '../../lib/ledger/mutex.ts';

const ada = keyOf(1);

/** Keeps a write transaction open over some tables, as a hanging disk does, until it is released. */
async function hang(db: LedgerDatabase, tables: Table[] = db.tables): Promise<() => Promise<void>> {
  let release = false;
  let begun = () => {};
  const started = new Promise<void>((done) => { begun = done; });
  const held = Dexie.ignoreTransaction(() => db.transaction('rw', tables, async () => {
    while (!release) {
      await tables[0]!.limit(1).count();
      begun();
    }
  }));
  await started;
  return async () => {
    release = true;
    await held;
  };
}

const events = (db: LedgerDatabase) => db.events.orderBy('[device+seq]').toArray();

describe('one command', () => {
  it('writes once, however often it is sent', async () => {
    const { ledger, staff, db } = await smallLedger();
    const command = id();
    const draft = recorded(entry({ patient: ada, staff }));
    expect(await ledger.append(command, [draft])).toBe('written');
    expect(await ledger.append(command, [draft])).toBe('repeated');
    expect(await Promise.all(Array.from({ length: 5 }, () => ledger.append(command, [draft])))).toEqual(Array(5).fill('repeated'));
    expect((await ledger.readMonth(MONTH, ada)).entries).toHaveLength(1);
    expect(await db.events.count()).toBe(4);
  });

  it('acts once when it is sent many times at once', async () => {
    const { ledger, staff } = await smallLedger();
    const command = id();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ledger.append(command, async () => [recorded(entry({ patient: ada, staff }))])));
    expect(answers.filter((answer) => answer === 'written')).toHaveLength(1);
    expect((await ledger.readMonth(MONTH, ada)).entries).toHaveLength(1);
  });

  it('is remembered even if it had nothing to write', async () => {
    const { ledger, staff } = await smallLedger();
    const command = id();
    expect(await ledger.append(command, [])).toBe('written');
    expect(await ledger.append(command, [recorded(entry({ patient: ada, staff }))])).toBe('repeated');
  });

  it('writes its events, its journal row and its slots together or not at all', async () => {
    const { ledger, staff, db } = await smallLedger();
    const running = timer({ patient: ada, staff });
    const row = { timer: running.id, staff, start: NOON, witness: NOON, session: 's' };
    await ledger.append(id(), [standing({ kind: 'timer.started', timer: running }, ada)], { journal: { put: row } });
    expect(await db.journal.toArray()).toEqual([row]);
    // A second timer for the same person does not fit; its journal row must not appear either.
    await expect(ledger.append(id(), [standing({ kind: 'timer.started', timer: timer({ patient: ada, staff }) }, ada)], { journal: { put: { ...row, timer: id() } } })).rejects.toMatchObject({ code: 'MISFIT' });
    expect(await db.journal.count()).toBe(1);
    await ledger.append(id(), async () => ({ drafts: [standing({ kind: 'timer.ended', timer: running.id, staff, end: NOON + 1 })], journal: { delete: running.id } }));
    expect(await db.journal.count()).toBe(0);
    expect((await ledger.readPractice()).running).toEqual({});
  });

  it('that a planner refuses writes nothing, and may be sent again', async () => {
    const { ledger, db, staff } = await smallLedger();
    const command = id();
    await expect(ledger.append(command, async () => { throw new Error('refused'); })).rejects.toThrow('refused');
    expect(await db.events.count()).toBe(3);
    expect(await ledger.append(command, [recorded(entry({ patient: ada, staff }))])).toBe('written');
  });
});

describe('commands at the same moment', () => {
  /** Starts a timer unless one runs. */
  const start = (staff: string): Planner => async (ledger) => {
    if ((await ledger.readPractice()).running[staff]) return [];
    return [standing({ kind: 'timer.started', timer: timer({ patient: ada, staff }) }, ada)];
  };

  it('see each other: twenty starts leave one timer', async () => {
    const { ledger, staff, db } = await smallLedger();
    expect(await Promise.all(Array.from({ length: 20 }, () => ledger.append(id(), start(staff))))).toEqual(Array(20).fill('written'));
    const rows = await events(db);
    expect(rows.filter((row) => row.kind === 'timer.started')).toHaveLength(1);
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, n) => n + 1));
    expect((await ledger.verify()).ok).toBe(true);
  });

  it('of two workers that do not know of each other keep one chain', async () => {
    const one = await smallLedger({ lock: (name, work) => queued(`${name} one`, work) });
    const two = new Ledger({ ...one.parts, lock: (name, work) => queued(`${name} two`, work) });
    const write = (ledger: Ledger) => ledger.append(id(), [recorded(entry({ patient: ada, staff: one.staff }))]);
    await Promise.all([...Array.from({ length: 10 }, () => write(one.ledger)), ...Array.from({ length: 10 }, () => write(two)), one.ledger.append(id(), start(one.staff)), two.append(id(), start(one.staff))]);
    const rows = await events(one.db);
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, n) => n + 1));
    expect(rows.filter((row) => row.kind === 'timer.started')).toHaveLength(1);
    expect((await two.readMonth(MONTH, ada)).entries).toHaveLength(20);
    expect((await one.ledger.verify()).ok).toBe(true);
    expect((await one.ledger.rebuild()).wrong).toEqual([]);
    expect(one.mirror.head?.seq).toBe(rows.length);
  });
});

it('one command sent to two workers acts once, even if it has nothing to write', async () => {
  const one = await smallLedger({ lock: (name, work) => queued(`${name} one`, work) });
  const two = new Ledger({ ...one.parts, lock: (name, work) => queued(`${name} two`, work) });
  for (let n = 0; n < 10; n++) {
    const command = id();
    expect((await Promise.all([one.ledger.append(command, []), two.append(command, [])])).sort()).toEqual(['repeated', 'written']);
  }
});

describe('a disk that hangs', () => {
  it('is told as "not saved" within the deadline, and the retry writes once', async () => {
    const { ledger, staff, db, parts } = await smallLedger({ deadlineMs: 120 });
    const command = id();
    const draft = recorded(entry({ patient: ada, staff }));
    const release = await hang(db);
    const began = performance.now();
    // Nothing may be read from a hanging store either: all tables are held.
    await expect(ledger.append(command, [draft])).rejects.toMatchObject({ code: 'NOT_SAVED', message: expect.stringContaining('Not saved') });
    expect(performance.now() - began).toBeLessThan(600);
    await expect(ledger.append(command, [draft])).rejects.toMatchObject({ code: 'NOT_SAVED' });
    await release();
    const retried = await new Ledger({ ...parts, deadlineMs: 3000 }).append(command, [draft]);
    expect(['written', 'repeated']).toContain(retried);
    expect((await ledger.readMonth(MONTH, ada)).entries).toHaveLength(1);
    expect(await db.events.count()).toBe(4);
  });

  it('may still commit late: the retry then finds it done', async () => {
    const ground = await smallLedger({ deadlineMs: 150 });
    const { ledger, staff, db, mirror } = ground;
    const command = id();
    const draft = recorded(entry({ patient: ada, staff }));
    // Hang after the reads: the write transaction itself waits.
    let release = async () => {};
    const planner: Planner = async () => {
      release = await hang(db, [db.events]);
      return [draft];
    };
    await expect(ledger.append(command, planner)).rejects.toMatchObject({ code: 'NOT_SAVED' });
    expect(mirror.head?.seq).toBe(3);
    await release();
    await vi.waitFor(async () => expect(await db.events.count()).toBe(4));
    expect(await ledger.append(command, planner)).toBe('repeated');
    expect(await db.events.count()).toBe(4);
    await vi.waitFor(() => expect(mirror.head?.seq).toBe(4));
    expect((await ledger.verify()).ok).toBe(true);
  });

  it('gives the ledger back to others once a command was given up', async () => {
    const { ledger, staff } = await smallLedger({ deadlineMs: 100 });
    await expect(ledger.append(id(), () => new Promise(() => {}))).rejects.toMatchObject({ code: 'NOT_SAVED' });
    expect(await ledger.append(id(), [recorded(entry({ patient: ada, staff }))])).toBe('written');
  });

  it('does not hold up others for longer than their own deadline', async () => {
    const { ledger, staff, db } = await smallLedger({ deadlineMs: 150 });
    const release = await hang(db);
    const began = performance.now();
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => ledger.append(id(), [recorded(entry({ patient: ada, staff }))])));
    expect(answers.map((answer) => (answer.status === 'rejected' ? (answer.reason as { code: string }).code : 'written'))).toEqual(Array(10).fill('NOT_SAVED'));
    expect(performance.now() - began).toBeLessThan(900);
    await release();
  });
});

describe('a full disk', () => {
  it('is named, and nothing is half written', async () => {
    const { ledger, staff, db } = await smallLedger();
    const full = () => { throw new DOMException('', 'QuotaExceededError'); };
    db.blocks.hook('creating', full);
    db.blocks.hook('updating', full);
    await expect(ledger.append(id(), [recorded(entry({ patient: ada, staff }))])).rejects.toMatchObject({ code: 'DISK_FULL', message: expect.stringContaining('disk') });
    expect(await db.events.count()).toBe(3);
    expect((await ledger.checkHead()).state).toBe('sound');
    db.blocks.hook('creating').unsubscribe(full);
    db.blocks.hook('updating').unsubscribe(full);
    expect(await ledger.append(id(), [recorded(entry({ patient: ada, staff }))])).toBe('written');
    expect((await ledger.verify()).ok).toBe(true);
  });
});

describe('a lock', () => {
  it('answers nothing and writes nothing', async () => {
    const { ledger, staff, clock, db } = await smallLedger();
    clock.open = false;
    const locked: Record<string, () => Promise<unknown>> = {
      readPatient: () => ledger.readPatient(ada), readMonth: () => ledger.readMonth(MONTH, ada), readBlocks: () => ledger.readBlocks(MONTH, 77, 77), readPatients: () => ledger.readPatients(0, 255), readPractice: () => ledger.readPractice(),
      readDesk: () => ledger.readDesk(staff), readQuestions: () => ledger.readQuestions(), history: () => ledger.history('standing', ada), verify: () => ledger.verify(), fold: () => ledger.fold(), rebuild: () => ledger.rebuild(),
      append: () => ledger.append(id(), [recorded(entry({ patient: ada, staff }))]),
    };
    for (const [name, use] of Object.entries(locked)) await expect(use(), name).rejects.toMatchObject({ code: 'LOCKED' });
    expect(await db.events.count()).toBe(3);
    expect(await ledger.monthsKept()).toEqual([]);
  });

  it('that comes between deciding and writing leaves nothing behind', async () => {
    const { ledger, staff, clock, db } = await smallLedger();
    await expect(ledger.append(id(), async () => {
      clock.open = false;
      return [recorded(entry({ patient: ada, staff }))];
    })).rejects.toMatchObject({ code: 'LOCKED' });
    expect(await db.events.count()).toBe(3);
  });
});

describe('what is not an event', () => {
  it('is refused in words without data', async () => {
    const { ledger, staff, db } = await smallLedger();
    const good = entry({ patient: ada, staff });
    const bad = [
      { ...recorded(good), body: { kind: 'entry.recorded', entry: { ...good, note: 'CANARY'.repeat(400) } } },
      { ...recorded(good), body: { kind: 'entry.recorded', entry: { ...good, CANARY: 1 } } },
      { ...recorded(good), body: { kind: 'entry.erased', entry: good } },
      { ...recorded(good), body: null },
      { ...recorded(good), month: '2026-12' },
      { ...recorded(good), patient: keyOf(9) },
      { ...recorded(good), patient: null },
      { ...recorded(good), month: 'standing' },
      standing({ kind: 'patient.recorded', patient: patient(ada) }, keyOf(2)),
      { month: 'standing', patient: ada, body: { kind: 'entry.voided', entry: good.id, reason: 'CANARY' } },
      { month: MONTH, patient: null, body: { kind: 'entry.voided', entry: good.id, reason: 'CANARY' } },
      { month: MONTH, patient: ada, body: { kind: 'entry.voided', entry: good.id, reason: ' ' } },
      { month: MONTH, patient: ada, body: { kind: 'entry.voided', entry: good.id, reason: 'no such entry' } },
    ];
    for (const draft of bad) {
      const error = await ledger.append(id(), [draft as never]).then(() => null, (thrown: Error) => thrown);
      expect(error).toMatchObject({ code: 'MISFIT' });
      expect(JSON.stringify([error, error?.message, (error as { detail?: string }).detail])).not.toContain('CANARY');
    }
    expect(await db.events.count()).toBe(3);
  });
});

describe('a new ledger', () => {
  const first = (synthetic = true) => ({ drafts: [standing({ kind: 'practice.described', practice: practice({ synthetic }) }), standing({ kind: 'staff.recorded', staff: person() })] });

  it('begins with its practice, its first person, its slots and its meta at once', async () => {
    const { ledger, db, mirror, device } = await emptyLedger();
    const slot = { id: id(), staff: id(), kdf: 'HKDF-SHA-256', it: 0, salt: '', v: 1, iv: 'a', wrapped: 'b' } as const;
    expect(await ledger.begin(id(), { ...first(), slots: [slot], meta: [{ key: 'device', value: device }] })).toBe('written');
    expect(await db.slots.toArray()).toEqual([slot]);
    expect(await db.meta.get('device')).toEqual({ key: 'device', value: device });
    expect((await ledger.readPractice()).staff).toHaveLength(1);
    expect(mirror.head).toMatchObject({ device, seq: 2, count: 2 });
    expect((await ledger.checkHead()).state).toBe('sound');
  });

  it('does not begin where records are, nor where they were', async () => {
    const { ledger, db, parts: made } = await smallLedger();
    await expect(ledger.begin(id(), first())).rejects.toMatchObject({ code: 'NOT_EMPTY' });
    expect(await db.events.count()).toBe(3);
    const emptied = await emptyLedger({ mirror: made.mirror });
    await expect(emptied.ledger.begin(id(), first())).rejects.toMatchObject({ code: 'NOT_EMPTY' });
    expect(await emptied.db.events.count()).toBe(0);
  });

  it('never turns from made-up into real', async () => {
    const { ledger } = await smallLedger();
    const now = (await ledger.readPractice()).practice!;
    await expect(ledger.append(id(), [standing({ kind: 'practice.described', practice: { ...now, synthetic: false } })])).rejects.toMatchObject({ code: 'MISFIT' });
    expect(await ledger.append(id(), [standing({ kind: 'practice.described', practice: { ...now, name: 'Harbor Practice' } })])).toBe('written');
  });
});

it('a mirror that fails does not fail the write, and is caught up by the next', async () => {
  const { ledger, staff, mirror } = await smallLedger();
  const write = mirror.write;
  mirror.write = async () => { throw new Error('full'); };
  expect(await ledger.append(id(), [recorded(entry({ patient: ada, staff }))])).toBe('written');
  expect(await ledger.checkHead()).toMatchObject({ state: 'sound', witnessed: 3, here: 4 });
  mirror.write = write;
  await ledger.append(id(), [recorded(entry({ patient: ada, staff }))]);
  expect(mirror.head?.seq).toBe(5);
});
