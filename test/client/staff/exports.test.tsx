// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { succeed } from '../../../src/domain/result.ts';
import { me, offline, visit } from './visit.tsx';

describe('the exports', () => {
  it('are three files of the chosen fiscal year', async () => {
    await visit('/staff/exports', {});
    await userEvent.click(await screen.findByRole('button', { name: '前の年度（令和7年度）' }));
    const links = screen
      .getAllByRole('link', { name: /^令和7年度の.*を書き出す$/ })
      .map((link) => [link.textContent, link.getAttribute('href')]);
    expect(links).toEqual([
      ['令和7年度の教室の一覧を書き出す', '/api/exports/class-sessions.csv?fiscalYear=2025'],
      ['令和7年度の出席の記録を書き出す', '/api/exports/attendance.csv?fiscalYear=2025'],
      ['令和7年度のできたかの記録を書き出す', '/api/exports/mastery.csv?fiscalYear=2025'],
    ]);
  });

  it('are not offered to viewers, who are told who can', async () => {
    await visit('/staff/exports', { me: async () => succeed({ ...me, role: 'viewer' }) });
    expect(await screen.findByText('書き出しは、編集者か管理者ができます。')).toBeVisible();
    expect(screen.queryByRole('link', { name: /を書き出す/ })).toBeNull();
  });

  it('wait for the city, and can be asked for again', async () => {
    let reachable = false;
    await visit('/staff/exports', { me: async () => (reachable ? succeed(me) : offline) });
    expect(await screen.findByText(/市のサーバーにつながりません。/)).toBeVisible();
    reachable = true;
    await userEvent.click(screen.getByRole('button', { name: 'もう一度試す' }));
    expect(await screen.findByRole('heading', { name: '教室の一覧' })).toBeVisible();
  });
});
