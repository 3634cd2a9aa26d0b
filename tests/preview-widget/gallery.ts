/** Every state in a real frame over a page, sized by what the frame says through its port: `?size=card`, `?dark` for a dark page. */
import { panels, states } from './states.ts';

const query = new URLSearchParams(location.search);
const size = query.get('size') ?? 'card';
const dark = query.has('dark');
document.body.style.cssText = `margin:0;padding:24px;display:flex;flex-wrap:wrap;gap:20px 24px;align-items:flex-start;font:13px system-ui;background:${dark ? 'repeating-linear-gradient(45deg,#101418 0 12px,#181d22 12px 24px)' : 'repeating-linear-gradient(45deg,#eef2f5 0 12px,#fff 12px 24px)'};color:${dark ? '#eee' : '#222'}`;
const names = query.get('only')?.split(',') ?? (size === 'panel' ? Object.keys(panels) : Object.keys(states));
for (const name of names) {
  const figure = document.createElement('figure');
  figure.style.cssText = 'margin:0';
  const caption = document.createElement('figcaption');
  caption.textContent = name;
  const frame = document.createElement('iframe');
  // As the page script does: the frame's own canvas must have the same scheme, or the browser paints an opaque ground.
  frame.style.cssText = size === 'panel' ? 'border:0;width:320px;height:760px;background:#888' : 'border:0;width:48px;height:48px;color-scheme:light dark;display:block';
  frame.src = size === 'panel' ? `index.html?panel=${name}${name === 'unresolved' ? '&at=unresolved:u1:split' : name === 'discreet' ? '&discreet' : name === 'close' ? '&at=close' : ''}` : `index.html?state=${name}&size=${size}`;
  figure.append(caption, frame);
  document.body.append(figure);
  if (size === 'panel') continue;
  frame.addEventListener('load', () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if (data.t !== 'size') return;
      frame.style.width = `${data.w}px`;
      frame.style.height = `${data.h}px`;
    };
    frame.contentWindow?.postMessage({ caretally: 'port' }, '*', [port2]);
    port1.postMessage({ t: 'view', w: Number(query.get('width') ?? innerWidth), h: innerHeight });
  });
}
