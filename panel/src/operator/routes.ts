import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router';
import { NotFoundPage } from '../parts/states.tsx';
import { withTexts } from '../texts/i18n.ts';
import { OperatorShell } from './shell.tsx';

type Loaded = Promise<{ default: RouteComponent }>;

const root = createRootRoute();
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: OperatorShell });

/** A page inside the shell, with the areas of texts that it needs. */
function page(path: string, load: () => Loaded, ...areas: string[]) {
  return createRoute({
    getParentRoute: () => shell,
    path,
    component: lazyRouteComponent(() => withTexts(load(), ...areas)),
  });
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./sign-in.tsx')),
});

const nowhere = createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage });
const set = '/settings/office-365/$id';

export const routes = root.addChildren([
  signIn,
  shell.addChildren([
    page('/', () => import('./home.tsx'), 'operator'),

    page('/order', () => import('../ordering/wizard.tsx'), 'ordering'),
    page('/orders', () => import('./operations/orders.tsx'), 'operations', 'ordering'),
    page('/orders/$id', () => import('../ordering/order-page.tsx'), 'ordering'),
    page('/orders/$id/$tab', () => import('../ordering/order-page.tsx'), 'ordering'),
    page('/subscriptions', () => import('./operations/subscriptions.tsx'), 'operations', 'ordering'),
    page(
      '/subscriptions/$id',
      () => import('./operations/subscription-general.tsx'),
      'operations',
      'ordering',
      'verbs',
    ),
    page(
      '/subscriptions/$id/microsoft',
      () => import('./operations/subscription-microsoft.tsx'),
      'operations',
    ),
    page('/subscriptions/$id/log', () => import('./operations/subscription-log.tsx'), 'operations'),

    page('/customers', () => import('./customers/list.tsx'), 'customers'),
    page('/customers/new', () => import('./customers/new.tsx'), 'customers'),
    page('/customers/$id', () => import('./customers/general.tsx'), 'customers'),
    page('/customers/$id/tenants', () => import('./customers/tenants.tsx'), 'customers'),
    page('/customers/$id/agreements', () => import('./customers/agreements.tsx'), 'customers'),
    page(
      '/customers/$id/subscriptions',
      () => import('./customers/subscriptions.tsx'),
      'customers',
      'operations',
      'ordering',
    ),
    page('/customers/$id/members', () => import('./customers/members.tsx'), 'customers', 'members'),
    page('/customers/$id/log', () => import('./customers/log.tsx'), 'customers'),

    page('/services', () => import('./products/services.tsx'), 'products'),
    page('/services/new', () => import('./products/service-new.tsx'), 'products'),
    page('/services/$id', () => import('./products/service.tsx'), 'products'),
    page('/services/$id/plans', () => import('./products/service-plans.tsx'), 'products', 'ordering'),
    page('/services/$id/log', () => import('./products/service-log.tsx'), 'products'),
    page('/plans', () => import('./products/plans.tsx'), 'products', 'ordering'),
    page('/plans/new', () => import('./products/plan-new.tsx'), 'products', 'ordering'),
    page('/plans/$id', () => import('./products/plan.tsx'), 'products', 'ordering'),
    page('/plans/$id/log', () => import('./products/plan-log.tsx'), 'products'),

    page('/resellers', () => import('./resellers/list.tsx'), 'resellers'),
    page('/resellers/new', () => import('./resellers/new.tsx'), 'resellers'),
    page('/resellers/$id', () => import('./resellers/general.tsx'), 'resellers'),
    page('/resellers/$id/attributes', () => import('./resellers/attributes.tsx'), 'resellers'),
    page('/resellers/$id/customers', () => import('./resellers/customers.tsx'), 'resellers', 'customers'),
    page('/resellers/$id/managers', () => import('./resellers/managers.tsx'), 'resellers', 'members'),
    page('/resellers/$id/log', () => import('./resellers/log.tsx'), 'resellers'),

    page('/settings/office-365', () => import('./settings-sets/list.tsx'), 'settings'),
    page('/settings/office-365/new', () => import('./settings-sets/new.tsx'), 'settings'),
    page(set, () => import('./settings-sets/settings.tsx'), 'settings'),
    page(`${set}/connection`, () => import('./settings-sets/connection.tsx'), 'settings'),
    page(`${set}/usage`, () => import('./settings-sets/usage.tsx'), 'settings'),
    page(`${set}/log`, () => import('./settings-sets/log.tsx'), 'settings'),
    page('/settings/attributes', () => import('./attributes/list.tsx'), 'resellers'),
    page('/settings/attributes/new', () => import('./attributes/new.tsx'), 'resellers'),
    page('/settings/attributes/$id', () => import('./attributes/edit.tsx'), 'resellers'),

    page('/log', () => import('./log.tsx'), 'operator'),
    nowhere,
  ]),
]);
