import '@fontsource-variable/inter/wght.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../i18n/i18n.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { must } from '#shared/lib/assert.ts';
import { saveAll } from '../actions/draft-saving.ts';
import { followKeys } from '../actions/keys.ts';
import { takePreferences } from '../actions/preferences.ts';
import { keepAnswersTrue, queryClient } from '../queries/query-client.ts';
import { followWidth } from '../state/layout.ts';
import { TooltipProvider } from '../ui/tooltip.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { followActions } from './follow-actions.ts';
import { Shell } from './shell.tsx';

takePreferences();
followWidth();
keepAnswersTrue();
followKeys();
followActions();
window.addEventListener('pagehide', () => void saveAll());

createRoot(must(document.getElementById('root'), 'root of the page')).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <TooltipProvider>
        <ErrorBoundary>
          <Shell />
        </ErrorBoundary>
      </TooltipProvider>
    </QueryClientProvider>
  </StrictMode>,
);
