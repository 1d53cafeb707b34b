import { type Theme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useMedia } from './media.ts';

const fontFamilyBase = "'Segoe UI', system-ui, sans-serif";
const light: Theme = { ...webLightTheme, fontFamilyBase };
const dark: Theme = { ...webDarkTheme, fontFamilyBase };

/** Fluent's tokens, light or dark as the person's system asks. */
export function useTheme(): Theme {
  return useMedia('(prefers-color-scheme: dark)') ? dark : light;
}
