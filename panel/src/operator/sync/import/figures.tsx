import { type Import, ImportState } from '@concord/contract/imports';
import { useTranslation } from 'react-i18next';
import { Figures } from '../../../parts/figures.tsx';

/** How many tenants stand where; each number leads to them. */
export function ImportFigures({ of: { partnerAccountId, states } }: { of: Import }) {
  const { t } = useTranslation('import');
  const shown = ImportState.options.filter((state) => state === 'open' || states[state] > 0);
  return (
    <Figures
      figures={shown.map((state) => ({
        label: t(`figure.${state}`),
        value: states[state],
        to: '/sync/import',
        search: { account: partnerAccountId, state },
      }))}
    />
  );
}
