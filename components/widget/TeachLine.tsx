import { useTheWidget } from './context.ts';

/** One quiet line where the page is not read, or not as it was taught: pointing is done in the side panel. */
export function TeachLine() {
  const w = useTheWidget();
  if (w.surface !== 'widget' || w.view?.lock !== 'open') return null;
  const changed = w.view.chart.doubt === true;
  return <p className="hint">{changed ? 'The page is laid out in another way than was taught.' : 'Is a chart open here that is not read?'} <button type="button" className="link" onClick={() => w.openPanel('teach')}>{changed ? 'Teach it again' : 'Teach this page'}</button></p>;
}
