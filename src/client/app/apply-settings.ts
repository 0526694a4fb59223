import { rootAttributes, type Settings } from '../../domain/learner-settings.ts';

/** Puts the owner's choices on `<html>`, where every style reads them. */
export function applySettings(root: HTMLElement, settings: Settings): void {
  for (const [name, value] of Object.entries(rootAttributes(settings)))
    root.setAttribute(name, value);
}
