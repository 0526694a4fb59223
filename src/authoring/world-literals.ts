/**
 * Numbers of the world that an author typed by hand. They change behind a lesson's back, so each
 * belongs into facts.yaml with its source and the day it was checked.
 */

const worldLiteral = new RegExp(
  [
    String.raw`https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w+`,
    String.raw`[#＃]\d{4}`,
    String.raw`\d{2,4}-\d{2,4}-\d{3,4}`,
    String.raw`(?:午前|午後)?\d{1,2}[:：時]\d{0,2}`,
    String.raw`[\d,]+万?円`,
    String.raw`\d{4}年|\d{1,2}月(?:\d{1,2}日)?`,
    String.raw`\d+(?:けた|桁|％|%|日間|週間|[かヶ]月|年間|歳)`,
    String.raw`(?<![\d-])\d{3,}(?![\d-])`,
  ].join('|'),
  'g',
);

/** The suspicious literals of a text, in its order. */
export function worldLiterals(text: string): readonly string[] {
  return [...text.matchAll(worldLiteral)].map(([literal]) => literal);
}

const url = /https?:\/\/[^\s、。]+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/[^\s、。]*)?/gi;
const phoneNumber = /[+＋]?\d[\d ()-]{7,}\d/g;
/** Host names and numbers that are reserved for fiction (RFC 2606; +1 NPA 555-0100 to 0199). */
const fictitiousHost = /^(?:https?:\/\/)?(?:[\w-]+\.)+example(?:\/|$)/;
const fictitiousNumber = /^\+1 \d{3}-555-01\d{2}$/;

/** Addresses and numbers in a sample message or picture that could reach somebody real. */
export function realLookingSamples(text: string): readonly string[] {
  const hosts = [...text.matchAll(url)].map(([found]) => found);
  const numbers = [...text.matchAll(phoneNumber)].map(([found]) => found);
  return [
    ...hosts.filter((host) => !fictitiousHost.test(host)),
    ...numbers.filter((number) => !fictitiousNumber.test(number)),
  ];
}
