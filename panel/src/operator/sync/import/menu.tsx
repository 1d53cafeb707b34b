import type { Import } from '@concord/contract';
import { ArrowDownloadRegular, ArrowUploadRegular, SearchRegular } from '@fluentui/react-icons';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, panelName } from '../../../api.ts';
import { useAct } from '../../../parts/act.ts';
import { MoreMenu } from '../../../parts/more-menu.tsx';
import { FileDialog } from './file-dialog.tsx';

const filters = ['q', 'state', 'matchedBy', 'decision'];

/** What can be done with the list besides: decide it in a file, look for matches anew. */
export function ImportMenu({ of: { partnerAccountId } }: { of: Import }) {
  const { t } = useTranslation('import');
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const [asks, setAsks] = useState(false);
  const match = useAct(
    () => call('POST /partner-accounts/:id/import/match', { params: { id: partnerAccountId } }),
    { renews: ['partner-accounts', 'sync'], saying: t('menu.matched') },
  );
  const path = `/api/v1/partner-accounts/${partnerAccountId}/import/rows.csv`;
  const query = new URLSearchParams([
    ...filters.flatMap((name) => (search[name] ? [[name, search[name]] as [string, string]] : [])),
    ['panel', panelName],
  ]);
  return (
    <>
      <MoreMenu
        items={[
          {
            label: t('menu.download'),
            icon: <ArrowDownloadRegular />,
            onClick: () => location.assign(`${path}?${query}`),
          },
          { label: t('menu.upload'), icon: <ArrowUploadRegular />, onClick: () => setAsks(true) },
          {
            label: t('menu.match'),
            icon: <SearchRegular />,
            disabled: match.busy,
            onClick: () => match.run(),
          },
        ]}
      />
      {asks && <FileDialog path={path} close={() => setAsks(false)} />}
    </>
  );
}
