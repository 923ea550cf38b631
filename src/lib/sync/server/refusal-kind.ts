import type { RefusalCode } from '$lib/protocol/refusal';

/** They pass by themselves: the server is asked again, ever more seldom. */
const passing: ReadonlySet<RefusalCode> = new Set(['full', 'rate', 'limit', 'closing', 'role']);

/** They concern new work in one part: what others do there still comes, and the other parts go on. */
const ofWork: ReadonlySet<RefusalCode> = new Set(['foreign-author', 'too-large', 'damaged']);

/** What a refusal means for a connection: `final` ones end the trying. */
export function kindOfRefusal(code: RefusalCode): 'passing' | 'of-work' | 'final' {
	if (passing.has(code)) return 'passing';
	return ofWork.has(code) ? 'of-work' : 'final';
}
