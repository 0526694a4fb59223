import { plainText, type Block } from '../../domain/lessons/lesson.ts';
import { SentenceText } from './SentenceText.tsx';
import styles from './Blocks.module.css';

type BlocksProps = {
  blocks: readonly Block[];
  /** The city's own values by the id that lessons name. */
  cityValues: Readonly<Record<string, string>>;
};

/** Paragraphs and lists under a step's sentence. */
export function Blocks({ blocks, cityValues }: BlocksProps) {
  if (blocks.length === 0) return null;
  return (
    <div className={styles.blocks} lang="ja">
      {blocks.map((block) =>
        block.kind === 'paragraph' ? (
          <p key={plainText(block.sentence)}>
            <SentenceText sentence={block.sentence} cityValues={cityValues} />
          </p>
        ) : (
          <ul key={block.items.map((item) => plainText(item)).join('\n')} className={styles.list}>
            {block.items.map((item) => (
              <li key={plainText(item)}>
                <SentenceText sentence={item} cityValues={cityValues} />
              </li>
            ))}
          </ul>
        ),
      )}
    </div>
  );
}
