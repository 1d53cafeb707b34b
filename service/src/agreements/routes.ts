import type { Context } from '../context.ts';
import type { Handle } from '../http/handle.ts';
import { beginAttestation, readAttestation } from './attest.ts';

export function agreementRoutes(handle: Handle, context: Context): void {
  handle('POST /ordering/attestations', (call) => beginAttestation(context, call));
  handle('GET /ordering/attestations/:id', (call) => readAttestation(context, call));
}
