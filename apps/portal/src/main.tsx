import '@quittance/ui/fonts.css';
import '@quittance/ui/tokens.css';
import '@quittance/ui/ui.css';
import './portal.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { firstLocale, speak } from './app/i18n.ts';
import { applyTheme, storedTheme } from './app/theme.ts';

applyTheme(storedTheme());
await speak(firstLocale());
createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
