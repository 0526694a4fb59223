import { vi } from 'vitest';

/** What the browser was asked to save, and under which name. */
export function watchSaving() {
  const saved: { name: string; text: Promise<string> }[] = [];
  const files = new Map<string, File>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    const address = `blob:file-${files.size}`;
    files.set(address, file as File);
    return address;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    const file = files.get(this.href);
    if (file) saved.push({ name: this.download, text: file.text() });
  });
  return saved;
}
