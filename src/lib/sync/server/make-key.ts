/** A new key of a device: 32 random bytes, base64url without padding. */
export function makeKey(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(32));
	const text = btoa(String.fromCharCode(...bytes));
	return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
