/**
 * A page of HTML, ready to be read, from the app's own empty page and pieces drawn at build. The worker on the
 * phone and the city's server compose with this same function.
 */
import { rootAttributes } from '../../domain/learner-settings.ts';
import { indexOfStep, asksFamily, familyOfUnknown } from '../../domain/lessons/opening-step.ts';
import { lessonTitle, settingFallbacks } from '../../domain/lessons/lesson.ts';
import { composeHome } from './compose-home.ts';
import { cityPhoneSetting } from '../city.ts';
import type { InAppBrowser } from './in-app-browser.ts';
import { factsElementId, type PageFacts } from './page-facts.ts';
import {
  cityNameValue,
  drawnAs,
  drawnVariants,
  type ByCity,
  type DrawnLesson,
  type PageParts,
} from './page-pieces.ts';
import { escapeHtml, fillTokens, textToken } from './tokens.ts';

/**
 * `template` is the app's empty page. Null where pieces and app were not made by the same build, or a piece
 * is missing: then the app draws by itself.
 */
export function composePage(
  template: string,
  parts: PageParts,
  facts: PageFacts,
  drawn: DrawnLesson | null,
): string | null {
  const piece = pieceOf(parts, facts, drawn);
  if (piece === null) return null;
  const { settings, city } = facts;
  const texts = { ...parts.texts['ja'], ...parts.texts[settings.language] };
  const filled = fillTokens(withAdvice(piece, parts, facts), {
    texts,
    values: { ...valuesOf(facts), ...cityName(city) },
  });
  const root = withTelephone(filled, parts.cityPhone, city?.settings[cityPhoneSetting]);
  const title = [titleOf(facts, texts), texts['ui:appName']].filter(Boolean).join(' | ');
  const json = JSON.stringify(facts).replaceAll('<', '\\u003c');
  const attributes = Object.entries(rootAttributes(settings))
    .map(([name, value]) => `${name}="${escapeHtml(value)}"`)
    .join(' ');
  return template
    .replace('<html lang="ja">', () => `<html ${attributes}>`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(title)}</title>`)
    .replace(
      '<div id="root"></div>',
      () =>
        `<div id="root">${root}</div>` +
        `<script type="application/json" id="${factsElementId}">${json}</script>`,
    );
}

/** Where React finds no advice, and where it finds some: the first thing on every page. */
const place = { empty: '<!--$--><!--/$-->', start: '<!--$-->', end: '<!--/$-->' };

/** A page inside another app's browser begins with the way out, in the app's own place for it. */
function withAdvice(piece: string, parts: PageParts, { path, inApp }: PageFacts): string {
  if (inApp === null || !piece.startsWith(place.empty)) return piece;
  const kind = inApp === 'line' ? 'line' : 'other';
  const advice = parts.inApp[kind]
    .replaceAll(textToken(appKey(drawnAs.app[kind])), textToken(appKey(inApp)))
    .replace(`href="/?`, () => `href="${escapeHtml(path)}?`);
  return place.start + advice + place.end + piece.slice(place.empty.length);
}

const appKey = (app: InAppBrowser): string => `install:app.${app}`;

function pieceOf(parts: PageParts, facts: PageFacts, drawn: DrawnLesson | null): string | null {
  const { opened, settings, city } = facts;
  switch (opened.page) {
    case 'help':
      return byCity(parts.help, city);
    case 'home':
      return composeHome(parts, opened.known, city);
    case 'lesson': {
      const index = indexOfStep(opened.lesson, opened.stepId);
      const step = opened.lesson.steps[index];
      const pieces = drawn?.markup === parts.markup ? drawn.steps[index] : undefined;
      if (!step || !pieces) return null;
      if (asksFamily(step, settings)) return parts.familyQuestion;
      const family = settings.family ?? familyOfUnknown;
      const variant = drawnVariants.findIndex(
        (candidate) => candidate.family === family && candidate.hand === settings.hand,
      );
      const between = pieces.between[pieces.variantOf[variant] ?? -1];
      return between === undefined ? null : pieces.before + between + pieces.after;
    }
  }
}

function byCity(pieces: ByCity, city: PageFacts['city']): string {
  if (city === null) return pieces.unknown;
  return city.sample ? pieces.sample : pieces.city;
}

function valuesOf({ opened, city }: PageFacts): Readonly<Record<string, string>> {
  const fallbacks = opened.page === 'lesson' ? opened.lesson.steps.map(settingFallbacks) : [];
  return Object.assign({}, ...fallbacks, city?.settings) as Record<string, string>;
}

const cityName = (city: PageFacts['city']) => ({ [cityNameValue]: city?.name ?? '' });

/** Pieces are drawn with one number; a city with another has it in its place, with its own places to break. */
function withTelephone(html: string, drawn: string, own: string | undefined): string {
  if (own === undefined || own === drawn) return html;
  return html
    .replaceAll(breakable(drawn), breakable(own))
    .replaceAll(`tel:${encodeURIComponent(drawn)}`, `tel:${encodeURIComponent(own)}`)
    .replaceAll(drawn, escapeHtml(own));
}

function breakable(number: string): string {
  return number
    .split(/(?<=-)/)
    .map((group) => `${escapeHtml(group)}<wbr/>`)
    .join('');
}

function titleOf({ opened }: PageFacts, texts: Readonly<Record<string, string>>): string {
  if (opened.page === 'lesson') return lessonTitle(opened.lesson);
  return opened.page === 'help' ? (texts['learner:help.title'] ?? '') : '';
}
