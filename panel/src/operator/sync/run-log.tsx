import { Log } from '../../parts/log-tab.tsx';
import { RunFrame } from './run-frame.tsx';

export default function RunLog() {
  return <RunFrame>{(run) => <Log of={{ objectKind: 'sync-run', objectId: run.id }} />}</RunFrame>;
}
