/** One measured figure, beside its baseline of the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  baseline?: number;
  /** value / baseline */
  ratio?: number;
  /** e.g. `< 5 s`; what `ok` was judged by */
  budget: string;
  ok: boolean;
}

export interface Bench {
  dataDir: string;
  url: string;
  simulator: string;
  token: string;
  pids: { service: number };
}
