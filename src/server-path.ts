/**
 * Whether the server answers a path itself, as opposed to a place of the app.
 *
 * @param base the sub-path that the app was built for, such as "/plans"; empty for the root
 */
export function isServerPath(path: string, base: string): boolean {
	const below = path.startsWith(`${base}/`) ? path.slice(base.length) : path;
	return /^\/(api(\/|$)|(healthz|readyz|metrics|sync)$)/.test(below);
}
