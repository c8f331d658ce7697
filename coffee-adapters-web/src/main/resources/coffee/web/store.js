/** What this browser keeps: unsent entries and last answers, in IndexedDB; in memory where it is refused. */
let opened;

function open() {
  opened ??= new Promise((resolve) => {
    const request = indexedDB.open('coffee', 1);
    request.onupgradeneeded = () => {
      const make = (name, keyPath) => request.result.createObjectStore(name, { keyPath });
      make('outbox', 'client_id');
      make('answers', 'path');
      make('lease', 'name');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
  }).catch(() => null);
  return opened;
}

const fallback = { outbox: new Map(), answers: new Map(), lease: new Map() };

/** Runs `work` with get, all, put, remove and clear of one store in one transaction; `work` must not wait for anything else. */
export async function transact(name, work) {
  const database = await open();
  if (!database) return work(overMap(fallback[name]));
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, 'readwrite');
    let result;
    work(overStore(transaction.objectStore(name))).then((value) => {
      result = value;
    }, reject);
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

function overStore(store) {
  const ask = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  return {
    get: (key) => ask(store.get(key)),
    all: () => ask(store.getAll()),
    put: (value) => ask(store.put(value)),
    remove: (key) => ask(store.delete(key)),
    clear: () => ask(store.clear()),
  };
}

function overMap(map) {
  return {
    get: async (key) => map.get(key),
    all: async () => [...map.values()],
    clear: async () => map.clear(),
    put: async (value) => {
      map.set(value.client_id ?? value.path ?? value.name, value);
    },
    remove: async (key) => {
      map.delete(key);
    },
  };
}
