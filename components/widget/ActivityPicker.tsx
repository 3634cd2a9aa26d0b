import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { ActivityChoice } from '../../lib/commands/views.ts';
import { Icon } from '../ui/Icon.tsx';
import { countsWords, ghostOf, offer } from './picker.ts';
import type { Option } from './picker.ts';
import { programWords } from './words.ts';

export interface PickerProps {
  activities: readonly ActivityChoice[];
  recent: readonly string[];
  programs: readonly string[];
  activity: string | null;
  program: string | null;
  /** The running entry already has an activity: ask from when the new one holds. */
  asksFrom: boolean;
  busy: boolean;
  /** Open at once, with this text. */
  open: string | null;
  onOpen(text: string | null): void;
  onTake(activity: string, program: string | null, from: 'now' | 'start'): void;
  onProgram(program: string): void;
}

/** One field for activity and program. Closed it is a line; open it is a combobox with its list. */
export function ActivityPicker(props: PickerProps) {
  const { activities, activity, program, open, onOpen, busy } = props;
  const label = activities.find((each) => each.id === activity)?.label;
  const line = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && open === null && (document.activeElement === document.body || document.activeElement === null)) line.current?.focus();
    wasOpen.current = open !== null;
  }, [open]);
  if (open !== null) return <Combo {...props} open={open} />;
  return (
    <button ref={line} type="button" className="tagrow" data-picker aria-busy={busy || undefined} onClick={() => onOpen('')}>
      <span className="hash" aria-hidden="true">#</span>
      <span className={label ? 'grow' : 'grow q'}>{label ?? 'Choose an activity'}</span>
      {program && <span className="chip line">{programWords(program)}</span>}
      {label && <span className="sr">. Change activity</span>}
      <Icon name="down" />
    </button>
  );
}

function Combo({ activities, recent, programs, activity, program, asksFrom, open, onOpen, onTake, onProgram }: PickerProps & { open: string }) {
  const id = useId();
  const [text, setText] = useState(open);
  const [chosen, setChosen] = useState(program);
  const [at, setAt] = useState(0);
  const [from, setFrom] = useState<'now' | 'start'>('now');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const groups = offer(text, activities, recent, programs);
  const options = groups.flatMap((group) => group.options);
  const current = options[Math.min(at, options.length - 1)];
  const ghost = at === 0 ? ghostOf(text, current) : '';
  useEffect(() => { field.current?.focus(); }, []);
  useEffect(() => { list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }); }, [at, text]);

  const take = (option: Option | undefined) => {
    if (!option) return;
    if (option.kind === 'activity') return onTake(option.id, chosen, asksFrom ? from : 'start');
    setChosen(option.id);
    setText('');
    setAt(0);
    if (activity) onProgram(option.id);
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    const atEnd = event.currentTarget.selectionStart === text.length;
    if (event.key === 'ArrowDown') setAt(Math.min(options.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') take(current);
    else if (event.key === 'Escape') onOpen(null);
    else if (ghost && ((event.key === 'Tab' && !event.shiftKey) || (event.key === 'ArrowRight' && atEnd))) setText(text + ghost);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="combo" data-picker onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget) && document.hasFocus()) onOpen(null); }}>
      <div className="comboin">
        <span className="ghostline" aria-hidden="true"><span className="typed">{text}</span><span className="ghost">{ghost}</span></span>
        <input
          ref={field} className="in" role="combobox" aria-label="Activity and program" aria-expanded="true" aria-controls={`${id}-list`} aria-autocomplete="both"
          aria-activedescendant={current ? `${id}-${options.indexOf(current)}` : undefined} autoComplete="off" spellCheck={false}
          placeholder="# activity, @ program" value={text} onChange={(event) => { setText(event.target.value); setAt(0); }} onKeyDown={keys}
        />
        {chosen && <span className="chip line">{programWords(chosen)}</span>}
      </div>
      {asksFrom && (
        <fieldset className="from">
          <legend className="sr">From when the new activity holds</legend>
          <label><input type="radio" name={`${id}-from`} checked={from === 'now'} onChange={() => setFrom('now')} />From now on</label>
          <label><input type="radio" name={`${id}-from`} checked={from === 'start'} onChange={() => setFrom('start')} />The whole entry</label>
        </fieldset>
      )}
      <ul className="list" id={`${id}-list`} role="listbox" aria-label="Activities and programs" ref={list}>
        {groups.map((group) => (
          <li key={group.title} role="presentation">
            <div className="grp" id={`${id}-${group.title}`}>{group.title}</div>
            <ul role="group" aria-labelledby={`${id}-${group.title}`}>
              {group.options.map((option) => (
                <Line key={`${option.kind} ${option.id}`} id={`${id}-${options.indexOf(option)}`} option={option} typed={text} selected={option === current} onTake={() => take(option)} />
              ))}
            </ul>
          </li>
        ))}
        {options.length === 0 && <li className="grp none">Nothing matches. Try another word.</li>}
      </ul>
    </div>
  );
}

const marks = { counts: ['check', 'ok'], not: ['blocked', 'no'], asks: ['question', 'ask'] } as const;

function Line({ id, option, typed, selected, onTake }: { id: string; option: Option; typed: string; selected: boolean; onTake: () => void }) {
  const hit = option.label.length - ghostOf(typed, option).length;
  const matched = ghostOf(typed, option) === '' && typed.replace(/^[#@]/, '').toLowerCase() !== option.label.toLowerCase() ? 0 : hit;
  return (
    // Pressing must not take the focus away from the field.
    <li id={id} role="option" aria-selected={selected} onPointerDown={(event) => event.preventDefault()} onClick={onTake}>
      <span className="grow"><b>{option.label.slice(0, matched)}</b>{option.label.slice(matched)}</span>
      {option.kind === 'activity' && <span className={`cnt ${marks[option.counts][1]}`}><Icon name={marks[option.counts][0]} />{countsWords[option.counts]}</span>}
      {selected && <kbd>Enter</kbd>}
    </li>
  );
}
