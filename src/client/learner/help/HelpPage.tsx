import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { paths } from '../../app/paths.ts';
import { cityPhoneSetting } from '../../../protocol/city.ts';
import { Chip, Note } from '../../ui/Card.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Page } from '../../ui/Page.tsx';
import { BackLink } from '../BackLink.tsx';
import { SampleChip } from '../SampleChip.tsx';
import { useCity } from '../use-city.ts';
import { useTitle } from '../use-title.ts';
import styles from './HelpPage.module.css';
import {
  checkedOn,
  cityPhoneFallback,
  telephoneAddress,
  telephoneRows,
  type TelephoneRow,
} from './telephone-numbers.ts';

/** Three things to do at once, and whom to call. Needs nothing but this screen itself. */
export function HelpPage() {
  const { t } = useTranslation('learner');
  useTitle(t('help.title'));
  const city = useCity();
  const [year, month, day] = checkedOn.split('-').map(Number);
  return (
    <Page top={<BackLink fallback={paths.home} />}>
      <h1 className={styles.title}>
        <Icon name="lifebuoy" />
        {t('help.title')}
      </h1>
      <section className={styles.first} aria-labelledby="first">
        <h2 id="first">{t('help.firstTitle')}</h2>
        <ol>
          <li>{t('help.hangUp')}</li>
          <li>{t('help.doNotPress')}</li>
          <li>{t('help.doNotPay')}</li>
        </ol>
      </section>
      <ul className={styles.rows}>
        {telephoneRows(city?.settings[cityPhoneSetting] ?? cityPhoneFallback).map((row) => (
          <li key={row.id}>
            <TelephoneLink row={row} cityName={city?.name ?? null} />
            {row.id === 'policeAdvice' && <Note>{t('help.policeAdviceByHand')}</Note>}
          </li>
        ))}
      </ul>
      <SampleChip />
      <Chip icon="saved">{t('help.offline')}</Chip>
      <Note>
        {t('help.checkedOn')}
        {'　'}
        <time dateTime={checkedOn} className={styles.date}>
          {t('help.checkedOnDate', { year, month, day })}
        </time>
      </Note>
    </Page>
  );
}

function TelephoneLink({ row, cityName }: { row: TelephoneRow; cityName: string | null }) {
  const { t } = useTranslation('learner');
  const { id, number, length, isEmergency } = row;
  const who =
    id !== 'city'
      ? t(`help.${id}`)
      : cityName === null
        ? t('help.cityUnknown')
        : t('help.city', { name: cityName });
  return (
    <a
      className={styles.tel}
      href={telephoneAddress(number)}
      data-length={length}
      data-emergency={isEmergency ? '' : undefined}
      aria-label={t('help.call', { who, number })}
    >
      <span className={styles.who}>
        <b>{who}</b>
        <span>{t(`help.${id}When`)}</span>
      </span>
      <span className={styles.dial}>
        <Icon name="tel" />
      </span>
      <b className={styles.number}>
        {number.split(/(?<=-)/).map((group) => (
          <Fragment key={group}>
            {group}
            <wbr />
          </Fragment>
        ))}
      </b>
    </a>
  );
}
