import type { Modality } from '../../lib/records/index.ts';

/** The kinds of contact in the order they are offered; `Nobody` = nobody was reached. */
export const kinds: readonly { id: Modality; word: string }[] = [
  { id: 'phone', word: 'Phone' }, { id: 'video', word: 'Video' }, { id: 'in_person', word: 'In person' }, { id: 'portal', word: 'Portal' }, { id: 'none', word: 'Nobody' },
];

/** `Phone, spoke live`; `Nobody reached`. */
export function contactWords(modality: Modality, interactive: boolean): string {
  const word = kinds.find((each) => each.id === modality)?.word ?? modality;
  return modality === 'none' ? 'Nobody reached' : `${word}, ${interactive ? (modality === 'portal' ? 'wrote live' : 'spoke live') : 'not live'}`;
}
