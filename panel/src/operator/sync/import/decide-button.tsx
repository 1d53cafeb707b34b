import type { ImportFilter } from '@concord/contract';
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DecideDialog } from './decide-dialog.tsx';

/**
 * Tenants that are decided together: named ones, so many of them with a proposal, or all that a filter finds, of which
 * there are about so many.
 */
export type Target = { tenantIds: string[]; proposed: number } | { filter: ImportFilter; about: number };

interface DecideButtonProps {
  partnerAccountId: string;
  target: Target;
  done: () => void;
}

export function DecideButton({ partnerAccountId, target, done }: DecideButtonProps) {
  const { t } = useTranslation('import');
  // What the dialog is about stays while the list behind it is read again.
  const [asked, setAsked] = useState<Target>();
  const isEmpty = 'tenantIds' in target && target.tenantIds.length === 0;
  return (
    <>
      <Button appearance="primary" disabled={isEmpty} onClick={() => setAsked(target)}>
        {t('bulk.decide')}
      </Button>
      {asked && (
        <DecideDialog
          partnerAccountId={partnerAccountId}
          target={asked}
          close={(decided) => {
            setAsked(undefined);
            if (decided) done();
          }}
        />
      )}
    </>
  );
}
