import type { Settings } from '../store/learner-database.ts';

/** Puts the owner's choices on `<html>`, where every style reads them. */
export function applySettings(root: HTMLElement, settings: Settings): void {
  root.dataset['text'] = settings.text;
  root.dataset['theme'] = settings.theme;
  root.dataset['furigana'] = settings.furigana;
  root.dataset['hand'] = settings.hand;
  root.lang = settings.language === 'en' ? 'en' : 'ja';
}
