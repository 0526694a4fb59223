import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTexts } from '../../../../src/client/i18n/i18n.ts';
import {
  LessonView,
  type LessonViewProps,
} from '../../../../src/client/lesson-parts/lesson-view/LessonView.tsx';
import { phoneFamilies } from '../../../../src/domain/lessons/lesson.ts';
import { aLesson, realLessons } from '../../learner/a-pack.ts';

let t: LessonViewProps['t'];
beforeAll(async () => {
  const texts = await createTexts('ja');
  await texts.loadNamespaces(['learner']);
  t = texts.getFixedT('ja', ['learner', 'ui']);
});

const draw = (changed: Partial<LessonViewProps>) =>
  renderToStaticMarkup(
    <LessonView
      lesson={aLesson()}
      stepIndex={0}
      chosenChoiceId={null}
      family="iphone"
      hand="right"
      cityValues={{}}
      listen="ready"
      t={t}
      leaveTo="/"
      handlers={{}}
      {...changed}
    />,
  );

describe('a step, drawn without a browser', () => {
  it('is drawn for every real lesson, step, family and answer', () => {
    const pages = realLessons().flatMap((lesson) =>
      lesson.steps.flatMap((step, stepIndex) =>
        phoneFamilies.flatMap((family) =>
          [null, ...(step.check?.choices.map(({ choiceId }) => choiceId) ?? [])].map(
            (chosenChoiceId) => draw({ lesson, stepIndex, family, chosenChoiceId }),
          ),
        ),
      ),
    );
    expect(pages.length).toBeGreaterThan(200);
    for (const page of pages) {
      expect(page.match(/<h1/g)).toHaveLength(1);
      // The policy of a page that is drawn ahead allows no style in the page, and no script.
      expect(page).not.toMatch(/ style=|<script|undefined|NaN|\[object/);
      // A key that has no text would stand there by its name.
      expect(page).not.toMatch(/lesson\.\w/);
    }
  });

  it('says the sentence, how far it is, what the picture shows, and that screens differ', () => {
    const page = draw({});
    expect(page).toContain('「明るさ」を');
    expect(page).toContain('3の うち 1');
    expect(page).toContain('aria-label="設定の 画面。さわる場所は 明るさ"');
    expect(page).toContain('画面は 電話によって 少し ちがいます。');
    expect(page).toContain('iPhoneの絵');
  });

  it('asks, and shows no answer as right before one is chosen', () => {
    const page = draw({ stepIndex: 1 });
    expect(page).toContain('たしかめ');
    expect(page).toContain('+1 202-555-0143');
    expect(page).not.toContain('そのとおり');
    expect(page).not.toContain('つぎへ');
  });

  it('after a wrong answer the others leave, its reason stays, and the way on is once more', () => {
    const page = draw({ stepIndex: 1, chosenChoiceId: 'call' });
    expect(page).toContain('えらんだ答え');
    expect(page).toContain('ここで まちがえて よかった。');
    expect(page).toContain('にせものに');
    expect(page).not.toContain('しらべる');
    expect(page).toContain('もう一度');
    expect(page).not.toContain('つぎへ');
  });

  it('after a right answer says why, and goes on', () => {
    const page = draw({ stepIndex: 1, chosenChoiceId: 'look-up' });
    expect(page).toContain('そのとおり。');
    expect(page).toContain('しらべます。');
    expect(page).toContain('つぎへ');
  });

  it('says in words that the phone cannot read aloud, and has no button that does nothing', () => {
    for (const stepIndex of [0, 1]) {
      const page = draw({ stepIndex, listen: 'silent' });
      expect(page).toContain('日本語の 読み上げが 使えません');
      expect(page).not.toContain('きく');
    }
  });

  it('draws two pictures on one page with clips of their own', () => {
    const ids = [...draw({}).matchAll(/<clipPath id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
