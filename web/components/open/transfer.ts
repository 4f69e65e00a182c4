/** What is dropped or pasted, as files. */

/** The files, or a text that was copied from one; none when neither is there. */
export function filesIn(transfer: DataTransfer | null): readonly File[] {
  const files = [...(transfer?.files ?? [])];
  const text = files.length === 0 ? transfer?.getData('text/plain') : undefined;
  return text ? [new File([text], 'pasted')] : files;
}

export function isOfFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') === true;
}
