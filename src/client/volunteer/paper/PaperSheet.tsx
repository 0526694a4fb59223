import { useTranslation } from 'react-i18next';
import { sheetRowsOf } from '../../../domain/paper-rows.ts';
import type { ClassEntry } from '../../store/queries/classes.ts';
import { readableDate } from '../../ui/dates.ts';
import { usePhone } from '../phone-context.ts';
import styles from './PaperSheet.module.css';

/** To tick who comes; or to write by hand who sits where, which never enters the app. */
export type SheetKind = 'sign-in' | 'names';

/** To be written on. */
const blank = '\u00a0';

type PaperSheetProps = {
  readonly kind: SheetKind;
  readonly entry: ClassEntry;
  readonly seats: readonly number[];
  readonly code: string;
};

/** An A4 sheet that stands on paper only. */
export function PaperSheet({ kind, entry, seats, code }: PaperSheetProps) {
  const { t, i18n } = useTranslation(['roll', 'volunteer']);
  const { groupName } = usePhone();
  const rows = sheetRowsOf(seats);
  const isSignIn = kind === 'sign-in';
  return (
    <section className={styles.sheet}>
      <header>
        <div>
          <h1>{t(isSignIn ? 'paper.sheet.signIn' : 'paper.sheet.names')}</h1>
          <p>
            {readableDate(entry.date, i18n.language)} {entry.start}–{entry.end}
          </p>
          <p>
            {entry.course?.title ?? t('volunteer:classes.untitled')} ·{' '}
            {entry.venueName ?? t('volunteer:classes.noVenue')} · {groupName}
          </p>
        </div>
        <p className={styles.code}>
          {t('paper.sheet.code')}
          <b>{code}</b>
        </p>
      </header>
      <table>
        <thead>
          <tr>
            <th className={styles.number}>{t('paper.sheet.row')}</th>
            {isSignIn && <th className={styles.mark}>{t('paper.sheet.mark')}</th>}
            <th>{t(isSignIn ? 'paper.sheet.note' : 'paper.sheet.name')}</th>
          </tr>
        </thead>
        <tbody>
          {[...rows.seats, ...rows.walkIns].map((row) => (
            <tr key={row}>
              <th scope="row">
                {row}
                {rows.walkIns.includes(row) && <small>{t('paper.sheet.walkIn')}</small>}
              </th>
              {isSignIn && <td>{blank}</td>}
              <td>{blank}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer>{t(isSignIn ? 'paper.sheet.signInFoot' : 'paper.sheet.namesFoot')}</footer>
    </section>
  );
}
