import { useTranslation } from 'react-i18next';
import { Field } from './Field.tsx';

export type Choice = { readonly id: string; readonly name: string };

/** One out of a list; nothing is chosen for the person. */
export function ChoiceField({
  label,
  choices,
  value,
  fault,
  onChange,
}: {
  label: string;
  choices: readonly Choice[];
  value: string;
  fault: string | undefined;
  onChange: (id: string) => void;
}) {
  const { t } = useTranslation('staff');
  return (
    <Field label={label} fault={fault}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('choose')}</option>
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
