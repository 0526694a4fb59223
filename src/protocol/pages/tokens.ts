/**
 * Places in a page drawn ahead of time where words are filled in later: a text in the reader's language, or
 * a value that only the city or the phone knows. Marked by private-use characters, which no text here holds.
 */

/** `@` key `,` name `=` value … `;` with the four marks in place of the signs. */
const marks = { text: '\uE000', value: '\uE001', next: '\uE002', is: '\uE003', end: '\uE004' };

export type Fillings = {
  /** Texts in the reader's language by `namespace:key`, with `{{name}}` where a word belongs. */
  readonly texts: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
};

/** Stands for a text; `words` are filled into it. */
export function textToken(key: string, words: Readonly<Record<string, string>> = {}): string {
  const filled = Object.entries(words).map(([name, word]) => `${name}${marks.is}${word}`);
  return `${marks.text}${[key, ...filled].join(marks.next)}${marks.end}`;
}

/** Stands for a value, by itself or as a word of a text. */
export function valueToken(name: string): string {
  return `${marks.value}${name}${marks.value}`;
}

const values = new RegExp(`${marks.value}([^${marks.value}]*)${marks.value}`, 'g');

/** Fills every token of a piece of HTML, escaped as React escapes, so that it finds what it expects. */
export function fillTokens(html: string, fillings: Fillings): string {
  const [first = '', ...rest] = html.split(marks.text);
  const filled = [fillValues(first, fillings, escapeHtml)];
  // A text may stand among the words of another: those that are open wait for their end.
  const open: string[] = [];
  for (const piece of rest) {
    const [start = '', ...afterEnds] = piece.split(marks.end);
    open.push(start);
    for (const after of afterEnds) {
      const text = fillText(open.pop() ?? '', fillings);
      if (open.length === 0) filled.push(escapeHtml(text), fillValues(after, fillings, escapeHtml));
      else open.push((open.pop() ?? '') + text + after);
    }
  }
  return filled.join('');
}

function fillText(inside: string, fillings: Fillings): string {
  const [key = '', ...words] = fillValues(inside, fillings, (value) => value).split(marks.next);
  return fillWords(fillings.texts[key] ?? key, words);
}

function fillValues(text: string, fillings: Fillings, write: (value: string) => string): string {
  return text.replace(values, (_, name: string) => write(fillings.values[name] ?? ''));
}

function fillWords(text: string, words: readonly string[]): string {
  return words.reduce((filled, word) => {
    const at = word.indexOf(marks.is);
    return filled.replaceAll(`{{${word.slice(0, at)}}}`, word.slice(at + 1));
  }, text);
}

export function escapeHtml(text: string): string {
  return text.replace(
    /["&'<>]/g,
    (sign) => ({ '"': '&quot;', '&': '&amp;', "'": '&#x27;', '<': '&lt;' })[sign] ?? '&gt;',
  );
}
