import { AttestationPart } from './attestation-part.tsx';
import { useRun } from './run.ts';
import { SignatoryForm } from './signatory-form.tsx';

/** The customer's agreement with Microsoft: who accepts it, then the acceptance at Microsoft itself. */
export function AgreementPage() {
  const { draft, ordering } = useRun();
  if (!ordering) return null;
  const { attestation } = draft;
  return attestation?.partnerAccountId === ordering.partnerAccountId ? (
    <AttestationPart attestation={attestation} />
  ) : (
    <SignatoryForm />
  );
}
