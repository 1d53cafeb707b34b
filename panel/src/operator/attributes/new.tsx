import { AttributeForm } from './attribute-form.tsx';

export default function NewAttribute() {
  return <AttributeForm />;
}
