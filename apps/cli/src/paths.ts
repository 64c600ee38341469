import path from 'node:path';

/** Where things stand: the checkout, what is built, what is kept between starts. */
export const root = path.resolve(import.meta.dirname, '../../..');
export const dist = path.join(root, 'dist');
export const dataDir = process.env['QUITTANCE_DATA'] ? path.resolve(process.env['QUITTANCE_DATA']) : path.join(root, '.data');
/** What can be made again: Chromium, unpacked. */
export const cacheDir = process.env['QUITTANCE_CACHE'] ? path.resolve(process.env['QUITTANCE_CACHE']) : path.join(dataDir, 'cache');
