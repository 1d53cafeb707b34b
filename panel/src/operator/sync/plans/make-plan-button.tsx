import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlanDialog } from '../differences/plan-dialog.tsx';

/** Plans everything of a settings set that is decided. */
export function MakePlanButton() {
  const { t } = useTranslation('differences');
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button appearance="primary" icon={<AddRegular />} onClick={() => setAsked(true)}>
        {t('plan.action')}
      </Button>
      {asked && <PlanDialog target={{ filter: {} }} close={() => setAsked(false)} />}
    </>
  );
}
