import { isRole, type Role } from '$lib/plan/role';
import { isRefusalCode, type RefusalCode } from './refusal';

/** What a server tells a connected device besides bytes: JSON, as a stateless message. */
export type Notice =
	/** Edits are durably stored again, or are refused and to be sent again later, and why. */
	| { readonly kind: 'stored' }
	| { readonly kind: 'not-stored'; readonly reason: RefusalCode }
	/** The participant's role is another one now; connections are closed and opened anew. */
	| { readonly kind: 'role'; readonly role: Role }
	/** Somebody joined, left, or is called otherwise: ask for the people again. */
	| { readonly kind: 'people' };

export function writeNotice(notice: Notice): string {
	return JSON.stringify(notice);
}

/** Reads a notice; null for anything else, such as one of a newer server. */
export function readNotice(text: string): Notice | null {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return null;
	}
	if (typeof value !== 'object' || value === null) return null;
	const { kind, reason, role } = value as Record<string, unknown>;
	if (kind === 'stored' || kind === 'people') return { kind };
	if (kind === 'not-stored' && isRefusalCode(reason)) return { kind, reason };
	if (kind === 'role' && isRole(role)) return { kind, role };
	return null;
}
