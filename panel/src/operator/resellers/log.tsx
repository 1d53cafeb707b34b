import { Log } from '../../parts/log-tab.tsx';
import { ResellerPage, WithReseller } from './reseller-page.tsx';

export default function LogTab() {
  return (
    <WithReseller>
      {(reseller) => (
        <ResellerPage reseller={reseller}>
          <Log of={{ objectKind: 'reseller', objectId: reseller.id }} />
        </ResellerPage>
      )}
    </WithReseller>
  );
}
