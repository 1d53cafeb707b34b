import { Log } from '../../parts/log-tab.tsx';
import { SetPage, WithSet } from './set-page.tsx';

export default function LogTab() {
  return (
    <WithSet>
      {(set) => (
        <SetPage set={set}>
          <Log of={{ objectKind: 'settings-set', objectId: set.id }} />
        </SetPage>
      )}
    </WithSet>
  );
}
