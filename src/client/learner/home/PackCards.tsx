import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/Button.tsx';
import { Link } from '../../ui/Link.tsx';
import { paths } from '../../app/paths.ts';
import { packProgress, type LessonProgress } from '../../../domain/lessons/progress.ts';
import type { ShelvedPack } from '../../../protocol/shelf.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { PackPicture } from '../PackPicture.tsx';
import styles from './PackCards.module.css';

type PackCardsProps = {
  shelf: readonly ShelvedPack[];
  progress: readonly LessonProgress[];
};

/** Every pack with its picture, its name, and how far one has come in words; below them the way to practise. */
export function PackCards({ shelf, progress }: PackCardsProps) {
  const { t } = useTranslation('learner');
  return (
    <section>
      <VisuallyHidden as="h2">{t('home.packs')}</VisuallyHidden>
      <ul className={styles.packs}>
        {shelf.map((pack) => (
          <li key={pack.packId}>
            <Link className={styles.pack} to={paths.pack(pack.packId)} data-picture={pack.picture}>
              <span className={styles.art}>
                <PackPicture name={pack.picture} />
              </span>
              <span className={styles.words}>
                <span className={styles.title} lang="ja">
                  {pack.title}
                </span>
                <span className={styles.progress}>
                  <PackProgress pack={pack} progress={progress} />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <ButtonLink className={styles.practice} to={paths.practices} iconAfter="next">
        {t('home.practice')}
      </ButtonLink>
    </section>
  );
}

function PackProgress({
  pack,
  progress,
}: {
  pack: ShelvedPack;
  progress: PackCardsProps['progress'];
}) {
  const { t } = useTranslation('learner');
  const { key, number } = packProgress(pack, progress);
  return t(`pack.${key}`, { number });
}
