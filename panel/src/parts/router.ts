import { type AnyRoute, createRouter } from '@tanstack/react-router';
import { ErrorPage, LoadingPage, NotFoundPage } from './states.tsx';

/** A panel's router: plain words in the address, pages loaded when a link is pointed at. */
export function panelRouter(basepath: string, routeTree: AnyRoute) {
  return createRouter({
    routeTree,
    basepath,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: LoadingPage,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
      const query = new URLSearchParams(given.map(([key, value]) => [key, String(value)]));
      return query.size ? `?${query}` : '';
    },
  });
}
