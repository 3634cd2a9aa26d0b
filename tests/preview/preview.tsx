/** The workspace's real screens over a fake worker, for looking at them and for tests in a plain browser. */
import '../../components/ui/tokens.css';
import '../../components/ui/ui.css';
import '../../components/workspace/workspace.css';
import { createRoot } from 'react-dom/client';
import { WireProvider } from '../../components/ui/wire.tsx';
import { App } from '../../components/workspace/App.tsx';
import { DoorsProvider } from '../../components/workspace/doors.tsx';
import { fakeFiles } from './backups.ts';
import { fakeWire } from './FakeWire.ts';

const search = new URLSearchParams(window.location.search);
if (search.has('big')) document.documentElement.classList.add('big');
const { send, onChange, sent } = fakeWire(search);
Object.assign(window, { sent });
const doors = {
  from: search.get('from'),
  grant: async (origin: string) => !origin.includes('refused'),
  withdraw: async () => undefined,
  openChart: async () => false,
  files: fakeFiles(search),
  notices: { allowed: async () => true, ask: async () => !search.has('nonotices') },
};
createRoot(document.getElementById('root')!).render(<WireProvider send={send} onChange={onChange}><DoorsProvider doors={doors}><App /></DoorsProvider></WireProvider>);
