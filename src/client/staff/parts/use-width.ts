import { useEffect, useRef, useState } from 'react';

/**
 * The width that a chart or table has, in units of 1/16 rem: what fits depends on the screen and on the
 * size of the text alike, and a letter drawn 13 units high is as large as the page's smallest print.
 */
export function useWidth(initial: number) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(initial);
  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    const observer = new ResizeObserver(() => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      if (box.clientWidth > 0) setWidth(Math.round((box.clientWidth / rem) * 16));
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return { frame, width };
}
