// @vitest-environment happy-dom
import { render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { expect, it } from 'vitest';
import { createTexts } from '../../../src/client/i18n/i18n.ts';
import type { CameraTrouble } from '../../../src/client/scanning/camera.ts';
import { Scanner } from '../../../src/client/scanning/Scanner.tsx';

async function show(frames: readonly (string | null)[], camera: CameraTrouble | 'there' = 'there') {
  const texts = await createTexts('ja');
  await texts.loadNamespaces('scanning');
  const heard: string[] = [];
  const closed: string[] = [];
  const coming = [...frames];
  const rendered = render(
    <I18nextProvider i18n={texts}>
      <Scanner
        hint="紙の 四角を 枠に 入れて ください。"
        otherwise={<button type="button">番号を 入れる</button>}
        onText={(text) => heard.push(text)}
        openCamera={async () =>
          camera === 'there'
            ? { stream: new MediaStream(), close: () => closed.push('closed') }
            : camera
        }
        createReader={async () => async () => coming.shift() ?? null}
      />
    </I18nextProvider>,
  );
  return { heard, closed, unmount: rendered.unmount };
}

it('tells of each code once, however long it is held in front of the camera', async () => {
  const { heard } = await show([null, 'first', 'first', 'first', 'second', 'first']);
  await waitFor(() => expect(heard).toEqual(['first', 'second', 'first']), { timeout: 5_000 });
  expect(screen.getByRole('status')).toHaveTextContent('紙の 四角を 枠に 入れて ください。');
});

it('lets go of the camera when it is taken off the screen', async () => {
  const { heard, closed, unmount } = await show(['code']);
  await waitFor(() => expect(heard).toEqual(['code']));
  unmount();
  expect(closed).toEqual(['closed']);
});

it.each([
  ['denied', 'カメラを 使わない ように なって います。'],
  ['none', 'カメラが 見つかり ません。'],
] as const)(
  'without a camera (%s) it says so kindly and offers the other way',
  async (trouble, words) => {
    await show([], trouble);
    expect(await screen.findByText(new RegExp(words))).toBeVisible();
    expect(screen.getByRole('button', { name: '番号を 入れる' })).toBeVisible();
  },
);
