/** Kit's aliases in the form that the reader of imports (dependency-cruiser) understands. */
import { fileURLToPath } from 'node:url';

const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export default {
	resolve: { alias: { $lib: at('src/lib'), $server: at('src/sync-server') } }
};
