/** Room in memory, in bytes. Whoever finds too little waits, in the order of asking. */
export class ByteRoom {
  readonly maxBytes: number;
  #free: number;
  readonly #waiting: { readonly bytes: number; readonly begin: () => void }[] = [];

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
    this.#free = maxBytes;
  }

  /** Answers how to give it back. What is more than all there is gets all of it. Rejects when the signal is aborted. */
  async take(wanted: number, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    const bytes = Math.min(wanted, this.maxBytes);
    const granted = Promise.withResolvers<void>();
    const waiting = { bytes, begin: granted.resolve };
    const giveUp = (): void => {
      const at = this.#waiting.indexOf(waiting);
      if (at === -1) return;
      this.#waiting.splice(at, 1);
      granted.reject(signal.reason);
      this.#admit();
    };
    this.#waiting.push(waiting);
    signal.addEventListener("abort", giveUp, { once: true });
    this.#admit();
    try {
      await granted.promise;
    } finally {
      signal.removeEventListener("abort", giveUp);
    }
    return this.#giveBackOnce(bytes);
  }

  #giveBackOnce(bytes: number): () => void {
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#free += bytes;
      this.#admit();
    };
  }

  /** Nobody passes the first in line: otherwise small files would keep a large one waiting for ever. */
  #admit(): void {
    for (let first = this.#waiting[0]; first !== undefined && first.bytes <= this.#free; first = this.#waiting[0]) {
      this.#waiting.shift();
      this.#free -= first.bytes;
      first.begin();
    }
  }
}
