/** What a request asks for: its words below `/api`, decoded, and what stands behind the question mark. */
export interface ApiPath {
	readonly words: readonly string[];
	readonly query: URLSearchParams;
}

/**
 * Takes the address of a request apart, as it was sent: nothing is resolved, so ".." and "%2F" are letters of an id.
 *
 * @param base the sub-path of the app, such as "/plans"; empty for the root
 * @returns null when it is not below `/api`; no words when it cannot be read
 */
export function readApiPath(url: string, base: string): ApiPath | null {
	const root = `${base}/api`;
	if (!url.startsWith(root) || !/^([/?]|$)/.test(url.slice(root.length))) return null;
	const [path = '', query = ''] = url.slice(root.length).split(/\?(.*)/s);
	const asked = new URLSearchParams(query);
	try {
		return { words: path.split('/').slice(1).map(decodeURIComponent), query: asked };
	} catch {
		return { words: [], query: asked };
	}
}
