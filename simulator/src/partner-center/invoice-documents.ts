import type { Invoice } from '../entities.ts';
import { invoiceOf } from './invoice-lines.ts';
import type { Operation } from './operation.ts';
import { pdf } from './pdf.ts';
import { refuse } from './refusal.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';

/** Id of an invoice's tax receipt. Which invoices have one is not published; here it is each [U]. */
export const receiptOf = ({ id }: Invoice): string => `R${id.replace(/^\D+/, '')}`;

const asPdf = (text: string) => ({
  status: 200,
  text: pdf(text),
  headers: { 'content-type': 'application/pdf' },
});

/** Invoices and tax receipts as files. */
export const invoiceDocumentOperations: Operation[] = [
  {
    method: 'GET',
    path: '/invoices/:invoiceId/documents/statement',
    auth: 'user',
    source: `${docs}/get-invoice-statement`,
    models: 'a PDF of its own',
    handle(call) {
      const { id, totalCharges, currencyCode } = invoiceOf(call);
      return asPdf(`Invoice ${id}: ${totalCharges} ${currencyCode}. Made by the simulator.`);
    },
  },
  {
    method: 'GET',
    path: '/invoices/:invoiceId/receipts/:receiptId/documents/statement',
    auth: 'user',
    source: `${docs}/get-invoice-statement`,
    models: 'a PDF of its own; one receipt for each invoice [U]; 404 for others (code [U])',
    handle(call) {
      const invoice = invoiceOf(call);
      const receipt = receiptOf(invoice);
      if (call.params['receiptId']?.toUpperCase() !== receipt)
        throw refuse(404, 20001, 'The tax receipt was not found.');
      return asPdf(`Tax receipt ${receipt} of invoice ${invoice.id}. Made by the simulator.`);
    },
  },
];
