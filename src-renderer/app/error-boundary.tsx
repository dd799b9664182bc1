import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** A part of the window that breaks says so in its own place; the mail is elsewhere, and safe. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useTranslation();
  return (
    <EmptyState
      drawing="warning"
      title={t('problem.crashTitle')}
      action={<Button onClick={() => window.location.reload()}>{t('problem.reload')}</Button>}
    >
      {t('problem.crashWords')}
    </EmptyState>
  );
}
