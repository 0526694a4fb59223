// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { StaffDesk } from '../../../src/client/store/services.ts';
import { succeed } from '../../../src/domain/result.ts';
import { me, offline, places, refused, visit } from './visit.tsx';

const token = 'T'.repeat(43);

/** Nobody is signed in until something on this desk signs in. */
function lockedDesk(desk: Partial<StaffDesk>): { desk: Partial<StaffDesk>; open: () => void } {
  let signedIn = false;
  return {
    open: () => {
      signedIn = true;
    },
    desk: {
      me: async () => (signedIn ? succeed(me) : refused('sign-in-needed')),
      documents: async () => succeed(places),
      refreshOverview: async () => offline,
      ...desk,
    },
  };
}

describe('signing in', () => {
  it('leads back to the page that one came from, with the second factor on the way', async () => {
    const asked: unknown[] = [];
    const { desk, open } = lockedDesk({
      signIn: async (email, password) => {
        asked.push([email, password]);
        return succeed('code-needed');
      },
      verifyCode: async (code) => {
        asked.push(code);
        open();
        return succeed('signed-in');
      },
    });
    const { address } = await visit('/staff/classes?show=past', desk);
    await userEvent.type(await screen.findByLabelText('メールアドレス'), ' taro@example.lg.jp ');
    await userEvent.type(screen.getByLabelText('パスワード'), 'umi to suna to kaki');
    await userEvent.click(screen.getByRole('button', { name: 'サインインする' }));
    await userEvent.type(await screen.findByLabelText('確認の番号'), '123456');
    await userEvent.click(screen.getByRole('button', { name: '確かめる' }));
    expect(await screen.findByRole('heading', { level: 1, name: '教室' })).toBeVisible();
    expect(address()).toBe('/staff/classes?show=past');
    expect(asked).toEqual([['taro@example.lg.jp', 'umi to suna to kaki'], '123456']);
  });

  it('does not tell which of the two was wrong, and keeps what was typed', async () => {
    const { desk } = lockedDesk({ signIn: async () => refused('sign-in-needed') });
    await visit('/staff/sign-in', desk);
    await userEvent.type(screen.getByLabelText('メールアドレス'), 'taro@example.lg.jp');
    await userEvent.type(screen.getByLabelText('パスワード'), 'wrong');
    await userEvent.click(screen.getByRole('button', { name: 'サインインする' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'メールアドレスかパスワードが合いません。',
    );
    expect(screen.getByLabelText('メールアドレス')).toHaveValue('taro@example.lg.jp');
  });

  it('says all that is missing at once, beside the fields, and goes to the first', async () => {
    const { desk } = lockedDesk({});
    await visit('/staff/sign-in', desk);
    await userEvent.click(screen.getByRole('button', { name: 'サインインする' }));
    const email = screen.getByLabelText('メールアドレス');
    expect(email).toHaveAccessibleDescription(/メールアドレスを、例のように入れてください。/);
    expect(screen.getByLabelText('パスワード')).toHaveAccessibleDescription(
      'パスワードを入れてください。',
    );
    expect(email).toHaveFocus();
  });

  it('says when a code does not fit or was used', async () => {
    const { desk } = lockedDesk({
      signIn: async () => succeed('code-needed'),
      verifyCode: async () => refused('sign-in-needed'),
    });
    await visit('/staff/sign-in', desk);
    await userEvent.type(screen.getByLabelText('メールアドレス'), 'taro@example.lg.jp');
    await userEvent.type(screen.getByLabelText('パスワード'), 'umi to suna to kaki');
    await userEvent.click(screen.getByRole('button', { name: 'サインインする' }));
    await userEvent.type(await screen.findByLabelText('確認の番号'), '000000');
    await userEvent.click(screen.getByRole('button', { name: '確かめる' }));
    expect(screen.getByLabelText('確認の番号')).toHaveAccessibleDescription(
      /番号が合わないか、もう使われています。/,
    );
  });
});

describe('a one-time link', () => {
  it('signs in, leaves no secret in the address, and is handed in once', async () => {
    const handedIn: string[] = [];
    const { desk, open } = lockedDesk({
      openOneTimeLink: async (secret) => {
        handedIn.push(secret);
        open();
        return succeed('signed-in');
      },
    });
    const { address } = await visit(`/staff/link#${token}`, desk);
    expect(await screen.findByRole('heading', { name: '令和8年度のようす' })).toBeVisible();
    expect(handedIn).toEqual([token]);
    expect(address()).toBe('/staff');
  });

  it('says plainly that it is used up or too old, and shows the other way in', async () => {
    const { desk } = lockedDesk({ openOneTimeLink: async () => refused('link-expired') });
    const { address } = await visit(`/staff/link#${token}`, desk);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'このリンクは使い終わったか、期限が切れています。',
    );
    expect(address()).toBe('/staff/link');
    expect(screen.getByRole('link', { name: 'メールアドレスでサインインする' })).toBeVisible();
  });

  it('says when part of it is missing', async () => {
    const { desk } = lockedDesk({});
    await visit('/staff/link#short', desk);
    expect(screen.getByRole('alert')).toHaveTextContent('リンクの後ろが欠けています。');
  });
});

describe('the first administrator', () => {
  it('is made, sets up the second factor and stands before the overview', async () => {
    const made: unknown[] = [];
    const { desk, open } = lockedDesk({
      createFirstAdministrator: async (secret, administrator) => {
        made.push([secret, administrator]);
        open();
        return succeed('created');
      },
      enableTwoFactor: async (password) => {
        made.push(password);
        return succeed({
          totpUri: 'otpauth://totp/a:b?secret=JBSWY3DPEHPK3PXP&issuer=a',
          backupCodes: ['aB3dE-fG5hI', 'k2LmN-o4PqR'],
        });
      },
      verifyCode: async () => succeed('signed-in'),
    });
    const { address } = await visit(`/staff/setup#${token}`, desk);
    await userEvent.type(screen.getByLabelText('お名前'), '海野 砂子');
    await userEvent.type(screen.getByLabelText('メールアドレス'), 'suna@example.lg.jp');
    await userEvent.type(screen.getByLabelText('パスワード'), 'umi to suna to kaki');
    await userEvent.click(screen.getByRole('button', { name: '管理者を登録する' }));
    expect(await screen.findByText('JBSW Y3DP EHPK 3PXP')).toBeVisible();
    expect(screen.getByRole('img', { name: /QRコード/ })).toBeVisible();
    const codes = screen.getByRole('list', { name: '2. 控えのコードをしまう' });
    expect(
      within(codes)
        .getAllByRole('listitem')
        .map((one) => one.textContent),
    ).toEqual(['aB3dE-fG5hI', 'k2LmN-o4PqR']);
    await userEvent.type(screen.getByLabelText('確認の番号'), '123456');
    await userEvent.click(screen.getByRole('button', { name: '確かめる' }));
    expect(await screen.findByRole('heading', { name: '令和8年度のようす' })).toBeVisible();
    expect(address()).toBe('/staff');
    const administrator = {
      name: '海野 砂子',
      email: 'suna@example.lg.jp',
      password: 'umi to suna to kaki',
    };
    expect(made).toEqual([[token, administrator], administrator.password]);
  });

  it('is told everything that is missing at once', async () => {
    const { desk } = lockedDesk({});
    await visit(`/staff/setup#${token}`, desk);
    await userEvent.type(screen.getByLabelText('パスワード'), 'short');
    await userEvent.click(screen.getByRole('button', { name: '管理者を登録する' }));
    expect(screen.getByLabelText('お名前')).toHaveAccessibleDescription(/80文字まで/);
    expect(screen.getByLabelText('メールアドレス')).toHaveAccessibleDescription(/例のように/);
    expect(screen.getByLabelText('パスワード')).toHaveAccessibleDescription(/12文字以上、128文字/);
  });
});

describe('a real city', () => {
  const real = { ...me, city: { ...me.city, sample: false } };

  it('asks for the second factor before anything else', async () => {
    const { address } = await visit('/staff', { me: async () => succeed(real) });
    expect(await screen.findByRole('heading', { name: '二段階認証の設定' })).toBeVisible();
    expect(address()).toBe('/staff/two-factor');
  });

  it('does not say that its figures are samples', async () => {
    await visit('/staff', {
      me: async () => succeed({ ...real, twoFactor: true }),
      refreshOverview: async () => offline,
    });
    await screen.findByRole('heading', { name: '令和8年度のようす' });
    expect(screen.queryByText('見本の数字')).toBeNull();
  });
});

describe('signing out', () => {
  it('leads to the sign-in', async () => {
    const { desk, open } = lockedDesk({ signOut: async () => succeed('signed-out') });
    open();
    const { address } = await visit('/staff/classes', desk);
    await userEvent.click(await screen.findByRole('button', { name: 'サインアウト' }));
    expect(await screen.findByRole('heading', { name: 'サインイン' })).toBeVisible();
    expect(address()).toBe('/staff/sign-in');
  });
});
