/** Time that passes only when everything that can happen at this moment has happened. */
type Event = { readonly at: number; readonly order: number; readonly run: () => void };

export class Schedule {
  now: number;
  #order = 0;
  #events: Event[] = [];

  constructor(now: number) {
    this.now = now;
  }

  /** Returns how to call it off. */
  after(ms: number, run: () => void): () => void {
    const event = { at: this.now + ms, order: (this.#order += 1), run };
    let place = this.#events.length;
    while (place > 0 && isLater(this.#events[place - 1], event)) place -= 1;
    this.#events.splice(place, 0, event);
    return () => {
      this.#events = this.#events.filter((one) => one !== event);
    };
  }

  /** Runs every event until then, each to the end of what it sets off. `afterEach` judges. */
  async runUntil(end: number, afterEach: () => void): Promise<void> {
    await settled();
    for (let next = this.#events[0]; next && next.at <= end; next = this.#events[0]) {
      this.#events.shift();
      this.now = Math.max(this.now, next.at);
      next.run();
      await settled();
      afterEach();
    }
    this.now = end;
  }
}

const isLater = (event: Event | undefined, than: Event): boolean =>
  event !== undefined && (event.at > than.at || (event.at === than.at && event.order > than.order));

/** Everything that waits for nothing but other promises has run when a macrotask comes. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
