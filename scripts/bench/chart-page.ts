import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How many elements the chart has, at least. */
export const NODES = 30_000;

export const chartPath = '/openmrs/spa/patient/aaaaaaaa-0000-4000-8000-000000000001/chart/patient-summary';

/** A patient who does not exist, in the markup that OpenMRS 3 gives to its patient banner. */
const banner = `<header role="banner" aria-label="patient banner"><div class="x__patientBanner__y"><div class="x__patientAvatar__y">XX</div><div>
<div><div><span>John Wilson</span><div><span>Male</span></div></div></div>
<div><span>55 yrs</span><span>·</span><span>09-Apr-1971</span><span><label class="cds--label"><span>OpenMRS ID: </span><span>100GEJ</span></label></span></div>
</div></div></header>`;

/** Six elements a row: a long chart as a table of results. */
const rows = Array.from({ length: NODES / 6 }, (_, n) => `<tr><td class="when">${n}</td><td><span class="what">Result ${n}</span></td><td><b>${n % 90}</b></td></tr>`).join('\n');

/** Layout shifts and long tasks are noted from the first moment on, in the page's own world. */
const watch = `window.noted = { shifts: [], long: [] };
new PerformanceObserver((list) => { for (const each of list.getEntries()) noted.shifts.push(each.value); }).observe({ type: 'layout-shift', buffered: true });
new PerformanceObserver((list) => { for (const each of list.getEntries()) noted.long.push(each.duration); }).observe({ type: 'longtask', buffered: true });`;

// Columns of fixed width: the page shifts nothing of its own while its table arrives.
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>OpenMRS</title><style>body { margin: 0; font: 14px sans-serif } table { table-layout: fixed; width: 100% } td { padding: 2px 6px }</style>
<script>${watch}</script><body><main>${banner}<table>${rows}</table></main></body></html>`;

export interface ChartServer { origin: string; url: string; close(): Promise<void> }

/** Serves the same long chart at every address of a free port of this machine. */
export const serveChart = (): Promise<ChartServer> => chartServer((each) => each);

/** The same with the page changed. */
export async function chartServer(change: (page: string) => string): Promise<ChartServer> {
  const body = change(page);
  const server = createServer((_, response) => { response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(body); });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, url: origin + chartPath, close: () => new Promise((closed) => { server.closeAllConnections(); server.close(() => closed()); }) };
}
