/**
 * Hands a text to the browser as a download. It goes to the person's own disk and nowhere else.
 * @param type the media type, without charset
 */
export function saveText(fileName: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // The download reads the blob after this turn; a minute is ample and leaves nothing behind.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
