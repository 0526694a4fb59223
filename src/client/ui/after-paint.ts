/**
 * Does something once what was just drawn is on the screen: an old phone shows the next step before it writes down
 * that it was reached. Where the page goes out of sight first, it is done then.
 */
export function afterPaint(task: () => void): void {
  const state = { isDone: false };
  const run = () => {
    document.removeEventListener('visibilitychange', run);
    if (!state.isDone) task();
    state.isDone = true;
  };
  document.addEventListener('visibilitychange', run);
  // A timer that is set in a frame runs when that frame has been painted.
  requestAnimationFrame(() => setTimeout(run));
}
