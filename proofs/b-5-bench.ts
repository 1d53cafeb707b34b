export { prove } from './a-7-bench.ts';

export const title =
  'Client, paging, simulator and rate budget, each figure beside its baseline of the same run';
