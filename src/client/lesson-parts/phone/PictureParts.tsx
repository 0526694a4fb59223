/** Pictures of our own: what a camera sees, photos, and a map that belongs to no town. */
import { useContext } from 'react';
import { PhoneContext } from './phone-context.ts';
import type { PartProps, RememberingProps } from './part-props.ts';
import styles from './PictureParts.module.css';
import { Target } from './Target.tsx';

/** A flower pot on a window sill: what everybody has at hand to photograph. */
function Flower() {
  return (
    <svg viewBox="0 0 120 90" aria-hidden="true" focusable="false">
      <path d="M0 0h120v90H0z" fill="#dcecf2" />
      <path d="M0 66h120v24H0z" fill="#c9a983" />
      <path d="M48 56h24l-4 22H52z" fill="#b4572a" />
      <path d="M60 56V34" stroke="#2f6b4f" strokeWidth="3" />
      <path
        d="M60 48c-8 0-12-4-12-9 8 0 12 3 12 9z M60 46c8 0 12-4 12-9-8 0-12 3-12 9z"
        fill="#3f8a68"
      />
      <circle cx="60" cy="27" r="11" fill="#e27f3f" />
      <circle cx="60" cy="27" r="4.500" fill="#fff2bf" />
    </svg>
  );
}

export function CameraPart({ part }: PartProps<'camera'>) {
  return (
    <div className={styles.camera}>
      <Flower />
      <p>{part.label}</p>
      {part.note !== undefined && <p>{part.note}</p>}
    </div>
  );
}

export function PhotosPart({ part }: PartProps<'photos'>) {
  return (
    <ul className={styles.photos}>
      {part.items.map(({ label, icon }) => (
        <li key={label}>
          <Target label={label}>
            <span className={styles.thumb}>{icon === 'photo' && <Flower />}</span>
            <span>{label}</span>
          </Target>
        </li>
      ))}
    </ul>
  );
}

export function PhotoPart({ part, memory }: RememberingProps<'photo'>) {
  const { say } = useContext(PhoneContext);
  const size = part.of === undefined ? undefined : memory[part.of];
  return (
    <Target label={part.label} className={styles.photo} name={say('photoOf', { name: part.label })}>
      <span className={styles.canvas} data-size={size}>
        <Flower />
      </span>
    </Target>
  );
}

export function MapPart({ part, memory }: RememberingProps<'map'>) {
  const size = part.of === undefined ? undefined : memory[part.of];
  return (
    <div className={styles.map}>
      <Target label={part.label} className={styles.ground}>
        <span className={styles.canvas} data-size={size}>
          <svg viewBox="0 0 120 70" aria-hidden="true" focusable="false">
            <path d="M0 0h120v70H0z" fill="#eef3e6" />
            <path d="M0 54c30-8 60 6 120-4v20H0z" fill="#b9d8e4" />
            <path d="M0 22h120 M34 0v56 M82 0v52" stroke="#fff" strokeWidth="6" />
            <path d="M44 30h26v12H44z M92 6h18v10H92z M8 30h16v14H8z" fill="#d9cdb8" />
          </svg>
        </span>
        <span>{part.label}</span>
      </Target>
      <div className={styles.places}>
        {part.places.map((place) => (
          <Target key={place} label={place} className={styles.place} />
        ))}
      </div>
    </div>
  );
}
