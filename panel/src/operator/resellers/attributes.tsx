import { SaveButton } from '../../parts/form/buttons.tsx';
import { AttributeFields, WithAttributes } from './attribute-fields.tsx';
import { ResellerForm } from './reseller-form.tsx';
import { ResellerPage, WithReseller } from './reseller-page.tsx';

export default function AttributesTab() {
  return (
    <WithReseller>
      {(reseller) => (
        <WithAttributes>
          {(attributes) => (
            <ResellerForm reseller={reseller} attributes={attributes}>
              <ResellerPage reseller={reseller} actions={attributes.length > 0 && <SaveButton />}>
                <AttributeFields attributes={attributes} />
              </ResellerPage>
            </ResellerForm>
          )}
        </WithAttributes>
      )}
    </WithReseller>
  );
}
