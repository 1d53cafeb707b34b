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
    page('/', () => import('./home.tsx'), 'operator', 'sync'),

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
    page(
      '/subscriptions/$id/users',
      () => import('./operations/subscription-users.tsx'),
      'operations',
      'users',
    ),
    page('/subscriptions/$id/log', () => import('./operations/subscription-log.tsx'), 'operations'),

    page('/customers', () => import('./customers/list.tsx'), 'customers'),
    page('/customers/new', () => import('./customers/new.tsx'), 'customers'),
    page('/customers/$id', () => import('./customers/general.tsx'), 'customers', 'sync'),
    page('/customers/$id/tenants', () => import('./customers/tenants.tsx'), 'customers', 'sync'),
    page('/customers/$id/agreements', () => import('./customers/agreements.tsx'), 'customers', 'sync'),
    page(
      '/customers/$id/subscriptions',
      () => import('./customers/subscriptions.tsx'),
      'customers',
      'sync',
      'operations',
      'ordering',
    ),
    page(
      '/customers/$id/at-microsoft',
      () => import('./customers/at-microsoft.tsx'),
      'customers',
      'sync',
      'operations',
      'ordering',
    ),
    page('/customers/$id/users', () => import('./customers/users.tsx'), 'customers', 'sync', 'users'),
    page('/customers/$id/users/$binding/new', () => import('./customers/user-new.tsx'), 'customers', 'users'),
    page('/customers/$id/users/$binding/$userId', () => import('./customers/user.tsx'), 'customers', 'users'),
    page('/customers/$id/members', () => import('./customers/members.tsx'), 'customers', 'sync', 'members'),
    page('/customers/$id/log', () => import('./customers/log.tsx'), 'customers', 'sync'),

    page('/sync/freshness', () => import('./sync/freshness.tsx'), 'sync'),
    page('/sync/freshness/tenants', () => import('./sync/freshness-tenants.tsx'), 'sync'),
    page('/sync/alerts', () => import('./sync/alerts.tsx'), 'sync'),
    page(
      '/sync/differences',
      () => import('./sync/differences/list.tsx'),
      'differences',
      'operations',
      'ordering',
      'verbs',
    ),
    page(
      '/sync/differences/$id',
      () => import('./sync/differences/general.tsx'),
      'differences',
      'operations',
      'ordering',
      'verbs',
    ),
    page(
      '/sync/differences/$id/log',
      () => import('./sync/differences/log.tsx'),
      'differences',
      'operations',
      'ordering',
      'verbs',
    ),
    page('/sync/at-stake', () => import('./sync/differences/at-stake.tsx'), 'differences'),
    page(
      '/sync/policies',
      () => import('./sync/policies/list.tsx'),
      'differences',
      'operations',
      'ordering',
      'verbs',
    ),
    page(
      '/sync/policies/new',
      () => import('./sync/policies/new.tsx'),
      'differences',
      'operations',
      'ordering',
      'verbs',
    ),
    page(
      '/sync/policies/$id',
      () => import('./sync/policies/general.tsx'),
      'differences',
      'operations',
      'ordering',
      'verbs',
    ),
    page(
      '/sync/policies/$id/trial',
      () => import('./sync/policies/trial.tsx'),
      'differences',
      'operations',
      'ordering',
      'verbs',
    ),
    page(
      '/sync/policies/$id/log',
      () => import('./sync/policies/log.tsx'),
      'differences',
      'operations',
      'ordering',
      'verbs',
    ),
    page('/sync/plans', () => import('./sync/plans/list.tsx'), 'differences', 'reconciliations'),
    page(
      '/sync/plans/$id',
      () => import('./sync/plans/lines-tab.tsx'),
      'differences',
      'reconciliations',
      'sync',
    ),
    page(
      '/sync/plans/$id/log',
      () => import('./sync/plans/log.tsx'),
      'differences',
      'reconciliations',
      'sync',
    ),
    page('/sync/import', () => import('./sync/import/import.tsx'), 'import', 'sync'),
    page('/sync/runs', () => import('./sync/runs.tsx'), 'sync'),
    page('/sync/runs/$id', () => import('./sync/run-general.tsx'), 'sync'),
    page('/sync/runs/$id/log', () => import('./sync/run-log.tsx'), 'sync'),

    page('/transfers', () => import('./transfers/list.tsx'), 'transfers'),
    page('/transfers/new', () => import('./transfers/new.tsx'), 'transfers'),
    page('/transfers/$id', () => import('./transfers/general.tsx'), 'transfers'),
    page('/transfers/$id/microsoft', () => import('./transfers/microsoft.tsx'), 'transfers', 'operations'),
    page('/transfers/$id/log', () => import('./transfers/log.tsx'), 'transfers'),

    page('/reports', () => import('./reports/list.tsx'), 'reports'),
    page('/reports/$report', () => import('./reports/report.tsx'), 'reports'),

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
    page(set, () => import('./settings-sets/settings.tsx'), 'settings', 'sync'),
    page(`${set}/connection`, () => import('./settings-sets/connection.tsx'), 'settings', 'sync'),
    page(`${set}/sync`, () => import('./settings-sets/sync.tsx'), 'settings', 'sync'),
    page(`${set}/usage`, () => import('./settings-sets/usage.tsx'), 'settings', 'sync'),
    page(`${set}/log`, () => import('./settings-sets/log.tsx'), 'settings', 'sync'),
    page('/settings/attributes', () => import('./attributes/list.tsx'), 'resellers'),
    page('/settings/attributes/new', () => import('./attributes/new.tsx'), 'resellers'),
    page('/settings/attributes/$id', () => import('./attributes/edit.tsx'), 'resellers'),

    page('/log', () => import('./log.tsx'), 'operator'),
    nowhere,
  ]),
]);
