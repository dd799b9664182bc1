import { useTranslation } from 'react-i18next';
import {
  ContactField,
  type ContactMapping,
  DuplicateChoice,
  type FileEncoding,
  fileEncodings,
} from '#shared/model/exchange.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../../ui/format/numbers.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { SelectField } from '../../ui/text-field.tsx';
import type { FileRead } from './answers.ts';
import styles from './import-page.module.css';
import { RowMessages } from './row-messages.tsx';

interface MappingStepProps {
  readonly path: string;
  readonly file: FileRead;
  readonly mapping: ContactMapping;
  readonly duplicates: DuplicateChoice;
  onMapping(mapping: ContactMapping): void;
  onDuplicates(choice: DuplicateChoice): void;
  onEncoding(encoding: FileEncoding): void;
  onBack(): void;
  onNext(): void;
}

/** What each column becomes, with what stands in it; the guesses are made, and can be changed. */
export function MappingStep(props: MappingStepProps) {
  const { path, file, mapping, duplicates, onMapping, onDuplicates, onEncoding, onBack, onNext } = props;
  const { t } = useTranslation();
  const name = path.split(/[\\/]/).at(-1) ?? path;
  const used = Object.keys(mapping).length;
  return (
    <>
      <Scroll frameClassName={styles.scroll} tabIndex={-1}>
        <div className={styles.column}>
          <p className={styles.lead}>{t('import.found', { name, count: file.rows, total: count(file.rows) })}</p>
          <RowMessages title={t('import.broken', { count: file.errors.length })} tone="danger" messages={file.errors} />
          {file.format === 'csv' && (
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col" style={{ width: '26%' }}>
                    {t('import.column')}
                  </th>
                  <th scope="col">{t('import.samples')}</th>
                  <th scope="col" style={{ width: '30%' }}>
                    {t('import.becomes')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {file.columns.map((column, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two columns of a file may have one name
                  <tr key={index}>
                    <th scope="row" title={column.name} dir="auto">
                      {column.name || t('import.unnamed')}
                    </th>
                    <td className={styles.samples} title={column.samples.join(' · ')} dir="auto">
                      {column.samples.join(' · ')}
                    </td>
                    <td className={styles.target}>
                      <SelectField
                        label={t('import.becomesOf', { column: column.name })}
                        value={mapping[column.name] ?? ''}
                        options={[
                          { value: '' as const, label: t('import.leaveOut') },
                          ...ContactField.options.map((field) => ({ value: field, label: t(`import.field.${field}`) })),
                        ]}
                        onChange={(field) => {
                          const { [column.name]: _, ...others } = mapping;
                          onMapping(field === '' ? others : { ...others, [column.name]: field });
                        }}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <div className={styles.options}>
            <SelectField
              label={t('import.duplicates')}
              value={duplicates}
              options={DuplicateChoice.options.map((choice) => ({
                value: choice,
                label: t(`import.duplicate.${choice}`),
              }))}
              onChange={onDuplicates}
            />
            <SelectField
              label={t('import.encoding')}
              value={file.encoding}
              options={fileEncodings.map((encoding) => ({ value: encoding, label: encoding }))}
              onChange={onEncoding}
            />
          </div>
        </div>
      </Scroll>
      <footer className={styles.foot}>
        <Button onClick={onBack}>{t('common.back')}</Button>
        <Button variant="primary" disabled={file.rows === 0 || (file.format === 'csv' && used === 0)} onClick={onNext}>
          {t('import.check')}
        </Button>
      </footer>
    </>
  );
}
