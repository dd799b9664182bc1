import { ChevronDown } from 'lucide-react';
import { Accordion } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './provider-guide.module.css';

/** In the order in which people ask for them; the words of each are in the texts. */
const guides = ['google', 'microsoft', 'yahoo', 'icloud', 'fastmail', 'zoho', 'proton', 'other'] as const;

/** Which providers can be connected, and what each wants to be done first, step by step (ACC-2, ACC-3). */
export function ProviderGuide({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('guide.title')} closeLabel={t('common.close')} onClose={onClose}>
      <div className={styles.body}>
        <p className={styles.lead}>{t('guide.lead')}</p>
        <Accordion.Root type="single" collapsible className={styles.guides}>
          {guides.map((guide) => (
            <Accordion.Item key={guide} value={guide}>
              <Accordion.Header asChild>
                <h3>
                  <Accordion.Trigger className={styles.provider}>
                    <span>
                      {t(`guide.${guide}.name`)}
                      <small>{t(`guide.${guide}.for`)}</small>
                    </span>
                    <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
                  </Accordion.Trigger>
                </h3>
              </Accordion.Header>
              <Accordion.Content>
                <ol className={styles.list}>
                  {(t(`guide.${guide}.steps`, { returnObjects: true }) as string[]).map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ol>
              </Accordion.Content>
            </Accordion.Item>
          ))}
        </Accordion.Root>
      </div>
    </Dialog>
  );
}
