import { DOUBLE, type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, INTEGER, UTINYINT } from '@duckdb/node-api';
import type { Columns, Plan, RolledUp } from './r1-rollup.ts';

const CHUNK = 2048;
const quoted = (text: string) => `'${text.replaceAll('\'', '\'\'')}'`;

/** The same roll-up in DuckDB, in memory: the entries in a table of columns, names as enumerations. */
export class DuckRollUp {
  private readonly instance: DuckDBInstance;
  private readonly connection: DuckDBConnection;
  private readonly plan: Plan;
  private readonly patients: number;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, plan: Plan, patients: number) {
    this.instance = instance;
    this.connection = connection;
    this.plan = plan;
    this.patients = patients;
  }

  static async load(columns: Columns, plan: Plan): Promise<DuckRollUp> {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const types = { service_name: columns.services, role_name: columns.roles, activity_name: columns.activities };
    for (const [type, names] of Object.entries(types)) await connection.run(`CREATE TYPE ${type} AS ENUM (${names.map(quoted).join(', ')})`);
    await connection.run('CREATE TABLE raw (patient INTEGER, service UTINYINT, role UTINYINT, activity UTINYINT, began DOUBLE, ended DOUBLE)');
    const appender = await connection.createAppender('raw');
    const { patient, service, role, activity, start, end } = columns;
    for (let from = 0; from < patient.length; from += CHUNK) {
      const chunk = DuckDBDataChunk.create([INTEGER, UTINYINT, UTINYINT, UTINYINT, DOUBLE, DOUBLE]);
      chunk.setColumns([patient, service, role, activity, start, end].map((column) => Array.from(column.subarray(from, from + CHUNK))));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
    const named = (column: string, type: string) => `enum_range(NULL::${type})[${column} + 1] AS ${column}`;
    await connection.run(`CREATE TABLE entries AS SELECT patient, ${named('service', 'service_name')}, ${named('role', 'role_name')}, ${named('activity', 'activity_name')}, began::BIGINT AS began, ended::BIGINT AS ended FROM raw`);
    await connection.run('DROP TABLE raw');
    await connection.run('CREATE TABLE counted (service service_name, activity activity_name)');
    await connection.run('CREATE TABLE feeds (service service_name, role role_name, pool UTINYINT)');
    await connection.run('CREATE TABLE bases (code UTINYINT, pool UTINYINT, first_ms DOUBLE, below_ms DOUBLE)');
    const rows = async (table: string, values: string[]) => { await connection.run(`INSERT INTO ${table} VALUES ${[...new Set(values)].join(', ')}`); };
    const seen = (kind: readonly string[]) => (name: string) => kind.includes(name);
    const services = plan.sums.flatMap(({ counted, roles }, pool) => [...counted].filter(([service]) => seen(columns.services)(service)).map(([service, activities]) => ({ service, activities, roles, pool })));
    await rows('counted', services.flatMap(({ service, activities: each }) => [...each].filter(seen(columns.activities)).map((activity) => `(${quoted(service)}, ${quoted(activity)})`)));
    await rows('feeds', services.flatMap(({ service, roles, pool }) => [...roles].filter(seen(columns.roles)).map((role) => `(${quoted(service)}, ${quoted(role)}, ${pool})`)));
    await rows('bases', plan.codes.filter(({ base }) => base).map(({ sum, firstMs, belowMs }, code) => `(${code}, ${sum}, ${firstMs}, ${Number.isFinite(belowMs) ? belowMs : '\'Infinity\''})`));
    return new DuckRollUp(instance, connection, plan, columns.patients);
  }

  /** Seconds by patient, program and group of roles, and units of base codes: run to the end, not yet read. */
  run() {
    return this.connection.run(`
      WITH sums AS (
        SELECT patient, pool, sum(ended - began)::BIGINT AS ms
        FROM entries JOIN counted USING (service, activity) JOIN feeds USING (service, role)
        GROUP BY patient, pool
      )
      SELECT patient, pool, ms, code, CASE WHEN ms >= first_ms AND ms < below_ms THEN 1 ELSE 0 END AS units FROM sums LEFT JOIN bases USING (pool)`);
  }

  /** Reads what `run` found into the shape of the columnar pass. */
  async read(result: Awaited<ReturnType<DuckRollUp['run']>>): Promise<RolledUp> {
    const width = this.plan.sums.length + 1;
    const bases = this.plan.codes.filter(({ base }) => base).length;
    const found: RolledUp = { sums: new Int32Array(this.patients * width), width, reached: new Uint8Array(this.patients * bases) };
    for (const chunk of await result.fetchAllChunks()) {
      const columns = chunk.getColumns();
      const codes = columns[3];
      const [patient, pool, ms, code, units] = columns.map((column) => column.map(Number)) as [number[], number[], number[], number[], number[]];
      for (let row = 0; row < patient.length; row++) {
        found.sums[patient[row]! * width + pool[row]!] = ms[row]!;
        if (codes![row] !== null) found.reached[patient[row]! * bases + code[row]!] = units[row]!;
      }
    }
    return found;
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}
