import {
  ArrowSwapRegular,
  ArrowSyncRegular,
  BoxMultipleRegular,
  BranchCompareRegular,
  BuildingRegular,
  CartRegular,
  ClipboardTaskListLtrRegular,
  ClockRegular,
  CloudArrowDownRegular,
  DocumentTableRegular,
  HistoryRegular,
  HomeRegular,
  OrganizationRegular,
  PlugConnectedRegular,
  ReceiptRegular,
  TagMultipleRegular,
  TextBulletListSquareEditRegular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { NavGroup } from '../parts/navigation-bar.tsx';
import { Shell } from '../parts/shell.tsx';

export function OperatorShell() {
  const { t } = useTranslation('operator');
  return <Shell panel={t('panel')} groups={useGroups()} />;
}

function useGroups(): (isOperator: boolean) => NavGroup[] {
  const { t } = useTranslation('operator');
  return (isOperator) => [
    { items: [{ to: '/', label: t('nav.home'), icon: <HomeRegular />, exact: true }] },
    {
      label: t('nav.operations'),
      items: [
        { to: '/order', label: t('nav.order'), icon: <CartRegular /> },
        { to: '/orders', label: t('nav.orders'), icon: <ReceiptRegular /> },
        { to: '/subscriptions', label: t('nav.subscriptions'), icon: <ClipboardTaskListLtrRegular /> },
        { to: '/customers', label: t('nav.customers'), icon: <BuildingRegular /> },
        { to: '/transfers', label: t('nav.transfers'), icon: <ArrowSwapRegular /> },
      ],
    },
    {
      label: t('nav.products'),
      items: [
        { to: '/services', label: t('nav.services'), icon: <BoxMultipleRegular /> },
        { to: '/plans', label: t('nav.plans'), icon: <TagMultipleRegular /> },
      ],
    },
    {
      label: t('nav.sync'),
      items: [
        { to: '/sync/freshness', label: t('nav.freshness'), icon: <ClockRegular /> },
        { to: '/sync/differences', label: t('nav.differences'), icon: <BranchCompareRegular /> },
        { to: '/sync/runs', label: t('nav.runs'), icon: <ArrowSyncRegular /> },
        ...(isOperator
          ? [{ to: '/sync/import', label: t('nav.import'), icon: <CloudArrowDownRegular /> }]
          : []),
      ],
    },
    { items: [{ to: '/reports', label: t('nav.reports'), icon: <DocumentTableRegular /> }] },
    {
      label: t('nav.partners'),
      items: [{ to: '/resellers', label: t('nav.resellers'), icon: <OrganizationRegular /> }],
    },
    {
      label: t('nav.plugins'),
      items: [{ to: '/settings/office-365', label: t('nav.office365'), icon: <PlugConnectedRegular /> }],
    },
    {
      label: t('nav.configuration'),
      items: [
        { to: '/settings/attributes', label: t('nav.attributes'), icon: <TextBulletListSquareEditRegular /> },
      ],
    },
    { items: [{ to: '/log', label: t('nav.log'), icon: <HistoryRegular /> }] },
  ];
}
