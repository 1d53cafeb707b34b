import { Log } from '../parts/log-tab.tsx';
import { CompanyPage, WithCompany } from './company-frame.tsx';

/** Last tab of Company: its events. */
export default function CompanyLog() {
  return (
    <WithCompany>
      {(company) => (
        <CompanyPage company={company}>
          <Log of={{ objectKind: 'customer', objectId: company.id }} />
        </CompanyPage>
      )}
    </WithCompany>
  );
}
