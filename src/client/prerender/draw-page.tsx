/** One page of the app as React draws it, before anything on a phone has run. */
import { renderToString } from 'react-dom/server';
import { StrictMode, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { StaticRouter } from 'react-router';
import type { PageFacts } from '../../protocol/pages/page-facts.ts';
import { App } from '../app/App.tsx';
import { HelpPage } from '../learner/help/HelpPage.tsx';
import { HomePage } from '../learner/home/HomePage.tsx';
import { lazyPages } from '../learner/learner-pages.ts';
import { LessonPage } from '../learner/lesson/LessonPage.tsx';
import { OpeningContext } from '../learner/opening.ts';
import { NewerAppContext } from '../store/newer-app.ts';
import { ServicesContext, type Services } from '../store/services.ts';
import { createTokenTexts } from './token-texts.ts';

const texts = createTokenTexts();

/** No database answers and nothing is fetched while a page is drawn: only effects would ask, and none runs. */
const services = {} as Services;
const pages = { ...lazyPages, home: HomePage, help: HelpPage, lesson: LessonPage };

/** The inside of `#root`, with the same frame around the page as in `main.tsx`. */
export function drawPage(facts: PageFacts): string {
  return draw(
    <NewerAppContext value={null}>
      <ServicesContext value={services}>
        <OpeningContext value={{ facts }}>
          <App
            router={(screens) => <StaticRouter location={facts.path}>{screens}</StaticRouter>}
            parts={{ learnerPages: pages }}
          />
        </OpeningContext>
      </ServicesContext>
    </NewerAppContext>,
  );
}

/** A part of a page; it must hold no id that React makes, for those tell of the whole page. */
export function drawPart(part: ReactNode): string {
  return draw(<StaticRouter location="/">{part}</StaticRouter>);
}

function draw(screens: ReactNode): string {
  return renderToString(
    <StrictMode>
      <I18nextProvider i18n={texts}>{screens}</I18nextProvider>
    </StrictMode>,
  );
}
