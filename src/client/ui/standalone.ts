/** Was the app opened from the home screen (or the Dock, the start menu)? */
export const isStandalone = (): boolean =>
  matchMedia('(display-mode: standalone)').matches ||
  // Safari on an iPhone said it this way long before it knew the other.
  (navigator as { standalone?: boolean }).standalone === true;
