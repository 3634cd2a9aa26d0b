/** Step 4: on which site. The browser asks; a refusal is answered with a sentence and no harm. */
import { useState } from 'react';
import type { WidgetView } from '../../../lib/commands/views.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useDoors } from '../doors.tsx';
import { EnableSite } from '../EnableSite.tsx';
import { MadeUpOffer } from './MadeUpOffer.tsx';
import { StepCard } from './StepCard.tsx';

export function ChartStep({ state, onMadeUp }: { state: WidgetView; onMadeUp: (people: { name: string; passphrase: string }[]) => Promise<void> }) {
  const doors = useDoors();
  const [enabled, setEnabled] = useState<string[]>([]);
  const open = async () => {
    const origin = enabled.at(-1) ?? doors.from;
    if (!(await doors.openChart(origin))) window.location.hash = '#/month';
  };
  return (
    <StepCard step={4} title="Turn it on where you chart" why="Only the sites you name. Your browser will ask once for each.">
      <EnableSite from={doors.from} enabled={enabled} onEnabled={(origin) => setEnabled((before) => [...before, origin])} />
      <ul className="perm">
        <li><Icon name="check" className="y" /><span>Reads whose chart is open, on this site only</span></li>
        <li><Icon name="check" className="y" /><span>Keeps time and tags, encrypted, on this computer</span></li>
        <li><Icon name="cross" className="n" /><span>Does not read notes, type into the chart, or see other sites</span></li>
        <li><Icon name="cross" className="n" /><span>Does not run in private windows</span></li>
      </ul>
      {!state.practice?.synthetic && enabled.length === 0 && <MadeUpOffer onMadeUp={onMadeUp} />}
      <div className="onav">
        <a className="btn quiet" href="#/month">{enabled.length ? 'Open the month' : 'Skip for now'}</a>
        <Button look="main" onClick={() => void open()}>Open my chart</Button>
      </div>
    </StepCard>
  );
}
