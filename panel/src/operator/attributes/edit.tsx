import { useParams } from '@tanstack/react-router';
import { ErrorState, LoadingPage, NotFoundPage } from '../../parts/states.tsx';
import { useApi } from '../../queries.ts';
import { AttributeForm } from './attribute-form.tsx';

export default function EditAttribute() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const attributes = useApi('GET /attributes');
  if (attributes.error) return <ErrorState problem={attributes.error} retry={attributes.refetch} />;
  if (!attributes.data) return <LoadingPage />;
  const attribute = attributes.data.items.find((one) => one.id === id);
  return attribute ? <AttributeForm key={attribute.id} attribute={attribute} /> : <NotFoundPage />;
}
