/** Hands a file to the browser, which saves it. */
import type { ExportedFile } from '../worker/facade.ts';

export function download({ name, type, text }: ExportedFile): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
