import { type Action, customerPath, only } from '../topic.ts';

const metadata = ['customerPrice', 'fxRate', 'currency', 'isPartOfTender', 'tenderLink'];
const parts = ['POFiles', 'TenderFiles'];

/** Names of files, where a row gives their number, or says that there are some. */
function filesOf(said: unknown, part: string): string[] {
  if (Array.isArray(said)) return said.map(String);
  const count = Number(said ?? 0);
  return Array.from({ length: count }, (_, index) => `${part}-${index}.pdf`);
}

/** Uploads the purchase order of the row's order, with the metadata that Microsoft asks for. */
export const attachOrderDocuments: Action = async (scene, params) => {
  only(params, 'form', ...metadata, ...parts);
  const said = { ...params, ...params['form'] };
  only(said, 'form', ...metadata, ...parts);
  const form = new FormData();
  const given = { customerPrice: '100', currency: 'USD', fxRate: '1', isPartOfTender: 'false', ...said };
  for (const name of metadata)
    if (given[name as keyof typeof given] !== undefined && given[name as keyof typeof given] !== null)
      form.append(name, String(given[name as keyof typeof given]));
  const wanted = { POFiles: 1, ...said };
  for (const part of parts)
    for (const name of filesOf((wanted as Record<string, unknown>)[part], part))
      form.append(part, new Blob(['document'], { type: 'application/pdf' }), name);
  return { answer: await scene.call('POST', customerPath(scene, '/orders/own-order/attachment'), form) };
};
