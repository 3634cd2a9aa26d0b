import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { UnresolvedView } from '../../../lib/commands/views.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { clock } from '../../ui/said.ts';
import type { Answer } from '../answers.ts';
import { addPart, canAdd, firstParts, lengths, moveEnd, removePart, splitAnswer } from '../split.ts';
import type { Part } from '../split.ts';
import { SplitLine } from './SplitLine.tsx';
import { SplitRow } from './SplitRow.tsx';

/** Work and breaks on a line, with as many cuts as it takes. The parts always add up to the whole. */
export function Split({ span, busy, onAnswer, onBack }: { span: UnresolvedView; busy: boolean; onAnswer: (answer: Answer) => void; onBack: () => void }) {
  const [parts, setParts] = useState<readonly Part[]>(() => firstParts(span));
  const all = lengths(span, parts);
  const change = (index: number, part: Partial<Part>) => setParts(parts.map((each, at) => (at === index ? { ...each, ...part } : each)));
  const save = () => { if (!busy) onAnswer(splitAnswer(span, parts)); };
  const keys = (event: KeyboardEvent) => { if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.matches('[role=slider]')) { event.preventDefault(); save(); } };
  return (
    <div className="split" onKeyDown={keys}>
      <SplitLine span={span} parts={parts} onMove={(index, to) => setParts(moveEnd(span, parts, index, to))} />
      <ol className="splitrows">
        {parts.map((part, index) => (
          <SplitRow key={index} span={span} part={part} length={all[index] ?? 0} last={index === parts.length - 1} number={index + 1}
            onMove={(to) => setParts(moveEnd(span, parts, index, to))} onChange={(what) => change(index, what)} onRemove={parts.length > 2 ? () => setParts(removePart(parts, index)) : null} />
        ))}
      </ol>
      {canAdd(span, parts) && <Button small look="quiet" icon="plus" className="addrow" onClick={() => setParts(addPart(span, parts))}>Add a row</Button>}
      <p className="words" role="status">{all.map((ms) => clock(ms / 1000)).join(' + ')} = <b>{clock((span.end - span.start) / 1000)}</b> <Icon name="check" /> nothing left over</p>
      <div className="rowb"><Button small busy={busy} onClick={save}>Save split</Button><Button small look="quiet" onClick={onBack}>Back</Button></div>
    </div>
  );
}
