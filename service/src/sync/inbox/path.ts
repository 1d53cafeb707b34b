/** Where Microsoft's events arrive; what follows is the secret part. */
export const webhookPath = '/webhooks/microsoft';
