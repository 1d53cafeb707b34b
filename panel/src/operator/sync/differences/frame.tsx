import type { Difference } from '@concord/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../parts/page.tsx';
import { With } from '../../../parts/with.tsx';
import { DecideButtons } from './decide-buttons.tsx';
import { DifferenceStatus } from './difference-status.tsx';

/** Frame of a difference's page, around the difference that the address names. */
export function DifferenceFrame({ children }: { children: (difference: Difference) => ReactNode }) {
  const { t } = useTranslation('differences');
  return (
    <With route="GET /differences/:id">
      {(difference) => {
        const { id, number, field, name, state } = difference;
        const base = `/sync/differences/${id}`;
        return (
          <Page
            title={`${t(`field.${field}`)}: ${name}`}
            number={number}
            status={<DifferenceStatus of={difference} />}
            crumbs={[{ label: t('list.title'), to: '/sync/differences' }]}
            actions={
              state !== 'closed' && (
                <DecideButtons target={{ rows: [difference] }} plannable={state === 'decided'} />
              )
            }
            tabs={[
              { label: t('tab.general'), to: base },
              { label: t('tab.log'), to: `${base}/log` },
            ]}
          >
            {children(difference)}
          </Page>
        );
      }}
    </With>
  );
}
