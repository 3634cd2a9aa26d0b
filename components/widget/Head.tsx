import { useRef, useState } from 'react';
import { Chip } from '../ui/Chip.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/Button.tsx';
import { useTheWidget } from './context.ts';
import { Grip } from './Grip.tsx';
import type { Frame } from './frame.ts';
import { lookOf } from './words.ts';

interface HeadProps { frame: Frame | null; smaller?: (() => void) | undefined; close?: (() => void) | undefined }

/** The card's first line: grip, state in glyph and word, the mark of made-up data, and the tools. */
export function Head({ frame, smaller, close }: HeadProps) {
  const w = useTheWidget();
  const look = lookOf(w.state);
  const timer = w.state.kind === 'running' || w.state.kind === 'oncall' || w.state.kind === 'changing' ? w.state.timer : null;
  const [more, setMore] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <div className="wh">
        {frame && <Grip frame={frame} />}
        <h2 className={`st ${look.tone}`} tabIndex={-1}><Icon name={look.glyph} />{look.word}</h2>
        <span className="tools">
          <PracticeMark />
          {timer && <IconButton name="call" label="On a call (C)" aria-pressed={!!timer.call} aria-busy={w.flight === 'timer.call' || undefined} onClick={() => void w.act('timer.call', { on: !timer.call })} />}
          {frame && w.state.kind !== 'updated' && (
            <button ref={button} type="button" className="icon-btn" aria-label="More actions" title="More actions" aria-expanded={more} onClick={() => setMore(!more)}><Icon name="more" /></button>
          )}
          {close && <IconButton name="cross" label="Close (Esc)" onClick={close} />}
          {!close && smaller && <IconButton name="smaller" label="Collapse (Esc)" onClick={smaller} />}
        </span>
      </div>
      {more && frame && (
        <ul className="moreacts" onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); setMore(false); button.current?.focus(); } }}>
          <li><button type="button" onClick={() => { setMore(false); w.openPanel(); }}>Open the side panel</button></li>
          <li><button type="button" onClick={() => w.openWorkspace('')}>Open the month</button></li>
          <li>{w.view?.onlyInitials ? <span className="set"><Icon name="lock" />Initials only. Set by your organization.</span> : <button type="button" onClick={() => { setMore(false); w.setDiscreet(!w.discreet); }}>{w.discreet ? 'Show full names' : 'Show initials only'}</button>}</li>
          {w.view?.lock === 'open' && <li><button type="button" onClick={() => { setMore(false); void w.act('vault.lock', {}).then(w.refresh); }}>Lock now</button></li>}
          <li><button type="button" onClick={() => frame.hide()}>Hide on this page</button></li>
        </ul>
      )}
    </>
  );
}

/** Stands wherever made-up people are shown, so that nobody takes them for real ones. */
export function PracticeMark({ small = false }: { small?: boolean }) {
  const { view } = useTheWidget();
  if (!view?.practice?.synthetic) return null;
  return small ? <span className="pmark">Practice data</span> : <Chip tone="line">Practice data</Chip>;
}
