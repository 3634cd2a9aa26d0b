import type { ProgressView } from '../../lib/commands/views.ts';
import { Icon } from '../ui/Icon.tsx';
import { Measure } from '../ui/Measure.tsx';
import { clock } from '../ui/said.ts';
import { useEachSecond, useTheWidget } from './context.ts';
import { countingSeconds, progressOf } from './words.ts';

/** The measure and its sentence. Running seconds are hatched, and only if they would count. */
export function Progress({ progress }: { progress: ProgressView }) {
  const { view } = useTheWidget();
  return view?.timer && countingSeconds(view, view.timer.start + 1000) > 0
    ? <Growing progress={progress} start={view.timer.start} />
    : <Drawn progress={progress} running={0} />;
}

function Growing({ progress, start }: { progress: ProgressView; start: number }) {
  const at = useEachSecond(start);
  const { view } = useTheWidget();
  return <Drawn progress={progress} running={view ? countingSeconds(view, at) : 0} />;
}

function Drawn({ progress, running }: { progress: ProgressView; running: number }) {
  const { view } = useTheWidget();
  const idle = view?.timer && view.timer.patient.key === progress.patient && !progress.runningCounts;
  return (
    <div>
      {progress.steps.length > 0 && <Measure saved={progress.seconds} now={running} steps={progress.steps} />}
      <ProgressWords progress={progress} running={running} />
      {idle && <p className="words">The running time does not count here yet.</p>}
      {progress.blocked && <p className="words inway"><Icon name="blocked" /> {progress.blocked}</p>}
    </div>
  );
}

/** The sentence beside the measure: the same in words. */
export function ProgressWords({ progress, running }: { progress: ProgressView; running: number }) {
  const { total, next, reached } = progressOf(progress, running);
  return (
    <p className="words">
      {reached && <><Icon name="check" /> <b className="code">{reached}</b> reached · </>}
      {next
        ? <><b>{clock(total)}</b> of {next.of} toward <b className="code">{next.code}</b> · <b>{next.toGo}</b> to go</>
        : <><b>{clock(total)}</b> this month</>}
    </p>
  );
}
