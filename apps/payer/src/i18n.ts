import { setupI18n, type I18n, type Messages } from '@lingui/core';
import type { Locale } from './view.ts';

export const i18nOf = (locale: Locale, messages: Messages): I18n => setupI18n({ locale, messages: { [locale]: messages } });
