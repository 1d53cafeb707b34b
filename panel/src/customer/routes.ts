import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router';
import { NotFoundPage } from '../parts/states.tsx';
import { withTexts } from '../texts/i18n.ts';
import { CustomerShell } from './shell.tsx';

type Loaded = Promise<{ default: RouteComponent }>;

const root = createRootRoute();
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: CustomerShell });

/** A page inside the shell. @param areas texts that only it needs */
function page(path: string, load: () => Loaded, ...areas: string[]) {
  return createRoute({
    getParentRoute: () => shell,
    path,
    component: lazyRouteComponent(() =>
      withTexts(load(), 'customer', 'customers', 'members', 'ordering', ...areas),
    ),
  });
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./sign-in.tsx')),
});

const subscription = '/subscriptions/$id';

export const routes = root.addChildren([
  signIn,
  shell.addChildren([
    page('/', () => import('./subscriptions.tsx')),
    page(subscription, () => import('./subscription-activation.tsx')),
    page(`${subscription}/managing`, () => import('./subscription-managing.tsx')),
    page(`${subscription}/users`, () => import('./subscription-users.tsx'), 'users'),
    page(`${subscription}/orders`, () => import('./subscription-orders.tsx')),
    page(`${subscription}/log`, () => import('./subscription-log.tsx')),

    page('/buy', () => import('../ordering/wizard.tsx')),

    page('/orders', () => import('./orders.tsx')),
    page('/orders/$id', () => import('../ordering/order-page.tsx')),
    page('/orders/$id/$tab', () => import('../ordering/order-page.tsx')),

    page('/users', () => import('./users.tsx'), 'users'),
    page('/users/$binding/new', () => import('./user-new.tsx'), 'users'),
    page('/users/$binding/$userId', () => import('./user.tsx'), 'users'),

    page('/company', () => import('./company-details.tsx')),
    page('/company/tenants', () => import('./company-tenants.tsx')),
    page('/company/agreements', () => import('./company-agreements.tsx')),
    page('/company/members', () => import('./company-members.tsx')),
    page('/company/log', () => import('./company-log.tsx')),

    createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage }),
  ]),
]);
