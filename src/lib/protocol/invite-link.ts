/** A roadmap and the token that lets one device join it: 128 random bits, base64url, 22 characters. */
export interface Invite {
	readonly roadmapId: string;
	readonly token: string;
}

const tokenPattern = /^[A-Za-z0-9_-]{22}$/;

/**
 * The link that a person gets. Everything that matters stands in the fragment, which a browser sends to nobody.
 *
 * @param appAddress where the app is, with its sub-path, without a slash at the end: "https://plans.example"
 */
export function writeInviteLink(appAddress: string, { roadmapId, token }: Invite): string {
	return `${appAddress}/join#${encodeURIComponent(roadmapId)}.${token}`;
}

/** Reads the fragment of an invite link, with or without its "#". Null when it is none. */
export function readInviteFragment(fragment: string): Invite | null {
	const text = fragment.replace(/^#/, '');
	const dot = text.lastIndexOf('.');
	const token = text.slice(dot + 1);
	if (dot < 1 || !tokenPattern.test(token)) return null;
	try {
		return { roadmapId: decodeURIComponent(text.slice(0, dot)), token };
	} catch {
		return null;
	}
}
