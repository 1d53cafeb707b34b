import { Button } from '@fluentui/react-components';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useReturn } from '../link.tsx';

/** Saves the form it stands in. */
export function SaveButton({ label }: { label?: string }) {
  const { t } = useTranslation();
  const { formState } = useFormContext();
  return (
    <Button type="submit" appearance="primary" disabledFocusable={formState.isSubmitting}>
      {formState.isSubmitting ? t('form.saving') : (label ?? t('form.save'))}
    </Button>
  );
}

/** Leaves the form without saving. @param back where to, when this page was opened by its address */
export function CancelButton({ back }: { back: string }) {
  const { t } = useTranslation();
  return <Button onClick={useReturn(back)}>{t('form.cancel')}</Button>;
}
