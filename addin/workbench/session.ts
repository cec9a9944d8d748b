import type { Book } from "../workbook/book/book";

/** What a tab had open, kept in this browser alone, so that closing it loses nothing. Each tab has its own. */
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

/** As many sessions as are kept; the oldest go first. */
const MOST_SESSIONS = 8;

function database(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE);
  };
  return done(request);
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error("IndexedDB"));
    };
  });

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const opened = await database();
  try {
    return await work(opened.transaction(STORE, mode).objectStore(STORE));
  } finally {
    opened.close();
  }
}

/** Holds a tab's name as long as the tab lives; false where another tab has it. Browsers without locks say true. */
function hold(tab: string): Promise<boolean> {
  // Only on pages of this machine or over HTTPS.
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    void locks.request(`${DATABASE} ${tab}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise(() => undefined);
    });
  });
}

const newTab = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("");

/** The session of this tab, or the youngest that no living tab has. */
export class Sessions {
  private constructor(private readonly tab: string) {}

  /** `wanted` is a session that was prepared for this tab. */
  static async start(wanted: string | null): Promise<{ sessions: Sessions; before: Session | null }> {
    for (const tab of [wanted, sessionStorage.getItem(TAB), ...(await youngestFirst())]) {
      if (tab === null || !(await hold(tab))) continue;
      sessionStorage.setItem(TAB, tab);
      return { sessions: new Sessions(tab), before: await read(tab) };
    }
    const tab = newTab();
    await hold(tab);
    sessionStorage.setItem(TAB, tab);
    return { sessions: new Sessions(tab), before: null };
  }

  async keep(session: Session): Promise<void> {
    await within("readwrite", (store) => done(store.put(session, this.tab)));
    const old = (await youngestFirst()).slice(MOST_SESSIONS).filter((tab) => tab !== this.tab);
    await within("readwrite", (store) => Promise.all(old.map((tab) => done(store.delete(tab)))));
  }

  /** Keeps a session for another tab, which is then opened with the name that this gives. */
  static async prepare(session: Session): Promise<string> {
    const tab = newTab();
    await within("readwrite", (store) => done(store.put(session, tab)));
    return tab;
  }

  /** Removes all that any tab has kept in this browser. */
  static async clear(): Promise<void> {
    localStorage.clear();
    sessionStorage.clear();
    await within("readwrite", (store) => done(store.clear()));
  }
}

const read = async (tab: string): Promise<Session | null> =>
  (await within("readonly", (store) => done(store.get(tab) as IDBRequest<Session | undefined>))) ?? null;

async function youngestFirst(): Promise<string[]> {
  const [tabs, sessions] = await within("readonly", (store) =>
    Promise.all([done(store.getAllKeys() as IDBRequest<string[]>), done(store.getAll() as IDBRequest<Session[]>)]),
  );
  const at = new Map(tabs.map((tab, index) => [tab, sessions[index]?.at ?? 0]));
  return tabs.sort((one, other) => (at.get(other) ?? 0) - (at.get(one) ?? 0));
}
