import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import {
  decodeCard,
  normalizeCardCode,
  printedCardCode,
} from '../../../domain/lessons/three-lines.ts';
import { civilDateOf } from '../../../domain/time.ts';
import type { KeptCard } from '../../store/queries/cards.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { readableDate } from '../../ui/dates.ts';
import { useCity } from '../use-city.ts';
import styles from './MoreCards.module.css';

/** Earlier cards, and a field for a code that stood on the screen or the paper of a class; needs no network. */
export function MoreCards({ cards }: { cards: readonly KeptCard[] }) {
  const { t, i18n } = useTranslation('card');
  const navigate = useNavigate();
  const city = useCity();
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const fieldId = useId();
  const troubleId = useId();

  function open(event: FormEvent) {
    event.preventDefault();
    if (!decodeCard(typed).ok) return setIsWrong(true);
    void navigate(paths.cardOf(normalizeCardCode(typed)));
  }

  return (
    <>
      {cards.length > 0 && (
        <section className={styles.more} aria-labelledby="earlier">
          <h2 id="earlier">{t('earlier')}</h2>
          {cards.map(({ code, keptAt }) => (
            <ButtonLink key={code} wide iconAfter="next" to={paths.cardOf(code)}>
              {readableDate(civilDateOf(keptAt, city?.timeZone ?? 'Asia/Tokyo'), i18n.language)}{' '}
              {printedCardCode(code)}
            </ButtonLink>
          ))}
        </section>
      )}
      <form className={styles.more} onSubmit={open} noValidate>
        <label htmlFor={fieldId}>{t('type')}</label>
        <input
          id={fieldId}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setIsWrong(false);
          }}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          aria-invalid={isWrong}
          aria-describedby={troubleId}
        />
        <p id={troubleId} role="alert" className={styles.trouble}>
          {isWrong && t('wrong.body')}
        </p>
        <Button type="submit" wide iconAfter="next">
          {t('open')}
        </Button>
      </form>
    </>
  );
}
