/**
 * Where a roadmap's connection goes. The name after `d` lets a load balancer lead all devices of one roadmap to the
 * same server; it is the start of the id's SHA-256 and tells nobody the id. A page without TLS cannot make it, and
 * goes without: the servers then keep each other in step.
 *
 * @param server where the app is: "https://host/base"
 */
export async function syncAddress(server: string, roadmapId: string): Promise<string> {
	const address = `${server.replace(/^http/, 'ws')}/sync`;
	const subtle = (crypto as Partial<Crypto>).subtle;
	if (!subtle) return address;
	const hash = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(roadmapId)));
	const hex = Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
	return `${address}?d=${hex}`;
}
