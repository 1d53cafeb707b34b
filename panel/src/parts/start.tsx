import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { type AnyRouter, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from '../queries.ts';
import { startTexts } from '../texts/i18n.ts';
import './base.css';
import { Saved } from './saved.tsx';
import { useTheme } from './theme.ts';

/** Starts a panel in its page. @param areas texts that its frame needs at once */
export async function start(router: AnyRouter, ...areas: string[]): Promise<void> {
  await startTexts(areas);
  createRoot(document.getElementById('root') ?? document.body).render(
    <StrictMode>
      <Panel router={router} />
    </StrictMode>,
  );
}

function Panel({ router }: { router: AnyRouter }) {
  return (
    <FluentProvider theme={useTheme()}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
      <Saved />
    </FluentProvider>
  );
}
