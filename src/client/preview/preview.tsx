/** `/preview` of `npm run dev`: what an author of practice scenarios looks at. No build contains it. */
import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { scenarios } from 'virtual:practice-scenarios';
import { createTexts } from '../i18n/i18n.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import { PreviewPage } from './PreviewPage.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('preview.html has no #root');
const texts = await createTexts('ja');
const [scenarioId, family] = ['scenario', 'family'].map((name) =>
  new URLSearchParams(location.search).get(name),
);

createRoot(root).render(
  <I18nextProvider i18n={texts}>
    <Suspense>
      <PreviewPage scenarios={scenarios} scenarioId={scenarioId ?? null} only={family ?? null} />
    </Suspense>
  </I18nextProvider>,
);
