import i18next, { type TFunction } from 'i18next';
import en from './i18n/en.json' with { type: 'json' };

/** The shell's own words (menus, system dialogs, notifications); the window's are in the window's locale files. */
export async function loadTexts(language: string): Promise<TFunction> {
  const texts = i18next.createInstance();
  return await texts.init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  });
}
