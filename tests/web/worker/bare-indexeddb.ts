/** The database as anybody can read it: with nothing but the browser's own API. */

/** All rows of one table. */
export async function bareRows(database: string, table: string): Promise<readonly unknown[]> {
  const open = await bareOpen(database);
  try {
    return await answer<unknown[]>(open.transaction(table).objectStore(table).getAll());
  } finally {
    open.close();
  }
}

/** Opens a database; of a version, or as it is. */
export function bareOpen(database: string, version?: number): Promise<IDBDatabase> {
  return answer(indexedDB.open(database, version));
}

export function answer<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
