/** What is otherwise in a new workspace than was asked for: kept on the way from where it was made to its own page. */
const REMARKS = new Map<string, readonly string[]>();

export function keepRemarks(workspace: string, remarks: readonly string[]): void {
  if (remarks.length > 0) REMARKS.set(workspace, remarks);
}

/** Those of a workspace, until they were read. */
export function remarksOf(workspace: string): readonly string[] {
  return REMARKS.get(workspace) ?? [];
}

export function forgetRemarks(workspace: string): void {
  REMARKS.delete(workspace);
}
