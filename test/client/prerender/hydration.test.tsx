// @vitest-environment happy-dom
/**
 * The app must find in the page exactly what it would draw itself: then it takes the page over without a flash.
 * What it finds otherwise, React reports, and each report is a failure here.
 */
import { act } from '@testing-library/react';
import { StrictMode } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../../src/client/app/App.tsx';
import { createTexts } from '../../../src/client/i18n/i18n.ts';
import { loadOpeningParts } from '../../../src/client/app/opening-parts.ts';
import { OpeningContext } from '../../../src/client/learner/opening.ts';
import { drawLesson } from '../../../src/client/prerender/draw-lesson.ts';
import { drawParts } from '../../../src/client/prerender/draw-parts.tsx';
import { ServicesContext, type Services } from '../../../src/client/store/services.ts';
import { defaultSettings, type Settings } from '../../../src/domain/learner-settings.ts';
import type { City } from '../../../src/protocol/city.ts';
import { packPictures } from '../../../src/protocol/packs.ts';
import { composePage } from '../../../src/protocol/pages/compose-page.ts';
import {
  factsElementId,
  type HomeFacts,
  type PageFacts,
} from '../../../src/protocol/pages/page-facts.ts';
import type { PageParts } from '../../../src/protocol/pages/page-pieces.ts';
import type { ShelvedPack } from '../../../src/protocol/shelf.ts';
import { realLessons } from '../learner/a-pack.ts';
import { inAppAgents } from '../app/user-agents.ts';
import { aPhone, city } from '../learner/visit.tsx';

const template =
  '<!doctype html><html lang="ja"><head><title>スマホひろば</title></head>' +
  '<body><div id="root"></div></body></html>';
const markup = 'drawn-here';
const parts: PageParts = { markup, ...drawParts() };
const lessons = realLessons();
const open: Root[] = [];

afterEach(() => open.splice(0).forEach((root) => root.unmount()));

function compose(facts: PageFacts): string {
  const { opened } = facts;
  const drawn = opened.page === 'lesson' ? { markup, steps: drawLesson(opened.lesson) } : null;
  const html = composePage(template, parts, facts, drawn);
  if (html === null) throw new Error('nothing was composed');
  return html;
}

/** Puts a page into the document and lets the app take it over; resolves with what React had to mend. */
async function takeOver(html: string): Promise<readonly string[]> {
  document.body.innerHTML = /<body>(.*)<\/body>/s.exec(html)?.[1] ?? '';
  const root = document.getElementById('root');
  const facts = JSON.parse(document.getElementById(factsElementId)?.textContent ?? '') as PageFacts;
  if (!root) throw new Error('the page has no root');
  history.replaceState(null, '', facts.path);
  const texts = await createTexts(facts.settings.language, ['ui', 'learner', 'install']);
  const openingParts = await loadOpeningParts(facts);
  const mended: string[] = [];
  await act(async () => {
    open.push(
      hydrateRoot(
        root,
        <StrictMode>
          <I18nextProvider i18n={texts}>
            <ServicesContext value={aPhone() as unknown as Services}>
              <OpeningContext value={{ facts }}>
                <App
                  router={(screens) => <BrowserRouter>{screens}</BrowserRouter>}
                  parts={openingParts}
                />
              </OpeningContext>
            </ServicesContext>
          </I18nextProvider>
        </StrictMode>,
        { onRecoverableError: (error) => mended.push(String(error)) },
      ),
    );
  });
  return mended;
}

const lessonNames = ['first', 'second', 'third', 'fourth'];

/** One pack with each picture, a lesson in each. */
function aShelf(isHere: boolean): readonly ShelvedPack[] {
  return packPictures.map((picture, index) => {
    const lessonId = lessonNames[index] ?? '';
    const packId = `pack-${lessonId}`;
    const lesson = { lessonId, packId, title: '電源と ボタン', stepCount: 7, isHere };
    return {
      packId,
      title: 'スマホの きほん',
      picture,
      lessonCount: 1,
      lessons: [{ ...lesson, version: 1, minutes: 10, hash: 'f'.repeat(64) }],
    };
  });
}

function aRow(lessonId: string, completedAt: number | null): HomeFacts['progress'][number] {
  return { packId: `pack-${lessonId}`, lessonId, stepId: 'second', updatedAt: 4, completedAt };
}

