import { chartServer, type ChartServer } from './chart-page.ts';

/** Mutations a task of the busy page makes; a hundred tasks a second make 10,000. */
export const MUTATIONS = 100;

/**
 * `work(tasks, turns)` runs so many tasks one after another without a pause, each of a hundred mutations (elements come and go, texts and attributes
 * change) and so many turns of plain computing. Nothing of it is drawn: what a page's own layout costs would only be noise here.
 */
const script = `<div id="busy" style="display:none"></div><script>
function turn(turns) { let x = 1; for (let i = 0; i < turns; i++) x = (x * 48271 + i) % 2147483647; return x; }
function work(tasks, turns) {
  const box = document.getElementById('busy'), { port1, port2 } = new MessageChannel(), began = performance.now();
  return new Promise((done) => {
    port1.onmessage = () => {
      for (let i = 0; i < ${MUTATIONS / 4}; i++) {
        const row = document.createElement('p');
        row.textContent = i;
        box.append(row);
        row.setAttribute('class', 'c' + i);
        row.firstChild.data = 'x' + i;
        if (box.childNodes.length > 200) box.firstChild.remove();
      }
      globalThis.kept = turn(turns);
      if (--tasks) port2.postMessage(0); else done(performance.now() - began);
    };
    port2.postMessage(0);
  });
}
</script>`;

/** The long chart as a page that never rests. @param banner whether it shows whose chart it is */
export const serveBusy = (banner: boolean): Promise<ChartServer> => chartServer((page) => (banner ? page : page.replace(/<header[\s\S]*?<\/header>/, '')).replace('</body>', `${script}</body>`));
