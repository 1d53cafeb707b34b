import { Log } from '../../parts/log-tab.tsx';
import { PlanPage, WithPlan } from './plan-page.tsx';

export default function LogTab() {
  return (
    <WithPlan>
      {(plan) => (
        <PlanPage plan={plan}>
          <Log of={{ objectKind: 'plan', objectId: plan.id }} />
        </PlanPage>
      )}
    </WithPlan>
  );
}
