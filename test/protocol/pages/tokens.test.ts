import { describe, expect, it } from 'vitest';
import { fillTokens, textToken, valueToken } from '../../../src/protocol/pages/tokens.ts';

const texts = {
  'ui:back': 'もどる',
  'learner:help.call': '{{who}}に 電話する {{number}}',
  'learner:help.city': '{{name}}役所',
  'learner:sharp': '5 < 6 & "7"',
};
const values = { 'city-name': '茅ヶ崎市', fee: '<300円>' };
const filled = (html: string) => fillTokens(html, { texts, values });

describe('tokens in a page drawn ahead of time', () => {
  it('become the text in the reader’s language', () => {
    expect(filled(`<b>${textToken('ui:back')}</b>`)).toBe('<b>もどる</b>');
  });

  it('become the city’s own value, or nothing where there is none', () => {
    expect(filled(`<p>${valueToken('city-name')}${valueToken('no-such')}</p>`)).toBe(
      '<p>茅ヶ崎市</p>',
    );
  });

  it('take words, which may be texts and values themselves', () => {
    const who = textToken('learner:help.city', { name: valueToken('city-name') });
    const call = textToken('learner:help.call', { who, number: '188' });
    expect(filled(`<a aria-label="${call}">x</a>`)).toBe(
      '<a aria-label="茅ヶ崎市役所に 電話する 188">x</a>',
    );
  });

  it('are escaped as React escapes, once', () => {
    expect(filled(`<i>${textToken('learner:sharp')}</i>`)).toBe(
      '<i>5 &lt; 6 &amp; &quot;7&quot;</i>',
    );
    expect(filled(valueToken('fee'))).toBe('&lt;300円&gt;');
  });

  it('stand one behind another and leave everything else as it was', () => {
    expect(filled(`a${textToken('ui:back')}b${textToken('ui:back')}c`)).toBe('aもどるbもどるc');
    expect(filled('<p>5 &lt; 6</p>')).toBe('<p>5 &lt; 6</p>');
  });

  it('show their key where no language has the text, which a test of all texts would find', () => {
    expect(filled(textToken('ui:nothing'))).toBe('ui:nothing');
  });
});
