/** Graph refuses: its status, its code and a text. */
export class GraphRefusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const badRequest = (message: string) => new GraphRefusal(400, 'badRequest', message);
export const notFound = (message: string) => new GraphRefusal(404, 'Request_ResourceNotFound', message);
export const forbidden = () =>
  new GraphRefusal(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
