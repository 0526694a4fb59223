import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import {
  detailChoices,
  detailNames,
  type DetailName,
  type DetailValue,
  type PersonDetails,
} from '../../../domain/person-details.ts';
import styles from './DetailFields.module.css';

type DetailFieldsProps = {
  readonly details: PersonDetails;
  readonly onChange: (details: PersonDetails) => void;
};

/** What a person may say of themselves: each may stay unasked, and each may be declined. */
export function DetailFields({ details, onChange }: DetailFieldsProps) {
  return detailNames.map((name) => (
    <DetailField
      key={name}
      name={name}
      value={details[name]}
      onChoose={(value) => onChange({ ...details, [name]: value })}
    />
  ));
}

function DetailField(props: {
  readonly name: DetailName;
  readonly value: string | null;
  readonly onChoose: (value: string | null) => void;
}) {
  const { name, value, onChoose } = props;
  const { t } = useTranslation('roll');
  const id = useId();
  const choices: readonly DetailValue[] = detailChoices[name];
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t(`person.${name}`)}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) => onChoose(event.target.value || null)}
      >
        <option value="">{t('person.notAsked')}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {t(`person.value.${choice}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
