import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';

interface NoteFieldProps {
  note: string;
  /** Open the field at once and put the focus into it. */
  open: boolean;
  onOpen(open: boolean): void;
  onSave(note: string): Promise<boolean>;
  /** After Enter: what comes next. */
  onDone?: () => void;
}

const FULL = 2000;
/** Shorter notes are kept, with a word to the person: an auditor will ask. */
const SHORT = 15;

/** The note of an entry: optional, one line until more is written; Enter keeps it. */
export function NoteField({ note, open, onOpen, onSave, onDone }: NoteFieldProps) {
  const id = useId();
  const [text, setText] = useState(note);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => { if (open) field.current?.focus(); }, [open]);
  useEffect(() => { setText(note); }, [note]);
  if (!open) return <div className="btns"><Button small icon="note" onClick={() => onOpen(true)}>{note ? 'Edit note' : 'Add note'}</Button>{note && <span className="notetext">{note}</span>}</div>;
  const save = async () => {
    const done = text.trim() === note.trim() || (await onSave(text.trim()));
    if (done) { onOpen(false); onDone?.(); }
  };
  return (
    <div className="field">
      <label htmlFor={id}>Note</label>
      <textarea
        id={id} ref={field} className="in" rows={2} maxLength={FULL} value={text} aria-describedby={`${id}-hint`} onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey) void save();
          else if (event.key === 'Escape') { setText(note); onOpen(false); }
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <p className="hint" id={`${id}-hint`}>{text.trim() && text.trim().length < SHORT ? 'A few more words help whoever reads it later. ' : ''}<kbd>Enter</kbd> keeps it. Stays encrypted on this computer.</p>
    </div>
  );
}
