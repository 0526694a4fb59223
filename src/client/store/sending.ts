/** Is a request with records on its way this very moment? Known only while the app runs, so it is not stored. */
export type Sending = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly isSending: () => boolean;
  readonly set: (sending: boolean) => void;
};

export function createSending(): Sending {
  const listeners = new Set<() => void>();
  let current = false;
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isSending: () => current,
    set: (sending) => {
      if (current === sending) return;
      current = sending;
      for (const listener of listeners) listener();
    },
  };
}
