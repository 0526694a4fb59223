// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../src/domain/result.ts';
import type { ReferenceDocument } from '../../../src/protocol/documents.ts';
import { aStaffMachine, places, refused, visit } from './visit.tsx';

const saving = (sent: unknown[]) => ({
  documents: async () => succeed(places),
  saveDocument: async (
    kind: ReferenceDocument['kind'],
    id: string,
    revision: number | null,
    body: unknown,
  ) => {
    sent.push([kind, id, revision, body]);
    return succeed(places[0] as ReferenceDocument);
  },
});

describe('venues, groups and courses', () => {
  it('are listed with their lessons by name where this machine has the lessons', async () => {
    const services = aStaffMachine();
    await services.library.shelf.put({
      key: 'index',
      checkedAt: 1,
      index: {
        packs: [
          {
            packId: 'smartphone-basics',
            title: 'スマホの きほん',
            picture: 'phone',
            contentHash: 'c'.repeat(64),
            lessons: [
              {
                lessonId: 'power-and-buttons',
                version: 1,
                title: '電源と ボタン',
                minutes: 10,
                stepCount: 6,
                hash: 'a'.repeat(64),
              },
            ],
          },
        ],
      },
    });
    await visit('/staff/places', saving([]), { services });
    expect(await screen.findByText('電源とボタン', {}, { timeout: 10_000 })).toBeVisible();
    expect(screen.getByText('南湖公民館')).toBeVisible();
    expect(screen.getByText('スマホサポート南')).toBeVisible();
  });

  it('a venue is added by its name', async () => {
    const sent: unknown[] = [];
    await visit('/staff/places', saving(sent));
    await userEvent.click(await screen.findByRole('button', { name: '会場を増やす' }));
    await userEvent.click(screen.getByRole('button', { name: '保存する' }));
    expect(screen.getByLabelText('会場の名前')).toHaveAccessibleDescription(/80文字まで/);
    await userEvent.type(screen.getByLabelText('会場の名前'), ' 松林公民館 ');
    await userEvent.click(screen.getByRole('button', { name: '保存する' }));
    expect(sent).toEqual([
      ['venue', expect.stringMatching(/^venue-[0-9a-f]{16}$/), null, { name: '松林公民館' }],
    ]);
  });

  it('a venue is renamed over the revision that was on the screen', async () => {
    const sent: unknown[] = [];
    await visit('/staff/places', saving(sent));
    await userEvent.click(await screen.findByRole('button', { name: '南湖公民館の名前を変える' }));
    await userEvent.clear(screen.getByLabelText('会場の名前'));
    await userEvent.type(screen.getByLabelText('会場の名前'), '南湖公民館 別館');
    await userEvent.click(screen.getByRole('button', { name: '保存する' }));
    expect(sent).toEqual([['venue', 'nango', 3, { name: '南湖公民館 別館' }]]);
  });

  it('a colleague’s new name stands beside the one that was typed', async () => {
    const theirs = { ...places[0], revision: 4, body: { name: '南湖会館' } };
    await visit('/staff/places', {
      documents: async () => succeed(places),
      saveDocument: async () =>
        fail({ type: 'stale-edit', title: '', status: 412, current: theirs }),
    });
    await userEvent.click(await screen.findByRole('button', { name: '南湖公民館の名前を変える' }));
    await userEvent.clear(screen.getByLabelText('会場の名前'));
    await userEvent.type(screen.getByLabelText('会場の名前'), '南湖公民館 別館');
    await userEvent.click(screen.getByRole('button', { name: '保存する' }));
    const compared = await screen.findByRole('alert', { name: 'ほかの職員が先に保存しました' });
    expect(within(compared).getByRole('row', { name: /会場の名前/ })).toHaveTextContent(
      '会場の名前南湖会館南湖公民館 別館ちがいます',
    );
    expect(screen.getByLabelText('会場の名前')).toHaveValue('南湖公民館 別館');
  });

  it('what a planned class needs stays, with the reason beside it', async () => {
    await visit('/staff/places', {
      documents: async () => succeed(places),
      deleteDocument: async () => refused('in-use'),
    });
    await userEvent.click(await screen.findByRole('button', { name: '南湖公民館を消す' }));
    const question = screen.getByRole('dialog', { name: '「南湖公民館」を消しますか' });
    await userEvent.click(within(question).getByRole('button', { name: '消す' }));
    expect(await screen.findByText(/予定の教室で使っているため、消せません。/)).toBeVisible();
  });
});
