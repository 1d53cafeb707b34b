import i18next from 'i18next';
import { en } from './en.ts';

const i18n = i18next.createInstance();
await i18n.init({
  lng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  returnEmptyString: true,
});

/** The text of a key in the reader's language, with its values filled in. Unknown keys give `undefined`. */
export function text(key: string, values: Record<string, unknown> = {}): string | undefined {
  return i18n.exists(key, values) ? i18n.t(key, values) : undefined;
}