const looks: readonly (readonly [string, Settings])[] = [
  ['nobody has told anything yet', defaultSettings],
  ['an iPhone, plain Japanese', { ...defaultSettings, family: 'iphone', language: 'ja-easy' }],
  ['an easy phone, the left hand', { ...defaultSettings, family: 'easy', hand: 'left' }],
  [
    'Android, English, doubled text',
    { ...defaultSettings, family: 'android', language: 'en', text: 'double', furigana: 'off' },
  ],
];

describe.each(looks)('the app takes a page over as it stands: %s', (_, settings) => {
  it.each(lessons.map((lesson) => [lesson.lessonId, lesson] as const))(
    'the lesson %s',
    async (_lessonId, lesson) => {
      // Another step of each lesson in each look, so that together they are many.
      const at = looks.findIndex(([, look]) => look === settings) * 2 + 1;
      const stepId = lesson.steps[at % lesson.steps.length]?.stepId ?? null;
      const path = `/lessons/${lesson.packId}/${lesson.lessonId}`;
      const html = compose({
        path,
        settings,
        city,
        inApp: null,
        opened: { page: 'lesson', lesson, stepId },
      });
      expect(await takeOver(html)).toEqual([]);
    },
  );

  it.each<[string, City | null]>([
    ['of a known city', city],
    [
      'of a sample city with another number',
      { ...city, sample: true, settings: { 'city-phone': '0463-11-2222' } },
    ],
    ['before the city is known', null],
  ])('help %s', async (_city, of) => {
    const html = compose({
      path: '/help',
      settings,
      city: of,
      inApp: null,
      opened: { page: 'help' },
    });
    expect(await takeOver(html)).toEqual([]);
  });

  it.each<[string, Partial<HomeFacts>]>([
    ['before any lesson has arrived', { shelf: aShelf(false) }],
    [
      'while the list of a pack is on its way',
      {
        shelf: aShelf(true).map((pack, at) =>
          at === 0 ? pack : { ...pack, lessons: [], lessonCount: 3 },
        ),
      },
    ],
    ['with all lessons', {}],
    ['in the middle of a lesson', { progress: [aRow('first', null)], step: 2, dayCount: 1 }],
    ['with lessons done, after seven days', { progress: [aRow('first', 5)], dayCount: 7 }],
    ['with all done', { progress: lessonNames.map((name) => aRow(name, 5)), dayCount: 23 }],
  ])('home %s', async (_state, changed) => {
    const known = { shelf: aShelf(true), progress: [], dayCount: 0, step: null, ...changed };
    const html = compose({
      path: '/',
      settings,
      city,
      inApp: null,
      opened: { page: 'home', known },
    });
    expect(await takeOver(html)).toEqual([]);
  });
});

it.each([
  ['line', 'lineOnIphone', 'LINE'],
  ['instagram', 'instagramOnIphone', 'Instagram'],
] as const)(
  'inside the browser of %s the way out stands on the page already',
  async (inApp, agent, name) => {
    const userAgent = vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(inAppAgents[agent]);
    const facts = {
      path: '/help',
      settings: defaultSettings,
      city,
      inApp,
      opened: { page: 'help' },
    } as const;
    const html = compose(facts);
    const [advice] = /<aside.*<\/aside>/s.exec(html) ?? [];
    expect(advice).toContain(name);
    expect(html.indexOf('<aside')).toBeLessThan(html.indexOf('<main'));
    expect(html.includes('href="/help?openExternalBrowser=1"')).toBe(inApp === 'line');
    expect(await takeOver(html)).toEqual([]);
    expect(document.querySelectorAll('aside')).toHaveLength(1);
    userAgent.mockRestore();
  },
);

it('a lesson drawn by another build is not composed: its markup would not fit', () => {
  const [lesson] = lessons;
  if (!lesson) throw new Error('no lesson');
  const opened = { page: 'lesson', lesson, stepId: null } as const;
  const facts = { path: '/lessons/a/b', settings: defaultSettings, city, inApp: null, opened };
  const drawn = { markup: 'another', steps: drawLesson(lesson) };
  expect(composePage(template, parts, facts, drawn)).toBeNull();
});

it('words of a lesson cannot end the element that holds the facts', () => {
  const path = '/help';
  const sly = { ...city, name: '</script><script>alert(1)</script>' };
  const html = compose({
    path,
    settings: defaultSettings,
    city: sly,
    inApp: null,
    opened: { page: 'help' },
  });
  expect(html).not.toContain('<script>alert');
  expect(html).toContain('&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;役所');
});
