/**
 * The limit that every figure of an opening is measured against: the very step that the app shows, taken from its
 * own screen as plain HTML with its styles in one `<style>`: same words, same drawing, no script.
 */
import type { Page } from 'playwright-core';
import { wordsOfElement } from './painted.ts';

export type StaticPage = {
  readonly html: string;
  /** What the step's heading says. */
  readonly words: string;
};

/**
 * Leads from a lesson's address to its first step. What is seen first may still be replaced by the question for
 * one's own phone, so it is let settle.
 */
export async function reachFirstStep(page: Page): Promise<void> {
  const next = page.getByRole('button', { name: 'つぎへ' });
  const family = page.getByRole('button', { name: 'iPhone' });
  await next.or(family).first().waitFor();
  await page.waitForTimeout(settlingMs);
  if ((await next.count()) === 0) await family.first().click();
  await next.waitFor();
}

/** Of a page that stands on a lesson's step. */
export async function takeStaticPage(page: Page): Promise<StaticPage> {
  await page.waitForTimeout(settlingMs);
  return page.evaluate<StaticPage>(takeInPage);
}

/** Until everything that a step shows is there (ms). */
const settlingMs = 1000;

/**
 * Runs in the page. A rule that stands in two sheets is taken once, where it stands last; fonts are left
 * out, as nothing is to be read later for want of one.
 */
const takeInPage = `(() => {
  const wordsOf = ${wordsOfElement};
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => !(rule instanceof CSSFontFaceRule)).map((rule) => rule.cssText));
  const styles = rules.filter((rule, index) => rules.lastIndexOf(rule) === index).join('\\n');
  const copy = document.documentElement.cloneNode(true);
  for (const live of copy.querySelectorAll('script, style, link, noscript, dialog:not([open])')) live.remove();
  const style = document.createElement('style');
  style.textContent = styles;
  const noIcon = document.createElement('link');
  noIcon.rel = 'icon';
  noIcon.href = 'data:,';
  copy.querySelector('head').append(style, noIcon);
  return { html: '<!doctype html>' + copy.outerHTML, words: wordsOf(document.querySelector('h1')) };
})()`;
