import { useTranslation } from 'react-i18next';
import type { Incident, SyncStatus } from '#shared/model/sync.ts';
import { resolveIncident } from '../../actions/sync.ts';
import { dayTime } from '../../ui/format/dates.ts';
import { IncidentBanner } from '../../ui/incident-banner.tsx';
import styles from './sync-status.module.css';

interface WithStatuses {
  readonly statuses: readonly SyncStatus[];
}

const all = (statuses: readonly SyncStatus[]): readonly Incident[] =>
  statuses.flatMap((status) => status.incidents).sort((one, other) => other.at - one.at);

/** What waits for a decision: messages it speaks of are kept until then (M14). */
export function OpenIncidents({ statuses }: WithStatuses) {
  const { t } = useTranslation();
  const open = all(statuses).filter((incident) => incident.open);
  if (open.length === 0) return null;
  return (
    <section className={styles.open} aria-label={t('sync.toDecide')}>
      {open.map((incident) => (
        <IncidentBanner key={incident.id} incident={incident} onDecide={resolveIncident} />
      ))}
    </section>
  );
}

/** What happened, in plain words. */
export function Incidents({ statuses }: WithStatuses) {
  const { t } = useTranslation();
  const past = all(statuses).filter((incident) => !incident.open);
  if (past.length === 0) return null;
  return (
    <section aria-labelledby="sync-incidents">
      <h2 className={styles.heading} id="sync-incidents">
        {t('sync.incidents')}
      </h2>
      <ol className={styles.rows}>
        {past.map((incident) => (
          <li key={incident.id} className={styles.incident}>
            <time className={styles.since}>{dayTime(incident.at)}</time>
            <p>{incident.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
