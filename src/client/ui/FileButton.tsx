import type { ReactNode } from 'react';
import buttonStyles from './Button.module.css';
import styles from './FileButton.module.css';
import { Icon } from './Icon.tsx';

/**
 * Chooses one file. The browser's own field speaks the browser's language and keeps its own size; here the
 * label is the button, and the field lies unseen inside it, where keyboard and voices still find it.
 */
export function FileButton({
  accept,
  onFile,
  look = 'plain',
  size,
  wide,
  children,
}: {
  accept: string;
  onFile: (file: File) => void;
  look?: 'primary' | 'plain';
  size?: 'staff';
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <label
      className={`${buttonStyles.button} ${styles.file}`}
      data-look={look}
      data-size={size}
      data-wide={wide ? '' : undefined}
    >
      <Icon name="download" />
      <span>{children}</span>
      <input
        type="file"
        accept={accept}
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? [];
          if (chosen) onFile(chosen);
          // So that the same file can be chosen once more.
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
