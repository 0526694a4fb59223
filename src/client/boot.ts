/**
 * Runs before the app: a page that was drawn ahead of time is on the screen first, and only then is the app
 * fetched and run. What is pressed meanwhile is pressed again once somebody listens; links work by themselves.
 */
const pressed: HTMLElement[] = [];

const keepPress = (event: Event): void => {
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  if (!button) return;
  event.stopPropagation();
  pressed.push(button);
};

const start = (): void => {
  const app = document.querySelector<HTMLMetaElement>('meta[name=app]')?.content;
  if (app) void import(/* @vite-ignore */ app);
};

document.addEventListener('click', keepPress, true);
document.addEventListener(
  'app-ready',
  () => {
    document.removeEventListener('click', keepPress, true);
    // Each in a task of its own: the second つぎへ must find the screen that the first one made.
    for (const button of pressed) setTimeout(() => button.click());
  },
  { once: true },
);

// The second frame's callback runs when the first frame has been painted.
if (document.getElementById('page-facts'))
  requestAnimationFrame(() => requestAnimationFrame(start));
else start();
