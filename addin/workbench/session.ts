import type { Book } from "../workbook/book/book";

/** The workbook that a tab has open, stored in this browser alone, so that closing the tab loses nothing. */
export interface Session {
  readonly name: string;
  readonly book: Book;
  readonly settings: Readonly<Record<string, string>>;
  /** Not yet saved as a file. */
  readonly unsaved: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const DATABASE = "county-monthly";
const STORE = "sessions";
const TAB = "county-tab";

/** Sessions stored at most; the oldest are removed first. */
const MOST_SESSIONS = 8;

function database(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE);
  };
  return resultOf(request);
}

const resultOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
  });

async function withStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const opened = await database();
  try {
    return await work(opened.transaction(STORE, mode).objectStore(STORE));
  } finally {
    opened.close();
  }
}

/** Locks a tab's name as long as the tab lives; false where another tab has it. Without locks it is always true. */
function lock(tab: string): Promise<boolean> {
  // Browsers have locks only on pages of this machine or over HTTPS.
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    void locks.request(`${DATABASE} ${tab}`, { ifAvailable: true }, (granted) => {
      resolve(granted !== null);
      return granted === null ? undefined : new Promise(() => undefined);
    });
  });
}

const newTab = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("");

/** The sessions of all tabs, as this tab uses them. */
export class Sessions {
  private constructor(private readonly tab: string) {}

  /** Takes up the session that was prepared for this tab, or its own, or the youngest that no living tab has. */
  static async start(prepared: string | null): Promise<{ sessions: Sessions; before: Session | null }> {
    for (const tab of [prepared, sessionStorage.getItem(TAB), ...(await youngestFirst())]) {
      if (tab === null || !(await lock(tab))) continue;
      sessionStorage.setItem(TAB, tab);
      return { sessions: new Sessions(tab), before: await read(tab) };
    }
    const tab = newTab();
    await lock(tab);
    sessionStorage.setItem(TAB, tab);
    return { sessions: new Sessions(tab), before: null };
  }

  /** Stores the session of this tab, and removes the oldest beyond the limit. */
  async write(session: Session): Promise<void> {
    await withStore("readwrite", (store) => resultOf(store.put(session, this.tab)));
    const old = (await youngestFirst()).slice(MOST_SESSIONS).filter((tab) => tab !== this.tab);
    await withStore("readwrite", (store) => Promise.all(old.map((tab) => resultOf(store.delete(tab)))));
  }

  /** Stores a session for a new tab; the name that it gives opens it there. */
  static async prepare(session: Session): Promise<string> {
    const tab = newTab();
    await withStore("readwrite", (store) => resultOf(store.put(session, tab)));
    return tab;
  }

  /** Removes the sessions of all tabs, and all other settings of these pages. */
  static async clear(): Promise<void> {
    localStorage.clear();
    sessionStorage.clear();
    await withStore("readwrite", (store) => resultOf(store.clear()));
  }
}

const read = async (tab: string): Promise<Session | null> =>
  (await withStore("readonly", (store) => resultOf(store.get(tab) as IDBRequest<Session | undefined>))) ?? null;

async function youngestFirst(): Promise<string[]> {
  const [tabs, sessions] = await withStore("readonly", (store) =>
    Promise.all([
      resultOf(store.getAllKeys() as IDBRequest<string[]>),
      resultOf(store.getAll() as IDBRequest<Session[]>),
    ]),
  );
  const at = new Map(tabs.map((tab, index) => [tab, sessions[index]?.at ?? 0]));
  return tabs.sort((one, other) => (at.get(other) ?? 0) - (at.get(one) ?? 0));
}
