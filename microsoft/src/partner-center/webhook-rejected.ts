/** A delivery that is not proven to come from Microsoft. `status` is what to answer with. */
export class WebhookRejected extends Error {
  override readonly name = 'WebhookRejected';
  readonly status: 400 | 401;
  readonly reason: 'header' | 'algorithm' | 'certificate' | 'signature' | 'body';

  constructor(status: 400 | 401, reason: WebhookRejected['reason'], message: string) {
    super(message);
    this.status = status;
    this.reason = reason;
  }
}
