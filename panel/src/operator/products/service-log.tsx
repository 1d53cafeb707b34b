import { Log } from '../../parts/log-tab.tsx';
import { ServicePage, WithService } from './service-page.tsx';

export default function LogTab() {
  return (
    <WithService>
      {(service) => (
        <ServicePage service={service}>
          <Log of={{ objectKind: 'service', objectId: service.id }} />
        </ServicePage>
      )}
    </WithService>
  );
}
