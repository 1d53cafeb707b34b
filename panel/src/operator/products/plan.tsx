import { SaveButton } from '../../parts/form/buttons.tsx';
import { useIsOperator } from '../../session.ts';
import { PlanFields } from './plan-fields.tsx';
import { PlanForm } from './plan-form.tsx';
import { PlanPage, WithPlan } from './plan-page.tsx';

export default function GeneralTab() {
  const operator = useIsOperator();
  return (
    <WithPlan>
      {(plan) => (
        <PlanForm key={plan.id} plan={plan}>
          <PlanPage plan={plan} actions={operator && <SaveButton />}>
            <PlanFields plan={plan} />
          </PlanPage>
        </PlanForm>
      )}
    </WithPlan>
  );
}
