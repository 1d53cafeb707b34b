import { SaveButton } from '../../parts/form/buttons.tsx';
import { AttributeFields } from './attribute-fields.tsx';
import { ResellerForm } from './reseller-form.tsx';
import { ResellerPage, WithReseller } from './reseller-page.tsx';

export default function AttributesTab() {
  return (
    <WithReseller>
      {(reseller) => (
        <ResellerForm reseller={reseller}>
          <ResellerPage reseller={reseller} actions={<SaveButton />}>
            <AttributeFields />
          </ResellerPage>
        </ResellerForm>
      )}
    </WithReseller>
  );
}
