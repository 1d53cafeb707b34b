import type { Answer, RouteName } from '@concord/contract';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Options } from '../api.ts';
import { useApi } from '../queries.ts';
import { Page } from './page.tsx';
import { ErrorState, LoadingPage } from './states.tsx';

type ById = Extract<RouteName, `GET /${string}/:id`>;

/** Reads the object whose id stands in the address: `<With route="GET /plans/:id">{(plan) => …}</With>`. */
export function With<N extends ById>({
  route,
  children,
}: {
  route: N;
  children: (object: Answer<N>) => ReactNode;
}) {
  const { t } = useTranslation();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const object = useApi<N>(route, { params: { id } } as Options<N>);
  if (object.data) return children(object.data as Answer<N>);
  if (!object.error) return <LoadingPage />;
  return (
    <Page title={t(object.error.status === 404 ? 'state.notFound' : 'state.failed')}>
      <ErrorState problem={object.error} retry={object.refetch} />
    </Page>
  );
}
