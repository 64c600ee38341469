/** A spec that stands in a group takes its globals from the group's. */
import path from 'node:path';
import swcJest from '@swc/jest';
import { ALONE } from './groups.mjs';

const globals = path.join(import.meta.dirname, 'globals.mjs');
const moved = (source) => (ALONE.test(source) ? source : source.replace(/(from\s+)'@jest\/globals'/, `$1${JSON.stringify(globals)}`));

export default {
  createTransformer(options) {
    const swc = swcJest.createTransformer(options);
    return { ...swc, process: (source, file, given) => swc.process(moved(source), file, given), processAsync: (source, file, given) => (swc.processAsync ?? swc.process)(moved(source), file, given), getCacheKey: (source, file, given) => swc.getCacheKey(moved(source), file, given) };
  },
};
