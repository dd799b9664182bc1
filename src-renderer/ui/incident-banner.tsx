import { useTranslation } from 'react-i18next';
import type { CallInput } from '#shared/contract/contract.ts';
import type { Incident } from '#shared/model/sync.ts';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';

interface IncidentBannerProps {
  readonly incident: Incident;
  readonly onDecide: (id: Incident['id'], decision: CallInput<'resolveIncident'>['decision']) => unknown;
}

/** What happened at the provider and waits for a decision (M14). */
export function IncidentBanner({ incident, onDecide }: IncidentBannerProps) {
  const { t } = useTranslation();
  return (
    <Banner
      tone="warning"
      actions={
        incident.kind === 'mass-deletion' ? (
          <>
            <Button size="small" onClick={() => onDecide(incident.id, 'keep')}>
              {t('incident.keep')}
            </Button>
            <Button size="small" onClick={() => onDecide(incident.id, 'delete-here')}>
              {t('incident.deleteHere')}
            </Button>
          </>
        ) : (
          <Button size="small" onClick={() => onDecide(incident.id, 'dismiss')}>
            {t('common.dismiss')}
          </Button>
        )
      }
    >
      {incident.text}
    </Banner>
  );
}
