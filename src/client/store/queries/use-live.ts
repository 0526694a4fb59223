/** What the store holds now, redrawn whenever it changes; `undefined` until the first answer is in. */
export { useLiveQuery as useLive } from 'dexie-react-hooks';
