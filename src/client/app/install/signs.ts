/** Signs of browsers, as plain lines in a 24 grid: what they have in common, and nobody's mark. */
export const drawingBySign = {
  share: 'M12 3.500v11M8.300 7 12 3.300 15.700 7M8 10.500H5.500v10h13v-10H16',
  dots: 'M12 5.500h.01M12 12h.01M12 18.500h.01',
  lines: 'M5 7h14M5 12h14M5 17h14',
  tabs: 'M8 8h11v11H8z M5 15.500V5h10.500',
  book: 'M12 6.500C9.500 5 7 5 4.500 5.700v12.600c2.500-.7 5-.7 7.500.8 2.500-1.500 5-1.500 7.500-.8V5.700C17 5 14.500 5 12 6.500zv12.600',
  back: 'M14.500 5.500 8 12l6.500 6.500',
  forward: 'M9.500 5.500 16 12l-6.500 6.500',
  home: 'M4 11.500 12 4.500l8 7V20h-5.500v-5h-5v5H4z',
  install: 'M4 5h16v11H4zM9 20h6M12 7.500v5.500M9.500 10.500 12 13l2.500-2.500',
  /** Drawn as a pill that takes the room that is left. */
  address: '',
} as const;

export type SignName = keyof typeof drawingBySign;
