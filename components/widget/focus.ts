/** Whether the focus stands in a field in which letters are text. */
export const typing = (element: EventTarget | null): boolean =>
  element instanceof HTMLElement && (element.isContentEditable || element.matches('textarea, select, input:not([type=radio], [type=checkbox], [type=range])'));
