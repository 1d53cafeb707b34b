import { SaveButton } from '../../parts/form/buttons.tsx';
import { useIsOperator } from '../../session.ts';
import { ServiceFields, ServiceForm } from './service-form.tsx';
import { ServicePage, WithService } from './service-page.tsx';

export default function GeneralTab() {
  const operator = useIsOperator();
  return (
    <WithService>
      {(service) => (
        <ServiceForm key={service.id} service={service}>
          <ServicePage service={service} actions={operator && <SaveButton />}>
            <ServiceFields service={service} />
          </ServicePage>
        </ServiceForm>
      )}
    </WithService>
  );
}
