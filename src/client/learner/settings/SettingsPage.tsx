import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import { phoneFamilies } from '../../../domain/lessons/lesson.ts';
import { saveSettings } from '../../store/actions/save-settings.ts';
import type { Settings } from '../../../domain/learner-settings.ts';
import { readSettings } from '../../store/queries/settings.ts';
import { useLive } from '../../store/queries/use-live.ts';
import { useServices } from '../../store/services.ts';
import { Note } from '../../ui/Card.tsx';
import { Page } from '../../ui/Page.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { BackLink } from '../BackLink.tsx';
import { useTitle } from '../use-title.ts';
import styles from './SettingsPage.module.css';

// Its texts are not among those that every lesson loads.
const StorageSection = lazy(async () => ({
  default: (await import('./StorageSection.tsx')).StorageSection,
}));

/** 文字・音: how this phone's owner likes texts and pictures. Each choice takes effect when it is made. */
export function SettingsPage() {
  const { t, i18n } = useTranslation('learner');
  const { learner } = useServices();
  useTitle(t('settings.title'));
  const settings = useLive(() => readSettings(learner), [learner]);
  const save = (changed: Partial<Settings>) => {
    void saveSettings(learner, changed);
  };
  return (
    <Page top={<BackLink fallback={paths.home} />}>
      <h1>{t('settings.title')}</h1>
      <Note>{t('settings.saved')}</Note>
      {settings && (
        <>
          <RadioGroup
            legend={t('settings.text')}
            note={
              <span className={styles.sample} lang="ja">
                {t('settings.textSample')}
              </span>
            }
            value={settings.text}
            choices={[
              { value: 'normal', label: t('settings.textNormal') },
              { value: 'large', label: t('settings.textLarge') },
              { value: 'larger', label: t('settings.textLarger') },
              { value: 'double', label: t('settings.textDouble') },
            ]}
            onChoose={(text) => save({ text })}
          />
          <RadioGroup
            legend={t('settings.theme')}
            value={settings.theme}
            choices={[
              { value: 'light', label: t('settings.themeLight') },
              { value: 'hc-dark', label: t('settings.themeDark') },
              { value: 'hc-light', label: t('settings.themeContrast') },
            ]}
            onChoose={(theme) => save({ theme })}
          />
          <RadioGroup
            legend={t('settings.furigana')}
            value={settings.furigana}
            choices={[
              { value: 'on', label: t('settings.furiganaOn') },
              { value: 'off', label: t('settings.furiganaOff') },
            ]}
            onChoose={(furigana) => save({ furigana })}
          />
          <RadioGroup
            legend={t('settings.family')}
            value={settings.family ?? 'none'}
            choices={[
              ...phoneFamilies.map((family) => ({
                value: family,
                label: t(`family.${family}`),
                note: t(`family.${family}Note`),
              })),
              { value: 'none' as const, label: t('settings.familyNone') },
            ]}
            onChoose={(family) => save({ family: family === 'none' ? null : family })}
          />
          <Note>{t('lesson.screensDiffer')}</Note>
          <RadioGroup
            legend={t('settings.hand')}
            note={t('settings.handNote')}
            value={settings.hand}
            choices={[
              { value: 'right', label: t('settings.handRight') },
              { value: 'left', label: t('settings.handLeft') },
            ]}
            onChoose={(hand) => save({ hand })}
          />
          <RadioGroup
            legend={t('settings.language')}
            note={t('settings.languageNote')}
            value={settings.language}
            choices={[
              { value: 'ja', label: t('settings.languageJa') },
              { value: 'ja-easy', label: t('settings.languageEasy') },
              { value: 'en', label: <span lang="en">{t('settings.languageEn')}</span> },
            ]}
            onChoose={(language) => {
              save({ language });
              void i18n.changeLanguage(language);
            }}
          />
          <section aria-labelledby="voice">
            <h2 id="voice">{t('settings.voice')}</h2>
            <Note>{t('settings.voiceNote')}</Note>
          </section>
          <Suspense>
            <StorageSection />
          </Suspense>
        </>
      )}
    </Page>
  );
}
