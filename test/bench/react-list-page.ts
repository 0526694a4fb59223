/** Runs in the browser: the least that React can do about a step of a lesson, a list in place of another list. */
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

declare global {
  interface Window {
    /** Of how many elements the list that comes next is made. */
    elementCount: number;
  }
}

const elementsPerItem = 3;

function List() {
  const [turn, setTurn] = useState(0);
  const itemCount = Math.max(1, Math.round(window.elementCount / elementsPerItem));
  return createElement(
    'main',
    null,
    createElement('h1', null, `${turn} 番目の ならび`),
    createElement('button', { type: 'button', onClick: () => setTurn(turn + 1) }, 'つぎへ'),
    createElement(
      'ul',
      null,
      Array.from({ length: itemCount }, (_, place) =>
        createElement(
          'li',
          { key: `${turn}-${place}` },
          createElement('b', null, place + 1),
          createElement('span', null, `${turn} 番目の ならびの ${place + 1} つめの 文です。`),
        ),
      ),
    ),
  );
}

window.elementCount = elementsPerItem;
createRoot(document.body).render(createElement(List));
