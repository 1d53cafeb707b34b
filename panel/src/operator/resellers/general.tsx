import { SaveButton } from '../../parts/form/buttons.tsx';
import { ResellerFields } from './reseller-fields.tsx';
import { ResellerForm } from './reseller-form.tsx';
import { ResellerPage, WithReseller } from './reseller-page.tsx';

export default function GeneralTab() {
  return (
    <WithReseller>
      {(reseller) => (
        <ResellerForm reseller={reseller}>
          <ResellerPage reseller={reseller} actions={<SaveButton />}>
            <ResellerFields reseller={reseller} />
          </ResellerPage>
        </ResellerForm>
      )}
    </WithReseller>
  );
}
