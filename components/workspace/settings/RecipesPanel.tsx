import { useRef } from 'react';
import type { RecipeView } from '../../../lib/commands/views-recipes.ts';
import { useAct, useAsked } from '../../ui/asked.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { dayOf, shortDay } from '../../ui/said.ts';
import { useSend } from '../../ui/wire.tsx';
import { useSay } from '../live.tsx';
import { saveText } from '../save-text.ts';

const sources = { taught: 'taught here', imported: 'imported', managed: 'set by your organization', shipped: 'comes with CareTally' };

/** How far this way of reading is believed, in words. */
function standing({ trust, believed }: RecipeView): string {
  if (believed) return 'confirms by itself';
  if (trust === 'proposes') return 'proposes only';
  return trust === 'taught' ? 'not yet proven: needs a second patient' : 'from hearsay: each patient is confirmed by hand';
}

const did = { taught: 'taught', retaught: 'taught again', proven: 'proven on a second patient', imported: 'taken from a file', exported: 'saved as a file', marked_good: 'marked good', unmarked: 'set back', removed: 'forgotten' };

/** Who did what with it last. */
const lastOf = ({ last }: RecipeView): string => (last ? `${did[last.act]} by ${last.by} on ${shortDay(dayOf(last.at, Intl.DateTimeFormat().resolvedOptions().timeZone))}` : '');

/** How charts are read: what ships, what was taught here, and what of it may confirm a patient by itself. */
export function RecipesPanel() {
  const send = useSend();
  const say = useSay();
  const { reply, trouble, again } = useAsked('recipe.view', {});
  const { busy, trouble: failed, act } = useAct();
  const file = useRef<HTMLInputElement>(null);
  const own = reply?.filter((each) => each.source !== 'shipped') ?? [];
  const change = (work: () => Promise<unknown>, said: string) => void act(async () => { await work(); say(said); await again(); });
  const row = (recipe: RecipeView) => (
    <li key={`${recipe.source} ${recipe.id}`}>
      <span className="reads"><b>{recipe.name}</b> <span className="q">{sources[recipe.source]}; {standing(recipe)}</span>{recipe.last && <span className="hint">{lastOf(recipe)}</span>}</span><span className="sp" />
      {recipe.trust === 'unconfirmed' && (recipe.believed
        ? <Button small busy={busy} onClick={() => change(() => send('recipe.markGood', { recipe: recipe.id, good: false }), `${recipe.name} is confirmed by hand again.`)}>Ask again</Button>
        : <Button small busy={busy} onClick={() => change(() => send('recipe.markGood', { recipe: recipe.id, good: true }), `${recipe.name} may confirm by itself.`)}>Mark good</Button>)}
      {(recipe.source === 'taught' || recipe.source === 'imported') && <Button small busy={busy} aria-label={`Forget ${recipe.name}`} onClick={() => change(() => send('recipe.forget', { recipe: recipe.id }), `${recipe.name} is forgotten.`)}>Forget</Button>}
    </li>
  );
  return (
    <section className="panel" aria-labelledby="set-recipes">
      <div className="hd"><h2 id="set-recipes">How charts are read</h2><span className="q">where to look, never whom was seen</span></div>
      <div className="bd stack">
        {own.length === 0 ? <p><b>Nothing taught here yet.</b> Open a chart that is not read, then choose “Teach this page” in the side panel.</p> : <ul className="sites">{own.map(row)}</ul>}
        <details><summary>What comes with CareTally</summary><ul className="sites">{reply?.filter((each) => each.source === 'shipped').map(row)}</ul></details>
        <p className="q">Mark one good only after you saw it name the right patient again and again. Until then each patient is asked for once a session. To teach a site anew, choose “Teach it again” over one of its charts. Private windows are never read.</p>
        <div className="rowb">
          <Button small busy={busy} disabled={own.length === 0} onClick={() => void act(async () => { const { fileName, text } = await send('recipe.export', {}); saveText(fileName, text, 'application/json'); })}>Save as a file</Button>
          <Button small busy={busy} onClick={() => file.current?.click()}>Take from a file…</Button>
          <input ref={file} type="file" accept=".json,application/json" hidden aria-label="A file of recipes" onChange={(event) => { const [chosen] = event.target.files ?? []; event.target.value = ''; if (chosen) change(async () => send('recipe.import', { text: await chosen.text() }), 'Taken. None of them confirms a patient by itself yet.'); }} />
        </div>
        {(trouble ?? failed) && <Note tone="unsaved" alert>{trouble ?? failed}</Note>}
      </div>
    </section>
  );
}
