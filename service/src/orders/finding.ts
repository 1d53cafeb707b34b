import type { PreflightFinding } from '@concord/contract/orders';
import type { z } from 'zod';
import { text } from '../texts/texts.ts';

export type Finding = z.infer<typeof PreflightFinding>;
export type Values = Record<string, string | number>;

export const finding = (
  level: Finding['level'],
  page: Finding['page'],
  code: string,
  values: Values = {},
): Finding => ({
  level,
  page,
  code,
  text: text(`preflight.${code}.text`, values) ?? code,
  next: text(`preflight.${code}.next`, values) ?? '',
});
